// SPDX-License-Identifier: MIT
#pragma once

#include "gribning/share/target.h"

/// REFI-QDA projects. Private to share.
namespace gribning::share {

/// Notes of this kind hold the program's reasons; they are not read back as a coder's notes.
inline constexpr std::string_view kReasonsPrefix = "gribning: ";
/// Names of the links between an opportunity's turn and others.
inline constexpr std::string_view kResponseLink = "svartur";
inline constexpr std::string_view kLaterLink = "senere grebet";

/// A project (.qdpx): every conversation as a text source, codes as selections of its text. See docs/formats/qdpx.md.
[[nodiscard]] Result<Shared> write_qdpx(std::span<const Analysed> analysed, const ShareOptions& options);

}  // namespace gribning::share
