// SPDX-License-Identifier: MIT
#include "added_tiers.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "gribning/formats/read.h"

namespace gribning::share {
namespace {

std::string in_words(const OpportunityCoding& coding, const Transcript& transcript, Language language) {
  const bool danish = language == Language::da;
  std::string words = fmt::format("{}: {}, {}", danish ? "gribningsmulighed" : "gribning opportunity",
                                  title(coding.perspective).in(language), title(coding.orientation).in(language));
  if (coding.tentative) words += danish ? ", forsigtigt" : ", tentative";
  words += " → " + title(coding.verdict).in(language);
  if (coding.how != How::none) words += fmt::format(" ({})", title(coding.how).in(language));
  const auto number = [&](TurnIndex turn) { return transcript.turns[turn].number; };
  if (coding.response) words += fmt::format(", {} {}", danish ? "tur" : "turn", number(*coding.response));
  if (coding.later)
    words += fmt::format(", {} {}", danish ? "senere grebet i tur" : "taken up later in turn", number(*coding.later));
  return words;
}

std::string in_words(const WorkerTurn& turn, Language language) {
  const bool danish = language == Language::da;
  std::vector<std::string> parts;
  if (turn.continuer) parts.emplace_back(danish ? "minimalrespons" : "continuer");
  if (turn.question != QuestionForm::none) parts.push_back(title(turn.question).in(language));
  if (turn.invites != Invites::nothing) {
    const bool any = turn.invites == Invites::any;
    parts.emplace_back(danish ? (any ? "inviterer: nogen" : "inviterer: hvilke")
                              : (any ? "invites: any" : "invites: some"));
  }
  if (turn.institutional) parts.emplace_back(danish ? "institutionel" : "institutional");
  return fmt::format("{}", fmt::join(parts, ", "));
}

void append(std::string& to, std::string_view words) {
  if (words.empty()) return;
  if (!to.empty()) to += "; ";
  to += words;
}

}  // namespace

std::vector<AddedTier> tiers_of(const Analysed& analysed, Language language) {
  const auto& talk = *analysed.talk;
  const Transcript& transcript = talk.transcript;
  const bool danish = language == Language::da;
  const std::size_t turns = transcript.turns.size();
  std::vector<AddedTier> tiers;
  tiers.push_back({std::string(kTierPrefix) + "gribning", std::vector<std::string>(turns), {}});
  for (const auto& coding : analysed.coding->opportunities) {
    append(tiers[0].at_turn[coding.turn], in_words(coding, transcript, language));
    const auto about = transcript.turns[coding.turn].number;
    if (coding.response) {
      append(tiers[0].at_turn[*coding.response], fmt::format("{} {}: {}", danish ? "svar på tur" : "response to turn",
                                                             about, title(coding.verdict).in(language)));
    }
    if (coding.later) {
      append(tiers[0].at_turn[*coding.later],
             fmt::format("{} {}", danish ? "griber senere tur" : "takes up later turn", about));
    }
  }
  tiers.push_back({std::string(kTierPrefix) + (danish ? "tur" : "turn"), std::vector<std::string>(turns), {}});
  for (const auto& turn : analysed.coding->worker_turns) {
    append(tiers[1].at_turn[turn.turn], in_words(turn, language));
  }
  std::map<std::string, std::vector<std::string>> layers;
  for (const auto& annotation : talk.annotations) {
    const std::string& name = talk.labels->name(annotation.label);
    const auto slash = name.find('/');
    if (slash == std::string::npos) continue;
    auto& layer = layers.try_emplace(name.substr(0, slash), turns).first->second;
    append(layer[annotation.turn],
           fmt::format("{}: {}", talk.codebook->title(name).in(language), quote(transcript.text, annotation.span)));
  }
  for (auto& [layer, at_turn] : layers) {
    for (std::string& words : at_turn) {
      std::replace_if(
          words.begin(), words.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    }
    tiers.push_back({std::string(kTierPrefix) + layer, std::move(at_turn), {}});
  }
  std::erase_if(tiers, [](const AddedTier& tier) {
    return std::all_of(tier.at_turn.begin(), tier.at_turn.end(),
                       [](const std::string& words) { return words.empty(); });
  });
  return tiers;
}

Places times_of(const Transcript& transcript) {
  Places places;
  for (const Turn& turn : transcript.turns) {
    const bool placed = turn.start && turn.end && *turn.start >= 0 && *turn.start < *turn.end;
    places.push_back(placed ? std::optional(std::pair(*turn.start, *turn.end)) : std::nullopt);
  }
  return places;
}

std::vector<AddedTier> parted(const std::vector<AddedTier>& tiers, const Transcript& transcript, const Places& places) {
  std::vector<TurnIndex> in_order;
  for (TurnIndex turn = 0; turn < places.size(); ++turn) {
    if (places[turn]) in_order.push_back(turn);
  }
  std::stable_sort(in_order.begin(), in_order.end(),
                   [&](TurnIndex a, TurnIndex b) { return places[a]->first < places[b]->first; });
  std::vector<AddedTier> parts;
  for (const AddedTier& tier : tiers) {
    for (ParticipantIndex speaker = 0; speaker < transcript.participants.size(); ++speaker) {
      const std::string& label = transcript.participants[speaker].label;
      // The first tier that is free at the time takes the turn.
      const std::size_t first = parts.size();
      std::vector<std::int64_t> taken_until;
      for (const TurnIndex turn : in_order) {
        if (transcript.turns[turn].speaker != speaker || tier.at_turn[turn].empty()) continue;
        std::size_t at = 0;
        while (at < taken_until.size() && taken_until[at] > places[turn]->first) ++at;
        if (at == taken_until.size()) {
          taken_until.push_back(0);
          const auto number = at == 0 ? std::string() : fmt::format("-{}", at + 1);
          parts.push_back(
              {fmt::format("{}{}@{}", tier.name, number, label), std::vector<std::string>(places.size()), label});
        }
        taken_until[at] = places[turn]->second;
        parts[first + at].at_turn[turn] = tier.at_turn[turn];
      }
    }
  }
  return parts;
}

void add_unplaced(std::vector<Loss>& losses, const std::vector<AddedTier>& tiers, const Places& places) {
  std::size_t count = 0;
  for (TurnIndex turn = 0; turn < places.size(); ++turn) {
    if (places[turn]) continue;
    const bool said =
        std::any_of(tiers.begin(), tiers.end(), [&](const AddedTier& tier) { return !tier.at_turn[turn].empty(); });
    count += said ? 1 : 0;
  }
  if (count == 0) return;
  losses.push_back({"unplaced",
                    count,
                    {"det, der er sagt om ture uden plads på tidslinjen",
                     "what is said about turns without a place on the timeline"}});
}

Result<Carrier> carrier(const Transcript& transcript, std::string_view format) {
  const bool document = format == "chat" || !transcript.original.empty();
  if (transcript.format == format && document) return Carrier{transcript, {}};
  auto written = write_transcript(transcript, format);
  if (!written) return tl::unexpected(written.error());
  ReadOptions options;
  options.format = format;
  auto again = read_transcript(written->bytes, transcript.file, options);
  if (!again) return tl::unexpected(again.error());
  if (again->turns.size() != transcript.turns.size()) {
    return tl::unexpected(Failure{
        .code = "tier-turns",
        .message = {fmt::format("Formatet »{}« kan ikke holde turene adskilt, som de er: {} ture bliver til {}.",
                                format, transcript.turns.size(), again->turns.size()),
                    fmt::format("The format '{}' cannot keep the turns apart as they are: {} turns become {}.", format,
                                transcript.turns.size(), again->turns.size())},
        .file = transcript.file});
  }
  return Carrier{std::move(*again), std::move(written->losses)};
}

}  // namespace gribning::share
