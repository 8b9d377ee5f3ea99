// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "gribning/base/diagnostic.h"

namespace gribning {

/// Text as UTF-8, with what was done to get there.
struct DecodedText {
  /// Valid UTF-8 without a byte order mark; line ends as in the file; NUL bytes as U+2400.
  std::string text;
  /// The encoding it was read as, in ICU's name: "UTF-8", "windows-1252", "UTF-16LE", "macos-0_2-10.2" …
  std::string encoding;
  /// Notes on the detected encoding, and an error for each byte run that it could not read (kept as U+FFFD).
  Diagnostics diagnostics;
};

/// Whether decode() can be told to read it: a name that ICU knows.
[[nodiscard]] bool is_known_encoding(std::string_view encoding);

/// Bytes of unknown encoding to UTF-8. A byte order mark decides; else valid UTF-8; else UTF-16/32 by its zero bytes;
/// else ICU's detection, with Danish letters breaking ties between windows-1252 and Mac Roman.
/// Decomposed letters (a + ring) are left as they are: composing is for those who compare.
/// `encoding` overrides detection; a name that ICU does not know gives an error diagnostic and detection.
[[nodiscard]] DecodedText decode(std::string_view bytes, std::string_view encoding = {});

}  // namespace gribning
