// SPDX-License-Identifier: MIT
#include "gribning/formats/eaf.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <numeric>
#include <unordered_map>

#include "eaf_names.h"
#include "text_header.h"
#include "tiers.h"
#include "xml_document.h"

namespace gribning {
namespace {

constexpr std::int64_t kLatestPoint = std::int64_t{10} * 366 * 24 * 3'600'000;

/// A slot of TIME_ORDER.
struct Slot {
  std::optional<std::int64_t> time;
  /// Worked out from the annotations that share it.
  std::optional<double> guess;
  /// Its point on the timeline.
  std::size_t point = kNoPoint;
};

/// An annotation as the document has it; slots are not points yet.
struct Annotation {
  pugi::xml_node node;
  std::string_view id;
  std::string_view parent;
  std::string_view previous;
  std::size_t begin = kNoPoint;
  std::size_t end = kNoPoint;
};

/// Which tier and which annotation of it.
struct Address {
  std::size_t tier = 0;
  std::size_t annotation = 0;
};

std::optional<std::int64_t> integer_from(std::string_view text) {
  std::int64_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || value > kLatestPoint || value < -kLatestPoint) return std::nullopt;
  return value;
}

class EafReader {
 public:
  EafReader(XmlDocument& xml, Complaints& complaints, Transcript& transcript)
      : xml_(xml), complaints_(complaints), transcript_(transcript) {}

  std::vector<Tier> tiers() {
    read_header();
    read_slots();
    read_tiers();
    guess_times();
    place_slots();
    fill_tiers();
    return std::move(tiers_);
  }

  [[nodiscard]] PointTimes times() const { return PointTimes(points_, guesses_); }

 private:
  void complain(pugi::xml_node node, std::string code, Bilingual message) {
    complaints_.add(xml_.place(node), std::move(code), Severity::warning, std::move(message));
  }

  void keep(std::string_view key, std::string_view value) {
    if (!value.empty()) text_reader::take_header_entry(key, value, transcript_);
  }

  void read_header() {
    const pugi::xml_node root = xml_.root();
    keep(eaf::kAuthor, root.attribute("AUTHOR").value());
    if (root.attribute("DATE").value() != eaf::kNoDate) keep(eaf::kDate, root.attribute("DATE").value());
    for (const pugi::xml_node license : root.children("LICENSE")) keep(eaf::kLicense, text_of(license));
    const pugi::xml_node header = root.child("HEADER");
    const std::string_view units = header.attribute("TIME_UNITS").value();
    if (units == "PAL-frames") frames_per_second_ = 25;
    if (units == "NTSC-frames") frames_per_second_ = 30'000.0 / 1001;
    bool first = true;
    for (const pugi::xml_node media : header.children("MEDIA_DESCRIPTOR")) {
      keep(eaf::kMedia, media.attribute("MEDIA_URL").value());
      const std::int64_t origin = integer_from(media.attribute("TIME_ORIGIN").value()).value_or(0);
      if (first) origin_ = origin;
      if (first && origin != 0) {
        add_note(
            transcript_, "time-origin",
            {fmt::format("Tiderne er lagt {} millisekunder frem, så de passer til optagelsen (TIME_ORIGIN).", origin),
             fmt::format("Times were shifted by {} milliseconds to fit the recording (TIME_ORIGIN).", origin)});
      }
      if (!first && origin != origin_) {
        complain(media, "eaf-origins",
                 {"optagelserne begynder ikke samtidig; tiderne følger den første",
                  "the recordings do not begin together; times follow the first"});
      }
      first = false;
    }
    for (const pugi::xml_node property : header.children("PROPERTY")) {
      keep(property.attribute("NAME").value(), text_of(property));
    }
    for (const pugi::xml_node type : root.children("LINGUISTIC_TYPE")) {
      if (!type.attribute("CONTROLLED_VOCABULARY_REF").empty()) {
        with_vocabulary_.emplace_back(type.attribute("LINGUISTIC_TYPE_ID").value());
      }
    }
  }

