// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <pugixml.hpp>

#include "added_tiers.h"
#include "edits.h"
#include "gribning/base/xml.h"

namespace gribning::share {
namespace {

/// What is said, without any white space: an event's text and a turn's talk differ in nothing else.
std::string bare(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') out += c;
  }
  return out;
}

/// An event of talk: between which points, and its text.
struct Event {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::string text;
};

class Exb {
 public:
  Exb(const Transcript& transcript, std::string_view text) : transcript_(transcript), text_(text), edits_(text) {}

  Result<void> read() {
    if (auto parsed = parse_xml(document_, text_, XmlNodes::content, transcript_.file); !parsed) return parsed;
    const auto root = document_.document_element();
    body_ = root.child("basic-body");
    for (const auto& speaker : root.child("head").child("speakertable").children("speaker")) {
      const std::string id = speaker.attribute("id").value();
      const std::string label = speaker.child("abbreviation").child_value();
      speaker_of_.emplace(label.empty() ? id : label, id);
      speaker_of_.emplace(id, id);
    }
    for (const auto& point : body_.child("common-timeline").children("tli")) {
      point_of_.emplace(point.attribute("id").value(), static_cast<std::int64_t>(points_.size()));
      points_.emplace_back(point.attribute("id").value());
    }
    for (const auto& tier : body_.children("tier")) {
      if (is_ours(tier)) {
        remove_element(edits_, text_, tier);
      } else if (std::string_view(tier.attribute("type").value()) == "t") {
        read_talk(tier);
      }
    }
    for (auto& [speaker, events] : talk_) {
      std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.begin < b.begin; });
    }
    return {};
  }

  /// Each speaker's turns are the speaker's events in their order, one or several to a turn.
  [[nodiscard]] Places places() const {
    Places places;
    std::map<std::string, std::size_t> done;
    for (TurnIndex turn = 0; turn < transcript_.turns.size(); ++turn) {
      places.emplace_back();
      const auto speaker = speaker_of_.find(transcript_.speaker_of(turn).label);
      if (speaker == speaker_of_.end()) continue;
      const auto events = talk_.find(speaker->second);
      if (events == talk_.end()) continue;
      places.back() = place_of(bare(transcript_.talk(turn)), events->second, done[speaker->second]);
    }
    return places;
  }

  std::string add(const std::vector<AddedTier>& tiers, const Places& places) {
    const auto close = text_.rfind("</basic-body");
    if (close == std::string_view::npos) return std::string(text_);
    const std::string indent(indent_before(text_, close));
    std::string out;
    std::size_t number = 0;
    for (const AddedTier& tier : tiers) {
      const auto speaker = speaker_of_.find(tier.speaker);
      const auto base = tier.name.substr(0, tier.name.find('@'));
      out +=
          fmt::format("<tier id=\"grb{}\" speaker=\"{}\" category=\"{}\" type=\"a\" display-name=\"{}\">\n", ++number,
                      escaped(speaker == speaker_of_.end() ? "" : speaker->second), escaped(base), escaped(tier.name));
      for (TurnIndex turn = 0; turn < places.size(); ++turn) {
        if (tier.at_turn[turn].empty()) continue;
        out +=
            fmt::format("{0}   <event start=\"{1}\" end=\"{2}\">{3}</event>\n", indent,
                        escaped(points_[static_cast<std::size_t>(places[turn]->first)]),
                        escaped(points_[static_cast<std::size_t>(places[turn]->second)]), escaped(tier.at_turn[turn]));
      }
      out += fmt::format("{0}</tier>\n{0}", indent);
    }
    edits_.insert(close, out);
    return edits_.apply();
  }

 private:
  static bool is_ours(pugi::xml_node tier) {
    return std::string_view(tier.attribute("category").value()).starts_with(kTierPrefix);
  }

  void read_talk(pugi::xml_node tier) {
    auto& events = talk_[tier.attribute("speaker").value()];
    for (const auto& event : tier.children("event")) {
      const auto begin = point_of_.find(event.attribute("start").value());
      const auto end = point_of_.find(event.attribute("end").value());
      std::string text;
      for (const auto& part : event.children()) text += part.value();
      text = bare(text);
      if (begin == point_of_.end() || end == point_of_.end() || end->second <= begin->second || text.empty()) continue;
      events.push_back({begin->second, end->second, std::move(text)});
    }
  }

  /// From the first event at or behind `done` on which the talk begins to the one on which it ends.
  static std::optional<std::pair<std::int64_t, std::int64_t>> place_of(std::string_view talk,
                                                                       const std::vector<Event>& events,
                                                                       std::size_t& done) {
    for (std::size_t first = done; first < events.size(); ++first) {
      auto rest = talk;
      std::int64_t end = 0;
      for (std::size_t i = first; i < events.size() && !rest.empty() && rest.starts_with(events[i].text); ++i) {
        rest.remove_prefix(events[i].text.size());
        end = std::max(end, events[i].end);
        if (!rest.empty()) continue;
        done = i + 1;
        return std::pair(events[first].begin, end);
      }
    }
    return std::nullopt;
  }

  const Transcript& transcript_;
  std::string_view text_;
  Edits edits_;
  pugi::xml_document document_;
  pugi::xml_node body_;
  /// By label or identifier.
  std::map<std::string, std::string> speaker_of_;
  std::map<std::string, std::int64_t> point_of_;
  std::vector<std::string> points_;
  std::map<std::string, std::vector<Event>> talk_;
};

}  // namespace

Result<Shared> add_to_exb(std::span<const Analysed> analysed, const ShareOptions& options) {
  const Analysed& each = analysed.front();
  auto carried = carrier(each.talk->transcript, "exb");
  if (!carried) return tl::unexpected(carried.error());
  Exb exb(carried->transcript, carried->transcript.original);
  if (auto read = exb.read(); !read) return tl::unexpected(read.error());
  const auto tiers = tiers_of(each, options.language);
  const Places places = exb.places();
  auto bytes = exb.add(parted(tiers, carried->transcript, places), places);
  add_unplaced(carried->losses, tiers, places);
  return Shared{{{each.talk->transcript.name + ".exb", std::move(bytes)}}, std::move(carried->losses)};
}

}  // namespace gribning::share
