// SPDX-License-Identifier: MIT
#include "gribning/formats/folker.h"

#include "spoken_xml.h"

namespace gribning {
namespace {

class FolkerReader {
 public:
  FolkerReader(XmlDocument& xml, Complaints& complaints, Transcript& transcript, const ReadOptions& options)
      : xml_(xml), complaints_(complaints), transcript_(transcript), options_(options) {}

  std::vector<Entry> entries() {
    const pugi::xml_node root = xml_.root();
    for (const pugi::xml_node node : root.child("speakers").children("speaker")) read_speaker(node);
    if (const std::string_view path = root.child("recording").attribute("path").value(); !path.empty()) {
      transcript_.metadata.push_back({"Media", std::string(path)});
    }
    for (const pugi::xml_node node : root.child("timeline").children("timepoint")) read_point(node);
    std::vector<Entry> entries;
    for (const pugi::xml_node node : root.children("contribution")) entries.push_back(contribution(node));
    return entries;
  }

 private:
  void complain(pugi::xml_node node, std::string code, Bilingual message) {
    complaints_.add(xml_.place(node), std::move(code), Severity::warning, std::move(message));
  }

  void read_speaker(pugi::xml_node node) {
    const std::string_view id = node.attribute("speaker-id").value();
    if (id.empty()) return complain(node, "folker-speaker", {"en taler har intet id", "a speaker has no id"});
    const ParticipantIndex index = speaker_labelled(transcript_, id);
    std::string name = text_of(node.child("name"));
    if (name != id) transcript_.participants[index].description = std::move(name);
  }

  void read_point(pugi::xml_node node) {
    const auto time = milliseconds_from(node.attribute("absolute-time").value());
    if (!time) complain(node, "folker-time", {"tiden er ikke et tal", "the time is not a number"});
    if (!timeline_.add(node.attribute("timepoint-id").value(), time)) {
      complain(
          node, "folker-id",
          {"to tidspunkter har samme id; det første gælder", "two time points have the same id; the first counts"});
    }
  }

  Entry contribution(pugi::xml_node node) {
    Entry entry;
    const std::string_view speaker = node.attribute("speaker-reference").value();
    if (!speaker.empty()) {
      const std::size_t known = transcript_.participants.size();
      entry.speaker = speaker_labelled(transcript_, speaker);
      if (transcript_.participants.size() > known) {
        complain(node, "folker-speaker",
                 {"taleren står ikke i filens liste over talere", "the speaker is not in the file's list of speakers"});
      }
    }
    entry.text = spoken_text(node);
    const std::string_view begin = node.attribute("start-reference").value();
    const std::string_view end = node.attribute("end-reference").value();
    if (!timeline_.has(begin) || !timeline_.has(end)) {
      complain(node, "folker-point",
               {"bidraget henviser til et tidspunkt, der ikke findes",
                "the contribution refers to a time point that does not exist"});
    }
    timeline_.place(entry, begin, end, options_.interpolate);
    return entry;
  }

  XmlDocument& xml_;
  Complaints& complaints_;
  Transcript& transcript_;
  const ReadOptions& options_;
  NamedTimeline timeline_;
};

}  // namespace

int recognise_folker(std::string_view text) { return has_root(text, "folker-transcription") ? 95 : 0; }

Result<Transcript> read_folker(std::string_view text, const ReadOptions& options) {
  Complaints complaints;
  auto xml = XmlDocument::parse(text, complaints);
  if (!xml) return tl::unexpected(xml.error());
  if (local_name(xml->root()) != "folker-transcription") {
    return tl::unexpected(failure_at(xml->place(xml->root()), "not-this-format",
                                     {"Filen er ikke fra FOLKER: den begynder ikke med folker-transcription.",
                                      "The file is not from FOLKER: it does not begin with folker-transcription."}));
  }
  Transcript transcript;
  transcript.format = "folker";
  transcript.original = declared_utf8(text);
  std::vector<Entry> entries = FolkerReader(*xml, complaints, transcript, options).entries();
  sort_by_time(entries);
  complaints.tell(transcript);
  ReadOptions own = options;
  if (!own.convention) own.convention = Convention::gat2;
  return lay_out(std::move(entries), std::move(transcript), own);
}

}  // namespace gribning
