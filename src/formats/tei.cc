// SPDX-License-Identifier: MIT
#include "gribning/formats/tei.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "spoken_xml.h"
#include "text_header.h"

namespace gribning {
namespace {

/// "00:01:02.5" or "62.5" as milliseconds.
std::optional<std::int64_t> clock_time(std::string_view text) {
  if (const std::size_t date = text.find('T'); date != std::string_view::npos) text.remove_prefix(date + 1);
  std::int64_t whole = 0;
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':')) {
    const auto part = milliseconds_from(text.substr(0, colon));
    if (!part) return std::nullopt;
    whole = (whole + *part) * 60;
    text.remove_prefix(colon + 1);
    // Hours and minutes are all there is.
    if (whole > std::int64_t{1} << 50) return std::nullopt;
  }
  const auto rest = milliseconds_from(text);
  if (!rest) return std::nullopt;
  return whole + *rest;
}

class TeiReader {
 public:
  TeiReader(XmlDocument& xml, Complaints& complaints, Transcript& transcript, const ReadOptions& options)
      : xml_(xml), complaints_(complaints), transcript_(transcript), options_(options) {}

  std::vector<Entry> entries() {
    const pugi::xml_node root = xml_.root();
    const pugi::xml_node header = first_element(root, "teiHeader");
    read_header(header);
    for (pugi::xml_node node = next_node(header, header); node; node = next_node(node, header)) {
      if (local_name(node) == "person" || local_name(node) == "personGrp") read_person(node);
    }
    note_references(root);
    if (const pugi::xml_node timeline = first_element(root, "timeline")) read_timeline(timeline);
    const pugi::xml_node body = first_element(root, "body");
    for (pugi::xml_node node = next_node(body, body); node;) {
      const bool taken = node.type() == pugi::node_element && read_element(node);
      node = next_node(node, body, !taken);
    }
    return std::move(entries_);
  }

 private:
  void complain(pugi::xml_node node, std::string code, Bilingual message) {
    complaints_.add(xml_.place(node), std::move(code), Severity::warning, std::move(message));
  }

  void keep(std::string_view key, std::string_view value) {
    const std::size_t begin = value.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return;
    value = value.substr(begin, value.find_last_not_of(" \t\r\n") - begin + 1);
    text_reader::take_header_entry(key, value, transcript_);
  }

  void read_header(pugi::xml_node header) {
    for (pugi::xml_node node = next_node(header, header); node; node = next_node(node, header)) {
      if (node.type() != pugi::node_element) continue;
      const std::string_view name = local_name(node);
      const std::string_view above = local_name(node.parent());
      if (name == "title" && above == "titleStmt") keep("Title", text_of(node));
      if (name == "media") keep("Media", node.attribute("url").value());
      if (name == "language" && above == "langUsage") keep("Language", node.attribute("ident").value());
      if (name == "transcriptionDesc") keep("Transcription", node.attribute("ident").value());
      if (name == "note" && above == "notesStmt") {
        keep(node.attribute("type") ? node.attribute("type").value() : "Note", text_of(node));
      }
    }
  }

  void read_person(pugi::xml_node node) {
    const std::string_view id = node.attribute("xml:id").value();
    const pugi::xml_node name = first_element(node, "persName");
    std::string label;
    if (const pugi::xml_node abbr = first_element(node, "abbr")) label = text_of(abbr);
    if (label.empty()) label = node.attribute("n").value();
    if (label.empty() && name) label = spoken_text(name);
    if (label.empty()) label = id;
    if (label.empty()) return complain(node, "tei-person", {"en taler har intet id", "a speaker has no id"});
    if (!label_of_.emplace(id, label).second) {
      complain(node, "tei-id", {"to talere har samme id", "two speakers have the same id"});
    }
    Participant& participant = transcript_.participants[speaker_labelled(transcript_, label)];
    if (const pugi::xml_node note = node.child("note")) {
      participant.description = spoken_text(note);
    } else if (const pugi::xml_node occupation = first_element(node, "occupation")) {
      participant.description = spoken_text(occupation);
    }
    const std::string_view role = node.attribute("role").value();
    participant.role = role_from(role).value_or(guess_role(role));
    if (participant.role != Role::unknown) participant.role_source = RoleSource::declared;
  }

  /// A point that is only the origin of others says nothing about talk.
  void note_references(pugi::xml_node root) {
    for (pugi::xml_node node = root; node; node = next_node(node, root)) {
      for (const char* name : {"start", "end", "synch"}) {
        const pugi::xml_attribute point = node.attribute(name);
        if (point) used_.insert(without_hash(point.value()));
      }
    }
  }

  void read_timeline(pugi::xml_node timeline) {
    const std::string_view unit = timeline.attribute("unit").value();
    const double factor = unit == "ms" ? 0.001 : unit == "min" ? 60 : unit == "h" ? 3600 : 1;
    std::unordered_map<std::string_view, std::int64_t> times;
    bool first = true;
    for (pugi::xml_node node = next_node(timeline, timeline); node; node = next_node(node, timeline)) {
      if (local_name(node) != "when") continue;
      const std::string_view id = node.attribute("xml:id").value();
      std::optional<std::int64_t> time;
      if (const pugi::xml_attribute interval = node.attribute("interval")) {
        const auto length = milliseconds_from(interval.value());
        const auto since = times.find(without_hash(node.attribute("since").value()));
        if (length && *length >= 0) {
          time = static_cast<std::int64_t>(static_cast<double>(*length) * factor) +
                 (since == times.end() ? 0 : since->second);
        } else if (!length && std::string_view(interval.value()) != "unknown") {
          complain(node, "tei-time", {"tiden er ikke et tal", "the time is not a number"});
        }
      } else if (const pugi::xml_attribute absolute = node.attribute("absolute")) {
        time = clock_time(absolute.value());
        if (time && first) origin_ = *time;
        if (time) *time -= origin_;
      } else if (first) {
        time = 0;
      }
      if (time) times.emplace(id, *time);
      if ((!first || used_.contains(id)) && !timeline_.add(id, time)) {
        complain(node, "tei-id",
                 {"to punkter på tidslinjen har samme id; det første gælder",
                  "two points of the timeline have the same id; the first counts"});
      }
      first = false;
    }
  }

