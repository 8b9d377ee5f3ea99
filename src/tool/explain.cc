// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <memory>
#include <set>

#include "analysis.h"
#include "commands.h"
#include "gribning/layers/stance.h"
#include "gribning/opportunity/in_words.h"
#include "gribning/opportunity/signs.h"

namespace gribning::tool {
namespace {

constexpr std::size_t kMostSigns = 6;

/// FILE:TURN; the file's own name may hold colons.
struct TurnToExplain {
  std::string file;
  std::int64_t turn = 0;
};

std::optional<TurnToExplain> parse_target(const std::string& given) {
  const auto colon = given.rfind(':');
  if (colon == std::string::npos || colon == 0) return std::nullopt;
  TurnToExplain target{.file = given.substr(0, colon)};
  const auto* first = given.data() + colon + 1;
  const auto* last = given.data() + given.size();
  const auto [end, error] = std::from_chars(first, last, target.turn);
  if (error != std::errc{} || end != last || first == last) return std::nullopt;
  return target;
}

class Explainer {
 public:
  Explainer(const Analysis& analysis, const Analyst& analyst, Language language)
      : analysis_(analysis), analyst_(analyst), language_(language) {}

  [[nodiscard]] std::string explain(TurnIndex turn) const {
    const auto& transcript = analysis_.talk.transcript;
    std::string out = turn_in_words(turn);
    const auto found = std::ranges::find(analysis_.opportunities, turn, &Opportunity::turn);
    if (found != analysis_.opportunities.end()) return out + opportunity(*found) + layers(turn);
    if (is_professional(transcript.role_of(turn))) return out + professional(turn) + layers(turn);
    return out + no_opportunity(turn) + layers(turn);
  }

 private:
  [[nodiscard]] std::string in(std::string_view da, std::string_view en) const {
    return std::string(language_ == Language::da ? da : en);
  }

  [[nodiscard]] std::string turn_in_words(TurnIndex turn) const {
    const auto& transcript = analysis_.talk.transcript;
    return fmt::format("{} {} · {} ({})\n  {}\n\n", in("Tur", "Turn"), transcript.turns[turn].number,
                       transcript.speaker_of(turn).label, title(transcript.role_of(turn)).in(language_),
                       transcript.talk(turn));
  }

  /// What the layers see in the turn, each label once, by the titles of the codebook.
  [[nodiscard]] std::string layers(TurnIndex turn) const {
    const auto& talk = analysis_.talk;
    std::string out;
    std::set<LabelId> named;
    for (const auto& annotation : talk.of(turn)) {
      if (!named.insert(annotation.label).second) continue;
      const auto& name = talk.labels->name(annotation.label);
      out += fmt::format("  - {}{} [{}]\n", talk.codebook->title(name).in(language_), quoted(annotation.span), name);
    }
    if (const auto caution = tentativeness(talk, turn); caution.score > 0) {
      out += fmt::format("  - {} {:.2f}\n", in("Forsigtighed i ordene", "Caution in the wording"), caution.score);
    }
    return out.empty() ? out : "\n" + in("Det ser lagene i turen:\n", "What the layers see in the turn:\n") + out;
  }

  [[nodiscard]] std::string quoted(Span span) const {
    const auto words = words_at(analysis_.talk.transcript, span);
    if (words.empty()) return words;
    return language_ == Language::da ? fmt::format(" »{}«", words) : fmt::format(" '{}'", words);
  }

  [[nodiscard]] std::string opportunity(const Opportunity& found) const {
    const auto& coding = found.coding();
    const auto& transcript = analysis_.talk.transcript;
    auto out = fmt::format("{}: {}, {}{}\n", in("Gribningsmulighed", "Gribning opportunity"),
                           title(coding.perspective).in(language_), title(coding.orientation).in(language_),
                           coding.tentative ? in(", forsigtigt sagt", ", voiced tentatively") : "");
    if (coding.response) {
      out += fmt::format("{} ({} {}): {}{}\n  {}\n", in("Svaret", "The response"), in("tur", "turn"),
                         transcript.turns[*coding.response].number, title(coding.verdict).in(language_),
                         coding.how == How::none ? "" : " – " + title(coding.how).in(language_),
                         transcript.talk(*coding.response));
    } else {
      out += title(coding.verdict).in(language_) + "\n";
    }
    if (coding.later) {
      out += fmt::format("{} {}.\n", in("Tages op senere i tur", "Taken up later in turn"),
                         transcript.turns[*coding.later].number);
    }
    return out + "\n" + evidence_in_words(found, transcript, language_, "");
  }

