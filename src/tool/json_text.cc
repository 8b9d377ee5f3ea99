// SPDX-License-Identifier: MIT
#include "json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "gribning/base/utf8.h"

namespace gribning::tool {
namespace {

constexpr std::size_t kLeastBuffer = 4096;
constexpr int kThousand = 1000;
/// What rounded() writes itself: weights and counts.
constexpr double kMostThousandths = 1e9;

/// Eight bytes at a time: whether one of them has to be escaped, and whether all are ASCII.
struct Eight {
  std::uint64_t bytes = 0;

  static constexpr std::uint64_t kOnes = 0x0101010101010101U;
  static constexpr std::uint64_t kHighBits = 0x80 * kOnes;

  explicit Eight(const char* from) { std::memcpy(&bytes, from, sizeof bytes); }
  [[nodiscard]] bool escaped() const {
    // Subtracting borrows into the high bit where a byte is smaller; a byte above such a one may be taken for one too,
    // which does no harm.
    const std::uint64_t quote = bytes ^ ('"' * kOnes);
    const std::uint64_t backslash = bytes ^ ('\\' * kOnes);
    const std::uint64_t control = (bytes - 0x20 * kOnes) & ~bytes;
    return ((((quote - kOnes) & ~quote) | ((backslash - kOnes) & ~backslash) | control) & kHighBits) != 0;
  }
};

constexpr bool is_escaped(char c) { return (c >= 0 && c < 0x20) || c == '"' || c == '\\'; }

bool is_utf8(std::string_view value) {
  for (std::size_t at = end_of_ascii(value, 0); at < value.size(); at = end_of_ascii(value, at)) {
    if (next_code_point(value, at) < 0) return false;
  }
  return true;
}

/// Copies what needs no escape and is UTF-8. False for anything else, of which a part may have been copied.
bool copy_plain(std::string_view value, char* to) {
  constexpr std::size_t kStep = sizeof(Eight::bytes);
  std::uint64_t all = 0;
  if (value.size() < kStep) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (is_escaped(value[i])) return false;
      to[i] = value[i];
      all |= static_cast<unsigned char>(value[i]);
    }
  } else {
    // The last eight reach back over some that were looked at before.
    const std::size_t last = value.size() - kStep;
    for (std::size_t at = 0;; at = std::min(at + kStep, last)) {
      const Eight eight(value.data() + at);
      if (eight.escaped()) return false;
      std::memcpy(to + at, &eight.bytes, kStep);
      all |= eight.bytes;
      if (at == last) break;
    }
  }
  return (all & Eight::kHighBits) == 0 || is_utf8(value);
}

}  // namespace

void JsonText::grow(std::size_t bytes) {
  buffer_.resize(std::max({kLeastBuffer, expected_, 2 * buffer_.size(), size_ + bytes}));
}

void JsonText::text(std::string_view value) {
  const bool first = first_;
  char* to = begin_value(value.size() + 2);
  *to = '"';
  if (copy_plain(value, to + 1)) {
    to[value.size() + 1] = '"';
    return written_to(to + value.size() + 2);
  }
  first_ = first;
  raw(nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void JsonText::whole(std::int64_t value) {
  const fmt::format_int digits(value);
  raw({digits.data(), digits.size()});
}

void JsonText::rounded(double value) {
  const double thousandths = std::round(value * kThousand);
  if (!(std::abs(thousandths) <= kMostThousandths) || (thousandths == 0 && std::signbit(thousandths))) {
    return raw(nlohmann::json(thousandths / kThousand).dump());
  }
  const auto whole = static_cast<std::int64_t>(thousandths);
  const fmt::format_int digits(std::abs(whole) / kThousand);
  const auto rest = static_cast<int>(std::abs(whole) % kThousand);
  char* to = begin_value(digits.size() + 5);
  if (whole < 0) *to++ = '-';
  to = std::copy_n(digits.data(), digits.size(), to);
  *to++ = '.';
  *to++ = static_cast<char>('0' + rest / 100);
  if (rest % 100 != 0) *to++ = static_cast<char>('0' + rest / 10 % 10);
  if (rest % 10 != 0) *to++ = static_cast<char>('0' + rest % 10);
  written_to(to);
}

}  // namespace gribning::tool
