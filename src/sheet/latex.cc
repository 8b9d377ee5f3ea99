// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <utility>

#include "gribning/sheet/write.h"
#include "sheet/margin.h"
#include "sheet/phrases.h"
#include "sheet/stressed.h"

namespace gribning {
namespace {

constexpr std::string_view kPreamble = R"(\documentclass[11pt,a4paper]{article}
\usepackage[margin=20mm]{geometry}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[T1]{fontenc}
  \usepackage[utf8]{inputenc}
  \usepackage{textcomp}
  \usepackage{lmodern}
\else
  \usepackage{fontspec}
  \IfFontExistsTF{DejaVu Sans Mono}{\setmonofont[Scale=0.82]{DejaVu Sans Mono}}{}
\fi
\usepackage{longtable}
\usepackage{array}
\setlength{\parindent}{0pt}
\setlength{\parskip}{5pt}
\setlength{\LTleft}{0pt}
\widowpenalty=10000
\clubpenalty=10000
\newcommand{\ruled}{\par\vspace{8mm}\hrule}
)";

void escape_for_latex(std::string& out, char byte) {
  switch (byte) {
    case '\\':
      out += "\\textbackslash{}";
      break;
    case '~':
      out += "\\textasciitilde{}";
      break;
    case '^':
      out += "\\textasciicircum{}";
      break;
    // Ligatures would make other signs of these.
    case '<':
    case '>':
    case '-':
    case '\'':
    case '`':
    case ',':
    case '?':
    case '!':
      out += byte;
      out += "{}";
      break;
    case '#':
    case '$':
    case '%':
    case '&':
    case '_':
    case '{':
    case '}':
      out += '\\';
      out += byte;
      break;
    default:
      out += static_cast<unsigned char>(byte) < 0x20 ? ' ' : byte;
  }
}

/// Text whose stressed letters are underlined; `write` adds one byte.
template <class Write>
std::string with_stress(std::string_view text, Write write) {
  std::string out;
  for (const auto& part : parts_by_stress(text)) {
    if (part.stressed) out += "\\underline{";
    for (const char byte : part.text) write(out, byte);
    if (part.stressed) out += "}";
  }
  return out;
}

std::string prose(std::string_view text) { return with_stress(text, escape_for_latex); }

/// A line in which every space counts.
std::string exact(std::string_view text) {
  // At the head of a cell a bracket would be read as an option of the row before.
  return "{}" + with_stress(text, [](std::string& out, char byte) {
           if (byte == ' ')
             out += "\\ ";
           else
             escape_for_latex(out, byte);
         });
}

class LatexWriter {
 public:
  explicit LatexWriter(const Sheet& sheet) : sheet_(sheet) {}

  std::string write() {
    out_ = kPreamble;
    out_ += sheet_.language == Language::da ? "\\usepackage[danish]{babel}\n" : "\\usepackage[english]{babel}\n";
    out_ += "\\begin{document}\n{\\small " + prose(sheet_.kind_title) + "}\n\n{\\LARGE\\bfseries " +
            prose(sheet_.title) + "\\par}\n";
    paragraph(sheet_.setting);
    std::string speakers;
    for (const auto& speaker : sheet_.speakers)
      speakers += (speakers.empty() ? "" : "\\quad ") + ("\\textbf{" + prose(speaker.label) + "}") + " " +
                  prose(speaker.description);
    if (!speakers.empty()) out_ += "\n" + speakers + "\n";
    if (!sheet_.constructed.empty()) out_ += "\n\\textit{" + prose(sheet_.constructed) + "}\n";
    paragraph(sheet_.introduction);
    for (const auto& section : sheet_.sections) {
      if (section.place == SheetSection::Place::new_page) out_ += "\n\\clearpage\n";
      if (!section.heading.empty()) out_ += "\n\\section*{" + prose(section.heading) + "}\n";
      for (const auto& block : section.blocks) std::visit(*this, block);
    }
    out_ += "\\end{document}\n";
    return std::move(out_);
  }

  void operator()(const SheetText& text) {
    switch (text.role) {
      case SheetText::Role::reminder:
        out_ += "\n\\begin{quote}\n" + prose(text.text) + "\n\\end{quote}\n";
        break;
      case SheetText::Role::prompt:
        out_ += "\n\\textbf{" + prose(text.text) + "}\\nopagebreak\n";
        break;
      case SheetText::Role::plain:
        paragraph(text.text);
    }
  }

  void operator()(const SheetList& list) {
    const std::string name = list.numbered ? "enumerate" : "itemize";
    out_ += "\n\\begin{" + name + "}\n";
    for (const auto& item : list.items) out_ += "\\item {}" + prose(item) + "\n";
    out_ += "\\end{" + name + "}\n";
  }

  void operator()(const SheetTalk& talk) {
    out_ += "\n{\\small\n\\begin{longtable}{" + columns_of(talk) + "}\n";
    const bool times = has_times(talk);
    for (const auto& entry : talk.entries) add_entry(entry, talk, times);
    out_ += "\\end{longtable}}\n";
  }

