// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "gribning/base/files.h"
#include "gribning/base/process.h"
#include "gribning/base/zip.h"
#include "gribning/sheet/write.h"
#include "sheet/html_parts.h"
#include "sheet/margin.h"
#include "sheet/phrases.h"
#include "sheet/reference.h"
#include "sheet/replace.h"
#include "sheet/ruler.h"

namespace gribning {
namespace {

/// Paper between the margins, in tenths of a point.
constexpr std::size_t kPaperWidth = 4875;
/// Largest size of the talk, in half points, and the smallest that is still read.
constexpr std::size_t kLargest = 18;
constexpr std::size_t kSmallest = 11;
/// Of the columns beside the talk, in tenths of a point.
constexpr std::size_t kPointerWidth = 220;
constexpr std::size_t kTimeWidth = 420;
constexpr std::size_t kPadding = 80;
/// What is left for notes is at least this.
constexpr std::size_t kNotesWidth = 500;

/// A letter of the monospaced typeface is six tenths of its size wide.
std::size_t width(std::size_t columns, std::size_t half_points) { return columns * half_points * 3 + kPadding; }

/// Writes the sheet as the HTML that pandoc turns into paragraphs, tables and styles of ours.
class OfficeWriter {
 public:
  explicit OfficeWriter(const Sheet& sheet) : sheet_(sheet) {
    for (const auto& speaker : sheet.speakers) speaker_ = std::max(speaker_, ruler_.columns(speaker.label));
    const auto fits = [&] {
      return width(4, size_) + width(speaker_, size_) + width(sheet.columns, size_) + kNotesWidth <= kPaperWidth;
    };
    if (sheet.layout == SheetLayout::transcript)
      while (size_ > kSmallest && !fits()) --size_;
  }

  [[nodiscard]] std::size_t talk_size() const { return size_; }

  std::string write() {
    Element html("html");
    html.attribute("lang", code(sheet_.language));
    Element head("head");
    head.add(Element("meta").attribute("charset", "utf-8")).add("title", sheet_.title);
    html.add(std::move(head));
    add("SheetKind", sheet_.kind_title);
    add("SheetHead", sheet_.setting);
    std::string speakers;
    for (const auto& speaker : sheet_.speakers) {
      speakers += (speakers.empty() ? "" : "   ") + speaker.label;
      if (!speaker.description.empty()) speakers += " = " + speaker.description;
    }
    add("SheetHead", speakers);
    add("SheetConstructed", sheet_.constructed);
    add("SheetHead", sheet_.introduction);
    for (const auto& section : sheet_.sections) {
      if (section.place == SheetSection::Place::new_page) add("SheetBreak", "\u00A0");
      if (!section.heading.empty()) body_.add("h1", section.heading);
      for (const auto& block : section.blocks) std::visit(*this, block);
    }
    html.add(std::move(body_));
    // pandoc reads preformatted text without its elements.
    return html.write(LineBelow::signs);
  }

  void operator()(const SheetText& text) {
    switch (text.role) {
      case SheetText::Role::reminder:
        return add("SheetReminder", text.text);
      case SheetText::Role::prompt:
        return add("SheetPrompt", text.text);
      case SheetText::Role::plain:
        return add("SheetHead", text.text);
    }
  }

  void operator()(const SheetList& items) { body_.add(list(items.numbered ? "ol" : "ul", "points", items.items)); }

  void operator()(const SheetTalk& talk) {
    const bool times = has_times(talk);
    std::vector<std::size_t> widths;
    std::vector<std::string> titles;
    const auto column = [&](std::size_t taken, std::string_view name) {
      widths.push_back(taken);
      titles.emplace_back(name);
    };
    if (talk.pointers) column(kPointerWidth, "");
    column(width(4, size_), number_column(sheet_));
    if (times) column(kTimeWidth, say(phrases::kTimeColumn));
    column(width(std::max<std::size_t>(speaker_, 6), size_), say(phrases::kSpeakerColumn));
    std::size_t taken = 0;
    for (const auto each : widths) taken += each;
    const bool running = sheet_.layout == SheetLayout::reading;
    const auto words = running ? (kPaperWidth - taken) * (talk.margin ? 7 : 10) / 10 : width(sheet_.columns, size_);
    column(words, say(phrases::kTalkColumn));
    taken += words;
    const auto rest = kPaperWidth > taken ? kPaperWidth - taken : 0;
    if (talk.margin)
      column(std::max(rest, kPadding), say(phrases::kNotesColumn));
    else
      widths.back() += rest;

    Element rows("tbody");
    for (const auto& entry : talk.entries) rows.add(row(talk, entry, times));
    Element header("tr");
    for (const auto& name : titles) header.add(std::move(Element("th").add(styled("SheetColumn", name))));
    Element table("table");
    table.add(columns(widths)).add(std::move(Element("thead").add(std::move(header)))).add(std::move(rows));
    body_.add(std::move(table));
  }

