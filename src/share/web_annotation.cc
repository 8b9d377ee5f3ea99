// SPDX-License-Identifier: MIT
#include "web_annotation.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "codes.h"
#include "gribning/opportunity/in_words.h"
#include "guid.h"
#include "plain_text.h"

namespace gribning::share {
namespace {

using Json = nlohmann::ordered_json;

/// So many code points around the quoted words make them findable when the text has changed.
constexpr std::size_t kQuotedAround = 32;

std::string urn(std::string_view kind, std::string_view content) { return "urn:uuid:" + guid(kind, content); }

/// What stands on one stretch of talk.
struct Bodies {
  std::vector<std::string> codes;
  std::string note;
  std::string reasons;
};

Json selectors(const PlainText& plain, CodePoints points) {
  const std::size_t before = points.begin > kQuotedAround ? points.begin - kQuotedAround : 0;
  return Json::array({{{"type", "TextPositionSelector"}, {"start", points.begin}, {"end", points.end}},
                      {{"type", "TextQuoteSelector"},
                       {"exact", plain.words(points)},
                       {"prefix", plain.words({before, points.begin})},
                       {"suffix", plain.words({points.end, points.end + kQuotedAround})}}});
}

/// A code as a name for all programs: the same in every annotation and in both languages.
std::string urn_of_code(std::string_view id) { return fmt::format("urn:gribning:code:{}", id); }

Json bodies_of(const Bodies& bodies, const Codebook& codebook, Language language) {
  Json list = Json::array();
  for (const auto& id : bodies.codes) {
    list.push_back({{"id", urn_of_code(id)},
                    {"type", "TextualBody"},
                    {"purpose", "tagging"},
                    {"language", code(language)},
                    {"value", name_of_code(id, codebook).in(language)}});
  }
  for (const auto* comment : {&bodies.note, &bodies.reasons}) {
    if (comment->empty()) continue;
    list.push_back({{"type", "TextualBody"},
                    {"purpose", "commenting"},
                    {"format", "text/plain"},
                    {"language", code(language)},
                    {"value", *comment}});
  }
  return list;
}

}  // namespace

Result<Shared> write_web_annotation(std::span<const Analysed> analysed, const ShareOptions& options) {
  const Analysed& each = analysed.front();
  const Transcript& transcript = each.talk->transcript;
  const PlainText plain(transcript);
  std::map<std::pair<std::size_t, std::size_t>, Bodies> stretches;
  const auto at = [&](Span span) -> Bodies& {
    const CodePoints points = plain.of(span);
    return stretches[{points.begin, points.end}];
  };
  for (const auto& mark : marks_of(*each.coding, transcript)) at(mark.span).codes.push_back(mark.code);
  for (const auto& mark : marks_of(*each.talk)) at(mark.span).codes.push_back(mark.code);
  for (std::size_t i = 0; i < each.coding->opportunities.size(); ++i) {
    const TurnIndex turn = each.coding->opportunities[i].turn;
    Bodies& bodies = at(transcript.turns[turn].span);
    if (i < each.coding->notes.size()) bodies.note = each.coding->notes[i];
    if (const Opportunity* found = opportunity_in(each, turn); found != nullptr) {
      bodies.reasons = evidence_in_words(*found, transcript, options.language, "");
    }
  }
  const std::string source = transcript.name + ".txt";
  const std::string own = guid("source", transcript.name + '\n' + plain.text());
  Json items = Json::array();
  for (const auto& [place, bodies] : stretches) {
    items.push_back(
        {{"id", urn("annotation", fmt::format("{} {} {}", own, place.first, place.second))},
         {"type", "Annotation"},
         {"motivation", "tagging"},
         {"creator", {{"type", options.coder == "gribning" ? "Software" : "Person"}, {"name", options.coder}}},
         {"body", bodies_of(bodies, *each.talk->codebook, options.language)},
         {"target", {{"source", source}, {"selector", selectors(plain, {place.first, place.second})}}}});
  }
  const std::string page = urn("page", own);
  Json collection;
  collection["@context"] = "http://www.w3.org/ns/anno.jsonld";
  collection["id"] = urn("collection", own);
  collection["type"] = "AnnotationCollection";
  collection["label"] = transcript.name;
  collection["total"] = items.size();
  collection["first"] = {{"id", page}, {"type", "AnnotationPage"}, {"startIndex", 0}, {"items", std::move(items)}};
  return Shared{{{transcript.name + ".jsonld", collection.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"},
                 {source, plain.text()}},
                {}};
}

}  // namespace gribning::share