  [[nodiscard]] std::string professional(TurnIndex turn) const {
    const auto coded = code_worker_turns(analysis_.talk);
    const auto found = std::ranges::find(coded, turn, &WorkerTurn::turn);
    auto out = fmt::format("{}: {}\n", in("Spørgsmål", "Question"), title(found->question).in(language_));
    if (found->continuer)
      out += in("Minimalrespons: giver kun ordet tilbage.\n", "A continuer: only hands the floor back.\n");
    if (found->institutional) {
      out += in("Mindst halvdelen af turen leverer det institutionelt meningsfulde.\n",
                "At least half of the turn delivers what is meaningful to the institution.\n");
    }
    for (const auto& tie : measure_ties(analysis_.talk)) {
      if (tie.turn != turn) continue;
      out += fmt::format("{} {}: {:.2f}\n", in("Tilknytning til tur", "Tie to turn"),
                         analysis_.talk.transcript.turns[tie.to].number, tie.strength);
    }
    return out;
  }

  [[nodiscard]] std::string no_opportunity(TurnIndex turn) const {
    auto out = in("Ikke regnet som gribningsmulighed.\n", "Not counted as a gribning opportunity.\n");
    const auto candidates = candidate_turns(analysis_.talk);
    if (std::ranges::find(candidates, turn) == candidates.end()) {
      return out + in("Turen er ikke borgerens, eller den er en minimalrespons.\n",
                      "The turn is not the citizen's, or it is a continuer.\n");
    }
    const auto& model = analysis_.talk.weights->model("opportunity");
    std::vector<std::pair<double, Sign>> weighed;
    for (const auto& sign : opportunity_signs(analysis_.talk, turn)) {
      weighed.emplace_back(model.weight(sign.name) * sign.value, sign);
    }
    std::ranges::stable_sort(weighed, {}, &std::pair<double, Sign>::first);
    out += in("Taler imod:\n", "Speaks against:\n");
    for (std::size_t i = 0; i < std::min(kMostSigns, weighed.size()) && weighed[i].first < 0; ++i) {
      out += sign_in_words(weighed[i].second);
    }
    std::ranges::reverse(weighed);
    out += in("Taler for:\n", "Speaks for:\n");
    for (std::size_t i = 0; i < std::min(kMostSigns, weighed.size()) && weighed[i].first > 0; ++i) {
      out += sign_in_words(weighed[i].second);
    }
    return out;
  }

  [[nodiscard]] std::string sign_in_words(const Sign& sign) const {
    const auto words = analyst_.reasons.words(sign.name, *analysis_.talk.codebook);
    return fmt::format("  - {}{} [{}]\n", words.in(language_), quoted(sign.span), sign.name);
  }

  const Analysis& analysis_;
  const Analyst& analyst_;
  Language language_;
};

void run_explain(const std::string& given, Session& session) {
  const auto target = parse_target(given);
  if (!target) {
    session.fail({.code = "wrong-target",
                  .message = {"Ventede FIL:TUR, fx samtale.txt:12, ikke »" + given + "«.",
                              "Expected FILE:TURN, as in conversation.txt:12, not '" + given + "'."}});
    session.exit_code = kWrongUsage;
    return;
  }
  const auto analyst = load_analyst(session);
  if (!analyst) return session.fail(analyst.error());
  auto transcript = read_input(target->file, session);
  if (!transcript) return;
  const auto turn = transcript->turn_numbered(target->turn);
  if (!turn) {
    return session.fail(
        {.code = "unknown-turn",
         .message = {fmt::format("Samtalen har ingen tur {}; den har {} ture.", target->turn, transcript->turns.size()),
                     fmt::format("The conversation has no turn {}; it has {} turns.", target->turn,
                                 transcript->turns.size())},
         .file = target->file});
  }
  const auto analysis = analyse(std::move(*transcript), *analyst);
  session.say(Explainer(analysis, *analyst, session.language).explain(*turn));
}

}  // namespace

void add_explain(CLI::App& app, Session& session) {
  auto target = std::make_shared<std::string>();
  auto* command = app.add_subcommand("explain", "Why a turn is, or is not, counted as an opportunity: step by step");
  command->add_option("FILE:TURN", *target, "A transcript and the number of a turn in it")->required();
  command->footer("Example: gribning explain corpora/jobcenter/01-opfoelgning-forsamlingshuset.txt:40");
  command->callback([target, &session] { run_explain(*target, session); });
}

}  // namespace gribning::tool