  void operator()(const SheetNote& note) {
    body_.add("h2", note.heading).add(list("ul", "description", note.description));
    body_.add("h3", say(phrases::kEvidence));
    Element rows("tbody");
    for (const auto& step : note.evidence) {
      Element row("tr");
      row.add("td", step.title);
      Element cell("td");
      for (const auto& reason : step.reasons) {
        const auto [open, close] = sheet_.language == Language::da ? std::pair("»", "«") : std::pair("“", "”");
        const auto quote = reason.quote.empty() ? std::string() : open + reason.quote + close + " ";
        cell.add(std::move(Element("div").add("p", reason.words + " " + quote + "(" + reason.place + ")")));
      }
      rows.add(std::move(row.add(std::move(cell))));
    }
    Element table("table");
    table.add(columns({25, 75})).add(std::move(rows));
    body_.add(std::move(table));
    body_.add("h3", say(phrases::kQuestionsHere)).add(list("ul", "points", note.questions));
  }

  void operator()(const SheetLegend& legend) {
    Element rows("tbody");
    for (const auto& sign : legend.signs) {
      Element row("tr");
      row.add(std::move(Element("td").add("code", sign.sign))).add("td", sign.meaning);
      rows.add(std::move(row));
    }
    Element table("table");
    table.add(columns({25, 75})).add(std::move(rows));
    body_.add(std::move(table));
  }

  void operator()(const SheetRoom& room) {
    for (std::size_t i = 0; i < room.lines; ++i) add("SheetRuled", "\u00A0");
  }

  void operator()(const SheetContrast& contrast) {
    for (const auto& side : contrast.sides) {
      body_.add("h2", side.heading);
      add("SheetHead", side.source);
      (*this)(side.talk);
    }
  }

  void operator()(const SheetFigures& figures) {
    Element header("tr");
    for (const auto& name : figures.columns) header.add(std::move(Element("th").add(styled("SheetColumn", name))));
    Element rows("tbody");
    for (const auto& row : figures.rows) {
      Element element("tr");
      for (const auto& cell : row.cells) element.add("td", cell);
      rows.add(std::move(element));
    }
    const std::vector<std::size_t> even(figures.columns.size(), 1);
    Element table("table");
    table.add(columns(even)).add(std::move(Element("thead").add(std::move(header)))).add(std::move(rows));
    body_.add(std::move(table));
  }

  void operator()(const SheetTimeline& timeline) {
    if (!timeline.title.empty()) body_.add("h2", timeline.title);
    add("SheetHead", timeline.description);
  }

 private:
  std::string_view say(phrases::Phrase phrase) const { return phrase.in(sheet_.language); }

  static Element styled(std::string_view style, std::string_view text) {
    Element element("div");
    element.attribute("data-custom-style", style).add("p", text);
    return element;
  }

  /// Lines that stay lines.
  static Element styled(std::string_view style, const std::vector<std::string>& lines) {
    Element paragraph("p");
    for (const auto& line : lines) {
      if (&line != &lines.front()) paragraph.add(Element("br"));
      // A paragraph needs something on each line, or it would be dropped.
      paragraph.text(line.empty() ? "\u00A0" : std::string_view(line));
    }
    Element element("div");
    element.attribute("data-custom-style", style).add(std::move(paragraph));
    return element;
  }

  void add(std::string_view style, std::string_view text) {
    if (!text.empty()) body_.add(styled(style, text));
  }

  static Element columns(const std::vector<std::size_t>& widths) {
    std::size_t all = 0;
    for (const auto each : widths) all += each;
    Element group("colgroup");
    for (const auto each : widths)
      group.add(Element("col").attribute(
          "style", fmt::format("width: {:.2f}%", 100.0 * static_cast<double>(each) / static_cast<double>(all))));
    return group;
  }