  void read_slots() {
    for (const pugi::xml_node node : xml_.root().child("TIME_ORDER").children("TIME_SLOT")) {
      Slot slot;
      const pugi::xml_attribute value = node.attribute("TIME_VALUE");
      if (value) {
        slot.time = integer_from(value.value());
        if (!slot.time) complain(node, "eaf-time", {"tiden er ikke et helt tal", "the time is not a whole number"});
      }
      if (slot.time && frames_per_second_ > 0) {
        slot.time = static_cast<std::int64_t>(static_cast<double>(*slot.time) * 1000 / frames_per_second_);
      }
      if (slot.time) *slot.time += origin_;
      if (!slot_of_.emplace(node.attribute("TIME_SLOT_ID").value(), slots_.size()).second) {
        complain(
            node, "eaf-id",
            {"to tidspunkter har samme id; det første gælder", "two time slots have the same id; the first counts"});
      }
      slots_.push_back(slot);
    }
  }

  [[nodiscard]] std::size_t slot(pugi::xml_node annotation, const char* name) {
    const auto found = slot_of_.find(annotation.attribute(name).value());
    if (found != slot_of_.end()) return found->second;
    complain(annotation, "eaf-slot",
             {fmt::format("annoteringen henviser til et tidspunkt, der ikke findes ({})", name),
              fmt::format("the annotation refers to a time slot that does not exist ({})", name)});
    return kNoPoint;
  }

  void read_tiers() {
    for (const pugi::xml_node node : xml_.root().children("TIER")) {
      Tier tier;
      tier.name = node.attribute("TIER_ID").value();
      if (!tier_of_.emplace(node.attribute("TIER_ID").value(), tiers_.size()).second) {
        complain(node, "eaf-tier", {"to rækker har samme navn", "two tiers have the same name"});
      }
      tiers_.push_back(std::move(tier));
      nodes_.push_back(node);
      annotations_.emplace_back();
      for (const pugi::xml_node outer : node.children("ANNOTATION")) {
        for (const pugi::xml_node inner : outer.children()) read_annotation(inner);
      }
      put_in_order(annotations_.back());
    }
    for (std::size_t i = 0; i < annotations_.size(); ++i) {
      for (std::size_t j = 0; j < annotations_[i].size(); ++j) {
        const Annotation& annotation = annotations_[i][j];
        if (annotation.id.empty() || address_of_.emplace(annotation.id, Address{i, j}).second) continue;
        complain(
            annotation.node, "eaf-id",
            {"to annoteringer har samme id; den første gælder", "two annotations have the same id; the first counts"});
      }
    }
  }

  void read_annotation(pugi::xml_node node) {
    const std::string_view kind = node.name();
    const bool aligned = kind == "ALIGNABLE_ANNOTATION";
    if (!aligned && kind != "REF_ANNOTATION") return;
    Annotation annotation;
    annotation.node = node;
    annotation.id = node.attribute("ANNOTATION_ID").value();
    if (aligned) {
      annotation.begin = slot(node, "TIME_SLOT_REF1");
      annotation.end = slot(node, "TIME_SLOT_REF2");
      if (annotation.begin == kNoPoint) annotation.begin = annotation.end;
    } else {
      annotation.parent = node.attribute("ANNOTATION_REF").value();
      annotation.previous = node.attribute("PREVIOUS_ANNOTATION").value();
    }
    annotations_.back().push_back(annotation);
  }

