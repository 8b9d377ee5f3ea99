// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <utility>

#include "gribning/sheet/write.h"
#include "sheet/margin.h"
#include "sheet/phrases.h"
#include "sheet/ruler.h"

namespace gribning {
namespace {

constexpr std::size_t kPage = 100;
/// Columns of the reading layout, which has no lines of its own.
constexpr std::size_t kReadingColumns = 64;

/// Markdown reads these as markup in running text.
constexpr std::string_view kMarkdownSigns = "\\`*_{}[]<>#|~^$@&=";

/// Writes a sheet as text, plain or as Markdown.
class PlainWriter {
 public:
  PlainWriter(const Sheet& sheet, bool markdown) : sheet_(sheet), markdown_(markdown) {}

  std::string write() {
    if (markdown_)
      out_ += prose(sheet_.kind_title) + "\n\n# " + prose(sheet_.title) + "\n";
    else
      title(sheet_.kind_title + " · " + sheet_.title, '=');
    paragraph(sheet_.setting);
    std::string speakers;
    for (const auto& speaker : sheet_.speakers) {
      speakers += (speakers.empty() ? "" : ", ") + speaker.label;
      if (!speaker.description.empty()) speakers += " = " + speaker.description;
    }
    paragraph(speakers);
    paragraph(sheet_.constructed);
    paragraph(sheet_.introduction);
    for (const auto& section : sheet_.sections) {
      if (section.place == SheetSection::Place::new_page) new_page();
      if (!section.heading.empty()) heading(section.heading, 2);
      for (const auto& block : section.blocks) std::visit(*this, block);
    }
    return std::move(out_);
  }

  void operator()(const SheetText& text) {
    if (text.role == SheetText::Role::reminder && markdown_) {
      out_ += "\n> " + prose(text.text) + "\n";
      return;
    }
    paragraph(text.text);
  }

  void operator()(const SheetList& list) {
    out_ += '\n';
    std::size_t number = 0;
    for (const auto& item : list.items) add_item(list.numbered ? std::to_string(++number) + ". " : "- ", item);
  }

  void operator()(const SheetTalk& talk) {
    const auto number = width_of_numbers(talk);
    const auto speaker = width_of_speakers(talk);
    const bool times = has_times(talk);
    std::size_t time = 0;
    for (const auto& entry : talk.entries) time = std::max(time, entry.time.size());
    out_ += markdown_ ? "\n```text\n" : "\n";
    for (const auto& entry : talk.entries) {
      const auto shown = lines_of(entry);
      const auto numbers = margin_numbers(shown, sheet_.numbering);
      for (std::size_t i = 0; i < shown.lines.size() + shown.under.size(); ++i) {
        const bool is_talk = i < shown.lines.size();
        std::string line;
        if (talk.pointers) line += i > 0 ? "  " : pointer(entry.pointer);
        line += padded(is_talk ? numbers[i] : "", number, true) + "  ";
        if (times) line += padded(i == 0 ? entry.time : "", time, true) + "  ";
        line += padded(i == 0 ? entry.speaker : "", speaker, false) + "  ";
        line += is_talk ? shown.lines[i] : shown.under[i - shown.lines.size()];
        add_line(std::move(line));
      }
    }
    if (markdown_) out_ += "```\n";
  }

  void operator()(const SheetNote& note) {
    heading(note.heading, 3);
    (*this)(SheetList{false, note.description});
    heading(std::string(say(phrases::kEvidence)), 4);
    for (const auto& step : note.evidence) {
      paragraph(step.title);
      out_ += '\n';
      for (const auto& reason : step.reasons) {
        const auto [open, close] = sheet_.language == Language::da ? std::pair("»", "«") : std::pair("“", "”");
        const auto quote = reason.quote.empty() ? "" : open + reason.quote + close + " ";
        add_item("- ", reason.words + " " + quote + "(" + reason.place + ")");
      }
    }
    heading(std::string(say(phrases::kQuestionsHere)), 4);
    (*this)(SheetList{false, note.questions});
  }

  void operator()(const SheetLegend& legend) {
    SheetFigures figures;
    for (const auto& sign : legend.signs) figures.rows.push_back({{sign.sign, sign.meaning}, {}});
    table(figures);
  }

  void operator()(const SheetRoom& room) {
    out_ += '\n';
    // Paper to write on; in Markdown, where a line is no line, one is enough.
    const auto lines = markdown_ ? 1 : room.lines;
    for (std::size_t i = 0; i < lines; ++i)
      out_ += markdown_ ? "\\_\\_\\_\\_\\_\\_\\_\\_\n" : std::string(72, '_') + "\n\n";
  }

  void operator()(const SheetContrast& contrast) {
    for (const auto& side : contrast.sides) {
      heading(side.heading, 3);
      paragraph(side.source);
      (*this)(side.talk);
    }
  }

  void operator()(const SheetFigures& figures) { table(figures); }

  void operator()(const SheetTimeline& timeline) {
    if (!timeline.title.empty()) heading(timeline.title, 3);
    paragraph(timeline.description);
  }

 private:
  std::string_view say(phrases::Phrase phrase) const { return phrase.in(sheet_.language); }

