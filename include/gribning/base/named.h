// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <string_view>

#include "gribning/base/language.h"

namespace gribning {

/// A value of the codebook with its name in files and its name for people.
template <class Value>
struct Named {
  Value value;
  std::string_view code;
  Bilingual title;
};

/// The row of `value`. Every value has one.
template <class Value, std::size_t n>
const Named<Value>& row_of(const std::array<Named<Value>, n>& rows, Value value) {
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.value == value; });
  assert(row != rows.end());
  return *row;
}

/// The value that `code` names, or nothing.
template <class Value, std::size_t n>
std::optional<Value> value_from(const std::array<Named<Value>, n>& rows, std::string_view code) {
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.code == code; });
  if (row == rows.end()) return std::nullopt;
  return row->value;
}

}  // namespace gribning
