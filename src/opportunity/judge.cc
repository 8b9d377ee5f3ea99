// SPDX-License-Identifier: MIT
#include "judge.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "gribning/layers/tie.h"
#include "gribning/opportunity/find.h"
#include "neighbours.h"
#include "sign_list.h"

namespace gribning {
namespace {

/// How many of a professional's following turns `later` looks at (docs/coding.md, section 6).
constexpr int kLaterTurns = 3;
constexpr std::size_t kMostReasons = 5;
/// In ordinary talk people tell of work without bringing it in as an opening: a turn must stand out this much more.
/// Set on 32 dialect interviews (docs/accuracy.md).
constexpr double kOrdinaryTalk = 4.5;
/// More than this of story/past and the turn tells of something that happened.
constexpr double kTellsOfPast = 0.5;
/// Reasons that no words show (length, place in the conversation) come last, and only so many.
constexpr std::size_t kMostUnquoted = 2;
/// Cues at least this telling are quoted as evidence of the perspective.
constexpr float kTellingCue = 0.6F;
/// Cues at least this telling put the matter off ("du hører fra mig", "på sigt"); "lige nu" alone does not.
constexpr double kTellingDeferral = 0.65;
constexpr std::size_t kFewReasons = 3;

constexpr std::array kUptakes = {How::question, How::formulation, How::next_step, How::link};
constexpr std::array kOthers = {How::institutional, How::problem_focus, How::deferral, How::other_agreement,
                                How::topic_shift,   How::praise,        How::receipt,  How::correction};

/// The value whose model scores highest; the first one when no model knows anything.
template <class Value, std::size_t N>
Value highest(const std::array<Value, N>& values, std::string_view group, const Signs& signs, const Weights& weights) {
  Value best = values.front();
  double most = -1e9;
  for (const auto value : values) {
    const auto score = weights.model(std::string(group) + "/" + std::string(code(value))).score(signs);
    if (score <= most) continue;
    most = score;
    best = value;
  }
  return best;
}

}  // namespace

std::vector<Opportunity> Judge::judge_all() {
  Scorer scorer(talk_.weights->model("opportunity"));
  const auto candidates = candidate_turns(talk_);
  std::vector<double> scores;
  scores.reserve(candidates.size());
  for (const auto turn : candidates) scores.push_back(opportunity_score(talk_, turn, scorer));
  scores = against_own_level(std::move(scores), talk_.weights->threshold("opportunity/typical", 0));
  const auto threshold = talk_.weights->threshold("opportunity", 0) + kOrdinaryTalk * ordinary_talk(talk_);
  std::vector<Opportunity> found;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (scores[i] <= threshold && !says_it_outright(candidates[i])) continue;
    found.push_back(judge(candidates[i], opportunity_signs(talk_, candidates[i])));
  }
  return found;
}

bool Judge::says_it_outright(TurnIndex turn) const {
  const auto outright = talk_.labels->find("perspective/explicit");
  return std::ranges::any_of(talk_.of(turn), [&](const Annotation& seen) { return seen.label == outright; });
}

Opportunity Judge::judge(TurnIndex turn, const Signs& signs) {
  evidence_.clear();
  keep_cues(turn);
  keep(Step::opportunity, signs, talk_.weights->model("opportunity"), kMostReasons);
  if (evidence_.empty()) {
    keep_rule(Step::opportunity, "rule/own-words", turn,
              {"Borgeren fortæller med egne ord.", "The citizen tells it in their own words."});
  }
  OpportunityCoding coding{.turn = turn};
  judge_perspective(coding, signs);
  judge_wording(coding);
  find_response(coding);
  if (coding.response) {
    judge_response(coding);
    find_later(coding);
  }
  auto first = evidence_.front();
  return Opportunity(coding, std::move(first), {evidence_.begin() + 1, evidence_.end()});
}

/// General when the wish or idea is named and nothing ties it to a place, trade, task, person or number (section 2).
void Judge::judge_perspective(OpportunityCoding& coding, const Signs& signs) {
  bool general = false, tied = false;
  for (const auto& sign : signs) {
    if (sign.name == "perspective/general") general = true;
    if (sign.name == "perspective/concrete" || sign.name == "words/work" || sign.name == "words/numbers") tied = true;
    if (sign.name == "story/past" && sign.value > kTellsOfPast) tied = true;
  }
  if (!general || tied) return;
  coding.perspective = Perspective::general;
  keep_rule(Step::perspective, "rule/nothing-concrete", coding.turn,
            {"Intet sted, fag, menneske eller antal nævnes.", "No place, trade, person or number is named."});
}

