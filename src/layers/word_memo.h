// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/short_hash.h"
#include "gribning/layers/words.h"

namespace gribning {

/// Words as they are written, and what is known about each: an open hash table over one long string, so that asking for
/// a known word takes no memory and, mostly, two looks into it. Forgets everything when it grows too large.
class WordMemo {
 public:
  WordMemo() : places_(kFewest) {}

  /// Nothing when the word has not been put here.
  [[nodiscard]] const WordType* find(std::string_view written) const {
    const auto hash = short_hash(written);
    for (auto at = hash & (places_.size() - 1); places_[at].type != nullptr; at = (at + 1) & (places_.size() - 1)) {
      const auto& place = places_[at];
      if (place.hash == hash && place.size == written.size() &&
          std::memcmp(letters_.data() + place.begin, written.data(), written.size()) == 0) {
        return place.type;
      }
    }
    return nullptr;
  }

  /// `written` must not be here yet.
  void put(std::string_view written, const WordType& type) {
    if (kept_ == kMost) {
      places_.assign(kFewest, {});
      letters_.clear();
      kept_ = 0;
    }
    if (2 * (kept_ + 1) > places_.size()) grow();
    const auto begin = static_cast<std::uint32_t>(letters_.size());
    letters_ += written;
    place({short_hash(written), begin, static_cast<std::uint32_t>(written.size()), &type});
    ++kept_;
  }

 private:
  struct Place {
    std::uint64_t hash = 0;
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    const WordType* type = nullptr;
  };

  /// Powers of two.
  static constexpr std::size_t kFewest = 8192;
  static constexpr std::size_t kMost = std::size_t{1} << 16U;

  void place(const Place& fresh) {
    auto at = fresh.hash & (places_.size() - 1);
    while (places_[at].type != nullptr) at = (at + 1) & (places_.size() - 1);
    places_[at] = fresh;
  }

  void grow() {
    std::vector<Place> before(2 * places_.size());
    before.swap(places_);
    for (const auto& old : before) {
      if (old.type != nullptr) place(old);
    }
  }

  std::vector<Place> places_;
  std::string letters_;
  std::size_t kept_ = 0;
};

}  // namespace gribning