  /// References run behind the annotation that PREVIOUS_ANNOTATION names, wherever they stand in the document.
  void put_in_order(std::vector<Annotation>& all) {
    std::unordered_map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < all.size(); ++i) index.emplace(all[i].id, i);
    std::unordered_map<std::size_t, std::vector<std::size_t>> following;
    std::vector<std::size_t> open;
    for (std::size_t i = all.size(); i-- > 0;) {
      const auto previous = all[i].previous.empty() ? index.end() : index.find(all[i].previous);
      if (previous == index.end() || previous->second == i) {
        open.push_back(i);
      } else {
        following[previous->second].push_back(i);
      }
    }
    if (following.empty()) return;
    std::vector<Annotation> ordered;
    std::vector<bool> placed(all.size());
    while (!open.empty()) {
      const std::size_t i = open.back();
      open.pop_back();
      placed[i] = true;
      ordered.push_back(all[i]);
      if (const auto next = following.find(i); next != following.end()) {
        open.insert(open.end(), next->second.begin(), next->second.end());
      }
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (placed[i]) continue;
      complain(all[i].node, "eaf-order",
               {"annoteringerne følger hinanden i ring; de står i filens orden",
                "the annotations follow each other in a circle; they stand in the order of the file"});
      ordered.push_back(all[i]);
    }
    all = std::move(ordered);
  }

  /// Slots without a time lie evenly between the ends of the annotations that share them.
  void guess_times() {
    for (const auto& annotations : annotations_) {
      std::vector<std::size_t> run;
      for (const Annotation& annotation : annotations) {
        if (annotation.begin == kNoPoint || annotation.end == kNoPoint) continue;
        if (run.empty() || run.back() != annotation.begin) {
          guess_run(run);
          run = {annotation.begin};
        }
        run.push_back(annotation.end);
      }
      guess_run(run);
    }
  }

  void guess_run(const std::vector<std::size_t>& run) {
    std::size_t known = kNoPoint;
    for (std::size_t i = 0; i < run.size(); ++i) {
      const auto& time = slots_[run[i]].time;
      if (!time) continue;
      if (known != kNoPoint && *time >= *slots_[run[known]].time) {
        const auto from = static_cast<double>(*slots_[run[known]].time);
        const double step = (static_cast<double>(*time) - from) / static_cast<double>(i - known);
        for (std::size_t j = known + 1; j < i; ++j) {
          auto& guess = slots_[run[j]].guess;
          if (!guess) guess = from + step * static_cast<double>(j - known);
        }
      }
      known = i;
    }
  }

