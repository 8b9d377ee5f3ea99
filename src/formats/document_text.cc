// SPDX-License-Identifier: MIT
#include "document_text.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "gribning/base/utf8.h"
#include "inner_text.h"
#include "one_line.h"
#include "text_lines.h"

namespace gribning {
namespace {

struct Words {
  RemarkKind kind;
  /// Key in the metadata.
  std::string_view key;
  std::string_view code;
  Severity severity;
  Bilingual message;
};

const std::vector<Words>& words_of_remarks() {
  static const std::vector<Words> kWords = {
      {RemarkKind::footnote,
       "Footnote",
       "footnotes",
       Severity::note,
       {"Fodnoter er ikke tale; de står i oplysningerne om samtalen",
        "Footnotes are no talk; they stand in the metadata"}},
      {RemarkKind::endnote,
       "Endnote",
       "footnotes",
       Severity::note,
       {"Slutnoter er ikke tale; de står i oplysningerne om samtalen",
        "Endnotes are no talk; they stand in the metadata"}},
      {RemarkKind::comment,
       "Margin comment",
       "comments",
       Severity::note,
       {"Kommentarer i margenen er ikke tale; de står i oplysningerne om samtalen",
        "Comments in the margin are no talk; they stand in the metadata"}},
      {RemarkKind::deleted,
       "Deleted text",
       "deleted-text",
       Severity::warning,
       {"Tekst er slettet med registrerede ændringer; den er ikke læst som tale og står i oplysningerne om samtalen",
        "Text was deleted with tracked changes; it was not read as talk and stands in the metadata"}},
      {RemarkKind::hidden,
       "Hidden text",
       "hidden-text",
       Severity::warning,
       {"Tekst er skjult; den er ikke læst som tale og står i oplysningerne om samtalen",
        "Text is hidden; it was not read as talk and stands in the metadata"}},
      {RemarkKind::text_box,
       "Text box",
       "text-boxes",
       Severity::warning,
       {"Tekstbokse står uden for talen; deres tekst er i oplysningerne om samtalen",
        "Text boxes stand outside the talk; their text is in the metadata"}},
      {RemarkKind::page_margin,
       "Page margin",
       "page-margins",
       Severity::note,
       {"Sidehoveder og sidefødder er ikke tale; de står i oplysningerne om samtalen",
        "Headers and footers of pages are no talk; they stand in the metadata"}},
  };
  return kWords;
}

/// Stands behind each underlined letter until that is settled. No document holds it: DocumentPassage::add leaves it
/// out.
constexpr char kUnderlined = '\x01';
/// Behind a letter, it is underlined; in talk this is stress (docs/notation.md).
constexpr std::string_view kStress = "\u0332";

std::string bare(std::string_view text) {
  std::string out(text);
  std::erase(out, kUnderlined);
  return out;
}

/// What stands before the talk of a line "3 B: talk", with its colon; nothing when there is no such thing.
std::string_view label_part(std::string_view line) {
  constexpr std::size_t kLongestLabel = 120;
  const auto head = line.substr(0, kLongestLabel);
  // A colon within a time, "[00:12] B: ja", parts nothing.
  for (auto colon = head.find(':'); colon != std::string_view::npos; colon = head.find(':', colon + 1)) {
    const std::size_t next = line.find_first_not_of(kUnderlined, colon + 1);
    if (next == std::string_view::npos || line[next] == ' ' || line[next] == '\t') return line.substr(0, colon + 1);
  }
  return {};
}

struct Underlining {
  /// Letters and digits, and those of them that are underlined.
  std::size_t letters = 0;
  std::size_t underlined = 0;
  /// Stretches without a letter between them that is not.
  std::size_t stretches = 0;
};

Underlining underlining_of(std::string_view text) {
  Underlining found;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    if (u_isalnum(next_code_point(text, at)) == 0) continue;
    ++found.letters;
    const bool underlined = at < text.size() && text[at] == kUnderlined;
    if (underlined) ++found.underlined;
    if (underlined && !inside) ++found.stretches;
    inside = underlined;
  }
  return found;
}

std::vector<std::string> texts_of(const std::vector<DocumentPassage>& row) {
  std::vector<std::string> texts;
  texts.reserve(row.size());
  for (const DocumentPassage& cell : row) texts.push_back(bare(cell.text));
  return texts;
}

std::vector<std::string_view> split_at_line_ends(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// The speakers at the head of a table that gives each of them a column of their own.
std::vector<std::string> speakers_side_by_side(const std::vector<DocumentPassage>& row) {
  std::vector<std::string> speakers;
  for (const DocumentPassage& cell : row) {
    const std::string text = bare(cell.text);
    std::string_view name = trimmed_cell(text);
    if (name.ends_with(':')) name.remove_suffix(1);
    const bool known = !name.empty() && guess_role(name) != Role::unknown;
    const bool twice = std::find(speakers.begin(), speakers.end(), name) != speakers.end();
    if ((!name.empty() && !known) || (known && twice)) return {};
    speakers.push_back(known ? text_reader::as_label(name) : std::string());
  }
  const auto named = std::count_if(speakers.begin(), speakers.end(), [](const auto& name) { return !name.empty(); });
  return named >= 2 ? speakers : std::vector<std::string>();
}

/// The name in a cell, as it can stand before a colon; empty when there is none.
std::string label_at(const std::vector<std::string>& row, std::size_t place) {
  std::string_view name = place < row.size() ? trimmed_cell(row[place]) : std::string_view();
  if (name.ends_with(':')) name.remove_suffix(1);
  return name.empty() ? std::string() : text_reader::as_label(one_line(name));
}

bool is_whole_number(std::string_view text) {
  return !text.empty() && text.size() < 8 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

void DocumentPassage::add(std::string_view more, bool underlined) {
  for (std::size_t at = 0; at < more.size();) {
    const std::size_t begin = at;
    const UChar32 c = next_code_point(more, at);
    if ((c >= 0 && c < 0x20) && c != '\t' && c != '\n') continue;
    text += more.substr(begin, at - begin);
    if (underlined && u_isalnum(c) != 0) text += kUnderlined;
  }
}

void DocumentPassage::append(DocumentPassage&& next) {
  if (!text.empty() || !next.text.empty()) {
    if (!text.empty()) text += '\n';
    text += next.text;
  }
  std::move(next.remarks.begin(), next.remarks.end(), std::back_inserter(remarks));
}

void DocumentText::add_line(std::string_view line) { (text_ += line) += '\n'; }

std::string DocumentText::settled(std::string_view line) {
  // Nobody underlines the number of a heading that is one of a list.
  const auto numbered = line.find_first_not_of("0123456789.) \t");
  const auto whole = underlining_of(line.substr(std::min(line.size(), numbered)));
  if (whole.underlined == whole.letters) return without_underlining(line);
  const std::string_view label = label_part(line);
  return without_underlining(label) + settled_talk(line.substr(label.size()));
}

std::string DocumentText::settled_talk(std::string_view talk) {
  stressed_ += underlining_of(talk).stretches;
  std::string out;
  for (const char c : talk) {
    if (c == kUnderlined) {
      out += kStress;
    } else {
      out += c;
    }
  }
  return out;
}

std::string DocumentText::without_underlining(std::string_view text) {
  not_stressed_ += underlining_of(text).stretches;
  return bare(text);
}

void DocumentText::keep(std::vector<Remark>&& remarks, std::size_t at) {
  for (Remark& remark : remarks) {
    if (!one_line(remark.text).empty()) remarks_.push_back({std::move(remark), static_cast<std::uint32_t>(at)});
  }
}

void DocumentText::add_remark(Remark&& remark) {
  std::vector<Remark> one;
  one.push_back(std::move(remark));
  keep(std::move(one), 0);
}

void DocumentText::add(DocumentPassage&& paragraph) {
  keep(std::move(paragraph.remarks), text_.size());
  for (const std::string_view line : split_at_line_ends(paragraph.text)) add_line(settled(line));
  if (paragraph.text.empty() || paragraph.text.ends_with('\n')) add_line({});
}

void DocumentText::add(DocumentTable&& table) {
  std::vector<std::vector<std::string>> cells;
  for (auto& row : table) {
    const bool blank = std::all_of(row.begin(), row.end(),
                                   [](const DocumentPassage& cell) { return trimmed_cell(cell.text).empty(); });
    if (!blank) {
      cells.push_back(texts_of(row));
      continue;
    }
    for (DocumentPassage& cell : row) keep(std::move(cell.remarks), text_.size());
    row.clear();
  }
  std::erase_if(table, [](const auto& row) { return row.empty(); });
  if (table.empty()) return;

  const auto by_heading = columns_by_heading(cells.front());
  if (by_heading && (*by_heading)[Column::speaker]) {
    for (DocumentPassage& cell : table.front()) keep(std::move(cell.remarks), text_.size());
    for (const auto& row : cells) {
      if (const std::string label = label_at(row, *(*by_heading)[Column::speaker]); !label.empty()) {
        speakers_.insert(label);
      }
    }
    for (auto row = table.begin() + 1; row != table.end(); ++row) add_talk_row(*row, *by_heading, cells.front());
    return;
  }
  if (const auto speakers = speakers_side_by_side(table.front()); !speakers.empty() && table.size() > 1) {
    for (auto row = table.begin() + 1; row != table.end(); ++row) add_side_by_side(*row, speakers);
    return;
  }
  const auto by_content = columns_by_content(cells);
  if (by_content) add_recurring_speakers(cells, *(*by_content)[Column::speaker]);
  for (auto& row : table) {
    if (by_content) {
      add_talk_row(row, *by_content, {});
    } else {
      add_plain_row(row);
    }
  }
}

void DocumentText::add_recurring_speakers(const std::vector<std::vector<std::string>>& rows, std::size_t place) {
  std::map<std::string, std::size_t> uses;
  for (const auto& row : rows) ++uses[label_at(row, place)];
  for (const auto& [label, count] : uses) {
    // "Titel" and "Dato" head a table that is no talk.
    if (!label.empty() && (count > 1 || guess_role(label) != Role::unknown)) speakers_.insert(label);
  }
}

void DocumentText::add_talk_lines(std::string before, std::string_view talk) {
  for (const std::string_view each : split_at_line_ends(talk)) {
    if (!before.empty() && !before.ends_with(' ')) before += ' ';
    add_line(before + std::string(each));
    before = "    ";
  }
}

void DocumentText::add_talk_row(std::vector<DocumentPassage>& row, const Columns& columns,
                                const std::vector<std::string>& headings) {
  const std::size_t at = text_.size();
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool talk = columns[Column::talk] == i;
    row[i].text = talk ? settled_talk(row[i].text) : without_underlining(row[i].text);
  }
  const auto cell = [&](Column column) {
    const auto place = columns[column];
    return place && *place < row.size() ? trimmed_cell(row[*place].text) : std::string_view();
  };
  std::string under;
  const auto keep_under = [&](std::size_t place, std::string_view text) {
    const std::string name = place < headings.size() ? one_line(headings[place]) : std::string();
    under += fmt::format("%{}: {}\n", name.empty() || name.size() > 30 ? "note" : name, one_line(text));
  };
  std::string line;
  if (const std::string_view start = cell(Column::start); !start.empty()) {
    if (const auto time = time_of_cell(start, TimeUnit::seconds)) {
      line += fmt::format("[{}] ", clock(*time));
    } else {
      keep_under(*columns[Column::start], start);
    }
  }
  if (std::string_view number = cell(Column::number); !number.empty()) {
    const std::string_view said = number;
    if (number.ends_with('.')) number.remove_suffix(1);
    if (is_whole_number(number)) {
      line += fmt::format("{} ", number);
    } else {
      keep_under(*columns[Column::number], said);
    }
  }
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto column = columns.at(i);
    if (column && *column != Column::end && *column != Column::role) continue;
    if (const std::string_view text = trimmed_cell(row[i].text); !text.empty()) keep_under(i, text);
  }
  const std::string speaker = label_at(texts_of(row), *columns[Column::speaker]);
  if (!speaker.empty()) {
    line += speaker + ":";
    ++talk_rows_;
  }
  if (const std::string_view talk = cell(Column::talk); !talk.empty()) {
    // A row that names nobody goes on where the one above stopped.
    add_talk_lines(speaker.empty() ? "    " + line : line, talk);
  } else if (!line.empty()) {
    add_line(line);
  }
  text_ += under;
  for (DocumentPassage& each : row) keep(std::move(each.remarks), at);
}

void DocumentText::add_side_by_side(std::vector<DocumentPassage>& row, const std::vector<std::string>& speakers) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::size_t at = text_.size();
    const std::string text = settled_talk(row[i].text);
    const std::string_view talk = trimmed_cell(text);
    const std::string speaker = i < speakers.size() ? speakers[i] : std::string();
    if (!talk.empty()) {
      if (!speaker.empty()) speakers_.insert(speaker);
      add_talk_lines(speaker.empty() ? std::string() : speaker + ": ", talk);
      ++talk_rows_;
    }
    keep(std::move(row[i].remarks), at);
  }
}

