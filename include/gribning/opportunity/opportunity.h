// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "gribning/conversation/transcript.h"
#include "gribning/opportunity/evidence.h"

namespace gribning {

/// Labour-market perspective (docs/coding.md, section 2).
enum class Perspective { general, concrete };
enum class Orientation { toward, conditional, away };
/// What the response turn does with the perspective (docs/coding.md, section 6).
enum class Verdict { taken_up, acknowledged, not_taken_up, none };
/// What the response turn does instead, or how it takes the perspective up. `none` only with Verdict::none.
enum class How {
  none,
  question,
  formulation,
  next_step,
  link,  // taken up
  institutional,
  problem_focus,
  deferral,
  other_agreement,
  topic_shift,
  praise,
  receipt,
  correction,
};

[[nodiscard]] std::string_view code(Perspective value);
[[nodiscard]] std::string_view code(Orientation value);
[[nodiscard]] std::string_view code(Verdict value);
/// Empty for How::none, as in hand coding.
[[nodiscard]] std::string_view code(How value);
[[nodiscard]] std::optional<Perspective> perspective_from(std::string_view code);
[[nodiscard]] std::optional<Orientation> orientation_from(std::string_view code);
[[nodiscard]] std::optional<Verdict> verdict_from(std::string_view code);
[[nodiscard]] std::optional<How> how_from(std::string_view code);
[[nodiscard]] const Bilingual& title(Perspective value);
[[nodiscard]] const Bilingual& title(Orientation value);
[[nodiscard]] const Bilingual& title(Verdict value);
[[nodiscard]] const Bilingual& title(How value);

/// What a coder, human or program, notes about one opportunity (docs/coding.md, section 8).
struct OpportunityCoding {
  TurnIndex turn = 0;
  Perspective perspective = Perspective::concrete;
  Orientation orientation = Orientation::toward;
  bool tentative = false;
  /// Nothing when the conversation ends, or the citizen leaves the topic, before a professional answers.
  std::optional<TurnIndex> response;
  Verdict verdict = Verdict::none;
  How how = How::none;
  /// The first later turn of a professional that takes the perspective up after all.
  std::optional<TurnIndex> later;

  friend bool operator==(const OpportunityCoding&, const OpportunityCoding&) = default;
};

/// A gribning opportunity (gribningsmulighed) with the reasons for every step. It shows a place worth looking at
/// together; it never says that anybody did well or badly.
class Opportunity {
 public:
  /// There is no opportunity without evidence: the first piece is asked for, the rest may follow.
  Opportunity(OpportunityCoding coding, Evidence first, std::vector<Evidence> rest);

  [[nodiscard]] const OpportunityCoding& coding() const { return coding_; }
  [[nodiscard]] TurnIndex turn() const { return coding_.turn; }
  /// Never empty; in the order of the codebook's steps.
  [[nodiscard]] const std::vector<Evidence>& evidence() const { return evidence_; }
  /// A flag is an opportunity that was acknowledged or not taken up.
  [[nodiscard]] bool flagged() const {
    return coding_.verdict == Verdict::acknowledged || coding_.verdict == Verdict::not_taken_up;
  }

  friend bool operator==(const Opportunity&, const Opportunity&) = default;

 private:
  OpportunityCoding coding_;
  std::vector<Evidence> evidence_;
};

}  // namespace gribning
