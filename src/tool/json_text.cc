// SPDX-License-Identifier: MIT
#include "json_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "gribning/base/utf8.h"

namespace gribning::tool {
namespace {

/// Thousandths up to one, as most weights are.
constexpr int kOne = 1000;

bool is_plain(unsigned char byte) { return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\'; }

/// Nothing in it needs an escape, and it is UTF-8.
bool is_plain(std::string_view value) {
  for (std::size_t i = 0; i < value.size();) {
    const auto byte = static_cast<unsigned char>(value[i]);
    if (is_plain(byte)) {
      ++i;
    } else if (byte < 0x80 || next_code_point(value, i) < 0) {
      return false;
    }
  }
  return true;
}

}  // namespace

void JsonText::text(std::string_view value) {
  if (!is_plain(value)) {
    return raw(nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  }
  separate();
  out_ += '"';
  out_ += value;
  out_ += '"';
}

void JsonText::whole(std::int64_t value) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
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
