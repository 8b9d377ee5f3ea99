// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/result.h"
#include "gribning/conversation/transcript.h"
#include "gribning/review/coding.h"

namespace gribning {

/// What a coder does. A decision is never changed afterwards: taking it back is another one.
enum class Act {
  accept,   ///< what the program saw is there
  reject,   ///< it is not there; also takes back what the coder marked
  change,   ///< it is there, but is to be called otherwise
  add,      ///< something that the program did not see
  comment,  ///< a remark on a place; changes nothing
  undo,     ///< takes back the coder's latest decision that stands
  redo,     ///< puts back what was undone last
};

/// How far the group has come with its codes: trying out what there is to see, settling what a case is and how it is
/// told, coding the same material and refining, coding in earnest.
enum class Phase { explore, define, refine, code };

inline constexpr std::array kPhases = {Phase::explore, Phase::define, Phase::refine, Phase::code};

[[nodiscard]] std::string_view code(Act value);
[[nodiscard]] std::string_view code(Phase value);
[[nodiscard]] std::optional<Act> act_from(std::string_view code);
[[nodiscard]] std::optional<Phase> phase_from(std::string_view code);
[[nodiscard]] const Bilingual& title(Act value);
[[nodiscard]] const Bilingual& title(Phase value);

// Layers that people write in. Beside them, a decision may be about any layer of the analysis ("stance", "question" …).
namespace layer {
inline constexpr std::string_view kOpportunity = "opportunity";
inline constexpr std::string_view kWorkerTurn = "worker_turn";
/// A free code of the project's codebook, or one that is being tried out.
inline constexpr std::string_view kCode = "code";
/// A text of the coder's own, about a place, a conversation or the project.
inline constexpr std::string_view kMemo = "memo";
/// Turns that are to be on a sheet; the label is the sheet's name.
inline constexpr std::string_view kSelection = "selection";
/// The label "finished": the coder has been through the whole conversation.
inline constexpr std::string_view kConversation = "conversation";
}  // namespace layer
inline constexpr std::string_view kFinished = "finished";

/// Where a decision is anchored: turn, words and the words themselves, so that it survives a corrected transcript.
struct Anchor {
  /// Nothing: the conversation as a whole.
  std::optional<TurnIndex> turn;
  /// Empty: the turn as a whole.
  Span span;
  /// What stood there.
  std::string quote;
  /// For an opportunity its response turn; for a selection its last turn.
  std::optional<TurnIndex> response;
  /// For an opportunity the later turn that takes it up.
  std::optional<TurnIndex> later;

  friend bool operator==(const Anchor&, const Anchor&) = default;
};

/// Codes by the names of the codebook's columns: {"verdict": "taken_up", …}.
using Fields = std::map<std::string, std::string, std::less<>>;

/// One entry of a project's journal.
struct Decision {
  /// From 1, without gaps, for each coder.
  std::int64_t number = 0;
  std::string coder;
  /// Milliseconds since 1970 in UTC; never earlier than the coder's decision before.
  std::int64_t time = 0;
  Act act = Act::comment;
  /// Empty: the project as a whole.
  std::string conversation;
  /// Version of the transcript that `anchor` counts in.
  int version = 0;
  std::string layer;
  std::string label;
  Anchor anchor;
  /// What it is called, in full: a change holds what it left as it was too.
  Fields fields;
  std::string note;
  /// The decision that is undone or redone.
  std::optional<std::int64_t> about;
  Phase phase = Phase::explore;
  /// Version of the project's codebook that was in force.
  int codebook = 1;

  friend bool operator==(const Decision&, const Decision&) = default;
};

/// What stands after all decisions of one coder about one conversation.
struct CodedMark {
  std::string layer;
  std::string label;
  Anchor anchor;
  Fields fields;
  std::string note;
  /// The decision that it rests on.
  std::int64_t number = 0;
  /// The coder says that it is not there.
  bool rejected = false;

  friend bool operator==(const CodedMark&, const CodedMark&) = default;
};

/// The marks that stand after decisions of one coder about one conversation, in the order of layer, label, turn and
/// place. Comments and memos are no marks.
[[nodiscard]] std::vector<CodedMark> standing(const std::vector<Decision>& decisions);

/// True when two marks are about the same thing: of an opportunity or a worker's turn there is one a turn, of other
/// layers one a label, turn and span.
[[nodiscard]] bool same_place(const CodedMark& a, const CodedMark& b);

/// An opportunity and a worker's turn as fields, and back. The turns (response, later) are in the anchor.
[[nodiscard]] Fields fields_of(const OpportunityCoding& coding);
[[nodiscard]] Fields fields_of(const WorkerTurn& turn);
/// Fails with "unknown-field", "unknown-code" or "missing-field", which names the column and what it takes.
[[nodiscard]] Result<OpportunityCoding> opportunity_from(const Fields& fields, const Anchor& anchor);
[[nodiscard]] Result<WorkerTurn> worker_turn_from(const Fields& fields, const Anchor& anchor);

/// A passage with a free code or a layer's label.
struct Passage {
  /// "code/trust", "stance/hedge" …
  std::string code;
  Anchor anchor;
  std::string note = {};

  friend bool operator==(const Passage&, const Passage&) = default;
};

/// One coder's coding of one conversation as it stands.
struct StandingCoding {
  Coding coding;
  std::vector<Passage> passages;
  /// The coder said that the whole conversation is coded.
  bool finished = false;

  friend bool operator==(const StandingCoding&, const StandingCoding&) = default;
};

/// Adds what a mark says to a coding. Selections and memos are no coding.
void add_to(StandingCoding& coding, std::string_view in_layer, std::string_view label, const Anchor& anchor,
            const Fields& fields, std::string_view note);

/// The coding that marks amount to. Rejected ones leave nothing; selections and memos are no coding.
[[nodiscard]] StandingCoding coding_of(const std::string& conversation, const std::vector<CodedMark>& marks);

}  // namespace gribning
