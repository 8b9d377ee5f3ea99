// SPDX-License-Identifier: MIT
#include "gribning/opportunity/opportunity.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <utility>

#include "gribning/base/named.h"

namespace gribning {
namespace {

const auto& perspectives() {
  static const std::array<Named<Perspective>, 2> rows{{
      {Perspective::general, "general", {"generelt", "general"}},
      {Perspective::concrete, "concrete", {"konkret", "concrete"}},
  }};
  return rows;
}

const auto& orientations() {
  static const std::array<Named<Orientation>, 3> rows{{
      {Orientation::toward, "toward", {"hen imod arbejde", "toward work"}},
      {Orientation::conditional, "conditional", {"på betingelser", "conditional"}},
      {Orientation::away, "away", {"væk fra arbejde", "away from work"}},
  }};
  return rows;
}

const auto& verdicts() {
  static const std::array<Named<Verdict>, 4> rows{{
      {Verdict::taken_up, "taken_up", {"grebet", "taken up"}},
      {Verdict::acknowledged, "acknowledged", {"kvitteret", "acknowledged"}},
      {Verdict::not_taken_up, "not_taken_up", {"ikke grebet", "not taken up"}},
      {Verdict::none, "none", {"intet svar", "no response"}},
  }};
  return rows;
}

const auto& hows() {
  static const std::array<Named<How>, 13> rows{{
      {How::none, "", {"", ""}},
      {How::question, "question", {"spørgsmål", "question"}},
      {How::formulation, "formulation", {"formulering", "formulation"}},
      {How::next_step, "next_step", {"næste skridt", "next step"}},
      {How::link, "link", {"kobling", "link"}},
      {How::institutional, "institutional", {"institutionelt", "institutional"}},
      {How::problem_focus, "problem_focus", {"problemfokus", "problem focus"}},
      {How::deferral, "deferral", {"udskydelse", "deferral"}},
      {How::other_agreement, "other_agreement", {"anden aftale", "other agreement"}},
      {How::topic_shift, "topic_shift", {"emneskift", "topic shift"}},
      {How::praise, "praise", {"ros", "praise"}},
      {How::receipt, "receipt", {"kvittering", "receipt"}},
      {How::correction, "correction", {"korrektion", "correction"}},
  }};
  return rows;
}

}  // namespace

std::string_view code(Perspective value) { return row_of(perspectives(), value).code; }
std::string_view code(Orientation value) { return row_of(orientations(), value).code; }
std::string_view code(Verdict value) { return row_of(verdicts(), value).code; }
std::string_view code(How value) { return row_of(hows(), value).code; }

std::optional<Perspective> perspective_from(std::string_view code) { return value_from(perspectives(), code); }
std::optional<Orientation> orientation_from(std::string_view code) { return value_from(orientations(), code); }
std::optional<Verdict> verdict_from(std::string_view code) { return value_from(verdicts(), code); }
std::optional<How> how_from(std::string_view code) { return value_from(hows(), code); }

const Bilingual& title(Perspective value) { return row_of(perspectives(), value).title; }
const Bilingual& title(Orientation value) { return row_of(orientations(), value).title; }
const Bilingual& title(Verdict value) { return row_of(verdicts(), value).title; }
const Bilingual& title(How value) { return row_of(hows(), value).title; }

Opportunity::Opportunity(OpportunityCoding coding, Evidence first, std::vector<Evidence> rest) : coding_(coding) {
  evidence_.reserve(rest.size() + 1);
  evidence_.push_back(std::move(first));
  std::move(rest.begin(), rest.end(), std::back_inserter(evidence_));
  std::stable_sort(evidence_.begin(), evidence_.end(),
                   [](const Evidence& left, const Evidence& right) { return left.step < right.step; });
  assert(!evidence_.empty());
}

}  // namespace gribning
