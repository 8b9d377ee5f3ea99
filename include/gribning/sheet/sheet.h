// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gribning/base/language.h"
#include "gribning/opportunity/opportunity.h"

namespace gribning {

/// What a sheet is for.
enum class SheetKind {
  data_session,  ///< the extract, the procedure and room to write; no flags
  predict,       ///< the extract stops before each response, which follows on the next page
  facilitator,   ///< the extract with arrows, evidence and questions to ask; never an answer key
  contrast,      ///< two sequences side by side: one where the perspective is taken up, one where it is not
  co_vision,     ///< the worker's own recall, then the extract, then what to notice and what to try
  overview,      ///< a conversation or several at a glance, with pictures
};

inline constexpr std::array kSheetKinds{SheetKind::data_session, SheetKind::predict,   SheetKind::facilitator,
                                        SheetKind::contrast,     SheetKind::co_vision, SheetKind::overview};

/// The identifier that options and file names use: "data-session", "predict", "facilitator" …
[[nodiscard]] std::string_view code(SheetKind kind);
[[nodiscard]] std::optional<SheetKind> sheet_kind_from(std::string_view code);

/// What the numbers in the margin count. They are those of the whole conversation, however it is cut.
enum class Numbering {
  turns,    ///< the turn's own number, at its first line
  lines,    ///< every line of talk
  every_5,  ///< every line of talk, printed at each fifth
};

/// How the talk is set.
enum class SheetLayout {
  transcript,  ///< monospaced, hard-wrapped, overlap brackets in one column: for conversation analysis
  reading,     ///< running text: for reading aloud
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
  /// Number of the first of its lines in the whole conversation, from 1; counted also where turns are numbered.
  std::int64_t first_line = 0;
  /// "12:04" where the transcript has a time; else empty.
  std::string time;
  /// Label of the speaker; empty for an aside.
  std::string speaker;
  /// The talk as transcribed: hard-wrapped, leading spaces aligning an overlap with its partner; in the reading layout
  /// one line that a writer wraps. Never empty.
  std::vector<std::string> lines;
  /// Lines under the turn that are not talk: translations, glosses.
  std::vector<std::string> under;
  Pointer pointer = Pointer::none;

  friend bool operator==(const SheetEntry&, const SheetEntry&) = default;
};

/// A paragraph, and what it does on the page.
struct SheetText {
  enum class Role {
    plain,
    reminder,  ///< set apart: "Dette er ikke en evaluering …"
    prompt,    ///< a question that somebody is to answer in writing below it
  };
  Role role = Role::plain;
  std::string text;

  friend bool operator==(const SheetText&, const SheetText&) = default;
};

struct SheetList {
  /// Steps that come one after the other; otherwise points in no order.
  bool numbered = false;
  std::vector<std::string> items;

  friend bool operator==(const SheetList&, const SheetList&) = default;
};

/// The talk of one extract.
struct SheetTalk {
  /// What a screen reader calls the table.
  std::string label;
  std::vector<SheetEntry> entries;
  /// Room for notes beside the talk.
  bool margin = false;
  /// A column of arrows beside the talk.
  bool pointers = false;

  friend bool operator==(const SheetTalk&, const SheetTalk&) = default;
};

/// A reason for a judgement, with the words of the talk that it rests on.
struct SheetReason {
  std::string words;
  /// Where it is found: "tur 4", "linje 12".
  std::string place;
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

/// A sign that occurs in the extracts and what it means.
struct LegendEntry {
  std::string sign;
  std::string meaning;

  friend bool operator==(const LegendEntry&, const LegendEntry&) = default;
};

struct SheetLegend {
  std::vector<LegendEntry> signs;

  friend bool operator==(const SheetLegend&, const SheetLegend&) = default;
};

/// Ruled lines to write on.
struct SheetRoom {
  std::size_t lines = 0;

  friend bool operator==(const SheetRoom&, const SheetRoom&) = default;
};

/// Two sequences beside each other.
struct SheetContrast {
  struct Side {
    std::string heading;
    /// Where it is from; empty when both are from the sheet's own conversation.
    std::string source;
    SheetTalk talk;

    friend bool operator==(const Side&, const Side&) = default;
  };
  std::array<Side, 2> sides;

  friend bool operator==(const SheetContrast&, const SheetContrast&) = default;
};

/// Rows of words and figures under column titles. A share, where a row has one, is drawn as a bar.
struct SheetFigures {
  struct Row {
    std::vector<std::string> cells;
    /// 0 to 1.
    std::optional<double> share;

    friend bool operator==(const Row&, const Row&) = default;
  };
  std::string caption;
  std::vector<std::string> columns;
  std::vector<Row> rows;

  friend bool operator==(const SheetFigures&, const SheetFigures&) = default;
};

/// A conversation drawn turn by turn: the citizen's turns upwards, the professionals' downwards, as high as they have
/// words; where a perspective is voiced, what the answer does with it, and where it is returned to.
struct SheetTimeline {
  enum class Side { citizen, professional, other };
  struct Turn {
    std::int64_t number = 0;
    Side side = Side::other;
    std::size_t words = 0;
    /// A professional's turn that delivers what is meaningful to the institution.
    bool institutional = false;
    /// What the answer does, when the turn is an opportunity.
    std::optional<Verdict> verdict;
    /// Position of the turn that returns to it.
    std::optional<std::size_t> later;

    friend bool operator==(const Turn&, const Turn&) = default;
  };
  std::string title;
  /// The picture in words, for who does not see it.
  std::string description;
  std::vector<Turn> turns;

  friend bool operator==(const SheetTimeline&, const SheetTimeline&) = default;
};

using SheetBlock = std::variant<SheetText, SheetList, SheetTalk, SheetNote, SheetLegend, SheetRoom, SheetContrast,
                                SheetFigures, SheetTimeline>;

/// What belongs together under a heading.
struct SheetSection {
  enum class Place {
    flows,     ///< where the one before ends
    together,  ///< the same, but on one page if a page can hold it
    new_page,
  };
  std::string heading;
  Place place = Place::flows;
  std::vector<SheetBlock> blocks;

  friend bool operator==(const SheetSection&, const SheetSection&) = default;
};

/// Somebody who speaks in the extracts.
struct SheetSpeaker {
  std::string label;
  /// As the transcript describes them, else their role; empty when neither is known.
  std::string description;

  friend bool operator==(const SheetSpeaker&, const SheetSpeaker&) = default;
};

/// A document for people around a table. Holds words only; a writer decides how it looks.
struct Sheet {
  SheetKind kind = SheetKind::data_session;
  Language language = Language::da;
  /// Language of the talk, where the transcript says it.
  std::optional<Language> talk_language;
  SheetLayout layout = SheetLayout::transcript;
  Numbering numbering = Numbering::turns;
  /// Columns of talk that the lines are wrapped to.
  std::size_t columns = 0;
  /// What the sheet is, in words: "Datasession".
  std::string kind_title;
  std::string title;
  /// Where and when, as the transcript's header says it.
  std::string setting;
  /// Says that the conversation is constructed; empty for real talk.
  std::string constructed;
  /// Whom the sheet is for and how to use it; may be empty.
  std::string introduction;
  std::vector<SheetSpeaker> speakers;
  std::vector<SheetSection> sections;

  friend bool operator==(const Sheet&, const Sheet&) = default;
};

}  // namespace gribning
