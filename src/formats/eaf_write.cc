// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "eaf_names.h"
#include "gribning/formats/eaf.h"
#include "text_header.h"
#include "tiers.h"
#include "xml_document.h"

namespace gribning {
namespace {

constexpr const char* kUtterance = "utterance";
constexpr const char* kRemark = "remark";
constexpr const char* kLine = "line";

/// The stereotypes of ELAN; a document has all of them.
constexpr std::array<std::pair<const char*, const char*>, 4> kConstraints = {{
    {"Time_Subdivision",
     "Time subdivision of parent annotation's time interval, no time gaps allowed within this interval"},
    {"Symbolic_Subdivision",
     "Symbolic subdivision of a parent annotation. Annotations refering to the same parent are ordered"},
    {"Symbolic_Association", "1-1 association with a parent annotation"},
    {"Included_In", "Time alignable annotations within the parent annotation's time interval, gaps are allowed"},
}};

/// The order of elements in a document.
constexpr std::array<std::string_view, 12> kOrder = {"LICENSE",     "HEADER",          "TIME_ORDER",
                                                     "TIER",        "LINGUISTIC_TYPE", "LOCALE",
                                                     "LANGUAGE",    "CONSTRAINT",      "CONTROLLED_VOCABULARY",
                                                     "LEXICON_REF", "REF_LINK_SET",    "EXTERNAL_REF"};

bool is_date_time(std::string_view date) {
  // 2024-03-01T12:00:00, with or without a zone.
  constexpr std::string_view kShape = "0000-00-00T00:00:00";
  if (date.size() < kShape.size()) return false;
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    const bool digit = date[i] >= '0' && date[i] <= '9';
    if (kShape[i] == '0' ? !digit : date[i] != kShape[i]) return false;
  }
  return date.find_first_not_of("0123456789:.+-Z", kShape.size()) == std::string_view::npos;
}

class EafWriter {
 public:
  explicit EafWriter(const Transcript& transcript)
      : transcript_(transcript), entries_(entries_of(transcript)), timeline_(make_timeline(entries_)) {}

  /// `kept`: a document whose talk is replaced; `foreign`: the names of its tiers that stay.
  std::string run(std::string_view kept, const std::set<std::string>& foreign) {
    Complaints complaints;
    if (!kept.empty()) {
      if (auto xml = XmlDocument::parse(kept, complaints)) {
        for (const pugi::xml_node node : xml->document()) document_.append_copy(node);
        root_ = document_.document_element();
        remove_talk(foreign);
      }
    }
    if (!root_) begin();
    take_ids();
    write_header();
    const std::vector<WrittenTier> tiers = tiers_for(transcript_, entries_, timeline_);
    write_slots();
    for (const WrittenTier& tier : tiers) write_tier(tier);
    add_type(kUtterance, nullptr);
    if (std::any_of(tiers.begin(), tiers.end(), [](const WrittenTier& tier) { return !tier.speaker; })) {
      add_type(kRemark, nullptr);
    }
    if (std::any_of(tiers.begin(), tiers.end(), [](const WrittenTier& tier) { return tier.above.has_value(); })) {
      add_type(kLine, "Symbolic_Association");
    }
    for (const auto& [stereotype, description] : kConstraints) {
      if (root_.find_child_by_attribute("CONSTRAINT", "STEREOTYPE", stereotype)) continue;
      const pugi::xml_node constraint = insert("CONSTRAINT");
      set_attribute(constraint, "DESCRIPTION", description);
      set_attribute(constraint, "STEREOTYPE", stereotype);
    }
    return to_string(document_);
  }

