// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gribning {

/// How letters with a line below them (U+0332), which are stressed, are written.
enum class LineBelow {
  underlines,  ///< as underlined text (u): fonts draw it
  signs        ///< as it stands: for who reads preformatted text without its elements
};

/// An element of an HTML tree, with its attributes, text and children. The only place where text becomes markup: no
/// caller ever escapes. What it writes is HTML5 and well-formed XML at once.
class Element {
 public:
  explicit Element(std::string_view name) : name_(name) {}

  Element& attribute(std::string_view name, std::string_view value);
  Element& text(std::string_view text);
  Element& add(Element child);
  /// A child named `name` that holds only text.
  Element& add(std::string_view name, std::string_view text);

  /// The element as bytes. Elements that hold only elements have each on a line of its own; text is never given white
  /// space that it does not have.
  [[nodiscard]] std::string write(LineBelow line_below = LineBelow::underlines) const;

 private:
  void write(std::string& out, std::size_t depth, LineBelow line_below) const;
  [[nodiscard]] bool holds_text() const;

  /// Empty for a piece of text.
  std::string name_;
  std::string text_;
  std::vector<std::pair<std::string, std::string>> attributes_;
  std::vector<Element> children_;
};

/// A style element. `css` is ours, never a user's: it is written as it is, and holds neither "<" nor "&".
[[nodiscard]] Element style(std::string_view css);

}  // namespace gribning
