// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "gribning/base/language.h"
#include "gribning/base/result.h"
#include "gribning/conversation/transcript.h"
#include "gribning/opportunity/opportunity.h"
#include "gribning/opportunity/worker_turn.h"
#include "gribning/sheet/sheet.h"
#include "gribning/sheet/texts.h"

namespace gribning {

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
  SheetLayout layout = SheetLayout::transcript;
  Numbering numbering = Numbering::turns;
  /// Columns of talk on a line before it is wrapped; overlap brackets stay aligned after wrapping.
  std::size_t columns = 56;
  /// Turns of context before an opportunity and after its response.
  TurnIndex before = 4;
  TurnIndex after = 4;
  /// Somebody chose the extracts: the sheet does not say why they are shown.
  bool extracts_given = false;
  /// Turns that a predict sheet stops before; without any, the responses in the extract.
  std::vector<TurnIndex> stops;
};

/// The extract around each opportunity, from its context before to the context after its response, and on to the turn
/// that takes the perspective up later; talk that overlaps is not parted, and neighbours that overlap or touch are
/// merged. When there is no opportunity: the first turns of the conversation. Empty for a transcript without turns.
[[nodiscard]] std::vector<Extract> choose_extracts(const Transcript& transcript,
                                                   const std::vector<Opportunity>& opportunities,
                                                   const SheetOptions& options);

/// All turns as one extract; for those who want the whole conversation on the sheet. Needs at least one turn.
[[nodiscard]] Extract whole_conversation(const Transcript& transcript);

/// The turns that hold the lines `first` to `last`, counted as Numbering::lines counts them with these options. Fails
/// with "no-such-lines" when the conversation is shorter.
[[nodiscard]] Result<Extract> extract_of_lines(const Transcript& transcript, std::int64_t first, std::int64_t last,
                                               const SheetOptions& options);

/// Composes a data-session, predict, facilitator or co-vision sheet. Numbers are those of the transcript, never counted
/// anew. Linear in the turns of the conversation. Each extract lies within the transcript; opportunities outside all
/// extracts are left out.
[[nodiscard]] Sheet compose_sheet(const Transcript& transcript, const std::vector<Opportunity>& opportunities,
                                  const std::vector<Extract>& extracts, const SheetTexts& texts,
                                  const SheetOptions& options);

/// Composes a contrast sheet: the sequence around an opportunity that is taken up, and around one that is not
/// (acknowledged or not taken up); two of one perspective and orientation where there are, and near each other. Fails
/// with "no-contrast" when the conversation has not both.
[[nodiscard]] Result<Sheet> compose_contrast(const Transcript& transcript,
                                             const std::vector<Opportunity>& opportunities, const SheetTexts& texts,
                                             const SheetOptions& options);

/// A conversation with what an overview shows of it. What is pointed to must outlive the call.
struct Surveyed {
  const Transcript* transcript = nullptr;
  const std::vector<Opportunity>* opportunities = nullptr;
  const std::vector<WorkerTurn>* worker_turns = nullptr;
};

/// Composes the overview of one conversation, or of several in the order given. It counts turns and words by role,
/// never by person, and orders nothing by its figures. Needs at least one conversation.
[[nodiscard]] Sheet compose_overview(const std::vector<Surveyed>& conversations, const SheetTexts& texts,
                                     const SheetOptions& options);

}  // namespace gribning