  Element row(const SheetTalk& talk, const SheetEntry& entry, bool times) const {
    Element row("tr");
    const auto cell = [&](Element inside) { row.add(std::move(Element("td").add(std::move(inside)))); };
    if (talk.pointers)
      cell(styled("SheetNumber", entry.pointer == Pointer::opportunity ? "→"
                                 : entry.pointer == Pointer::response  ? "↳"
                                                                       : "\u00A0"));
    cell(styled("SheetNumber", margin_numbers(entry, sheet_.numbering)));
    if (times) cell(styled("SheetNumber", entry.time));
    cell(styled("SheetSpeaker", entry.speaker));
    Element words("td");
    if (sheet_.layout == SheetLayout::reading)
      words.add(styled("SheetReading", entry.lines));
    else
      words.add("pre", joined(entry.lines));
    if (!entry.under.empty()) words.add(styled("SheetUnder", entry.under));
    row.add(std::move(words));
    if (talk.margin) row.add(Element("td"));
    return row;
  }

  static std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text += (&line != &lines.front() ? "\n" : "") + line;
    return text;
  }

  const Sheet& sheet_;
  Ruler ruler_;
  std::size_t speaker_ = 1;
  std::size_t size_ = kLargest;
  Element body_{"body"};
};

/// A row of a table, which is a turn, stays on one page: pandoc has no way to say so. Packed anew without times.
Result<std::string> keep_rows_whole(std::string_view document, SheetFormat format) {
  auto package = read_zip(document);
  if (!package || package->damaged) {
    return tl::unexpected(Failure{
        .code = "pandoc-failed",
        .message = {"pandoc lavede et dokument, der ikke kan læses.", "pandoc made a document that cannot be read."}});
  }
  for (auto& file : package->files) {
    // The type of an OpenDocument has to be readable without unpacking.
    file.stored = file.name == "mimetype";
    if (format == SheetFormat::docx && file.name == "word/document.xml") {
      replace_all(file.bytes, "<w:tr><w:trPr>", "<w:tr><w:trPr><w:cantSplit/>");
      replace_all(file.bytes, "<w:tr><w:tc>", "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>");
    }
    if (format == SheetFormat::odt && file.name == "content.xml") {
      replace_all(file.bytes, "<table:table-row>", R"(<table:table-row table:style-name="SheetRow">)");
      replace_all(
          file.bytes, "</office:automatic-styles>",
          R"(<style:style style:name="SheetRow" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style></office:automatic-styles>)");
    }
  }
  return write_zip(package->files);
}

}  // namespace

Result<std::string> write_office(const Sheet& sheet, SheetFormat format) {
  const auto pandoc = find_program("pandoc");
  if (!pandoc)
    return tl::unexpected(
        Failure{.code = "no-pandoc",
                .message = {"docx og odt laves med pandoc, som ikke er installeret. På Debian: apt-get install pandoc",
                            "docx and odt are made with pandoc, which is not installed. On Debian: apt-get install "
                            "pandoc"}});
  auto folder = TemporaryFolder::make();
  if (!folder) return tl::unexpected(folder.error());
  OfficeWriter writer(sheet);
  const auto reference = reference_document(format, sheet.language, writer.talk_size());
  if (!reference) return tl::unexpected(reference.error());
  const auto& place = folder->path();
  const std::string ending(code(format));
  for (const auto& [name, bytes] : {std::pair{"reference." + ending, *reference}, {"sheet.html", writer.write()}})
    if (auto written = write_file(place / name, bytes); !written) return tl::unexpected(written.error());
  const Command command{.program = *pandoc,
                        .arguments = {"--from=html", "--to=" + ending, "--no-highlight",
                                      "--reference-doc=reference." + ending, "--output=sheet." + ending, "sheet.html"},
                        .folder = place};
  const auto ended = run_program(command);
  if (!ended) return tl::unexpected(ended.error());
  if (ended->status != 0) {
    auto why = ended->errors;
    while (why.ends_with('\n')) why.pop_back();
    return tl::unexpected(Failure{.code = "pandoc-failed",
                                  .message = {fmt::format("pandoc kunne ikke lave filen: {}", why),
                                              fmt::format("pandoc could not make the file: {}", why)}});
  }
  const auto document = read_file(place / ("sheet." + ending));
  if (!document) return tl::unexpected(document.error());
  return keep_rows_whole(*document, format);
}

Result<std::string> write_sheet(const Sheet& sheet, SheetFormat format) {
  switch (format) {
    case SheetFormat::html:
      return write_html(sheet);
    case SheetFormat::md:
      return write_markdown(sheet);
    case SheetFormat::txt:
      return write_plain_text(sheet);
    case SheetFormat::tex:
      return write_latex(sheet);
    case SheetFormat::docx:
    case SheetFormat::odt:
      return write_office(sheet, format);
    case SheetFormat::pdf:
      break;
  }
  auto pdfs = write_pdfs({write_html(sheet)});
  if (!pdfs) return tl::unexpected(pdfs.error());
  return std::move(pdfs->front());
}

}  // namespace gribning
