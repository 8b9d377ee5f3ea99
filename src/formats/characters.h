// SPDX-License-Identifier: MIT
#pragma once

/// What the signs are that a format itself is written in; the letters of the talk are more than these. Private to
/// formats.
namespace gribning {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

}  // namespace gribning
