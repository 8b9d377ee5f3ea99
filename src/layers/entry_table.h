// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gribning {

/// A hash of a word that goes on letter by letter, so that the beginnings of a word, and what they are with another
/// ending, are had by the way. It withstands nobody who wants collisions: they make a table slow, not wrong.
class WordHash {
 public:
  constexpr void add(std::string_view letters) {
    for (const char letter : letters) value_ = (value_ ^ static_cast<unsigned char>(letter)) * 0x9E3779B97F4A7C15U;
  }
  /// Its upper bits are the better ones.
  [[nodiscard]] constexpr std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xD6E8FEB86659FD93U;
};

/// The entries of a Hunspell dictionary file (.dic) that are written in lower case: an open hash table of where each
/// stands. Nothing is copied out of the text, so that 160,000 entries take a few milliseconds. Source: hunspell(5).
class EntryTable {
 public:
  explicit EntryTable(std::string bytes);
  EntryTable(const EntryTable&) = delete;
  EntryTable& operator=(const EntryTable&) = delete;

  struct Entry {
    std::string_view word;
    /// What stands after its slash.
    std::string_view flags;
    /// Morphological fields: "st:mand al:mændene".
    std::string_view fields;

    /// The base form that its fields name, else the word itself.
    [[nodiscard]] std::string_view base() const;
  };

  /// Calls `see` with each entry of the word, in the order of the file. The word comes in two pieces, with its hash.
  template <class See>
  void each(std::string_view stem, std::string_view strip, WordHash hash, See see) const {
    const auto value = hash.value();
    const auto size = stem.size() + strip.size();
    if (!may_have(value) || size > kLongest) return;
    const auto tag = tag_of(value, size);
    for (auto at = first_place(value); places_[at].begin != 0; at = (at + 1) & (places_.size() - 1)) {
      const std::size_t begin = places_[at].begin;
      if (places_[at].tag == tag && text_.compare(begin, stem.size(), stem) == 0 &&
          text_.compare(begin + stem.size(), strip.size(), strip) == 0) {
        see(entry(begin, size));
      }
    }
  }

 private:
  /// A place that was found for an entry but is not filled yet.
  struct Waiting {
    std::uint64_t hash = 0;
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };

  struct Place {
    /// Of the entry in the text; never 0, where the number of entries stands.
    std::uint32_t begin = 0;
    std::uint32_t tag = 0;
  };

  static constexpr std::size_t kLongest = 255;
  /// A power of two.
  static constexpr std::size_t kHashes = std::size_t{1} << 20U;

  /// The length, and letters as far as the place does not tell them.
  [[nodiscard]] static std::uint32_t tag_of(std::uint64_t hash, std::size_t size) {
    return (static_cast<std::uint32_t>(hash >> 12U) & ~std::uint32_t{0xFF}) | static_cast<std::uint32_t>(size);
  }
  [[nodiscard]] std::size_t first_place(std::uint64_t hash) const { return (hash >> 40U) & (places_.size() - 1); }
  /// Most words that are asked for are none: a bit for each hash says so from within the processor's cache.
  [[nodiscard]] bool may_have(std::uint64_t hash) const {
    const auto bit = bit_of(hash);
    return ((hashes_[bit / 64] >> (bit % 64)) & 1U) != 0;
  }
  [[nodiscard]] static std::size_t bit_of(std::uint64_t hash) { return (hash >> 20U) & (kHashes - 1); }
  [[nodiscard]] std::size_t word_end(std::size_t begin) const;
  [[nodiscard]] Entry entry(std::size_t begin, std::size_t size) const;
  void place(const Waiting& entry);
  void grow();

  std::string text_;
  std::vector<Place> places_;
  std::vector<std::uint64_t> hashes_;
  std::size_t kept_ = 0;
};

}  // namespace gribning