  void operator()(const SheetNote& note) {
    out_ += "\n\\subsection*{" + prose(note.heading) + "}\n";
    (*this)(SheetList{false, note.description});
    out_ += "\n\\textbf{" + prose(phrases::kEvidence.in(sheet_.language)) + "}\\nopagebreak\n\n\\begin{description}\n";
    for (const auto& step : note.evidence) {
      out_ += "\\item[" + prose(step.title) + "]";
      for (const auto& reason : step.reasons) {
        const auto [open, close] = sheet_.language == Language::da ? std::pair("»", "«") : std::pair("“", "”");
        if (&reason != &step.reasons.front()) out_ += "\\\\";
        out_ += " " + prose(reason.words) + " ";
        if (!reason.quote.empty()) out_ += open + ("\\texttt{" + prose(reason.quote) + "}") + close + " ";
        out_ += "(" + prose(reason.place) + ")\n";
      }
    }
    out_ += "\\end{description}\n\n\\textbf{" + prose(phrases::kQuestionsHere.in(sheet_.language)) + "}\\nopagebreak\n";
    (*this)(SheetList{false, note.questions});
  }

  void operator()(const SheetLegend& legend) {
    out_ += "\n{\\small\n\\begin{longtable}{@{}lp{0.7\\linewidth}@{}}\n";
    for (const auto& sign : legend.signs)
      out_ += "\\texttt{" + exact(sign.sign) + "} & " + prose(sign.meaning) + "\\\\\n";
    out_ += "\\end{longtable}}\n";
  }

  void operator()(const SheetRoom& room) {
    out_ += '\n';
    for (std::size_t i = 0; i < room.lines; ++i) out_ += "\\ruled\n";
  }

  void operator()(const SheetContrast& contrast) {
    for (const auto& side : contrast.sides) {
      out_ += "\n\\subsection*{" + prose(side.heading) + "}\n";
      paragraph(side.source);
      (*this)(side.talk);
    }
  }

  void operator()(const SheetFigures& figures) {
    out_ += "\n\\begin{longtable}{@{}" + std::string(figures.columns.size(), 'l') + "@{}}\n";
    add_cells(figures.columns);
    out_ += "\\hline\n";
    for (const auto& row : figures.rows) add_cells(row.cells);
    out_ += "\\end{longtable}\n";
  }

  void operator()(const SheetTimeline& timeline) {
    if (!timeline.title.empty()) out_ += "\n\\subsection*{" + prose(timeline.title) + "}\n";
    paragraph(timeline.description);
  }

 private:
  /// Pointer, number, time, speaker, talk, margin: those that the talk has.
  [[nodiscard]] std::string columns_of(const SheetTalk& talk) const {
    const std::string gap = "@{\\hspace{1em}}";
    std::string words = "l";
    if (is_reading()) words = talk.margin ? "p{0.58\\linewidth}" : "p{0.74\\linewidth}";
    return "@{}" + std::string(talk.pointers ? "l" + gap : "") + "r" + gap + (has_times(talk) ? "r" + gap : "") + "l" +
           gap + words + (talk.margin ? gap + "|l" : "") + "@{}";
  }

  /// A row for each line of a turn.
  void add_entry(const SheetEntry& entry, const SheetTalk& talk, bool times) {
    const auto numbers = margin_numbers(entry, sheet_.numbering);
    const auto count = entry.lines.size() + entry.under.size();
    for (std::size_t i = 0; i < count; ++i) {
      const bool is_talk = i < entry.lines.size();
      if (talk.pointers) out_ += std::string(i > 0 ? "" : pointer(entry.pointer)) + " & ";
      out_ += (is_talk ? numbers[i] : "") + " & ";
      if (times) out_ += (i == 0 ? entry.time : "") + " & ";
      if (i == 0 && !entry.speaker.empty()) out_ += "\\textbf{" + prose(entry.speaker) + "}";
      const auto& line = is_talk ? entry.lines[i] : entry.under[i - entry.lines.size()];
      out_ += " & " + std::string(is_talk ? "" : "\\itshape ") +
              (is_reading() ? "{}" + prose(line) : "\\ttfamily " + exact(line));
      if (talk.margin) out_ += " & ";
      // A star keeps the lines of a turn on one page.
      out_ += i + 1 < count ? "\\\\*\n" : "\\\\[3pt]\n";
    }
  }

  [[nodiscard]] bool is_reading() const { return sheet_.layout == SheetLayout::reading; }

  void paragraph(std::string_view text) {
    if (!text.empty()) out_ += "\n" + prose(text) + "\n";
  }

  static std::string_view pointer(Pointer pointer) {
    switch (pointer) {
      case Pointer::opportunity:
        return "$\\rightarrow$";
      case Pointer::response:
        return "$\\hookrightarrow$";
      case Pointer::none:
        break;
    }
    return "";
  }

  void add_cells(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) out_ += (i > 0 ? " & {}" : "{}") + prose(cells[i]);
    out_ += "\\\\\n";
  }

  const Sheet& sheet_;
  std::string out_;
};

}  // namespace

std::string write_latex(const Sheet& sheet) { return LatexWriter(sheet).write(); }

}  // namespace gribning
