// SPDX-License-Identifier: MIT
#include "spoken_xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "markup.h"

namespace gribning {
namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// "PT0.5S", "0.5", "500ms" as it stands between brackets: "0.5".
std::string duration(std::string_view value) {
  if (value.starts_with("PT")) value.remove_prefix(2);
  const bool thousandth = value.ends_with("ms");
  while (!value.empty() && (value.back() < '0' || value.back() > '9')) value.remove_suffix(1);
  const auto time = milliseconds_from(value);
  if (!time || *time < 0) return {};
  const std::int64_t length = thousandth ? *time / 1000 : *time;
  std::string seconds = seconds_from(length);
  while (seconds.ends_with('0') && !seconds.ends_with(".0")) seconds.pop_back();
  return seconds;
}

std::string pause(pugi::xml_node node) {
  for (const char* name : {"dur", "duration"}) {
    const std::string length = duration(node.attribute(name).value());
    if (!length.empty()) return "(" + length + ")";
  }
  const std::string_view kind =
      node.attribute("type") ? node.attribute("type").value() : node.attribute("duration").value();
  if (kind == "short") return "(-)";
  if (kind == "medium") return "(--)";
  if (kind == "long") return "(---)";
  return "(.)";
}

/// In and out, the longer the more h.
std::string breath(pugi::xml_node node) {
  const auto length = static_cast<std::size_t>(std::clamp(node.attribute("length").as_int(1), 1, 3));
  const std::string h(length, 'h');
  return std::string_view(node.attribute("type").value()) == "out" ? h + "°" : "°" + h;
}

class Speaking {
 public:
  explicit Speaking(bool preserve) : preserve_(preserve) {}

  std::string run(pugi::xml_node top) {
    inside(top);
    while (!out_.empty() && kXmlSpace.find(out_.back()) != std::string_view::npos) out_.pop_back();
    return std::move(out_);
  }

 private:
  void space() {
    constexpr std::string_view kNoSpaceAfter = " \n(/";
    if (!out_.empty() && kNoSpaceAfter.find(out_.back()) == std::string_view::npos) out_ += ' ';
  }

  void words(std::string_view text) {
    if (preserve_) {
      out_ += text;
      return;
    }
    if (text.empty()) return;
    if (kXmlSpace.find(text.front()) != std::string_view::npos) space();
    const std::string spaced = one_space(text);
    if (spaced.empty()) return;
    out_ += spaced;
    if (kXmlSpace.find(text.back()) != std::string_view::npos) space();
  }

  // Elements are nested no deeper than kDeepestXml.
  void inside(pugi::xml_node top) {
    for (const pugi::xml_node node : top.children()) {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) words(node.value());
      if (node.type() == pugi::node_element) element(node);
    }
  }

  void element(pugi::xml_node node) {
    const std::string_view name = local_name(node);
    const std::string_view join = node.attribute("join").value();
    if (is_one_of(name, {"w", "pc"})) {
      if (name == "w" ? !glued_ && join != "left" && join != "both" : join == "right") space();
      if (name == "pc" && join != "right") unspace();
      inside(node);
      glued_ = join == "right" || join == "both";
      if (!glued_) space();
    } else if (is_one_of(name, {"unclear", "uncertain"})) {
      space();
      out_ += '(';
      const std::size_t begin = out_.size();
      inside(node);
      unspace();
      if (out_.size() == begin) out_ += "xxx";
      out_ += ") ";
    } else if (name == "alternative") {
      unspace();
      if (!out_.empty() && out_.back() != '(') out_ += '/';
      inside(node);
    } else if (name == "lb") {
      unspace();
      out_ += '\n';
    } else if (const std::string sign = sign_of(node); !sign.empty()) {
      space();
      out_ += sign;
      space();
    } else if (!is_one_of(name, {"note", "spanGrp", "span", "desc", "interp", "fs", "time", "anchor", "boundary"})) {
      if (is_one_of(name, {"seg", "u", "unparsed", "segment", "line"})) space();
      inside(node);
    }
  }

  void unspace() {
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
  }

  bool preserve_;
  /// The word before goes on in the next.
  bool glued_ = false;
  std::string out_;
};

}  // namespace

std::string sign_of(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  if (name == "pause") return pause(node);
  if (is_one_of(name, {"breathe", "breath"})) return breath(node);
  if (name == "gap") return "(xxx)";
  if (is_one_of(name, {"incident", "kinesic", "vocal", "writing", "non-phonological"})) {
    std::string what = one_space(text_of(node));
    if (what.empty()) what = node.attribute("description").value();
    if (what.empty()) what = node.attribute("desc").value();
    return what.empty() ? std::string() : "((" + what + "))";
  }
  return {};
}

std::string spoken_text(pugi::xml_node top) {
  bool preserve = false;
  for (pugi::xml_node node = top; node && !preserve; node = node.parent()) {
    preserve = std::string_view(node.attribute("xml:space").value()) == "preserve";
  }
  return Speaking(preserve).run(top);
}

bool NamedTimeline::add(std::string_view name, std::optional<std::int64_t> time) {
  const bool added = points_.emplace(name, all_.size()).second;
  if (added) all_.push_back(time);
  return added;
}

std::optional<std::size_t> NamedTimeline::point(std::string_view name) const {
  const auto found = points_.find(without_hash(name));
  if (found == points_.end()) return std::nullopt;
  return found->second;
}

void NamedTimeline::place(Entry& entry, std::string_view begin, std::string_view end, bool interpolate) {
  if (!times_) times_.emplace(all_);
  const auto first = point(begin);
  const auto last = point(end);
  entry.at = last_at_;
  entry.position = last_position_;
  if (!first && !last) return;
  times_->place(entry, first.value_or(last.value_or(0)), last.value_or(first.value_or(0)));
  const auto open = [&](const std::optional<std::size_t>& at) { return !at || (!interpolate && !times_->known(*at)); };
  if (open(first)) entry.start.reset();
  if (open(last)) entry.end.reset();
  entry.interpolated = interpolate && entry.interpolated;
  last_at_ = entry.at;
  last_position_ = entry.position;
}

}  // namespace gribning