  /// Whether the element was read with all that is in it.
  bool read_element(pugi::xml_node node) {
    const std::string_view name = local_name(node);
    if (name == "annotationBlock" || name == "annotatedU" || name == "annotationGrp" || name == "u") {
      read_utterance(node);
      return true;
    }
    if (name == "spanGrp") return true;
    if (name == "note") return add_remark(spoken_text(node), node);
    const std::string sign = sign_of(node);
    return !sign.empty() && add_remark(sign, node);
  }

  bool add_remark(std::string text, pugi::xml_node node) {
    Entry entry;
    entry.text = std::move(text);
    place(entry, node.attribute("start").value(), node.attribute("end").value(), node);
    entries_.push_back(std::move(entry));
    return true;
  }

  void place(Entry& entry, std::string_view begin, std::string_view end, pugi::xml_node node) {
    for (const std::string_view name : {begin, end}) {
      if (name.empty() || timeline_.has(without_hash(name))) continue;
      complain(node, "tei-point",
               {"ytringen henviser til et punkt, der ikke er på tidslinjen",
                "the utterance refers to a point that is not on the timeline"});
    }
    timeline_.place(entry, begin, end, options_.interpolate);
  }

  void read_utterance(pugi::xml_node block) {
    const pugi::xml_node u = local_name(block) == "u" ? block : first_element(block, "u");
    Entry entry;
    std::string_view who = block.attribute("who").value();
    if (who.empty()) who = u.attribute("who").value();
    if (!who.empty()) entry.speaker = speaker(without_hash(who), block);
    std::string_view begin = block.attribute("start").value();
    std::string_view end = block.attribute("end").value();
    if (begin.empty()) begin = u.attribute("start").value();
    if (end.empty()) end = u.attribute("end").value();
    for (pugi::xml_node node = next_node(u, u); node; node = next_node(node, u)) {
      if (local_name(node) != "anchor") continue;
      if (begin.empty()) begin = node.attribute("synch").value();
      last_anchor_ = node.attribute("synch").value();
    }
    if (end.empty()) end = last_anchor_;
    last_anchor_ = {};
    place(entry, begin, end, block);
    if (block == u) {
      entry.text = spoken_text(u);
    } else {
      for (const pugi::xml_node node : block.children()) {
        if (local_name(node) == "u") {
          if (!entry.text.empty()) entry.text += '\n';
          entry.text += spoken_text(node);
        } else if (local_name(node) == "spanGrp") {
          read_spans(node, entry);
        }
      }
    }
    entries_.push_back(std::move(entry));
  }

  static void read_spans(pugi::xml_node group, Entry& entry) {
    UnderLine line{group.attribute("type").value(), ""};
    if (line.name.empty()) line.name = "spanGrp";
    for (const pugi::xml_node span : group.children()) {
      if (local_name(span) != "span") continue;
      const std::string text = spoken_text(span);
      if (text.empty()) continue;
      if (!line.text.empty()) line.text += ' ';
      line.text += text;
    }
    if (!line.text.empty()) entry.under.push_back(std::move(line));
  }

  ParticipantIndex speaker(std::string_view id, pugi::xml_node node) {
    if (const auto found = label_of_.find(id); found != label_of_.end()) {
      return speaker_labelled(transcript_, found->second);
    }
    complain(node, "tei-speaker",
             {"taleren står ikke i filens liste over personer", "the speaker is not in the file's list of persons"});
    return speaker_labelled(transcript_, id);
  }

  XmlDocument& xml_;
  Complaints& complaints_;
  Transcript& transcript_;
  const ReadOptions& options_;
  std::set<std::string_view> used_;
  std::unordered_map<std::string_view, std::string> label_of_;
  NamedTimeline timeline_;
  std::int64_t origin_ = 0;
  std::string_view last_anchor_;
  std::vector<Entry> entries_;
};

}  // namespace

int recognise_tei(std::string_view text) { return has_root(text, "TEI") || has_root(text, "TEI.2") ? 95 : 0; }

Result<Transcript> read_tei(std::string_view text, const ReadOptions& options) {
  Complaints complaints;
  auto xml = XmlDocument::parse(text, complaints);
  if (!xml) return tl::unexpected(xml.error());
  if (!local_name(xml->root()).starts_with("TEI")) {
    return tl::unexpected(failure_at(
        xml->place(xml->root()), "not-this-format",
        {"Filen er ikke TEI: den begynder ikke med TEI.", "The file is not TEI: it does not begin with TEI."}));
  }
  Transcript transcript;
  transcript.format = "tei";
  transcript.original = declared_utf8(text);
  std::vector<Entry> entries = TeiReader(*xml, complaints, transcript, options).entries();
  sort_by_time(entries);
  complaints.tell(transcript);
  return lay_out(std::move(entries), std::move(transcript), options);
}

}  // namespace gribning