void DocumentText::add_plain_row(std::vector<DocumentPassage>& row) {
  const std::size_t at = text_.size();
  std::string first;
  std::string rest;
  for (const DocumentPassage& cell : row) {
    bool opening = true;
    for (const std::string_view line : split_at_line_ends(trimmed_cell(cell.text))) {
      if (opening) {
        if (!first.empty()) first += '\t';
        first += settled(line);
      } else {
        (rest += settled(line)) += '\n';
      }
      opening = false;
    }
  }
  add_line(first);
  text_ += rest;
  for (DocumentPassage& cell : row) keep(std::move(cell.remarks), at);
}

Result<Transcript> DocumentText::read(const ReadOptions& options) && {
  auto transcript = read_inner_text(text_, speakers_, options);
  if (!transcript) return transcript;
  tell(*transcript);
  return transcript;
}

void DocumentText::tell(Transcript& transcript) const {
  const auto say = [&](Severity severity, std::string_view code, std::size_t count, const Bilingual& message,
                       std::uint32_t at) {
    // A reader that laid the talk out anew has other places.
    if (transcript.text != text_) at = 0;
    transcript.diagnostics.push_back(
        {std::string(code),
         severity,
         {at, at},
         {fmt::format("{} ({}).", message.da, count), fmt::format("{} ({}).", message.en, count)},
         {}});
  };
  for (const Words& words : words_of_remarks()) {
    std::size_t count = 0;
    std::uint32_t first = 0;
    for (const Placed& placed : remarks_) {
      if (placed.remark.kind != words.kind) continue;
      if (count++ == 0) first = placed.at;
      std::string key = fmt::format("{} {}", words.key, count);
      if (!placed.remark.who.empty()) key += fmt::format(" ({})", one_line(placed.remark.who));
      transcript.metadata.push_back({std::move(key), one_line(placed.remark.text)});
    }
    if (count > 0) say(words.severity, words.code, count, words.message, first);
  }
  const auto count = [&](std::size_t number, std::string_view code, const Bilingual& message) {
    if (number > 0) say(Severity::note, code, number, message, 0);
  };
  count(inserted_, "inserted-text",
        {"Tekst, der er indsat med registrerede ændringer, er læst som tale",
         "Text that was inserted with tracked changes was read as talk"});
  count(stressed_, "underlining",
        {"Understregede bogstaver er læst som tryk og har streg under i teksten",
         "Underlined letters were read as stress and are underlined in the text"});
  count(not_stressed_, "underlining",
        {"Understregning af navne og hele linjer er ikke med i teksten",
         "Underlining of names and of whole lines is not part of the text"});
  count(unknown_signs_, "unknown-sign",
        {"Tegn fra en symbolskrifttype kendes ikke og står som �",
         "Signs of a symbol font are not known and stand as �"});
  count(talk_rows_, "talk-in-table",
        {"Ture i tabeller: en række er læst som en linje", "Turns in tables: a row was read as a line"});
}

