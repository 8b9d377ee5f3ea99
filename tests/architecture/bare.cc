// SPDX-License-Identifier: MIT
#include "architecture/bare.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace gribning::architecture {
namespace {

bool in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

class Bare {
 public:
  explicit Bare(const SourceFile& file) {
    for (const auto& line : file.lines) code_ += line + '\n';
  }

  std::string take() && {
    while (at_ < code_.size()) step();
    return std::move(code_);
  }

 private:
  void step() {
    const std::string_view rest = std::string_view(code_).substr(at_);
    if (rest.starts_with("//") || (rest.front() == '#' && opens_line())) {
      blank_to(logical_line_end());
    } else if (rest.starts_with("/*")) {
      blank_behind("*/", 2);
    } else if (rest.starts_with("R\"") && (at_ == 0 || !in_word(code_[at_ - 1]))) {
      const auto open = code_.find('(', at_);
      blank_behind(')' + code_.substr(at_ + 2, open - at_ - 2) + '"', open - at_);
    } else if (rest.front() == '"' || (rest.front() == '\'' && (at_ == 0 || !in_word(code_[at_ - 1])))) {
      blank_literal();
    } else {
      ++at_;
    }
  }

  [[nodiscard]] bool opens_line() const {
    const auto before = code_.find_last_not_of(" \t", at_ == 0 ? 0 : at_ - 1);
    return at_ == 0 || before == std::string::npos || code_[before] == '\n';
  }

  [[nodiscard]] std::size_t logical_line_end() const {
    auto end = code_.find('\n', at_);
    while (end != std::string::npos && end > 0 && code_[end - 1] == '\\') end = code_.find('\n', end + 1);
    return end == std::string::npos ? code_.size() : end;
  }

  void blank_literal() {
    auto end = at_ + 1;
    while (end < code_.size() && code_[end] != code_[at_]) end += code_[end] == '\\' ? 2 : 1;
    blank_to(std::min(end + 1, code_.size()));
  }

  void blank_behind(const std::string& closing, std::size_t skip) {
    const auto end = code_.find(closing, at_ + skip);
    blank_to(end == std::string::npos ? code_.size() : end + closing.size());
  }

  void blank_to(std::size_t end) {
    for (; at_ < end; ++at_) {
      if (code_[at_] != '\n') code_[at_] = ' ';
    }
  }

  std::string code_;
  std::size_t at_ = 0;
};

}  // namespace

std::string bare_code(const SourceFile& file) { return Bare(file).take(); }

}  // namespace gribning::architecture
