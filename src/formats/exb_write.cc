// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "gribning/formats/exb.h"
#include "text_header.h"
#include "tiers.h"
#include "xml_document.h"

namespace gribning {
namespace {

/// Elements of the head that have their own names, in the order of the document type.
constexpr std::array<std::string_view, 2> kBefore = {"project-name", "transcription-name"};
constexpr std::array<std::string_view, 2> kBehind = {"comment", "transcription-convention"};

class ExbWriter {
 public:
  explicit ExbWriter(const Transcript& transcript)
      : transcript_(transcript), entries_(entries_of(transcript)), timeline_(make_timeline(entries_)) {}

  std::string run() {
    pugi::xml_node root = document_.append_child("basic-transcription");
    set_attribute(root, "Id", "gribning");
    pugi::xml_node head = root.append_child("head");
    write_meta(head.append_child("meta-information"));
    write_speakers(head.append_child("speakertable"));
    body_ = root.append_child("basic-body");
    write_timeline(body_.append_child("common-timeline"));
    std::size_t number = 0;
    const std::vector<WrittenTier> tiers = tiers_for(transcript_, entries_, timeline_);
    for (const WrittenTier& tier : tiers) write_tier(tier, number++);
    return to_string(document_);
  }

 private:
  void write_meta(pugi::xml_node meta) {
    std::vector<Metadata> header = header_for(transcript_, entries_);
    std::erase_if(header, [](const Metadata& entry) { return text_reader::is_participant_key(entry.key); });
    /// Each has its element once; a second one of the same key goes to the user's own.
    const auto take = [&](std::string_view key) {
      const auto found =
          std::find_if(header.begin(), header.end(), [&](const Metadata& entry) { return entry.key == key; });
      std::string value = found == header.end() ? std::string() : found->value;
      if (found != header.end()) header.erase(found);
      return value;
    };
    for (const std::string_view key : kBefore) {
      append_element(meta, std::string(key).c_str(), take(key));
    }
    bool any = false;
    for (const Metadata& entry : header) {
      if (entry.key != "referenced-file") continue;
      set_attribute(append_element(meta, "referenced-file"), "url", entry.value);
      any = true;
    }
    if (!any) set_attribute(append_element(meta, "referenced-file"), "url", "");
    const std::string comment = take(kBehind[0]);
    const std::string convention = take(kBehind[1]);
    const pugi::xml_node own = append_element(meta, "ud-meta-information");
    for (const Metadata& entry : header) {
      if (entry.key == "referenced-file") continue;
      set_attribute(append_element(own, "ud-information", entry.value), "attribute-name", entry.key);
    }
    append_element(meta, kBehind[0].data(), comment);
    append_element(meta, kBehind[1].data(), convention);
  }

  void write_speakers(pugi::xml_node table) {
    for (std::size_t i = 0; i < transcript_.participants.size(); ++i) {
      const Participant& participant = transcript_.participants[i];
      const pugi::xml_node speaker = append_element(table, "speaker");
      set_attribute(speaker, "id", fmt::format("SPK{}", i));
      append_element(speaker, "abbreviation", participant.label);
      set_attribute(append_element(speaker, "sex"), "value", "u");
      append_element(speaker, "languages-used");
      append_element(speaker, "l1");
      append_element(speaker, "l2");
      const pugi::xml_node own = append_element(speaker, "ud-speaker-information");
      if (participant.role_source >= RoleSource::declared && participant.role != Role::unknown) {
        set_attribute(append_element(own, "ud-information", code(participant.role)), "attribute-name", "role");
      }
      append_element(speaker, "comment", participant.description);
    }
  }

  void write_timeline(pugi::xml_node line) const {
    // What was worked out keeps its time, and EXMARaLDA's mark for it.
    std::vector<std::optional<std::int64_t>> guesses(timeline_.points.size());
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (!entries_[i].interpolated) continue;
      guesses[timeline_.of_entry[i].begin] = entries_[i].start;
      guesses[timeline_.of_entry[i].end] = entries_[i].end;
    }
    for (std::size_t i = 0; i < timeline_.points.size(); ++i) {
      const pugi::xml_node point = append_element(line, "tli");
      set_attribute(point, "id", fmt::format("T{}", i));
      const auto& time = timeline_.points[i] ? timeline_.points[i] : guesses[i];
      if (time) set_attribute(point, "time", seconds_from(*time));
      if (time && !timeline_.points[i]) set_attribute(point, "type", "intp");
    }
  }

  void write_tier(const WrittenTier& tier, std::size_t number) {
    const pugi::xml_node node = append_element(body_, "tier");
    set_attribute(node, "id", fmt::format("TIE{}", number));
    if (tier.speaker) set_attribute(node, "speaker", fmt::format("SPK{}", *tier.speaker));
    set_attribute(node, "category", tier.above ? tier.line : tier.speaker ? "v" : "nn");
    set_attribute(node, "type", tier.above ? "a" : tier.speaker ? "t" : "d");
    set_attribute(node, "display-name", tier.above || !tier.speaker ? tier.name : fmt::format("{} [v]", tier.name));
    for (const WrittenTier::Piece& piece : tier.pieces) {
      const auto [begin, end] = timeline_.of_entry[piece.entry];
      const pugi::xml_node event = append_element(node, "event", piece.text);
      set_attribute(event, "start", fmt::format("T{}", begin));
      set_attribute(event, "end", fmt::format("T{}", end));
    }
  }

  const Transcript& transcript_;
  std::vector<Entry> entries_;
  Timeline timeline_;
  pugi::xml_document document_;
  pugi::xml_node body_;
};

}  // namespace

Result<Written> write_exb(const Transcript& transcript) {
  if (transcript.format == "exb" && !transcript.original.empty()) {
    const auto original = read_exb(transcript.original, {});
    if (original && says_the_same(transcript, *original)) return Written{transcript.original, {}};
  }
  return Written{ExbWriter(transcript).run(), {}};
}

}  // namespace gribning
