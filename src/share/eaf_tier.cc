// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <set>

#include "added_tiers.h"
#include "edits.h"
#include "gribning/base/xml.h"

namespace gribning::share {
namespace {

constexpr std::string_view kType = "grb";

/// A new annotation; both of its slots are new too.
struct Added {
  std::size_t tier = 0;
  TurnIndex turn = 0;
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

class Eaf {
 public:
  Eaf(const Transcript& transcript, const Places& places, std::vector<AddedTier> tiers)
      : transcript_(transcript), places_(places), text_(transcript.original), tiers_(std::move(tiers)), edits_(text_) {}

  Result<std::string> run() {
    if (auto parsed = parse_xml(document_, text_, XmlNodes::content, transcript_.file); !parsed)
      return tl::unexpected(parsed.error());
    root_ = document_.document_element();
    origin_ = root_.child("HEADER").child("MEDIA_DESCRIPTOR").attribute("TIME_ORIGIN").as_llong();
    remove_earlier();
    take_ids();
    for (std::size_t tier = 0; tier < tiers_.size(); ++tier) {
      for (TurnIndex turn = 0; turn < places_.size(); ++turn) {
        if (tiers_[tier].at_turn[turn].empty()) continue;
        annotations_.push_back({tier, turn, places_[turn]->first - origin_, places_[turn]->second - origin_});
      }
    }
    const std::size_t before_types = place_of_tiers();
    if (!annotations_.empty()) {
      if (!write_slots()) {
        return tl::unexpected(
            Failure{.code = "eaf-no-times",
                    .message = {"ELAN-dokumentet har ingen tider (TIME_ORDER), så der kan ikke tilføjes lag.",
                                "The ELAN document has no times (TIME_ORDER), so no tiers can be added."},
                    .file = transcript_.file});
      }
      write_tiers(before_types);
    }
    return edits_.apply();
  }

 private:
  /// What an earlier export added.
  void remove_earlier() {
    for (const auto& tier : root_.children("TIER")) {
      if (!std::string_view(tier.attribute("TIER_ID").value()).starts_with(kTierPrefix)) continue;
      remove_element(edits_, text_, tier);
    }
    for (const auto& slot : root_.child("TIME_ORDER").children("TIME_SLOT")) {
      if (is_ours(slot)) remove_element(edits_, text_, slot);
    }
    if (const auto type = root_.find_child_by_attribute("LINGUISTIC_TYPE", "LINGUISTIC_TYPE_ID", kType.data())) {
      remove_element(edits_, text_, type);
    }
  }

  static bool is_ours(pugi::xml_node slot) {
    return std::string_view(slot.attribute("TIME_SLOT_ID").value()).starts_with("grbts");
  }

  void take_ids() {
    for (const auto& found : document_.select_nodes("//@ANNOTATION_ID | //@TIME_SLOT_ID")) {
      const std::string_view id = found.attribute().value();
      if (!id.starts_with("grb")) ids_.emplace(id);
    }
  }

  /// Slots stand in the order of time, so every new one has its place among those that were there.
  bool write_slots() {
    struct Slot {
      std::int64_t time = 0;
      std::string id;
    };
    std::vector<Slot> slots;
    for (std::size_t i = 0; i < annotations_.size(); ++i) {
      slots.push_back({annotations_[i].begin, fmt::format("grbts{}", 2 * i + 1)});
      slots.push_back({annotations_[i].end, fmt::format("grbts{}", 2 * i + 2)});
    }
    std::stable_sort(slots.begin(), slots.end(), [](const Slot& a, const Slot& b) { return a.time < b.time; });
    const auto order = root_.child("TIME_ORDER");
    auto next = slots.begin();
    std::string_view indent;
    const auto write = [&](std::size_t at) {
      edits_.insert(
          at, fmt::format("<TIME_SLOT TIME_SLOT_ID=\"{}\" TIME_VALUE=\"{}\"/>\n{}", next->id, next->time, indent));
      ++next;
    };
    for (const auto& slot : order.children("TIME_SLOT")) {
      if (is_ours(slot)) continue;
      const std::size_t at = begin_of(slot);
      indent = indent_before(text_, at);
      const auto value = slot.attribute("TIME_VALUE");
      while (value && next != slots.end() && next->time < value.as_llong()) write(at);
    }
    const auto close = order ? text_.find("</TIME_ORDER", begin_of(order)) : std::string_view::npos;
    if (close == std::string_view::npos) return false;
    indent = indent_before(text_, close);
    while (next != slots.end()) write(close);
    return true;
  }