  /// Points in the order of time; slots with the same time are one point. One without any stays behind the slot that
  /// stands before it.
  void place_slots() {
    std::vector<double> key(slots_.size());
    double last = 0;
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      if (slots_[i].time) last = static_cast<double>(*slots_[i].time);
      key[i] = slots_[i].guess.value_or(last);
    }
    std::vector<std::size_t> order(slots_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key[a] < key[b]; });
    for (const std::size_t i : order) {
      const bool same = slots_[i].time && !points_.empty() && points_.back() == slots_[i].time;
      if (!same) {
        points_.push_back(slots_[i].time);
        guesses_.push_back(slots_[i].guess);
      }
      slots_[i].point = points_.size() - 1;
    }
  }

  void fill_tiers() {
    for (std::size_t i = 0; i < tiers_.size(); ++i) {
      name_tier(i);
      for (const Annotation& annotation : annotations_[i]) {
        TierStretch stretch;
        stretch.text = text_of(annotation.node.child("ANNOTATION_VALUE"));
        if (annotation.begin != kNoPoint) stretch.begin = slots_[annotation.begin].point;
        if (annotation.end != kNoPoint) stretch.end = slots_[annotation.end].point;
        if (!annotation.parent.empty()) stretch.parent = parent_of(i, annotation);
        tiers_[i].stretches.push_back(std::move(stretch));
      }
    }
    // Names that depend on who speaks.
    for (std::size_t i = 0; i < tiers_.size(); ++i) {
      if (!tiers_[i].above) continue;
      std::size_t root = i;
      for (std::size_t steps = 0; steps <= tiers_.size() && tiers_[root].above; ++steps) root = *tiers_[root].above;
      if (tiers_[i].speaker.empty()) tiers_[i].speaker = tiers_[root].speaker;
      const std::string id = tiers_[i].name;
      tiers_[i].name = without_speaker(id, nodes_[root].attribute("TIER_ID").value());
      if (tiers_[i].name == id) tiers_[i].name = without_speaker(id, tiers_[root].speaker);
    }
  }

  void name_tier(std::size_t i) {
    const pugi::xml_node node = nodes_[i];
    Tier& tier = tiers_[i];
    tier.speaker = node.attribute("PARTICIPANT").value();
    const std::string_view parent = node.attribute("PARENT_REF").value();
    if (!parent.empty()) {
      const auto found = tier_of_.find(parent);
      if (found != tier_of_.end() && found->second != i) {
        tier.above = found->second;
        tier.kind = TierKind::under;
        tier.declared = true;
        return;
      }
      complain(node, "eaf-parent",
               {"rækken hører til en række, der ikke findes", "the tier belongs to a tier that does not exist"});
    }
    if (tier.speaker.empty()) tier.speaker = tier.name.empty() ? "?" : tier.name;
    const std::string_view type = node.attribute("LINGUISTIC_TYPE_REF").value();
    if (std::find(with_vocabulary_.begin(), with_vocabulary_.end(), type) != with_vocabulary_.end()) {
      tier.kind = TierKind::foreign;
      tier.declared = true;
      tier.reason = {"styret ordliste", "controlled vocabulary"};
    }
  }

  std::optional<std::size_t> parent_of(std::size_t tier, const Annotation& annotation) {
    const auto found = address_of_.find(annotation.parent);
    if (found != address_of_.end() && tiers_[tier].above == found->second.tier) return found->second.annotation;
    complain(annotation.node, "eaf-reference",
             {"annoteringen henviser til en, der ikke findes i rækken over den",
              "the annotation refers to one that does not exist on the tier above it"});
    return std::nullopt;
  }

  XmlDocument& xml_;
  Complaints& complaints_;
  Transcript& transcript_;
  double frames_per_second_ = 0;
  std::int64_t origin_ = 0;
  std::vector<std::string> with_vocabulary_;
  std::vector<Slot> slots_;
  std::unordered_map<std::string_view, std::size_t> slot_of_;
  std::vector<std::optional<std::int64_t>> points_;
  std::vector<std::optional<double>> guesses_;
  std::vector<Tier> tiers_;
  std::vector<pugi::xml_node> nodes_;
  std::unordered_map<std::string_view, std::size_t> tier_of_;
  std::vector<std::vector<Annotation>> annotations_;
  std::unordered_map<std::string_view, Address> address_of_;
};

/// The language that all tiers of talk are said to be in.
std::optional<Language> language_of(pugi::xml_node root, const std::vector<Tier>& tiers) {
  std::optional<Language> language;
  std::size_t i = 0;
  for (const pugi::xml_node node : root.children("TIER")) {
    if (tiers[i++].kind != TierKind::talk) continue;
    const auto own = language_from(node.attribute("LANG_REF").value());
    if (!own || (language && language != own)) return std::nullopt;
    language = own;
  }
  return language;
}

}  // namespace

int recognise_eaf(std::string_view text) { return has_root(text, "ANNOTATION_DOCUMENT") ? 95 : 0; }

Result<Transcript> read_eaf(std::string_view text, const ReadOptions& options) {
  Complaints complaints;
  auto xml = XmlDocument::parse(text, complaints);
  if (!xml) return tl::unexpected(xml.error());
  if (local_name(xml->root()) != "ANNOTATION_DOCUMENT") {
    return tl::unexpected(failure_at(xml->place(xml->root()), "not-this-format",
                                     {"Filen er ikke fra ELAN: den begynder ikke med ANNOTATION_DOCUMENT.",
                                      "The file is not from ELAN: it does not begin with ANNOTATION_DOCUMENT."}));
  }
  Transcript transcript;
  transcript.format = "eaf";
  transcript.original = declared_utf8(text);
  EafReader reader(*xml, complaints, transcript);
  std::vector<Tier> tiers = reader.tiers();
  settle_tiers(tiers);
  if (!transcript.language) transcript.language = language_of(xml->root(), tiers);
  complaints.tell(transcript);
  return turns_from(tiers, reader.times(), std::move(transcript), options);
}

}  // namespace gribning
