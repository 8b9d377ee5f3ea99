// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "columns.h"
#include "gribning/base/result.h"
#include "gribning/conversation/transcript.h"
#include "gribning/formats/read.h"

/// The text of a word processor's document, laid out as a text file with the same words. Private to formats.
namespace gribning {

/// What a document says beside its running text.
enum class RemarkKind { footnote, endnote, comment, deleted, hidden, text_box, page_margin };

struct Remark {
  RemarkKind kind = RemarkKind::footnote;
  /// Who wrote a comment; may be empty.
  std::string who;
  std::string text;
};

/// A paragraph or a cell: its lines, and what was said at it.
struct DocumentPassage {
  std::string text;
  std::vector<Remark> remarks;

  /// Adds text from the document; control characters that it can't mean are left out. Whether underlined letters are
  /// stressed is settled when it is known what they are part of.
  void add(std::string_view more, bool underlined = false);
  /// A second paragraph in the same cell.
  void append(DocumentPassage&& next);
};

using DocumentTable = std::vector<std::vector<DocumentPassage>>;

class DocumentText {
 public:
  void add(DocumentPassage&& paragraph);
  /// Rows with a speaker and talk become lines "[time] 3 B: talk"; all other tables a line a row.
  void add(DocumentTable&& table);
  /// What stands at no place of the text.
  void add_remark(Remark&& remark);
  /// A place where the document says something by its looks that the text can't hold.
  void count_inserted() { ++inserted_; }
  void count_unknown_sign() { ++unknown_signs_; }

  /// Reads the text as a text file would be, with the remarks in its metadata and its messages.
  /// Fails with "no-turns" and as readers of text do.
  [[nodiscard]] Result<Transcript> read(const ReadOptions& options) &&;

 private:
  struct Placed {
    Remark remark;
    std::uint32_t at = 0;
  };

  void add_line(std::string_view line);
  /// A line as it stands in the text: underlined letters in the talk become stressed ones (U+0332). A label, and a line
  /// that is underlined as a whole, as headings are, is not stressed.
  [[nodiscard]] std::string settled(std::string_view line);
  /// The same of a cell that holds talk alone.
  [[nodiscard]] std::string settled_talk(std::string_view talk);
  /// The same of what is no talk.
  [[nodiscard]] std::string without_underlining(std::string_view text);
  void keep(std::vector<Remark>&& remarks, std::size_t at);
  /// Where no heading says that a column holds speakers.
  void add_recurring_speakers(const std::vector<std::vector<std::string>>& rows, std::size_t place);
  /// Talk behind what stands before its first line; its other lines are indented.
  void add_talk_lines(std::string before, std::string_view talk);
  void add_talk_row(std::vector<DocumentPassage>& row, const Columns& columns,
                    const std::vector<std::string>& headings);
  void add_side_by_side(std::vector<DocumentPassage>& row, const std::vector<std::string>& speakers);
  void add_plain_row(std::vector<DocumentPassage>& row);
  void tell(Transcript& transcript) const;

  std::string text_;
  std::vector<Placed> remarks_;
  std::set<std::string, std::less<>> speakers_;
  /// Stretches of underlining that are stress, and those that are not.
  std::size_t stressed_ = 0;
  std::size_t not_stressed_ = 0;
  std::size_t inserted_ = 0;
  std::size_t unknown_signs_ = 0;
  std::size_t talk_rows_ = 0;
};

/// A letter of a symbol font (Symbol, Wingdings) as the sign that it shows; 0 for one that has no other.
[[nodiscard]] std::int32_t sign_of_symbol(std::string_view font, std::int32_t code);

/// Adds a code point as UTF-8.
void append_code_point(std::string& text, std::int32_t code);

}  // namespace gribning
