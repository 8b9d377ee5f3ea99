// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string_view>

#include "gribning/layers/annotate.h"

namespace gribning {

/// The given names that a conversation ties to its speakers. Views live as long as the talk.
class SpokenNames {
 public:
  explicit SpokenNames(const AnnotatedTranscript& talk);

  /// Somebody's name used to call on them: at the start or the end of a turn, or between commas.
  struct Call {
    ParticipantIndex participant = 0;
    Span span;
  };
  [[nodiscard]] std::optional<Call> call_in(TurnIndex turn) const;

 private:
  void introductions();
  void calls();
  [[nodiscard]] bool is_name(TurnIndex turn, std::size_t token) const;
  [[nodiscard]] bool is_call(TurnIndex turn, std::size_t token) const;
  [[nodiscard]] std::string_view written(TurnIndex turn, std::size_t token) const;
  [[nodiscard]] bool starts_sentence(TurnIndex turn, std::size_t token) const;

  const AnnotatedTranscript& talk_;
  /// Words that are written with a capital where no sentence begins.
  std::map<std::string_view, int> capitals_;
  std::map<std::string_view, ParticipantIndex> speaker_of_;
};

}  // namespace gribning