void Judge::judge_wording(OpportunityCoding& coding) {
  const auto& weights = *talk_.weights;
  const auto wording = wording_signs(talk_, coding.turn);
  const auto& conditional = weights.model("orientation/conditional");
  if (conditional.score(wording) > weights.threshold("orientation/conditional", 0)) {
    coding.orientation = Orientation::conditional;
    keep(Step::orientation, wording, conditional, 3);
  }
  const auto& tentative = weights.model("tentative");
  if (tentative.score(wording) > weights.threshold("tentative", 0)) {
    coding.tentative = true;
    keep(Step::tentative, wording, tentative, 4);
  }
}

void Judge::find_response(OpportunityCoding& coding) {
  coding.response = response_turn(talk_, coding.turn);
  if (!coding.response) {
    keep_rule(
        Step::response, "rule/no-response", coding.turn,
        {"Samtalen slutter, før en professionel svarer.", "The conversation ends before a professional responds."});
    return;
  }
  const auto response = *coding.response;
  bool passed = false;
  for (auto between = coding.turn + 1; between < response; ++between)
    passed = passed || by_professional(talk_, between);
  if (passed) {
    keep_rule(Step::response, "rule/past-continuers", response,
              {"Første tur fra en professionel, der er mere end en minimalrespons eller reparation.",
               "The first turn by a professional that is more than a continuer or repair."});
  } else {
    keep_rule(Step::response, "rule/next-professional", response,
              {"Den næste tur fra en professionel.", "The next turn by a professional."});
  }
}

void Judge::judge_response(OpportunityCoding& coding) {
  const auto& weights = *talk_.weights;
  const auto signs = response_signs(talk_, coding.turn, *coding.response);
  const auto& takes_up = weights.model("verdict/taken_up");
  const auto& receives = weights.model("verdict/acknowledged");
  const auto* step = next_step(coding, signs);
  const auto* deferral = step == nullptr ? puts_off(signs) : nullptr;
  const bool taken = step != nullptr || (deferral == nullptr && takes_up.score(signs) > 0);
  if (step != nullptr) {
    keep_rule(Step::content, "rule/next-step", step->turn,
              {"Et næste skridt ud fra det, borgeren sagde, og intet andet ærinde.",
               "A next step from what the citizen said, and no other errand."},
              step->span);
  }
  if (taken) {
    coding.verdict = Verdict::taken_up;
    coding.how = highest(kUptakes, "how", signs, weights);
    if (step != nullptr && talk_.questions[*coding.response].empty()) coding.how = How::next_step;
    keep(Step::content, signs, takes_up, kMostReasons);
  } else {
    const bool received = receives.score(signs) > 0;
    coding.verdict = received ? Verdict::acknowledged : Verdict::not_taken_up;
    coding.how = highest(kOthers, "how", signs, weights);
    keep(Step::processual, signs, receives, kMostReasons, received ? Side::speaks_for : Side::speaks_against);
    keep(Step::content, signs, takes_up, kFewReasons, Side::speaks_against);
    if (deferral != nullptr) {
      const bool by_institution = std::ranges::any_of(
          signs, [](const Sign& sign) { return sign.name.starts_with("institutional/") && sign.value >= kTellingCue; });
      coding.how = by_institution ? How::institutional : How::deferral;
      keep_rule(Step::how, "rule/puts-off", deferral->turn,
                {"Udskyder i stedet for at spørge eller gå videre med det.",
                 "Puts it off instead of asking or going on with it."},
                deferral->span);
    }
  }
  keep(Step::how, signs, weights.model("how/" + std::string(code(coding.how))), 2);
}

const Sign* Judge::next_step(const OpportunityCoding& coding, const Signs& signs) const {
  if (citizen_before(talk_, *coding.response) != coding.turn) return nullptr;
  const auto it = std::ranges::find(signs, "response/next-step", &Sign::name);
  return it == signs.end() ? nullptr : &*it;
}

