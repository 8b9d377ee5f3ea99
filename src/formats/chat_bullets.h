// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "gribning/base/span.h"

/// The time bullets of CHAT. Private to its reader.
namespace gribning::chat {

struct Bullet {
  /// With its delimiters.
  Span span;
  /// Nothing when it could not be understood.
  std::optional<std::int64_t> start;
  std::optional<std::int64_t> end;
  /// %snd:"file"_0_5000, as CLAN wrote until 2010.
  bool old_form = false;
  /// The closing delimiter is missing.
  bool open = false;
};

/// All bullets in `within`: between bytes 0x15, or with the literal number 21 in the place of the byte, in milliseconds
/// or in seconds with a decimal point.
[[nodiscard]] std::vector<Bullet> find_bullets(std::string_view text, Span within);

}  // namespace gribning::chat
