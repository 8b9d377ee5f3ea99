// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string_view>

/// Private to formats.
namespace gribning {

/// Whether a list of words holds `word`.
template <class List>
bool among(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace gribning
