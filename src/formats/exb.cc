// SPDX-License-Identifier: MIT
#include "gribning/formats/exb.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "exb_chains.h"
#include "text_header.h"
#include "xml_document.h"

namespace gribning {
namespace {

using exb::ExbTier;

class ExbReader {
 public:
  ExbReader(XmlDocument& xml, Complaints& complaints, Transcript& transcript)
      : xml_(xml), complaints_(complaints), transcript_(transcript) {}

  std::vector<Tier> tiers() {
    read_head();
    read_speakers();
    const pugi::xml_node body = xml_.root().child("basic-body");
    read_timeline(body.child("common-timeline"));
    for (const pugi::xml_node node : body.children("tier")) read_tier(node);
    make_talk();
    std::vector<Tier> out;
    for (ExbTier& one : tiers_) out.push_back(std::move(one.tier));
    return out;
  }

  [[nodiscard]] PointTimes times() const { return PointTimes(points_, guesses_); }

 private:
  void complain(pugi::xml_node node, std::string code, Bilingual message) {
    complaints_.add(xml_.place(node), std::move(code), Severity::warning, std::move(message));
  }

  void keep(std::string_view key, std::string_view value) {
    if (value.find_first_not_of(" \t\r\n") != std::string_view::npos) {
      text_reader::take_header_entry(key, value, transcript_);
    }
  }

  void read_head() {
    const pugi::xml_node meta = xml_.root().child("head").child("meta-information");
    for (const pugi::xml_node node : meta.children()) {
      const std::string_view name = node.name();
      if (name == "referenced-file") {
        keep(name, node.attribute("url").value());
      } else if (name == "ud-meta-information") {
        for (const pugi::xml_node entry : node.children("ud-information")) {
          keep(entry.attribute("attribute-name").value(), text_of(entry));
        }
      } else if (!name.empty()) {
        keep(name, text_of(node));
      }
    }
  }

  void read_speakers() {
    for (const pugi::xml_node node : xml_.root().child("head").child("speakertable").children("speaker")) {
      const std::string_view id = node.attribute("id").value();
      std::string label = text_of(node.child("abbreviation"));
      if (label.find_first_not_of(" \t\r\n") == std::string::npos) label = id;
      if (label.empty()) label = "?";
      if (!label_of_.emplace(id, label).second) {
        complain(node, "exb-id", {"to talere har samme id", "two speakers have the same id"});
      }
      const std::size_t known = transcript_.participants.size();
      const ParticipantIndex index = speaker_labelled(transcript_, label);
      if (transcript_.participants.size() == known) continue;
      Participant& participant = transcript_.participants[index];
      participant.description = text_of(node.child("comment"));
      for (const pugi::xml_node entry : node.child("ud-speaker-information").children("ud-information")) {
        const std::string_view key = entry.attribute("attribute-name").value();
        if (key != "role" && key != "Role" && key != "rolle" && key != "Rolle") continue;
        const std::string value = text_of(entry);
        participant.role = role_from(value).value_or(guess_role(value));
        if (participant.role != Role::unknown) participant.role_source = RoleSource::declared;
      }
    }
  }

  void read_timeline(pugi::xml_node timeline) {
    std::optional<std::int64_t> last;
    for (const pugi::xml_node node : timeline.children("tli")) {
      std::optional<std::int64_t> time;
      if (const pugi::xml_attribute value = node.attribute("time"); !value.empty()) {
        time = milliseconds_from(value.value());
        if (!time) complain(node, "exb-time", {"tiden er ikke et tal", "the time is not a number"});
      }
      if (time && last && *time < *last) {
        complain(node, "exb-order",
                 {"tidslinjen går tilbage i tid; rækkefølgen i filen gælder",
                  "the timeline runs backwards; the order of the file counts"});
      }
      if (time) last = time;
      if (!point_of_.emplace(node.attribute("id").value(), points_.size()).second) {
        complain(node, "exb-id",
                 {"to punkter på tidslinjen har samme id; det første gælder",
                  "two points of the timeline have the same id; the first counts"});
      }
      // EXMARaLDA marks what it worked out itself.
      const bool guess = std::string_view(node.attribute("type").value()) == "intp";
      points_.push_back(guess ? std::nullopt : time);
      guesses_.push_back(guess && time ? std::optional(static_cast<double>(*time)) : std::nullopt);
    }
  }

  std::size_t point(pugi::xml_node event, const char* name) {
    const auto found = point_of_.find(event.attribute(name).value());
    if (found != point_of_.end()) return found->second;
    complain(event, "exb-point",
             {fmt::format("stykket henviser til et punkt, der ikke er på tidslinjen ({})", name),
              fmt::format("the event refers to a point that is not on the timeline ({})", name)});
    return kNoPoint;
  }

