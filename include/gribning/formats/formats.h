// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "gribning/base/language.h"
#include "gribning/formats/read.h"
#include "gribning/formats/write.h"

namespace gribning {

/// A transcript format: one row of the table of all formats.
struct Format {
  /// Identifier: what ReadOptions::format and Transcript::format say.
  std::string_view name;
  Bilingual title;
  /// Usual endings of file names, each with its dot, parted by spaces: ".txt .text". Shown to people; content decides.
  std::string_view endings;
  /// Bytes that are no text (zip, say) are given to the reader as they are; all others as UTF-8.
  bool binary = false;
  /// How sure it is that this is its format, from the content alone: 0 is no, 100 is certain.
  int (*recognise)(std::string_view content) = nullptr;
  Result<Transcript> (*read)(std::string_view content, const ReadOptions& options) = nullptr;
  /// nullptr for a format that is only read.
  Result<Written> (*write)(const Transcript& transcript) = nullptr;
  /// For formats that keep many conversations in one file; nullptr for all others.
  Result<std::vector<Transcript>> (*read_all)(std::string_view content, const ReadOptions& options) = nullptr;
};

/// All formats that can be read, the most wanted first. A new format is a row here and a file of its own.
[[nodiscard]] std::span<const Format> formats();

/// The format with this name, or nullptr.
[[nodiscard]] const Format* format_named(std::string_view name);

}  // namespace gribning
