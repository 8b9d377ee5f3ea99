// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "gribning/layers/quotation.h"

namespace gribning::tool {
namespace {

using Json = nlohmann::ordered_json;

struct Link {
  std::string retrospective;
  std::string original;
  bool json = false;
};

std::string one_line(const Transcript& transcript, Span span) {
  std::string words(quote(transcript.text, span));
  std::ranges::replace_if(
      words, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return words;
}

std::string links_in_words(const std::vector<Quotation>& quotations, const Transcript& talk, const Transcript& original,
                           Language language) {
  const bool danish = language == Language::da;
  std::string out;
  const auto quoted = [danish](const std::string& words) {
    return danish ? fmt::format("»{}«", words) : fmt::format("'{}'", words);
  };
  for (const auto& found : quotations) {
    out += fmt::format("{} {} ({}): {}\n", danish ? "Tur" : "Turn", talk.turns[found.turn].number,
                       talk.speaker_of(found.turn).label, quoted(one_line(talk, found.span)));
    out += fmt::format("  → {} {} ({}): {}  [{}, {:.2f}]\n", danish ? "tur" : "turn",
                       original.turns[found.original].number, original.speaker_of(found.original).label,
                       original.talk(found.original), code(found.how), found.strength);
  }
  if (out.empty()) out = danish ? "Ingen citater fundet.\n" : "No quotations found.\n";
  return out;
}

Json quotations_to_json(const std::vector<Quotation>& quotations, const Transcript& talk, const Transcript& original) {
  Json out = Json::array();
  for (const auto& found : quotations) {
    out.push_back({{"turn", talk.turns[found.turn].number},
                   {"speaker", talk.speaker_of(found.turn).label},
                   {"quote", one_line(talk, found.span)},
                   {"begin", found.span.begin},
                   {"end", found.span.end},
                   {"original_turn", original.turns[found.original].number},
                   {"original_speaker", original.speaker_of(found.original).label},
                   {"original_quote", one_line(original, found.original_span)},
                   {"original_begin", found.original_span.begin},
                   {"original_end", found.original_span.end},
                   {"how", code(found.how)},
                   {"strength", std::round(found.strength * 100) / 100}});
  }
  return out;
}

void run_link(const Link& link, Session& session) {
  const auto analyst = load_analyst(session);
  if (!analyst) return session.fail(analyst.error());
  auto retrospective = read_input(link.retrospective, session);
  auto original = read_input(link.original, session);
  if (!retrospective || !original) return;
  const auto talk = analyst->annotators.annotate(std::move(*retrospective));
  const auto extract = analyst->annotators.annotate(std::move(*original));
  const auto found = find_quotations(talk, extract);
  if (link.json) {
    session.say(quotations_to_json(found, talk.transcript, extract.transcript)
                    .dump(1, ' ', false, Json::error_handler_t::replace) +
                "\n");
  } else {
    session.say(links_in_words(found, talk.transcript, extract.transcript, session.language));
  }
}

}  // namespace

void add_link(CLI::App& app, Session& session) {
  auto link = std::make_shared<Link>();
  auto* command = app.add_subcommand("link", "Tie quotations in talk about a conversation to the turns they come from");
  command->add_option("RETROSPECTIVE", link->retrospective, "Talk about the conversation: recall, data session")
      ->required();
  command->add_option("ORIGINAL", link->original, "The conversation or the extract itself")->required();
  command->add_flag("--json", link->json, "Print JSON");
  command->footer("Example: gribning link tilbageblik.txt samtale.txt");
  command->callback([link, &session] { run_link(*link, session); });
}

}  // namespace gribning::tool