  /// In the reading layout a turn is one line: here it is wrapped to the page.
  SheetEntry lines_of(const SheetEntry& entry) {
    if (sheet_.layout != SheetLayout::reading) return entry;
    auto wrapped = entry;
    wrapped.lines = fill(entry.lines.front(), kReadingColumns);
    wrapped.under.clear();
    for (const auto& under : entry.under)
      for (auto& line : fill(under, kReadingColumns)) wrapped.under.push_back(std::move(line));
    return wrapped;
  }

  [[nodiscard]] std::size_t width_of_numbers(const SheetTalk& talk) const {
    std::size_t width = 0;
    for (const auto& entry : talk.entries)
      for (const auto& number : margin_numbers(entry, sheet_.numbering)) width = std::max(width, number.size());
    return width;
  }

  std::size_t width_of_speakers(const SheetTalk& talk) {
    std::size_t width = 0;
    for (const auto& entry : talk.entries) width = std::max(width, ruler_.columns(entry.speaker));
    return width;
  }

  std::string padded(std::string_view text, std::size_t width, bool right) {
    const auto columns = ruler_.columns(text);
    const std::string space(width > columns ? width - columns : 0, ' ');
    return right ? space + std::string(text) : std::string(text) + space;
  }

  static std::string pointer(Pointer pointer) {
    switch (pointer) {
      case Pointer::opportunity:
        return "→ ";
      case Pointer::response:
        return "↳ ";
      case Pointer::none:
        break;
    }
    return "  ";
  }

  /// A line of talk. In a code block a run of backticks could end the block: it is told apart by a space.
  void add_line(std::string line) {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    if (markdown_ && line.starts_with("```")) line.insert(0, " ");
    out_ += line + "\n";
  }

  std::string prose(std::string_view text) const {
    if (!markdown_) return std::string(text);
    std::string escaped;
    for (const char byte : text) {
      if (kMarkdownSigns.find(byte) != std::string_view::npos) escaped += '\\';
      escaped += byte == '\n' ? ' ' : byte;
    }
    return escaped;
  }

  void paragraph(std::string_view text) {
    if (text.empty()) return;
    out_ += '\n';
    if (markdown_) {
      out_ += prose(text) + "\n";
      return;
    }
    for (const auto& line : fill(text, kPage)) out_ += line + "\n";
  }

  void add_item(const std::string& sign, std::string_view text) {
    if (markdown_) {
      out_ += sign + prose(text) + "\n";
      return;
    }
    auto lead = sign;
    for (const auto& line : fill(text, kPage - sign.size())) {
      out_ += lead + line + "\n";
      lead.assign(sign.size(), ' ');
    }
  }

  void title(const std::string& text, char underline) {
    out_ += text + "\n" + std::string(ruler_.columns(text), underline) + "\n";
  }

  void heading(const std::string& text, std::size_t level) {
    out_ += '\n';
    if (markdown_)
      out_ += std::string(level, '#') + " " + prose(text) + "\n";
    else if (level == 2)
      title(text, '-');
    else
      out_ += text + "\n";
  }

  void new_page() { out_ += markdown_ ? "\n---\n" : "\n\f"; }

  std::vector<std::string> fill(std::string_view text, std::size_t columns) {
    std::vector<std::string> lines(1);
    std::size_t width = 0;
    while (!text.empty()) {
      const auto end = std::min(text.find(' '), text.size());
      const auto word = text.substr(0, end);
      const auto taken = ruler_.columns(word);
      if (!lines.back().empty() && width + 1 + taken > columns) {
        lines.emplace_back();
        width = 0;
      }
      if (!lines.back().empty()) {
        lines.back() += ' ';
        ++width;
      }
      lines.back() += word;
      width += taken;
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
  }

  void table(const SheetFigures& figures) {
    std::vector<std::vector<std::string>> rows;
    const bool titled = !figures.columns.empty();
    if (titled) rows.push_back(figures.columns);
    for (const auto& row : figures.rows) rows.push_back(row.cells);
    std::vector<std::size_t> widths;
    for (auto& row : rows)
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (markdown_) row[i] = prose(row[i]);
        if (i == widths.size()) widths.push_back(0);
        widths[i] = std::max(widths[i], ruler_.columns(row[i]));
      }
    out_ += '\n';
    if (markdown_ && !titled) rows.insert(rows.begin(), std::vector<std::string>(widths.size()));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      add_row(rows[i], widths);
      if (i > 0) continue;
      if (markdown_) {
        out_ += "|";
        for (const auto width : widths) out_ += std::string(width + 2, '-') + "|";
        out_ += "\n";
      } else if (titled) {
        std::size_t all = 0;
        for (const auto width : widths) all += width + 2;
        out_ += std::string(all - 2, '-') + "\n";
      }
    }
  }

  void add_row(const std::vector<std::string>& row, const std::vector<std::size_t>& widths) {
    std::string line = markdown_ ? "| " : "";
    for (std::size_t i = 0; i < widths.size(); ++i) {
      line += padded(i < row.size() ? row[i] : "", widths[i], false);
      line += markdown_ ? " | " : "  ";
    }
    while (line.ends_with(' ')) line.pop_back();
    out_ += line + "\n";
  }

  const Sheet& sheet_;
  bool markdown_;
  Ruler ruler_;
  std::string out_;
};

}  // namespace

std::string write_markdown(const Sheet& sheet) { return PlainWriter(sheet, true).write(); }
std::string write_plain_text(const Sheet& sheet) { return PlainWriter(sheet, false).write(); }

}  // namespace gribning