const Sign* Judge::puts_off(const Signs& signs) {
  const bool asks_at_once =
      std::ranges::any_of(signs, [](const Sign& sign) { return sign.name == "question/at-once"; });
  const auto it = std::ranges::find_if(
      signs, [](const Sign& sign) { return sign.name == "action/deferral" && sign.value >= kTellingDeferral; });
  return asks_at_once || it == signs.end() ? nullptr : &*it;
}

void Judge::find_later(OpportunityCoding& coding) {
  if (coding.verdict == Verdict::taken_up) return;
  const auto threshold = talk_.weights->threshold("later", 0.5);
  const auto& model = talk_.weights->model("verdict/taken_up");
  int looked_at = 0;
  const auto& after = talk_.next_by_professional;
  for (auto next = after[*coding.response]; next < after.size() && looked_at < kLaterTurns; next = after[next]) {
    ++looked_at;
    const auto way = way_back(next, coding.turn);
    if (!way || logistic(model.score(response_signs(talk_, way->to, next))) < threshold) continue;
    coding.later = next;
    evidence_.push_back({.step = Step::later,
                         .rule = way->to == coding.turn ? "rule/later" : "rule/later-in-thread",
                         .words = way->to == coding.turn
                                      ? Bilingual{"Kommer tilbage til perspektivet med de samme ord.",
                                                  "Comes back to the perspective in the same words."}
                                      : Bilingual{"Tager fat i det, borgeren siden har føjet til samme sag.",
                                                  "Takes up what the citizen has since added to the same matter."},
                         .turn = next,
                         .span = way->words.empty() ? Span{} : way->words.front()});
    return;
  }
}

std::optional<Relation> Judge::way_back(TurnIndex from, TurnIndex to) const {
  const auto shared = shared_words(talk_.tokens[from], talk_.tokens[to]);
  if (!shared.empty()) {
    return Relation{from, to, Bond::returns, 1, {talk_.tokens[from][shared.front().here].span}};
  }
  for (const auto& step : talk_.sequence.looks_back(from)) {
    if (step.to <= to || !by_citizen(talk_, step.to) || step.words.empty()) continue;
    if (!shared_words(talk_.tokens[step.to], talk_.tokens[to]).empty()) return step;
  }
  return std::nullopt;
}

void Judge::keep_cues(TurnIndex turn) {
  std::set<std::string_view> kept;
  for (const auto& seen : talk_.of(turn)) {
    const auto& label = talk_.labels->name(seen.label);
    if (!label.starts_with("perspective/") && !label.starts_with("subject/")) continue;
    if (seen.weight < kTellingCue || !kept.insert(seen.provenance.rule).second) continue;
    evidence_.push_back({.step = Step::perspective,
                         .rule = std::string(seen.provenance.rule),
                         .words = reasons_.words(label, *talk_.codebook),
                         .turn = turn,
                         .span = seen.span});
  }
}

void Judge::keep(Step step, const Signs& signs, const LinearModel& model, std::size_t most, Side side) {
  std::vector<std::pair<double, const Sign*>> weighed;
  for (const auto& sign : signs) {
    const auto part = model.weight(sign.name) * sign.value;
    if (side == Side::speaks_for ? part > 0 : part < 0) weighed.emplace_back(part, &sign);
  }
  std::ranges::stable_sort(weighed, [](const auto& a, const auto& b) {
    if (a.second->span.empty() != b.second->span.empty()) return b.second->span.empty();
    return std::abs(a.first) > std::abs(b.first);
  });
  std::size_t kept = 0, unquoted = 0;
  for (const auto& [part, sign] : weighed) {
    if (kept == most || (sign->span.empty() && unquoted == kMostUnquoted)) break;
    if (sign->span.empty()) ++unquoted;
    ++kept;
    evidence_.push_back({.step = step,
                         .rule = sign->name,
                         .words = reasons_.words(sign->name, *talk_.codebook),
                         .turn = sign->turn,
                         .span = sign->span,
                         .weight = part});
  }
}

void Judge::keep_rule(Step step, std::string rule, TurnIndex turn, Bilingual words, Span span) {
  evidence_.push_back({.step = step, .rule = std::move(rule), .words = std::move(words), .turn = turn, .span = span});
}

std::vector<Opportunity> find_opportunities(const AnnotatedTranscript& talk, const Reasons& reasons) {
  return Judge(talk, reasons).judge_all();
}

}  // namespace gribning