  [[nodiscard]] std::size_t place_of_tiers() const {
    if (const auto type = root_.child("LINGUISTIC_TYPE")) return begin_of(type);
    const auto close = text_.rfind("</ANNOTATION_DOCUMENT");
    return close == std::string_view::npos ? text_.size() : close;
  }

  std::string new_id() {
    std::string id;
    do {
      id = fmt::format("grba{}", ++number_);
    } while (ids_.contains(id));
    return id;
  }

  void write_tiers(std::size_t at) {
    const std::string indent(indent_before(text_, at));
    std::string out;
    for (std::size_t tier = 0; tier < tiers_.size(); ++tier) {
      std::string inside;
      for (std::size_t i = 0; i < annotations_.size(); ++i) {
        const Added& added = annotations_[i];
        if (added.tier != tier) continue;
        inside += fmt::format(
            "{0}    <ANNOTATION>\n"
            "{0}        <ALIGNABLE_ANNOTATION ANNOTATION_ID=\"{1}\" TIME_SLOT_REF1=\"grbts{2}\" "
            "TIME_SLOT_REF2=\"grbts{3}\">\n"
            "{0}            <ANNOTATION_VALUE>{4}</ANNOTATION_VALUE>\n"
            "{0}        </ALIGNABLE_ANNOTATION>\n"
            "{0}    </ANNOTATION>\n",
            indent, new_id(), 2 * i + 1, 2 * i + 2, escaped(tiers_[tier].at_turn[added.turn]));
      }
      if (inside.empty()) continue;
      out += fmt::format("<TIER LINGUISTIC_TYPE_REF=\"{1}\" PARTICIPANT=\"{4}\" TIER_ID=\"{2}\">\n{3}{0}</TIER>\n{0}",
                         indent, kType, escaped(tiers_[tier].name), inside, escaped(tiers_[tier].speaker));
    }
    edits_.insert(at, out);
    edits_.insert(at, fmt::format("<LINGUISTIC_TYPE GRAPHIC_REFERENCES=\"false\" LINGUISTIC_TYPE_ID=\"{1}\" "
                                  "TIME_ALIGNABLE=\"true\"/>\n{0}",
                                  indent, kType));
  }

  const Transcript& transcript_;
  const Places& places_;
  std::string_view text_;
  std::vector<AddedTier> tiers_;
  Edits edits_;
  pugi::xml_document document_;
  pugi::xml_node root_;
  std::int64_t origin_ = 0;
  std::set<std::string, std::less<>> ids_;
  std::vector<Added> annotations_;
  std::size_t number_ = 0;
};

}  // namespace

Result<Shared> add_to_eaf(std::span<const Analysed> analysed, const ShareOptions& options) {
  const Analysed& each = analysed.front();
  auto carried = carrier(each.talk->transcript, "eaf");
  if (!carried) return tl::unexpected(carried.error());
  const auto tiers = tiers_of(each, options.language);
  const Places places = times_of(carried->transcript);
  auto bytes = Eaf(carried->transcript, places, parted(tiers, carried->transcript, places)).run();
  if (!bytes) return tl::unexpected(bytes.error());
  add_unplaced(carried->losses, tiers, places);
  return Shared{{{each.talk->transcript.name + ".eaf", std::move(*bytes)}}, std::move(carried->losses)};
}

}  // namespace gribning::share
