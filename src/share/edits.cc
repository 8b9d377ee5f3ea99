// SPDX-License-Identifier: MIT
#include "edits.h"

#include <algorithm>

#include "gribning/base/xml.h"

namespace gribning::share {
namespace {

/// Behind the ">" that ends the tag which begins at `at`; one in an attribute's value ends none.
std::size_t behind_tag(std::string_view text, std::size_t at) {
  char quote = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return text.size();
}

}  // namespace

std::string Edits::apply() const {
  std::vector<Edit> edits = edits_;
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.at < b.at; });
  std::string out;
  std::size_t done = 0;
  for (const Edit& edit : edits) {
    if (edit.at > done) out += text_.substr(done, edit.at - done);
    out += edit.words;
    done = std::max(done, edit.at + edit.removed);
  }
  return out + std::string(text_.substr(std::min(done, text_.size())));
}

std::size_t begin_of(pugi::xml_node element) {
  // pugixml points at the name.
  return static_cast<std::size_t>(element.offset_debug()) - 1;
}

std::string_view indent_before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 &&
         (text[begin - 1] == ' ' || text[begin - 1] == '\t' || text[begin - 1] == '\r' || text[begin - 1] == '\n')) {
    --begin;
  }
  const auto last_line = text.substr(begin, at - begin).find_last_of("\r\n");
  return last_line == std::string_view::npos ? std::string_view()
                                             : text.substr(begin + last_line + 1, at - begin - last_line - 1);
}

void remove_element(Edits& edits, std::string_view text, pugi::xml_node element) {
  const std::size_t begin = begin_of(element);
  std::size_t end = behind_tag(text, begin);
  const bool closed = end >= 2 && text[end - 2] == '/';
  if (!closed) {
    const auto closing = text.find("</" + std::string(element.name()), end);
    if (closing == std::string_view::npos) return;
    end = behind_tag(text, closing);
  }
  while (end < text.size() && static_cast<unsigned char>(text[end]) <= ' ') ++end;
  edits.remove(begin, end - begin);
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : for_xml(text)) {
    switch (c) {
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
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace gribning::share
