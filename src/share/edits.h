// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

/// Changes in a text that leave every other byte alone. Private to share.
namespace gribning::share {

class Edits {
 public:
  explicit Edits(std::string_view text) : text_(text) {}

  /// Puts `words` before byte `at`; several at one place stand in the order in which they come.
  void insert(std::size_t at, std::string words) { edits_.push_back({at, 0, std::move(words)}); }
  void remove(std::size_t at, std::size_t size) { edits_.push_back({at, size, {}}); }
  void replace(std::size_t at, std::size_t size, std::string words) { edits_.push_back({at, size, std::move(words)}); }
  /// The text with all changes.
  [[nodiscard]] std::string apply() const;

 private:
  struct Edit {
    std::size_t at = 0;
    std::size_t removed = 0;
    std::string words;
  };
  std::string_view text_;
  std::vector<Edit> edits_;
};

/// The byte where the tag of an element begins in the text that it was parsed from.
[[nodiscard]] std::size_t begin_of(pugi::xml_node element);
/// The white space that stands before byte `at`, from the last line end on: what a new element there is indented by.
[[nodiscard]] std::string_view indent_before(std::string_view text, std::size_t at);
/// Takes an element and the white space behind it away. It holds no element of its own name.
void remove_element(Edits& edits, std::string_view text, pugi::xml_node element);
/// An attribute's value or a text with the signs escaped that XML needs.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace gribning::share
