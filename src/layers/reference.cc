// SPDX-License-Identifier: MIT
#include "reference.h"

#include <algorithm>
#include <array>

namespace gribning {
namespace {

constexpr std::array<std::string_view, 1> kWritten = {"reference/we_open"};

constexpr std::array<std::string_view, 8> kWe = {"vi", "os", "vores", "vor", "we", "us", "our", "we're"};

void annotate(const AnnotatedTranscript& talk, LayerLabels labels, std::vector<Annotation>& out) {
  const LabelAsked said(talk,
                        {"reference/we_pair", "reference/we_team", "reference/we_institution", "reference/we_people"});
  for (TurnIndex turn = 0; turn < talk.tokens.size(); ++turn) {
    // Once somebody has said who 'vi' is, it stays so for the turn.
    if (said.in(turn) != nullptr) continue;
    const auto& tokens = talk.tokens[turn];
    const auto we = std::ranges::find_if(
        tokens, [](const Token& token) { return std::ranges::find(kWe, token.type->folded) != kWe.end(); });
    if (we == tokens.end()) continue;
    out.push_back({labels[0], turn, we->span, 0.5F, {"reference", "not-said"}});
  }
}

}  // namespace

Layer reference_layer() { return {kWritten, annotate}; }

}  // namespace gribning
