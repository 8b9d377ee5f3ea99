// SPDX-License-Identifier: MIT
#include "sheet/markup.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "sheet/stressed.h"

namespace gribning {
namespace {

/// Text or an attribute's value. Control characters, which HTML does not allow, show as their pictures (U+2400 …).
void escape(std::string& out, std::string_view text) {
  for (const char byte : text) {
    switch (byte) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\x7F':
        out += "\u2421";
        break;
      default:
        if (const auto value = static_cast<unsigned char>(byte); value < 0x20 && byte != '\n' && byte != '\t') {
          out += "\xE2\x90";
          out += static_cast<char>(0x80 + value);
        } else {
          out += byte;
        }
    }
  }
}

/// Text of the page, with stressed letters underlined.
void write_text(std::string& out, std::string_view text) {
  for (const auto& part : parts_by_stress(text)) {
    if (part.stressed) out += "<u>";
    escape(out, part.text);
    if (part.stressed) out += "</u>";
  }
}

bool is_void(std::string_view name) {
  constexpr std::array<std::string_view, 4> kNames{"meta", "br", "hr", "col"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

}  // namespace

Element& Element::attribute(std::string_view name, std::string_view value) {
  attributes_.emplace_back(name, value);
  return *this;
}

Element& Element::text(std::string_view text) {
  Element piece{""};
  piece.text_ = text;
  children_.push_back(std::move(piece));
  return *this;
}

Element& Element::add(Element child) {
  children_.push_back(std::move(child));
  return *this;
}

Element& Element::add(std::string_view name, std::string_view text) { return add(std::move(Element(name).text(text))); }

bool Element::holds_text() const {
  return std::any_of(children_.begin(), children_.end(), [](const Element& child) { return child.name_.empty(); });
}

std::string Element::write(LineBelow line_below) const {
  std::string out;
  write(out, 0, line_below);
  out += '\n';
  return out;
}

void Element::write(std::string& out, std::size_t depth, LineBelow line_below) const {
  if (name_.empty()) return line_below == LineBelow::signs ? escape(out, text_) : write_text(out, text_);
  out.append("<").append(name_);
  for (const auto& [name, value] : attributes_) {
    out.append(" ").append(name).append("=\"");
    escape(out, value);
    out += '"';
  }
  if (is_void(name_)) {
    out += "/>";
    return;
  }
  out += '>';
  if (name_ == "style") {
    for (const auto& child : children_) out += child.text_;
  } else if (holds_text()) {
    // A title is shown without its elements.
    for (const auto& child : children_) child.write(out, depth, name_ == "title" ? LineBelow::signs : line_below);
  } else if (!children_.empty()) {
    for (const auto& child : children_) {
      out.append("\n").append(depth + 1, ' ');
      child.write(out, depth + 1, line_below);
    }
    out.append("\n").append(depth, ' ');
  }
  out.append("</").append(name_).append(">");
}

Element style(std::string_view css) {
  assert(css.find_first_of("<&") == std::string_view::npos);
  Element element("style");
  element.text(css);
  return element;
}

}  // namespace gribning
