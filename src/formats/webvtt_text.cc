// SPDX-License-Identifier: MIT
#include "webvtt_text.h"

#include <algorithm>
#include <array>

#include "characters.h"
#include "markup.h"

namespace gribning::webvtt {
namespace {

constexpr std::array<std::string_view, 8> kTags = {"v", "c", "i", "b", "u", "ruby", "rt", "lang"};

struct Tag {
  bool closing = false;
  std::string_view name;
  std::size_t classes = 0;
  std::string annotation;
};

/// `inside` is what stands between < and >.
Tag read_tag(std::string_view inside) {
  Tag tag;
  if (inside.starts_with('/')) {
    tag.closing = true;
    inside.remove_prefix(1);
  }
  const std::string_view head = inside.substr(0, inside.find_first_of(" \t\r\n\f"));
  tag.name = head.substr(0, head.find('.'));
  tag.classes = static_cast<std::size_t>(std::count(head.begin(), head.end(), '.'));
  tag.annotation = one_space(decode_entities(inside.substr(head.size())));
  return tag;
}

bool is_time(std::string_view inside) {
  return !inside.empty() && is_digit(inside.front()) && inside.find(':') != std::string_view::npos &&
         inside.find_first_not_of("0123456789:.") == std::string_view::npos;
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view payload) : payload_(payload) {}

  CueText run() && {
    for (std::size_t at = 0; at < payload_.size();) {
      const std::size_t open = std::min(payload_.find('<', at), payload_.size());
      say(payload_.substr(at, open - at));
      if (open == payload_.size()) break;
      at = read_angle(open);
    }
    return std::move(out_);
  }

 private:
  /// Where reading goes on.
  std::size_t read_angle(std::size_t open) {
    const std::size_t close = payload_.find_first_of("<>", open + 1);
    const bool closed = close != std::string_view::npos && payload_[close] == '>';
    // Up to the next of them: looking further for each '<' would take long in a text that is full of them.
    const std::string_view inside = payload_.substr(open + 1, std::min(close, payload_.size()) - open - 1);
    const Tag tag = read_tag(inside);
    const bool known = std::find(kTags.begin(), kTags.end(), tag.name) != kTags.end();
    if (closed && is_time(inside)) {
      ++out_.tags;
    } else if (!known || (!closed && close != std::string_view::npos)) {
      // Something else in angle brackets, or a sign alone: talk.
      if (closed) out_.unknown_tags.push_back(open);
      say(payload_.substr(open, 1));
      return open + 1;
    } else if (tag.closing) {
      leave(tag.name);
    } else {
      enter(tag);
    }
    if (!closed) {
      out_.open_tag = open;
      return payload_.size();
    }
    return close + 1;
  }

  void enter(const Tag& tag) {
    if (tag.name == "v") {
      voices_.push_back(tag.annotation);
      if (!tag.annotation.empty()) out_.voices.push_back(tag.annotation);
      out_.classes += tag.classes;
    } else {
      ++out_.tags;
    }
    open_.push_back(tag.name);
  }

  /// Only the innermost tag can be closed, and with "ruby" its "rt".
  void leave(std::string_view name) {
    if (!open_.empty() && name == "ruby" && open_.back() == "rt") open_.pop_back();
    if (open_.empty() || open_.back() != name) return;
    open_.pop_back();
    if (name == "v") voices_.pop_back();
  }

  void say(std::string_view text) {
    if (text.empty()) return;
    const std::string voice = voices_.empty() ? std::string() : voices_.back();
    const std::string decoded = decode_entities(text, &out_.broken_entities);
    if (!out_.runs.empty() && out_.runs.back().voice == voice) {
      out_.runs.back().text += decoded;
    } else if (decoded.find_first_not_of(" \t\r\n\f") != std::string::npos) {
      out_.runs.push_back({voice, decoded});
    } else if (!out_.runs.empty()) {
      // White space after a voice separates, and is nobody's.
      out_.runs.back().text += decoded;
    }
  }

  std::string_view payload_;
  CueText out_;
  std::vector<std::string_view> open_;
  std::vector<std::string> voices_;
};

}  // namespace

CueText read_cue_text(std::string_view payload) { return Tokenizer(payload).run(); }

}  // namespace gribning::webvtt
