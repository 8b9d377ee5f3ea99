// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "gribning/base/language.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's name
class App;
}

namespace gribning::tool {

/// What is wrong with a command line that was refused, when it is a word that no command knows: a command, option or
/// argument; with the name that was probably meant. Nothing when it is something else.
[[nodiscard]] std::optional<std::string> unknown_word(const CLI::App& app, Language language);

}  // namespace gribning::tool
