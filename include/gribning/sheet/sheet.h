// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gribning/base/language.h"
#include "gribning/conversation/transcript.h"
#include "gribning/opportunity/opportunity.h"

namespace gribning {

/// What a sheet is for.
enum class SheetKind {
  data_session,  ///< the extract, the procedure and room to write; no flags
  facilitator,   ///< the same extract with arrows, evidence and questions to ask; never an answer key
};

/// Which turns of a transcript stand on the sheet, both ends included.
struct Extract {
  TurnIndex first = 0;
  TurnIndex last = 0;

  friend bool operator==(const Extract&, const Extract&) = default;
};

/// Lines of talk are never narrower than this, whatever is asked for.
inline constexpr std::size_t kFewestColumns = 20;

struct SheetOptions {
  SheetKind kind = SheetKind::data_session;
  Language language = Language::da;
  /// Columns of talk on a line before it is wrapped; overlap brackets stay aligned after wrapping.
  std::size_t columns = 56;
  /// Turns of context before an opportunity and after its response.
  TurnIndex before = 4;
  TurnIndex after = 4;
};

/// What the margin of a facilitator sheet says about a turn.
enum class Pointer {
  none,
  opportunity,  ///< →
  response,     ///< ↳
};

/// A turn as it is printed, or an aside between turns. Columns count what a reader sees, not bytes.
struct SheetEntry {
  /// Printed number of the turn; an aside has none.
  std::optional<std::int64_t> number;
  /// Label of the speaker; empty for an aside.
  std::string speaker;
  /// The talk as transcribed, hard-wrapped; leading spaces align an overlap with its partner. Never empty.
  std::vector<std::string> lines;
  /// Lines under the turn that are not talk: translations, glosses.
  std::vector<std::string> under;
  Pointer pointer = Pointer::none;

  friend bool operator==(const SheetEntry&, const SheetEntry&) = default;
};

/// A reason for a judgement, with the words of the talk that it rests on.
struct SheetReason {
  std::string words;
  /// Number of the turn it is found in.
  std::int64_t turn = 0;
  /// Empty when it rests on the turn as a whole.
  std::string quote;

  friend bool operator==(const SheetReason&, const SheetReason&) = default;
};

/// The reasons that answer one question of the codebook.
struct SheetStep {
  std::string title;
  std::vector<SheetReason> reasons;

  friend bool operator==(const SheetStep&, const SheetStep&) = default;
};

/// What stands about one opportunity on a facilitator sheet. It describes; it never says that anybody did well or
/// badly.
struct SheetNote {
  std::string heading;
  /// The perspective and what the answer does, a sentence each.
  std::vector<std::string> description;
  std::vector<SheetStep> evidence;
  /// Open questions for the group.
  std::vector<std::string> questions;

  friend bool operator==(const SheetNote&, const SheetNote&) = default;
};

/// One extract on a sheet.
struct SheetExtract {
  std::string heading;
  std::vector<SheetEntry> entries;
  /// Empty on a data-session sheet.
  std::vector<SheetNote> notes;

  friend bool operator==(const SheetExtract&, const SheetExtract&) = default;
};

/// Somebody who speaks in the extracts.
struct SheetSpeaker {
  std::string label;
  /// As the transcript describes them, else their role; empty when neither is known.
  std::string description;

  friend bool operator==(const SheetSpeaker&, const SheetSpeaker&) = default;
};

/// A sign that occurs in the extracts and what it means.
struct LegendEntry {
  std::string sign;
  std::string meaning;

  friend bool operator==(const LegendEntry&, const LegendEntry&) = default;
};

/// A document for people around a table. Holds words only; a writer decides how it looks.
struct Sheet {
  SheetKind kind = SheetKind::data_session;
  Language language = Language::da;
  /// Language of the talk, where the transcript says it.
  std::optional<Language> talk_language;
  /// Columns of talk that the lines are wrapped to.
  std::size_t columns = 0;
  std::string title;
  /// Where and when, as the transcript's header says it.
  std::string setting;
  /// Says that the conversation is constructed; empty for real talk.
  std::string constructed;
  /// Whom a facilitator sheet is for, and that it is no answer key; empty on a data-session sheet.
  std::string introduction;
  std::vector<SheetSpeaker> speakers;
  /// Steps of the data session, in order.
  std::vector<std::string> procedure;
  /// Says why these turns were chosen when nothing points to any; else empty.
  std::string selection;
  std::vector<SheetExtract> extracts;
  /// Questions to the group about the extracts as a whole; empty on a data-session sheet.
  std::vector<std::string> questions;
  std::vector<LegendEntry> legend;
  /// "Dette er ikke en evaluering …"
  std::string reminder;

  friend bool operator==(const Sheet&, const Sheet&) = default;
};

/// The extract around each opportunity, from its context before to the context after its response, and on to the turn
/// that takes the perspective up later; talk that overlaps is not parted, and neighbours that overlap or touch are
/// merged. When there is no opportunity: the first turns of the conversation. Empty for a transcript without turns.
[[nodiscard]] std::vector<Extract> choose_extracts(const Transcript& transcript,
                                                   const std::vector<Opportunity>& opportunities,
                                                   const SheetOptions& options);

/// All turns as one extract; for those who want the whole conversation on the sheet. Needs at least one turn.
[[nodiscard]] Extract whole_conversation(const Transcript& transcript);

/// Composes the sheet. Turn numbers are those of the transcript, never renumbered. Linear in the turns of the extracts.
/// Each extract lies within the transcript; opportunities outside all extracts are left out.
[[nodiscard]] Sheet compose_sheet(const Transcript& transcript, const std::vector<Opportunity>& opportunities,
                                  const std::vector<Extract>& extracts, const SheetOptions& options);

/// One self-contained HTML file: no scripts, no outside references, A4 print rules. The same sheet gives the same
/// bytes.
[[nodiscard]] std::string write_html(const Sheet& sheet);

}  // namespace gribning