std::int32_t sign_of_symbol(std::string_view font, std::int32_t code) {
  struct Sign {
    std::string_view font;
    std::int32_t code;
    std::int32_t sign;
  };
  // The arrows and degree signs that transcribers insert.
  static constexpr std::array kSigns = {
      Sign{"Symbol", 0xAB, 0x2194},    Sign{"Symbol", 0xAC, 0x2190},    Sign{"Symbol", 0xAD, 0x2191},
      Sign{"Symbol", 0xAE, 0x2192},    Sign{"Symbol", 0xAF, 0x2193},    Sign{"Symbol", 0xB0, 0xB0},
      Sign{"Symbol", 0xB7, 0x2022},    Sign{"Symbol", 0xBB, 0x2248},    Sign{"Symbol", 0x44, 0x2206},
      Sign{"Symbol", 0xD1, 0x2207},    Sign{"Wingdings", 0xDF, 0x2190}, Sign{"Wingdings", 0xE0, 0x2192},
      Sign{"Wingdings", 0xE1, 0x2191}, Sign{"Wingdings", 0xE2, 0x2193}, Sign{"Wingdings", 0xE8, 0x2192},
      Sign{"Wingdings", 0xE9, 0x2191}, Sign{"Wingdings", 0xEA, 0x2193}, Sign{"Wingdings", 0xF0, 0x21E8},
      Sign{"Wingdings", 0x4A, 0x263A},
  };
  // Word keeps them in the private area.
  if (code >= 0xF000 && code <= 0xF0FF) code -= 0xF000;
  for (const Sign& sign : kSigns) {
    if (sign.font == font && sign.code == code) return sign.sign;
  }
  return 0;
}

void append_code_point(std::string& text, std::int32_t code) {
  if (code < 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = 0xFFFD;
  const auto byte = [&](std::int32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | (code >> 6));
    byte(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    byte(0xE0 | (code >> 12));
    byte(0x80 | ((code >> 6) & 0x3F));
    byte(0x80 | (code & 0x3F));
  } else {
    byte(0xF0 | (code >> 18));
    byte(0x80 | ((code >> 12) & 0x3F));
    byte(0x80 | ((code >> 6) & 0x3F));
    byte(0x80 | (code & 0x3F));
  }
}

}  // namespace gribning
