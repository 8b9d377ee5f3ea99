// SPDX-License-Identifier: MIT
#include "gribning/review/learn.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>

#include "gribning/layers/minimal.h"
#include "gribning/opportunity/signs.h"
#include "regression.h"

namespace gribning {
namespace {

/// Rounds for setting a threshold on conversations that the weights have not seen.
constexpr std::size_t kRounds = 8;

/// How much the weights of each judgement are held back: what did best on conversations that the weights had not seen
/// (docs/accuracy.md). Half or twice as much moves the agreement on verdicts by up to 0.04 of kappa, the others by
/// less.
constexpr struct {
  double opportunity = 10, wording = 10, institutional = 3, taken_up = 4, acknowledged = 2, how = 10;
} kPenalties;

/// A judgement to learn: its cases, and which conversation each is from.
struct Lesson {
  std::vector<Signs> signs;
  std::vector<bool> yes;
  std::vector<std::size_t> talk;

  void add(Signs seen, bool answer, std::size_t from) {
    signs.push_back(std::move(seen));
    yes.push_back(answer);
    talk.push_back(from);
  }

  [[nodiscard]] std::vector<Case> cases(std::size_t round) const {
    std::vector<Case> chosen;
    for (std::size_t i = 0; i < signs.size(); ++i) {
      if (talk[i] % kRounds != round) chosen.push_back({&signs[i], yes[i]});
    }
    return chosen;
  }
};

LinearModel fit(const Lesson& lesson, Restraint restraint, std::size_t leave_out = kRounds) {
  return fit_logistic(lesson.cases(leave_out), restraint);
}

/// Scores of every case by weights that have not seen its conversation.
std::vector<double> unseen_scores(const Lesson& lesson, Restraint restraint) {
  std::vector<double> scores(lesson.signs.size());
  for (std::size_t round = 0; round < kRounds; ++round) {
    const auto model = fit(lesson, restraint, round);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (lesson.talk[i] % kRounds == round) scores[i] = model.score(lesson.signs[i]);
    }
  }
  return scores;
}

/// The scores of each conversation, read against its own level.
void against_own_levels(std::vector<double>& scores, const Lesson& lesson, double typical) {
  for (std::size_t first = 0; first < scores.size();) {
    auto last = first;
    while (last < scores.size() && lesson.talk[last] == lesson.talk[first]) ++last;
    std::vector<double> own(scores.begin() + static_cast<std::ptrdiff_t>(first),
                            scores.begin() + static_cast<std::ptrdiff_t>(last));
    own = against_own_level(std::move(own), typical);
    std::ranges::copy(own, scores.begin() + static_cast<std::ptrdiff_t>(first));
    first = last;
  }
}

/// How good a split is: (hits, false alarms, misses) to a number.
using Score = std::function<double(double, double, double, double)>;

double f1(double hits, double alarms, double misses, double /*rest*/) {
  return 2 * hits / (2 * hits + alarms + misses);
}

double kappa(double hits, double alarms, double misses, double rest) {
  const double all = hits + alarms + misses + rest;
  const double expected = ((hits + alarms) * (hits + misses) + (rest + misses) * (rest + alarms)) / (all * all);
  return expected >= 1 ? 0 : ((hits + rest) / all - expected) / (1 - expected);
}

/// The threshold in the middle of the best stretch: between two scores, smoothed over its neighbours.
double best_threshold(const Lesson& lesson, const std::vector<double>& scores, const Score& measure) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  const auto total = static_cast<double>(std::ranges::count(lesson.yes, true));
  double hits = 0, alarms = 0;
  std::vector<double> quality;
  for (const auto i : order) {
    (lesson.yes[i] ? hits : alarms) += 1;
    const auto rest = static_cast<double>(scores.size()) - hits - alarms - (total - hits);
    quality.push_back(measure(hits, alarms, total - hits, rest));
  }
  const auto reach = std::max<std::size_t>(2, order.size() / 100);
  double best = -1, threshold = 0;
  for (std::size_t i = 0; i + 1 < order.size(); ++i) {
    const auto from = i > reach ? i - reach : 0;
    const auto to = std::min(order.size() - 1, i + reach);
    double sum = 0;
    for (auto k = from; k <= to; ++k) sum += quality[k];
    const double smooth = sum / static_cast<double>(to - from + 1);
    if (smooth <= best) continue;
    best = smooth;
    threshold = (scores[order[i]] + scores[order[i + 1]]) / 2;
  }
  return threshold;
}

void teach(Weights& weights, const std::string& name, const Lesson& lesson, Restraint restraint, const Score& measure) {
  weights.set_model(name, fit(lesson, restraint));
  weights.set_threshold(name, best_threshold(lesson, unseen_scores(lesson, restraint), measure));
}

