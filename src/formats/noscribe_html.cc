// SPDX-License-Identifier: MIT
#include "noscribe_html.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "characters.h"
#include "clocks.h"
#include "markup.h"

namespace gribning::noscribe {
namespace {

constexpr std::string_view kAnchor = "ts_";

/// The value of an attribute; `tag` is what stands between < and >.
std::string attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find_first_of(" \t\r\n\f"); at < tag.size();) {
    while (at < tag.size() && (is_space(tag[at]) || tag[at] == '/')) ++at;
    const std::size_t end = std::min(tag.find_first_of("= \t\r\n\f", at), tag.size());
    const std::string key = lower_ascii(tag.substr(at, end - at));
    at = std::min(tag.find_first_not_of(" \t\r\n\f", end), tag.size());
    std::string_view value;
    if (at < tag.size() && tag[at] == '=') {
      at = std::min(tag.find_first_not_of(" \t\r\n\f", at + 1), tag.size());
      const bool quoted = at < tag.size() && (tag[at] == '"' || tag[at] == '\'');
      const std::size_t begin = quoted ? at + 1 : at;
      const std::size_t close = quoted ? tag.find(tag[at], begin) : tag.find_first_of(" \t\r\n\f", begin);
      value = tag.substr(std::min(begin, tag.size()), close == std::string_view::npos ? close : close - begin);
      at = close == std::string_view::npos ? tag.size() : close + (quoted ? 1 : 0);
    }
    if (key == name) return decode_entities(value);
  }
  return {};
}

/// What stands before the next "_", which is passed over.
std::string_view take_field(std::string_view& text) {
  const std::size_t end = std::min(text.find('_'), text.size());
  const std::string_view field = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return field;
}

std::optional<std::int64_t> count_from(std::string_view field) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (error != std::errc() || end != field.data() + field.size() || value > kLongestTime || value < 0)
    return std::nullopt;
  return value;
}

/// The end of a tag, past the values in quotation marks; npos when it is never closed.
std::size_t tag_end(std::string_view html, std::size_t at) {
  const std::size_t plain = html.find('>', at);
  if (plain == std::string_view::npos) return plain;
  // Only a quotation mark before the first '>' can hold one.
  char open = 0;
  for (std::size_t i = at; i < html.size(); ++i) {
    const char c = html[i];
    if (open != 0) {
      if (c == open) open = 0;
    } else if (c == '"' || c == '\'') {
      open = c;
    } else if (c == '>') {
      return i;
    }
    // A quotation mark that is never closed would swallow the page.
    if (i > plain && (c == '\n' || c == '<')) return plain;
  }
  return plain;
}

class PageReader {
 public:
  explicit PageReader(std::string_view html) : html_(html) {}

  Page run() && {
    for (std::size_t at = 0; at < html_.size();) {
      const std::size_t open = std::min(html_.find('<', at), html_.size());
      say(html_.substr(at, open - at), at);
      if (open == html_.size()) break;
      at = read_angle(open);
    }
    break_paragraph();
    return std::move(page_);
  }

 private:
  std::size_t read_angle(std::size_t open) {
    if (html_.substr(open).starts_with("<!--")) {
      const std::size_t close = html_.find("-->", open + 4);
      return close == std::string_view::npos ? html_.size() : close + 3;
    }
    const char next = open + 1 < html_.size() ? html_[open + 1] : ' ';
    const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    if (!letter && next != '/' && next != '!' && next != '?') {
      say("<", open);
      return open + 1;
    }
    const std::size_t close = tag_end(html_, open + 1);
    if (close == std::string_view::npos) return html_.size();
    const std::string_view tag = html_.substr(open + 1, close - open - 1);
    const std::string name = lower_ascii(tag.substr(0, tag.find_first_of(" \t\r\n\f/", 1)));
    if (name == "style" || name == "script" || name == "title") return after_element(close + 1, name);
    read_tag(name, tag, open);
    return close + 1;
  }

  /// What stands in it is no text of the page.
  [[nodiscard]] std::size_t after_element(std::size_t at, std::string_view name) const {
    const std::size_t end = html_.find("</" + std::string(name), at);
    return end == std::string_view::npos ? html_.size() : end;
  }

  void read_tag(const std::string& name, std::string_view tag, std::size_t at) {
    constexpr std::array<std::string_view, 12> kBlocks = {"p",  "/p", "div", "/div", "body", "/body",
                                                          "h1", "h2", "h3",  "li",   "/li",  "tr"};
    if (std::find(kBlocks.begin(), kBlocks.end(), name) != kBlocks.end()) {
      break_paragraph();
    } else if (name == "br" || name == "br/") {
      say(" ", at);
    } else if (name == "meta" && attribute(tag, "name") == "audio_source") {
      const std::string path = attribute(tag, "content");
      page_.audio = path.substr(path.find_last_of("/\\") + 1);
    } else if (name == "a") {
      open_anchor(attribute(tag, "name"), at);
    } else if (name == "/a" && in_anchor_) {
      // An editor may close anchors at once: then they hold until the next.
      in_anchor_ = paragraph_.chunks.back().text.empty();
    }
  }

  void open_anchor(std::string_view name, std::size_t at) {
    in_anchor_ = false;
    if (!name.starts_with(kAnchor)) return;
    std::string_view rest = name.substr(kAnchor.size());
    Chunk chunk;
    chunk.at = at;
    chunk.anchored = true;
    chunk.start = count_from(take_field(rest));
    chunk.end = count_from(take_field(rest));
    chunk.speaker = one_space(rest);
    if (!chunk.start || !chunk.end) page_.broken_anchors.push_back(at);
    paragraph_.chunks.push_back(std::move(chunk));
    in_anchor_ = true;
  }

  void say(std::string_view raw, std::size_t at) {
    if (raw.empty()) return;
    if (!in_anchor_ && (paragraph_.chunks.empty() || paragraph_.chunks.back().anchored)) {
      if (raw.find_first_not_of(" \t\r\n\f") == std::string_view::npos) return;
      Chunk chunk;
      chunk.at = at;
      paragraph_.chunks.push_back(std::move(chunk));
    }
    std::string& text = paragraph_.chunks.back().text;
    for (const char c : decode_entities(raw)) {
      if (!is_space(c)) {
        text += c;
      } else if (text.empty() || text.back() != ' ') {
        text += ' ';
      }
    }
  }

  void break_paragraph() {
    in_anchor_ = false;
    if (!paragraph_.chunks.empty()) page_.paragraphs.push_back(std::move(paragraph_));
    paragraph_ = {};
  }

  std::string_view html_;
  Page page_;
  Paragraph paragraph_;
  /// What is said belongs to the last chunk.
  bool in_anchor_ = false;
};

}  // namespace

bool Paragraph::anchored() const {
  return std::any_of(chunks.begin(), chunks.end(), [](const Chunk& chunk) { return chunk.anchored; });
}

std::string Paragraph::text() const {
  std::string all;
  for (const Chunk& chunk : chunks) all += chunk.text;
  return one_space(all);
}

Page read_page(std::string_view html) { return PageReader(html).run(); }

}  // namespace gribning::noscribe
