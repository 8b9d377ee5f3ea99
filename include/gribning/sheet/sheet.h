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

struct SheetOptions {
  SheetKind kind = SheetKind::data_session;
  Language language = Language::da;
  /// Characters of talk on a line before it is wrapped; overlap brackets stay aligned after wrapping.
  std::size_t columns = 64;
  /// Turns of context before an opportunity and after its response.
  TurnIndex before = 4;
  TurnIndex after = 4;
};

/// A printed line of talk in monospaced type. Columns count what a reader sees, not bytes.
struct SheetLine {
  /// Printed turn number; only on a turn's first line.
  std::optional<std::int64_t> number;
  /// Label of the speaker; only on a turn's first line.
  std::string speaker;
  /// The talk as transcribed, wrapped; leading spaces align an overlap with its partner.
  std::string talk;
  /// The opportunity turn (facilitator sheet): an arrow in the margin.
  bool arrow = false;

  friend bool operator==(const SheetLine&, const SheetLine&) = default;
};

/// A reason or question beside the extract on a facilitator sheet.
struct SheetNote {
  std::string heading;
  std::vector<std::string> paragraphs;

  friend bool operator==(const SheetNote&, const SheetNote&) = default;
};

/// One extract on a sheet.
struct SheetExtract {
  std::string heading;
  std::vector<SheetLine> lines;
  /// Empty on a data-session sheet.
  std::vector<SheetNote> notes;

  friend bool operator==(const SheetExtract&, const SheetExtract&) = default;
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
  std::string title;
  /// Where and when, as the transcript's header says it.
  std::string setting;
  /// Says that the conversation is constructed; empty for real talk.
  std::string constructed;
  std::vector<std::string> procedure;
  std::vector<SheetExtract> extracts;
  std::vector<LegendEntry> legend;
  /// "Dette er ikke en evaluering …"
  std::string reminder;

  friend bool operator==(const Sheet&, const Sheet&) = default;
};

/// The extract around each opportunity (or, when there is none, the first turns of the conversation), neighbours
/// merged.
[[nodiscard]] std::vector<Extract> choose_extracts(const Transcript& transcript,
                                                   const std::vector<Opportunity>& opportunities,
                                                   const SheetOptions& options);

/// Composes the sheet. Turn numbers are those of the transcript, never renumbered.
[[nodiscard]] Sheet compose_sheet(const Transcript& transcript, const std::vector<Opportunity>& opportunities,
                                  const std::vector<Extract>& extracts, const SheetOptions& options);

/// One self-contained HTML file: no scripts, no outside references, A4 print rules. The same sheet gives the same
/// bytes.
[[nodiscard]] std::string write_html(const Sheet& sheet);

}  // namespace gribning