void teach_opportunities(Weights& weights, const Lesson& lesson, const Restraint& restraint) {
  auto scores = unseen_scores(lesson, restraint);
  const auto typical = std::accumulate(scores.begin(), scores.end(), 0.0) / static_cast<double>(scores.size());
  against_own_levels(scores, lesson, typical);
  weights.set_model("opportunity", fit(lesson, restraint));
  weights.set_threshold("opportunity", best_threshold(lesson, scores, f1));
  weights.set_threshold("opportunity/typical", typical);
}

const OpportunityCoding* coded_at(const Coding& coding, TurnIndex turn) {
  const auto it = std::ranges::find(coding.opportunities, turn, &OpportunityCoding::turn);
  return it == coding.opportunities.end() ? nullptr : &*it;
}

constexpr int kFewestForHow = 3;

/// The codebook's two questions: does the response work with the perspective; if not, does it receive it?
void teach_verdict(Weights& weights, const Lesson& response, const std::vector<const OpportunityCoding*>& codings,
                   const Reasons& reasons) {
  Lesson taken, received;
  for (std::size_t i = 0; i < codings.size(); ++i) {
    const auto verdict = codings[i]->verdict;
    taken.add(response.signs[i], verdict == Verdict::taken_up, response.talk[i]);
    if (verdict == Verdict::taken_up) continue;
    received.add(response.signs[i], verdict == Verdict::acknowledged, response.talk[i]);
  }
  const auto teach_step = [&](const std::string& name, const Lesson& lesson, double penalty) {
    weights.set_model(name, fit(lesson, {.penalty = penalty, .signs = &reasons.signs_of(name)}));
  };
  teach_step("verdict/taken_up", taken, kPenalties.taken_up);
  teach_step("verdict/acknowledged", received, kPenalties.acknowledged);
}

}  // namespace

Weights learn(const std::vector<CodedTalk>& coded, const Weights& base, const Reasons& reasons) {
  Lesson opportunity, conditional, tentative, institutional;
  Lesson response;  // signs shared by the verdict and how models; `yes` is not used
  std::vector<const OpportunityCoding*> responses;
  for (std::size_t t = 0; t < coded.size(); ++t) {
    const auto& talk = *coded[t].talk;
    const auto& coding = *coded[t].coding;
    for (const auto turn : candidate_turns(talk)) {
      auto signs = opportunity_signs(talk, turn);
      const auto* found = coded_at(coding, turn);
      if (found != nullptr) {
        const auto wording = wording_signs(talk, turn);
        conditional.add(wording, found->orientation == Orientation::conditional, t);
        tentative.add(wording, found->tentative, t);
      }
      opportunity.add(std::move(signs), found != nullptr, t);
    }
    for (const auto& found : coding.opportunities) {
      if (!found.response || found.verdict == Verdict::none) continue;
      response.add(response_signs(talk, found.turn, *found.response), false, t);
      responses.push_back(&found);
    }
    for (const auto& turn : coding.worker_turns) {
      if (!turn.continuer && !is_continuer(talk.tokens[turn.turn])) {
        institutional.add(institutional_signs(talk, turn.turn), turn.institutional, t);
      }
    }
  }
  const auto restrained = [&](std::string_view model, double penalty) {
    return Restraint{.penalty = penalty, .signs = &reasons.signs_of(model)};
  };
  Weights weights = base;
  teach_opportunities(weights, opportunity, restrained("opportunity", kPenalties.opportunity));
  teach(weights, "orientation/conditional", conditional, restrained("conditional", kPenalties.wording), kappa);
  teach(weights, "tentative", tentative, restrained("tentative", kPenalties.wording), kappa);
  if (!institutional.signs.empty()) {
    teach(weights, "institutional", institutional, restrained("institutional", kPenalties.institutional), kappa);
  }
  auto how_restraint = restrained("how", kPenalties.how);
  how_restraint.fewest = kFewestForHow;
  teach_verdict(weights, response, responses, reasons);
  for (int how = static_cast<int>(How::question); how <= static_cast<int>(How::correction); ++how) {
    const auto value = static_cast<How>(how);
    const bool uptake = how <= static_cast<int>(How::link);
    Lesson within;
    for (std::size_t i = 0; i < responses.size(); ++i) {
      if ((responses[i]->verdict == Verdict::taken_up) != uptake) continue;
      within.add(response.signs[i], responses[i]->how == value, response.talk[i]);
    }
    weights.set_model("how/" + std::string(code(value)), fit(within, how_restraint));
  }
  return weights;
}

}  // namespace gribning
