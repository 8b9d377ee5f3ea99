// SPDX-License-Identifier: MIT
#include "json_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "gribning/base/utf8.h"

namespace gribning::tool {
namespace {

/// Thousandths up to one, as most weights are.
constexpr int kOne = 1000;
constexpr std::size_t kFirstBuffer = std::size_t{1} << 16U;
constexpr std::size_t kLongestNumber = 24;

constexpr bool is_plain(unsigned char byte) { return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\'; }

/// Each of eight bytes is plain. Where one is, the others may be taken for plain or not.
bool are_plain(std::uint64_t eight) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighBits = 0x80 * kOnes;
  // Taking a number from each byte borrows from the high bit of those that are smaller; there is no borrowing across
  // bytes unless one of them is below it.
  const auto zero_in = [](std::uint64_t bytes) { return (bytes - kOnes) & ~bytes; };
  const std::uint64_t control = (eight - 0x20 * kOnes) & ~eight;
  return ((control | zero_in(eight ^ ('"' * kOnes)) | zero_in(eight ^ ('\\' * kOnes)) | eight) & kHighBits) == 0;
}

/// The first byte from `at` on that is not plain.
std::size_t end_of_plain(std::string_view value, std::size_t at) {
  for (std::uint64_t eight = 0; value.size() - at >= sizeof eight; at += sizeof eight) {
    std::memcpy(&eight, value.data() + at, sizeof eight);
    if (!are_plain(eight)) break;
  }
  while (at < value.size() && is_plain(static_cast<unsigned char>(value[at]))) ++at;
  return at;
}

/// Nothing in it needs an escape, and it is UTF-8.
bool is_plain(std::string_view value) {
  for (std::size_t at = end_of_plain(value, 0); at < value.size(); at = end_of_plain(value, at)) {
    if (static_cast<unsigned char>(value[at]) < 0x80 || next_code_point(value, at) < 0) return false;
  }
  return true;
}

}  // namespace

void JsonText::grow(std::size_t bytes) {
  buffer_.resize(std::max({kFirstBuffer, 2 * buffer_.size(), size_ + bytes}));
}

void JsonText::text(std::string_view value) {
  if (!is_plain(value)) {
    return raw(nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  }
  char* to = room(value.size() + 3);
  if (!first_) *to++ = ',';
  *to++ = '"';
  std::memcpy(to, value.data(), value.size());
  to += value.size();
  *to++ = '"';
  written_to(to);
  first_ = false;
}

void JsonText::whole(std::int64_t value) {
  separate();
  char* to = room(kLongestNumber);
  written_to(std::to_chars(to, to + kLongestNumber, value).ptr);
}

void JsonText::rounded(double value) {
  const double thousandths = std::round(value * kOne);
  if (!(thousandths >= 0 && thousandths <= kOne) || std::signbit(thousandths)) {
    return raw(nlohmann::json(thousandths / kOne).dump());
  }
  const auto whole = static_cast<int>(thousandths);
  std::array<char, 5> digits = {static_cast<char>('0' + whole / 1000), '.', static_cast<char>('0' + whole / 100 % 10),
                                static_cast<char>('0' + whole / 10 % 10), static_cast<char>('0' + whole % 10)};
  std::size_t size = digits.size();
  while (size > 3 && digits.at(size - 1) == '0') --size;
  raw({digits.data(), size});
}

}  // namespace gribning::tool
