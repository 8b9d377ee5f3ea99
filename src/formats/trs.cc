// SPDX-License-Identifier: MIT
#include "gribning/formats/trs.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "entries.h"
#include "text_header.h"
#include "xml_document.h"

namespace gribning {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0;;) {
    at = text.find_first_not_of(kXmlSpace, at);
    if (at == std::string_view::npos) return words;
    const std::size_t end = std::min(text.find_first_of(kXmlSpace, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
}

/// What one of the speakers of a Turn says in it.
struct Voice {
  std::string text;
  /// The next words stand on a new line.
  bool new_line = false;

  void say(std::string_view word) {
    if (!text.empty()) text += new_line ? '\n' : ' ';
    new_line = false;
    text += word;
  }
};

class TrsReader {
 public:
  TrsReader(XmlDocument& xml, Complaints& complaints, Transcript& transcript)
      : xml_(xml), complaints_(complaints), transcript_(transcript) {}

  std::vector<Entry> entries() {
    const pugi::xml_node root = xml_.root();
    keep("Media", root.attribute("audio_filename").value());
    keep("Transcriber", root.attribute("scribe").value());
    keep("Date", root.attribute("version_date").value());
    keep("Language", root.attribute("xml:lang").value());
    for (const pugi::xml_node node : root.child("Speakers").children("Speaker")) read_speaker(node);
    for (pugi::xml_node node = next_node(root, root); node;) {
      const bool turn = std::string_view(node.name()) == "Turn";
      if (turn) read_turn(node);
      node = next_node(node, root, !turn);
    }
    return std::move(entries_);
  }

 private:
  void complain(pugi::xml_node node, std::string code, Bilingual message) {
    complaints_.add(xml_.place(node), std::move(code), Severity::warning, std::move(message));
  }

  void keep(std::string_view key, std::string_view value) {
    if (!value.empty()) text_reader::take_header_entry(key, value, transcript_);
  }

  void read_speaker(pugi::xml_node node) {
    const std::string_view id = node.attribute("id").value();
    std::string_view name = node.attribute("name").value();
    if (name.empty()) name = id;
    if (name.empty()) return complain(node, "trs-speaker", {"en taler har intet navn", "a speaker has no name"});
    speakers_.emplace(id, speaker_labelled(transcript_, name));
  }

  ParticipantIndex speaker(std::string_view id, pugi::xml_node turn) {
    if (const auto found = speakers_.find(id); found != speakers_.end()) return found->second;
    complain(turn, "trs-speaker",
             {"taleren står ikke i filens liste over talere", "the speaker is not in the file's list of speakers"});
    return speaker_labelled(transcript_, id);
  }

  std::optional<std::int64_t> time(pugi::xml_node node, const char* name) {
    const pugi::xml_attribute value = node.attribute(name);
    if (value.empty()) return std::nullopt;
    const auto out = milliseconds_from(value.value());
    if (!out) complain(node, "trs-time", {"tiden er ikke et tal", "the time is not a number"});
    return out;
  }

  void read_turn(pugi::xml_node turn) {
    const std::vector<std::string_view> ids = words_of(turn.attribute("speaker").value());
    std::vector<Voice> voices(std::max<std::size_t>(ids.size(), 1));
    bool parted = false;
    std::size_t now = 0;
    for (const pugi::xml_node node : turn.children()) {
      const std::string_view name = node.name();
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        for (const std::string_view word : words_of(node.value())) voices[now].say(word);
      } else if (name == "Sync") {
        for (Voice& voice : voices) voice.new_line = true;
        now = 0;
      } else if (name == "Who") {
        parted = true;
        const int number = node.attribute("nb").as_int(0);
        if (number < 1 || static_cast<std::size_t>(number) > voices.size()) {
          complain(node, "trs-who", {"Who peger ikke på en af turens talere", "Who names none of the turn's speakers"});
        }
        now = static_cast<std::size_t>(std::clamp(number, 1, static_cast<int>(voices.size()))) - 1;
      } else if (name == "Event" || name == "Comment") {
        const std::string_view what = node.attribute("desc").value();
        if (!what.empty() && std::string_view(node.attribute("extent").value()) != "end") {
          voices[now].say(fmt::format("(({}))", what));
        }
      } else if (name == "Background") {
        complaints_.add(xml_.place(node), "trs-background", Severity::note,
                        {"baggrundslyd er ikke læst", "background sound was not read"});
      }
    }
    if (ids.size() > 1 && !parted) {
      complain(turn, "trs-who",
               {"flere talere i én tur uden Who; det hele er læst som den førstes",
                "several speakers in one turn without Who; all of it was read as the first one's"});
    }
    for (std::size_t i = 0; i < voices.size(); ++i) {
      Entry entry;
      if (!ids.empty()) entry.speaker = speaker(ids[i], turn);
      entry.text = std::move(voices[i].text);
      entry.start = time(turn, "startTime");
      entry.end = time(turn, "endTime");
      if (entry.start) last_ = static_cast<double>(*entry.start);
      entry.at = last_;
      // A turn without text that nobody speaks is only a stretch of the recording.
      if (!entry.text.empty()) entries_.push_back(std::move(entry));
    }
  }

  XmlDocument& xml_;
  Complaints& complaints_;
  Transcript& transcript_;
  std::unordered_map<std::string_view, ParticipantIndex> speakers_;
  std::vector<Entry> entries_;
  double last_ = 0;
};

}  // namespace

int recognise_trs(std::string_view text) { return has_root(text, "Trans") ? 95 : 0; }

Result<Transcript> read_trs(std::string_view text, const ReadOptions& options) {
  Complaints complaints;
  auto xml = XmlDocument::parse(text, complaints);
  if (!xml) return tl::unexpected(xml.error());
  if (local_name(xml->root()) != "Trans") {
    return tl::unexpected(failure_at(xml->place(xml->root()), "not-this-format",
                                     {"Filen er ikke fra Transcriber: den begynder ikke med Trans.",
                                      "The file is not from Transcriber: it does not begin with Trans."}));
  }
  Transcript transcript;
  transcript.format = "trs";
  transcript.original = declared_utf8(text);
  std::vector<Entry> entries = TrsReader(*xml, complaints, transcript).entries();
  sort_by_time(entries);
  complaints.tell(transcript);
  return lay_out(std::move(entries), std::move(transcript), options);
}

}  // namespace gribning