 private:
  void begin() {
    root_ = document_.append_child("ANNOTATION_DOCUMENT");
    set_attribute(root_, "AUTHOR", transcript_.header(eaf::kAuthor));
    const std::string_view date = transcript_.header(eaf::kDate);
    set_attribute(root_, "DATE", is_date_time(date) ? date : eaf::kNoDate);
    set_attribute(root_, "FORMAT", "3.0");
    set_attribute(root_, "VERSION", "3.0");
    set_attribute(root_, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    set_attribute(root_, "xsi:noNamespaceSchemaLocation", "http://www.mpi.nl/tools/elan/EAFv3.0.xsd");
  }

  /// What hangs on talk goes with it: the tiers under it, links to it.
  void remove_talk(const std::set<std::string>& foreign) {
    std::vector<pugi::xml_node> gone;
    for (const pugi::xml_node tier : root_.children("TIER")) {
      const pugi::xml_attribute parent = tier.attribute("PARENT_REF");
      const bool stays =
          foreign.contains(tier.attribute("TIER_ID").value()) && (!parent || foreign.contains(parent.value()));
      if (!stays) gone.push_back(tier);
    }
    for (const pugi::xml_node tier : gone) root_.remove_child(tier);
    while (root_.remove_child("REF_LINK_SET")) {
    }
    // Times are counted from the beginning of the recording now.
    for (const pugi::xml_node media : root_.child("HEADER").children("MEDIA_DESCRIPTOR")) {
      const std::int64_t origin = media.attribute("TIME_ORIGIN").as_llong();
      if (shift_ == 0) shift_ = origin;
      pugi::xml_node(media).remove_attribute("TIME_ORIGIN");
    }
  }

  void take_ids() {
    for (pugi::xml_node node = root_; node; node = next_node(node, root_)) {
      for (const char* name : {"ANNOTATION_ID", "TIME_SLOT_ID", "EXT_REF_ID", "LEX_REF_ID", "LANG_ID", "STEREOTYPE",
                               "LANGUAGE_CODE", "LINK_SET_ID", "REF_LINK_ID"}) {
        if (const pugi::xml_attribute id = node.attribute(name)) ids_.emplace(id.value());
      }
    }
  }

  std::string new_id(std::string_view prefix, std::size_t& number) {
    std::string id;
    do {
      id = fmt::format("{}{}", prefix, ++number);
    } while (!ids_.insert(id).second);
    return id;
  }

  /// A new element of the root, in the place that the schema gives it.
  pugi::xml_node insert(std::string_view name) {
    const auto rank = [](std::string_view element) { return std::find(kOrder.begin(), kOrder.end(), element); };
    pugi::xml_node before;
    for (const pugi::xml_node child : root_.children()) {
      if (child.type() == pugi::node_element && rank(child.name()) <= rank(name)) before = child;
    }
    const std::string text(name);
    return before ? root_.insert_child_after(text.c_str(), before) : root_.prepend_child(text.c_str());
  }

  void write_header() {
    pugi::xml_node header = root_.child("HEADER");
    if (!header) {
      header = insert("HEADER");
      set_attribute(header, "MEDIA_FILE", "");
      set_attribute(header, "TIME_UNITS", "milliseconds");
    }
    std::vector<pugi::xml_node> declared;
    for (const pugi::xml_node property : header.children("PROPERTY")) {
      if (text_reader::is_participant_key(property.attribute("NAME").value())) declared.push_back(property);
    }
    for (const pugi::xml_node property : declared) header.remove_child(property);
    const bool kept = !transcript_.original.empty() && transcript_.format == "eaf";
    for (const Metadata& entry : header_for(transcript_, entries_)) {
      const bool in_place = entry.key == eaf::kAuthor || entry.key == eaf::kDate || entry.key == eaf::kLicense ||
                            entry.key == eaf::kMedia;
      if (in_place && kept) continue;
      if (entry.key == eaf::kAuthor || (entry.key == eaf::kDate && is_date_time(entry.value))) continue;
      const bool there = std::any_of(
          header.children("PROPERTY").begin(), header.children("PROPERTY").end(), [&](const pugi::xml_node& property) {
            return property.attribute("NAME").value() == entry.key && text_of(property) == entry.value;
          });
      if (there) continue;
      set_attribute(append_element(header, "PROPERTY", entry.value), "NAME", entry.key);
    }
  }

  /// Slots that stay and new ones, in the order of time.
  void write_slots() {
    pugi::xml_node order = root_.child("TIME_ORDER");
    if (!order) order = insert("TIME_ORDER");
    std::set<std::string> used;
    for (pugi::xml_node node = root_; node; node = next_node(node, root_)) {
      for (const char* name : {"TIME_SLOT_REF1", "TIME_SLOT_REF2"}) {
        if (const pugi::xml_attribute slot = node.attribute(name)) used.emplace(slot.value());
      }
    }
    std::vector<std::pair<std::string, std::optional<std::int64_t>>> kept;
    for (const pugi::xml_node slot : order.children("TIME_SLOT")) {
      if (!used.contains(slot.attribute("TIME_SLOT_ID").value())) continue;
      kept.emplace_back(slot.attribute("TIME_SLOT_ID").value(), std::nullopt);
      if (const pugi::xml_attribute value = slot.attribute("TIME_VALUE")) {
        kept.back().second = value.as_llong() + shift_;
      }
    }
    order.remove_children();
    const auto write = [&](const std::string& id, std::optional<std::int64_t> time) {
      const pugi::xml_node slot = order.append_child("TIME_SLOT");
      set_attribute(slot, "TIME_SLOT_ID", id);
      if (time) set_attribute(slot, "TIME_VALUE", std::to_string(std::max<std::int64_t>(0, *time)));
    };
    std::size_t number = 0;
    auto old = kept.begin();
    for (const auto& time : timeline_.points) {
      for (; old != kept.end() && time && (!old->second || *old->second < *time); ++old) write(old->first, old->second);
      slots_.push_back(new_id("ts", number));
      write(slots_.back(), time);
    }
    for (; old != kept.end(); ++old) write(old->first, old->second);
  }

  void write_tier(const WrittenTier& tier) {
    pugi::xml_node node = insert("TIER");
    std::string name = tier.name;
    for (std::size_t n = 2; root_.find_child_by_attribute("TIER", "TIER_ID", for_xml(name).c_str()); ++n) {
      name = fmt::format("{}#{}", tier.name, n);
    }
    names_.push_back(name);
    if (tier.speaker) set_attribute(node, "PARTICIPANT", transcript_.participants[*tier.speaker].label);
    set_attribute(node, "TIER_ID", name);
    set_attribute(node, "LINGUISTIC_TYPE_REF", tier.above ? kLine : tier.speaker ? kUtterance : kRemark);
    if (tier.above) set_attribute(node, "PARENT_REF", names_[*tier.above]);
    for (const WrittenTier::Piece& piece : tier.pieces) {
      pugi::xml_node outer = node.append_child("ANNOTATION");
      const std::string id = new_id("a", annotations_);
      pugi::xml_node inner;
      if (tier.above) {
        inner = outer.append_child("REF_ANNOTATION");
        set_attribute(inner, "ANNOTATION_ID", id);
        set_attribute(inner, "ANNOTATION_REF", annotation_of_[piece.entry]);
      } else {
        inner = outer.append_child("ALIGNABLE_ANNOTATION");
        set_attribute(inner, "ANNOTATION_ID", id);
        set_attribute(inner, "TIME_SLOT_REF1", slots_[timeline_.of_entry[piece.entry].begin]);
        set_attribute(inner, "TIME_SLOT_REF2", slots_[timeline_.of_entry[piece.entry].end]);
        annotation_of_.resize(entries_.size());
        annotation_of_[piece.entry] = id;
      }
      append_element(inner, "ANNOTATION_VALUE", piece.text);
    }
  }

  void add_type(const char* name, const char* constraint) {
    if (root_.find_child_by_attribute("LINGUISTIC_TYPE", "LINGUISTIC_TYPE_ID", name)) return;
    const pugi::xml_node type = insert("LINGUISTIC_TYPE");
    if (constraint != nullptr) set_attribute(type, "CONSTRAINTS", constraint);
    set_attribute(type, "GRAPHIC_REFERENCES", "false");
    set_attribute(type, "LINGUISTIC_TYPE_ID", name);
    set_attribute(type, "TIME_ALIGNABLE", constraint == nullptr ? "true" : "false");
  }

  const Transcript& transcript_;
  std::vector<Entry> entries_;
  Timeline timeline_;
  pugi::xml_document document_;
  pugi::xml_node root_;
  std::int64_t shift_ = 0;
  std::set<std::string, std::less<>> ids_;
  std::vector<std::string> slots_;
  std::vector<std::string> names_;
  std::vector<std::string> annotation_of_;
  std::size_t annotations_ = 0;
};

}  // namespace

Result<Written> write_eaf(const Transcript& transcript) {
  std::set<std::string> foreign;
  std::string_view kept;
  if (transcript.format == "eaf" && !transcript.original.empty()) {
    const auto original = read_eaf(transcript.original, {});
    if (original) {
      if (says_the_same(transcript, *original)) return Written{transcript.original, {}};
      kept = transcript.original;
      for (const Metadata& entry : original->metadata) {
        if (entry.key.starts_with(kForeignTier)) foreign.insert(entry.key.substr(kForeignTier.size()));
      }
    }
  }
  return Written{EafWriter(transcript).run(kept, foreign), {}};
}

}  // namespace gribning
