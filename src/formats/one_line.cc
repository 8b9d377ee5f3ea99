// SPDX-License-Identifier: MIT
#include "one_line.h"

#include <fmt/format.h>

#include "text_lines.h"

namespace gribning {

std::string one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\x15') c = ' ';
  }
  const Span kept = text_reader::trimmed(out, {0, static_cast<std::uint32_t>(out.size())});
  return std::string(quote(out, kept));
}

std::string clock(std::int64_t milliseconds, char point) {
  const std::int64_t time = milliseconds < 0 ? 0 : milliseconds;
  return fmt::format("{:02}:{:02}:{:02}{}{:03}", time / 3'600'000, time / 60'000 % 60, time / 1000 % 60, point,
                     time % 1000);
}

}  // namespace gribning
