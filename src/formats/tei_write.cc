// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "gribning/formats/tei.h"
#include "text_header.h"
#include "tiers.h"
#include "xml_document.h"

namespace gribning {
namespace {

class TeiWriter {
 public:
  explicit TeiWriter(const Transcript& transcript)
      : transcript_(transcript), entries_(entries_of(transcript)), timeline_(make_timeline(entries_)) {}

  std::string run() {
    pugi::xml_node root = document_.append_child("TEI");
    set_attribute(root, "xmlns", "http://www.tei-c.org/ns/1.0");
    write_header(append_element(root, "teiHeader"));
    const pugi::xml_node text = append_element(root, "text");
    write_timeline(append_element(text, "timeline"));
    const pugi::xml_node body = append_element(text, "body");
    for (std::size_t i = 0; i < entries_.size(); ++i) write_entry(body, i);
    return to_string(document_);
  }

 private:
  void write_header(pugi::xml_node header) {
    const pugi::xml_node file = append_element(header, "fileDesc");
    const std::string_view title = transcript_.header("Title");
    append_element(append_element(file, "titleStmt"), "title",
                   title.empty() ? std::string_view(transcript_.name) : title);
    append_element(append_element(file, "publicationStmt"), "p");
    pugi::xml_node notes;
    for (const Metadata& entry : header_for(transcript_, entries_)) {
      if (text_reader::is_participant_key(entry.key) || entry.key == "Title" || entry.key == "Media") continue;
      if (!notes) notes = append_element(file, "notesStmt");
      set_attribute(append_element(notes, "note", entry.value), "type", entry.key);
    }
    const pugi::xml_node recordings = append_element(append_element(file, "sourceDesc"), "recordingStmt");
    const pugi::xml_node recording = append_element(recordings, "recording");
    for (const Metadata& entry : transcript_.metadata) {
      if (entry.key == "Media") set_attribute(append_element(recording, "media"), "url", entry.value);
    }
    const pugi::xml_node persons = append_element(append_element(header, "profileDesc"), "particDesc");
    for (std::size_t i = 0; i < transcript_.participants.size(); ++i) {
      const Participant& participant = transcript_.participants[i];
      const pugi::xml_node person = append_element(persons, "person");
      set_attribute(person, "xml:id", fmt::format("SPK{}", i));
      set_attribute(person, "n", participant.label);
      if (participant.role_source >= RoleSource::declared && participant.role != Role::unknown) {
        set_attribute(person, "role", code(participant.role));
      }
      append_element(append_element(person, "persName"), "abbr", participant.label);
      if (!participant.description.empty()) append_element(person, "note", participant.description);
    }
  }

  /// T0 is the beginning of the recording.
  void write_timeline(pugi::xml_node timeline) const {
    set_attribute(timeline, "unit", "s");
    set_attribute(append_element(timeline, "when"), "xml:id", "T0");
    for (std::size_t i = 0; i < timeline_.points.size(); ++i) {
      const pugi::xml_node when = append_element(timeline, "when");
      set_attribute(when, "xml:id", point(i));
      // No interval may be negative.
      if (!timeline_.points[i] || *timeline_.points[i] < 0) continue;
      set_attribute(when, "interval", seconds_from(*timeline_.points[i]));
      set_attribute(when, "since", "#T0");
    }
  }

  static std::string point(std::size_t i) { return fmt::format("T{}", i + 1); }

  void write_entry(pugi::xml_node body, std::size_t i) const {
    const Entry& entry = entries_[i];
    const auto [begin, end] = timeline_.of_entry[i];
    const pugi::xml_node block = append_element(body, entry.speaker ? "annotationBlock" : "note");
    if (!entry.speaker) {
      set_attribute(block, "xml:space", "preserve");
      pugi::xml_node(block).append_child(pugi::node_pcdata).set_value(for_xml(entry.text).c_str());
      return;
    }
    set_attribute(block, "who", fmt::format("#SPK{}", *entry.speaker));
    set_attribute(block, "start", "#" + point(begin));
    set_attribute(block, "end", "#" + point(end));
    const pugi::xml_node u = append_element(block, "u");
    set_attribute(u, "xml:id", fmt::format("u{}", i + 1));
    set_attribute(u, "xml:space", "preserve");
    pugi::xml_node(u).append_child(pugi::node_pcdata).set_value(for_xml(entry.text).c_str());
    for (const UnderLine& line : entry.under) {
      const pugi::xml_node group = append_element(block, "spanGrp");
      set_attribute(group, "type", line.name);
      const pugi::xml_node span = append_element(group, "span", line.text);
      set_attribute(span, "from", "#" + point(begin));
      set_attribute(span, "to", "#" + point(end));
    }
  }

  const Transcript& transcript_;
  std::vector<Entry> entries_;
  Timeline timeline_;
  pugi::xml_document document_;
};

}  // namespace

Result<Written> write_tei(const Transcript& transcript) {
  if (transcript.format == "tei" && !transcript.original.empty()) {
    const auto original = read_tei(transcript.original, {});
    if (original && says_the_same(transcript, *original)) return Written{transcript.original, {}};
  }
  return Written{TeiWriter(transcript).run(), {}};
}

}  // namespace gribning
