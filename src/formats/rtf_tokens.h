// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// The tokens of Rich Text Format. Private to the RTF reader.
namespace gribning {

struct RtfToken {
  enum class Kind {
    open,   ///< {
    close,  ///< }
    word,   ///< \name or \name12; also a sign such as \~
    byte,   ///< \'e5 or a byte of text
    end,
  };
  Kind kind = Kind::end;
  std::string_view name;
  std::optional<std::int64_t> number;
  char byte = 0;
};

class RtfTokens {
 public:
  explicit RtfTokens(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] RtfToken next();
  /// Where the next token begins.
  [[nodiscard]] std::size_t at() const { return at_; }
  /// Passes over bytes that are no RTF (\bin).
  void skip(std::size_t count);

 private:
  [[nodiscard]] RtfToken control();
  [[nodiscard]] RtfToken hexadecimal();
  [[nodiscard]] char here() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

/// ICU's name of a Windows code page (\ansicpg1252) or of a font's character set (\fcharset204); empty when there is
/// none.
[[nodiscard]] std::string_view encoding_of_code_page(std::int64_t page);
[[nodiscard]] std::string_view encoding_of_charset(std::int64_t charset);

}  // namespace gribning