  void read_tier(pugi::xml_node node) {
    ExbTier one;
    one.type = node.attribute("type").value();
    one.category = node.attribute("category").value();
    Tier& tier = one.tier;
    const std::string_view display = node.attribute("display-name").value();
    const std::string_view speaker = node.attribute("speaker").value();
    tier.name = one.type == "t" ? display : std::string_view(one.category);
    if (tier.name.empty()) tier.name = display.empty() ? std::string_view(node.attribute("id").value()) : display;
    if (tier.name.empty()) tier.name = "?";
    if (!speaker.empty()) {
      const auto found = label_of_.find(speaker);
      tier.speaker = found == label_of_.end() ? std::string(speaker) : found->second;
      if (found == label_of_.end()) {
        complain(
            node, "exb-speaker",
            {"taleren står ikke i filens liste over talere", "the speaker is not in the file's table of speakers"});
      }
    }
    for (const pugi::xml_node event : node.children("event")) {
      TierStretch stretch;
      // What users note about an event stands inside it, as elements.
      stretch.text = own_text_of(event);
      stretch.begin = point(event, "start");
      stretch.end = point(event, "end");
      if (stretch.begin == kNoPoint) stretch.begin = stretch.end;
      tier.stretches.push_back(std::move(stretch));
    }
    tier.declared = true;
    if (one.type == "t") {
      tier.kind = TierKind::talk;
      if (tier.speaker.empty()) tier.speaker = tier.name;
    } else if (one.type == "a") {
      tier.kind = TierKind::under;
    } else if (one.type == "d") {
      tier.kind = tier.speaker.empty() ? TierKind::remarks : TierKind::under;
    } else {
      tier.kind = TierKind::foreign;
      tier.reason = {"type " + one.type, "type " + one.type};
    }
    tiers_.push_back(std::move(one));
  }

  [[nodiscard]] bool is_spoken(const ExbTier& one) const {
    return one.tier.kind == TierKind::talk &&
           std::any_of(one.tier.stretches.begin(), one.tier.stretches.end(),
                       [](const TierStretch& stretch) { return !stretch.text.empty(); });
  }

  void make_talk() {
    if (exb::tell_speakers_apart(tiers_)) {
      add_note(transcript_, "exb-speakers",
               {"Alles ord står i én række. Hvem der taler, er læst af de rækker, som hver taler har for sig.",
                "Everybody's words stand on one tier. Who speaks was read from the tiers that each speaker has."});
      return;
    }
    const bool any = std::any_of(tiers_.begin(), tiers_.end(), [&](const ExbTier& one) { return is_spoken(one); });
    if (!any) {
      for (ExbTier& one : tiers_) {
        if (one.type != "d" || one.tier.speaker.empty()) continue;
        one.tier.kind = TierKind::talk;
        one.tier.declared = false;
      }
      add_note(transcript_, "exb-descriptions",
               {"Ingen række er udskrift (type t). Talernes beskrivelser (type d) er læst som tale.",
                "No tier is a transcription (type t). The speakers' descriptions (type d) were read as talk."});
    }
    std::size_t joined = 0;
    for (ExbTier& one : tiers_) {
      if (one.type == "t") joined += exb::join_chains(one.tier);
    }
    if (joined > 0) {
      add_note(
          transcript_, "segment-chains",
          {fmt::format("{} stykker, der følger lige efter et andet af samme taler, hører til samme tur.", joined),
           fmt::format("{} events that follow another of the same speaker at once belong to the same turn.", joined)});
    }
  }

  XmlDocument& xml_;
  Complaints& complaints_;
  Transcript& transcript_;
  std::unordered_map<std::string_view, std::string> label_of_;
  std::unordered_map<std::string_view, std::size_t> point_of_;
  std::vector<std::optional<std::int64_t>> points_;
  std::vector<std::optional<double>> guesses_;
  std::vector<ExbTier> tiers_;
};

}  // namespace

int recognise_exb(std::string_view text) { return has_root(text, "basic-transcription") ? 95 : 0; }

Result<Transcript> read_exb(std::string_view text, const ReadOptions& options) {
  Complaints complaints;
  auto xml = XmlDocument::parse(text, complaints);
  if (!xml) return tl::unexpected(xml.error());
  if (local_name(xml->root()) != "basic-transcription") {
    return tl::unexpected(
        failure_at(xml->place(xml->root()), "not-this-format",
                   {"Filen er ikke en basisudskrift fra EXMARaLDA: den begynder ikke med basic-transcription.",
                    "The file is no basic transcription of EXMARaLDA: it does not begin with basic-transcription."}));
  }
  Transcript transcript;
  transcript.format = "exb";
  transcript.original = declared_utf8(text);
  ExbReader reader(*xml, complaints, transcript);
  std::vector<Tier> tiers = reader.tiers();
  settle_tiers(tiers);
  complaints.tell(transcript);
  return turns_from(tiers, reader.times(), std::move(transcript), options);
}

}  // namespace gribning
