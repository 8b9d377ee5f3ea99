// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace gribning {

/// Every `what` in `text` becomes `with`.
inline void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

}  // namespace gribning
