// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/language.h"
#include "gribning/base/result.h"
#include "gribning/review/coding.h"
#include "gribning/share/passage.h"

namespace gribning {

/// What became of a piece of coding that came in.
enum class Fate {
  placed,  ///< stands where it stood
  moved,   ///< the transcript is another than the one that was coded; found again by the quoted words
  lost,    ///< could not be placed; nothing of it is in the coding
};

[[nodiscard]] std::string_view code(Fate fate);
[[nodiscard]] const Bilingual& title(Fate fate);

/// One line of the report on coding that came in.
struct Placement {
  Fate fate = Fate::placed;
  std::string coder;
  /// Name of the conversation, as the file that came in has it.
  std::string conversation;
  /// The code, by the program's identifier where it has one, else by the name that it came with.
  std::string code;
  /// The words that were coded, as they came in.
  std::string quoted;
  /// Where it stands now; nothing when it is lost.
  std::optional<TurnIndex> turn;
  /// Why it was moved or lost, or what was assumed.
  Bilingual reason;

  friend bool operator==(const Placement&, const Placement&) = default;
};

/// What one coder said about one conversation.
struct ReceivedCoding {
  std::string coder;
  Coding coding;
  std::vector<CodedPassage> passages;

  friend bool operator==(const ReceivedCoding&, const ReceivedCoding&) = default;
};

struct Received {
  /// By conversation in the order of the transcripts, then by coder in the order in which the file names them.
  std::vector<ReceivedCoding> codings;
  /// A line for every piece of coding in the file.
  std::vector<Placement> placements;
  /// Where a table breaks the rules of coding (see review/coded_row.h), and turns in it that are not there; in bytes of
  /// the table. Rows that are left out are lost in `placements` too.
  Diagnostics diagnostics;

  [[nodiscard]] std::size_t count(Fate fate) const;
};

/// The transcripts that coding may belong to; found by name.
using Transcripts = std::span<const Transcript* const>;

/// Coding from a REFI-QDA project (.qdpx), by any program that writes one. Codes are recognised by their identifiers,
/// by the names that this program gives them in Danish or English, else kept by their own names.
/// Fails with "not-a-project" (no zip, or no single .qde at its root), "zip-too-large" and "xml-too-large" (see
/// docs/formats/qdpx.md), "zip-damaged", "zip-encrypted", "xml-too-deep", or "xml-broken" with the place.
/// Law: what was written by the target "qdpx" comes back as the same opportunities, worker turns and notes.
[[nodiscard]] Result<Received> receive_refi(std::string_view bytes, Transcripts transcripts);

/// Coding from a table in the columns of docs/coding.md, section 8, parted by tabs, commas or semicolons: opportunities
/// or worker turns, told by their columns; or of codes on passages (`turn`, `layer`, `label`, and the words as
/// `quote`). A column `talk` finds turns whose numbers have changed, `quote` finds words again; a column `coder` parts
/// coders, `coder` is the one of rows that name none. Fails with "table-columns" (line, column, what was expected).
[[nodiscard]] Result<Received> receive_table(std::string_view text, std::string_view file, std::string_view coder,
                                             Transcripts transcripts);

}  // namespace gribning
