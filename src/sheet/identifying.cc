// SPDX-License-Identifier: MIT
#include "gribning/sheet/identifying.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "sheet/opening.h"
#include "sheet/talk.h"

namespace gribning {
namespace {

struct Pattern {
  Identifying what;
  RE2 expression;
};

/// The first group of each is what was found.
const std::array<Pattern, 6>& patterns() {
  static const std::array<Pattern, 6> kPatterns{{
      {Identifying::cpr,
       RE2(R"((?:^|[^0-9])((?:0[1-9]|[12][0-9]|3[01])[ ./-]?(?:0[1-9]|1[0-2])[ ./-]?[0-9]{2}[ -]{0,3}[0-9]{4})(?:$|[^0-9]))")},
      {Identifying::phone,
       RE2(R"((?:^|[^0-9-])((?:(?:\+|00)45[ ]?)?[2-9][0-9][ ]?[0-9]{2}[ ]?[0-9]{2}[ ]?[0-9]{2})(?:$|[^0-9-]))")},
      {Identifying::email, RE2(R"(([^\s@<>()]+@[^\s@<>()]+\.\pL{2,}))")},
      {Identifying::address,
       RE2(R"((?i)(?:^|[^\pL])(\pL{2,}(?:vej|vejen|gade|gaden|allé|alleen|stræde|strædet|vænge|vænget|boulevard)(?: nummer| nr\.?)? [0-9]{1,3})(?:$|[^0-9]))")},
      {Identifying::address,
       RE2(R"((?:^|[^\pL])(\p{Lu}\pL+(?: Plads| Torv| Have| Kaj|plads|pladsen|torv|torvet|haven|parken|gården|marken|engen|bakken|toften|lunden|kaj)(?: nummer| nr\.?)? [0-9]{1,3})(?:$|[^0-9]))")},
      {Identifying::address,
       RE2(R"((?:^|[^0-9])([0-9]{1,4} \p{Lu}\pL+ (?:Street|Road|Avenue|Lane|Drive))(?:$|[^\pL]))")},
  }};
  return kPatterns;
}

/// Two years in a row have the digits of a phone number.
bool is_two_years(std::string_view found) {
  std::string digits;
  std::copy_if(found.begin(), found.end(), std::back_inserter(digits),
               [](char byte) { return byte >= '0' && byte <= '9'; });
  const auto year = [&](std::size_t at) {
    return digits.compare(at, 2, "20") == 0 || digits.compare(at, 2, "19") == 0;
  };
  return digits.size() == 8 && year(0) && year(4) && found.find(' ') == 4;
}

struct Hit {
  Identifying what;
  std::string_view found;
};

std::vector<Hit> search(std::string_view text) {
  std::vector<Hit> hits;
  for (const auto& [what, expression] : patterns()) {
    re2::StringPiece rest(text.data(), text.size());
    re2::StringPiece found;
    while (RE2::FindAndConsume(&rest, expression, &found)) {
      const std::string_view hit(found.data(), found.size());
      if (what != Identifying::phone || !is_two_years(hit)) hits.push_back({what, hit});
      // What ended this one may begin the next.
      rest = re2::StringPiece(hit.data() + hit.size(),
                              static_cast<std::size_t>(text.data() + text.size() - hit.data()) - hit.size());
    }
  }
  return hits;
}

/// Where bytes of the joined line come from.
Span source_of(const JoinedTalk& talk, std::size_t begin, std::size_t end) {
  Span span;
  for (const auto& chunk : talk.chunks) {
    const auto chunk_end = chunk.place + chunk.source.size();
    if (chunk.place <= begin && begin < chunk_end)
      span.begin = chunk.source.begin + static_cast<std::uint32_t>(begin - chunk.place);
    if (chunk.place < end && end <= chunk_end)
      span.end = chunk.source.begin + static_cast<std::uint32_t>(end - chunk.place);
  }
  return span;
}

void search_turn(const Transcript& transcript, TurnIndex index, std::vector<IdentifyingPlace>& places) {
  const auto& turn = transcript.turns[index];
  const auto talk = join_talk(transcript.text, turn.pieces, turn.notation.marks);
  const std::string_view line = talk.line;
  const auto seen = [&](Identifying what) {
    return std::any_of(places.begin(), places.end(),
                       [&](const auto& place) { return place.turn == index && place.what == what; });
  };
  for (const auto& hit : search(line)) {
    const auto begin = static_cast<std::size_t>(hit.found.data() - line.data());
    places.push_back({hit.what, index, source_of(talk, begin, begin + hit.found.size())});
  }
  auto words = plain_words(turn);
  for (const auto& under : turn.under) words += " " + under.text;
  for (const auto& hit : search(words))
    if (!seen(hit.what)) places.push_back({hit.what, index, turn.span});
}

}  // namespace

const Bilingual& title(Identifying what) {
  static const std::array<Bilingual, 4> kTitles{{{"ligner et CPR-nummer", "looks like a CPR number"},
                                                 {"ligner et telefonnummer", "looks like a phone number"},
                                                 {"ligner en e-mailadresse", "looks like an e-mail address"},
                                                 {"ligner en adresse", "looks like an address"}}};
  return kTitles.at(static_cast<std::size_t>(what));
}

std::vector<IdentifyingPlace> find_identifying(const Transcript& transcript, const std::vector<Extract>& extracts) {
  std::vector<IdentifyingPlace> places;
  std::string head = title_of(transcript);
  for (const auto* key : {"Setting", "Sted", "Situation", "Location"}) head.append("\n").append(transcript.header(key));
  for (const auto& participant : transcript.participants)
    head.append("\n").append(participant.label).append("\n").append(participant.description);
  for (const auto& hit : search(head)) places.push_back({hit.what, std::nullopt, {}});
  for (const auto extract : extracts) {
    for (auto turn = extract.first; turn <= extract.last; ++turn) search_turn(transcript, turn, places);
    for (const auto& aside : transcript.asides) {
      if (aside.before < extract.first || aside.before > extract.last + 1) continue;
      for (const auto& hit : search(quote(transcript.text, aside.span))) {
        const auto begin = static_cast<std::uint32_t>(hit.found.data() - transcript.text.data());
        places.push_back({hit.what, std::nullopt, {begin, begin + static_cast<std::uint32_t>(hit.found.size())}});
      }
    }
  }
  return places;
}

}  // namespace gribning
