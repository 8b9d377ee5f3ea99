// SPDX-License-Identifier: MIT
#include "sheet/stylesheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "gribning/base/utf8.h"
#include "sheet/margin.h"

namespace gribning {
namespace {

constexpr std::string_view kCommon = R"(
html { font-size: 100%; }
body {
  margin: 0;
  color: #1b1b1b;
  background: #fff;
  font-family: "Source Sans 3", "Source Sans Pro", "Noto Sans", "Liberation Sans", Arial, sans-serif;
  line-height: 1.5;
}
h1, h2, h3, h4 { line-height: 1.25; font-weight: 600; break-after: avoid; }
p, ul, ol, dl, figure { margin: 0; }
.kind { letter-spacing: 0.04em; color: #4a4a4a; }
.setting, .speakers { color: #3a3a3a; }
.constructed { font-style: italic; }
.speakers li { display: inline-block; margin-right: 1.25em; }
.speakers, .description, .reasons, .key { list-style: none; padding: 0; }
.steps, .points { padding-left: 1.4em; }
.steps li, .points li { padding-left: 0.3em; margin-bottom: 0.25em; }
.reminder { border-left: 3px solid #8a8a8a; padding-left: 1em; color: #3a3a3a; }
.prompt { font-weight: 600; break-after: avoid; }
.talk, .signs dt, .reasons q { font-family: "DejaVu Sans Mono", "Noto Sans Mono", Consolas, Menlo, monospace; }
.talk { border-collapse: collapse; width: 100%; line-height: 1.5; }
.talk th, .talk td { padding: 0.26em 0; text-align: left; vertical-align: top; font-weight: normal; }
.talk thead th {
  padding-bottom: 0.5em;
  font-family: "Source Sans 3", "Source Sans Pro", "Noto Sans", "Liberation Sans", Arial, sans-serif;
  color: #4a4a4a;
  border-bottom: 1px solid #8a8a8a;
}
.talk tbody tr:first-child > * { padding-top: 0.7em; }
.talk tr { break-inside: avoid; }
.talk tr.long { break-inside: auto; }
.talk pre, .talk .words p { orphans: 2; widows: 2; }
.talk .number, .talk .time { width: 1%; padding-right: 1.2em; text-align: right; color: #4a4a4a; white-space: nowrap; }
.talk .speaker { width: 1%; padding-right: 1.2em; font-weight: bold; }
.talk thead .speaker { font-weight: normal; }
.talk.margin .words { width: 1%; padding-right: 1.2em; }
.talk pre { margin: 0; font: inherit; white-space: pre; }
.talk .aside { color: #4a4a4a; }
.talk .under { font-style: italic; color: #3a3a3a; }
.talk .notes { border-left: 1px solid #b5b5b5; padding-left: 0.8em; }
.talk .pointer { width: 1%; padding-right: 0.7em; text-align: center; }
.talk .pointer span { font-size: 1.3em; line-height: 1; }
.talk .opportunity .pointer { font-weight: bold; }
.talk .response .pointer { color: #6a6a6a; }
.reading .talk, .reading .signs dt { font-family: inherit; }
.reading .talk.margin .words { width: auto; }
.reading .talk .notes { width: 24%; }
.note h3 { border-top: 1px solid #b5b5b5; padding-top: 0.7em; }
.description, .note .points { break-inside: avoid; }
.description { break-after: avoid; }
.evidence { border-collapse: collapse; }
.evidence tr { break-inside: avoid; }
.evidence th, .evidence td { padding: 0.15em 0; text-align: left; vertical-align: top; font-weight: normal; }
.evidence th { width: 11em; padding-right: 1em; color: #4a4a4a; }
.reasons { margin: 0; }
.reasons q { font-size: 0.86em; }
.reasons .turn { color: #4a4a4a; white-space: nowrap; }
.signs { columns: 2; column-gap: 2.5em; }
.signs > div { display: flex; break-inside: avoid; }
.signs dt { flex: 0 0 8em; white-space: pre-wrap; overflow-wrap: anywhere; }
.signs dd { margin: 0; }
.ruled > div { border-bottom: 1px solid #b0b0b0; }
.figures { border-collapse: collapse; }
.figures caption.hidden, .pointer .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.figures th, .figures td { padding: 0.3em 1.6em 0.3em 0; text-align: left; vertical-align: top; font-weight: normal; }
.figures thead th { color: #4a4a4a; border-bottom: 1px solid #8a8a8a; }
.figures thead td { border-bottom: 1px solid #8a8a8a; }
.figures tr { break-inside: avoid; }
.figures td.bar { width: 14em; padding-right: 0; }
.figures td.bar svg { display: block; width: 14em; height: 0.9em; margin-top: 0.3em; }
figure.timeline { break-inside: avoid; margin-bottom: 1em; }
figure.timeline figcaption { font-weight: 600; }
svg.timeline { display: block; width: 100%; height: auto; }
.key { margin-top: 0.5em; color: #3a3a3a; }
.key li { display: inline-block; margin-right: 1.4em; }
.key .sample { width: 1.25em; height: 1em; margin-right: 0.35em; vertical-align: -0.12em; }
q { quotes: "»" "«"; }
:lang(en) q { quotes: "“" "”"; }
)";

constexpr std::string_view kScreen = R"(
@media screen {
  body { max-width: 58rem; margin: 0 auto; padding: 2.5rem 1.5rem 5rem; }
  body.contrast { max-width: 84rem; }
  h1 { font-size: 1.9rem; margin: 0.2rem 0 0.6rem; }
  h2 { font-size: 1.3rem; margin: 2.6rem 0 0.8rem; }
  h3 { font-size: 1.1rem; margin: 2rem 0 0.5rem; }
  h4 { font-size: 1rem; margin: 1rem 0 0.3rem; }
  .setting, .speakers, .introduction, .constructed, .reminder, .plain { margin-top: 0.6rem; max-width: 44rem; }
  .reminder, .prompt { margin-top: 1.4rem; }
  .scroll, .figures { overflow-x: auto; }
  .scroll:focus-visible { outline: 3px solid #1b1b1b; outline-offset: 4px; }
  .talk { font-size: 0.95rem; }
  .reading .talk { font-size: 1.05rem; }
  .talk thead th { font-size: 0.85rem; }
  .ruled > div { height: 2.4rem; }
  .sides { display: flex; flex-wrap: wrap; gap: 0 2.5rem; }
  .sides .side { flex: 1 1 30rem; min-width: 0; }
}
@media screen and (max-width: 52rem) {
  body { padding: 1.25rem 1rem 3rem; }
  .talk { font-size: 0.85rem; }
  .talk .notes { display: none; }
  .evidence th { width: 7em; }
  .signs { columns: 1; }
  .sides .side { flex-basis: 100%; }
  .figures td.bar { display: none; }
}
)";

constexpr std::string_view kPrint = R"(
@media print {
  html { font-size: 10.5pt; }
  body { font-size: 10.5pt; }
  header { margin-bottom: 5mm; }
  h1 { font-size: 19pt; margin: 1mm 0 3mm; string-set: title content(); }
  h2 { font-size: 13pt; margin: 8mm 0 3mm; }
  h3 { font-size: 11pt; margin: 6mm 0 2mm; }
  h4 { font-size: 10.5pt; margin: 3mm 0 1mm; }
  p, li, dd { orphans: 2; widows: 2; }
  .setting, .speakers, .introduction, .constructed, .plain { margin-top: 2mm; }
  .reminder { margin-top: 5mm; break-inside: avoid; }
  .prompt { margin-top: 5mm; }
  .asked { break-inside: avoid; }
  .whole { break-inside: avoid; }
  .new-page { break-before: page; }
  .new-page > h2:first-child { margin-top: 0; }
  .talk tbody tr:first-child, .talk tbody tr:nth-child(2) { break-after: avoid; }
  .talk tbody tr:last-child, .talk tbody tr:nth-last-child(2) { break-before: avoid; }
  .talk thead { display: table-header-group; }
  .talk thead th { font-size: 8.5pt; }
  .reading .talk { font-size: 11.5pt; }
  .signs { font-size: 9pt; }
  .ruled > div { height: 9mm; }
  .figures { font-size: 9.5pt; }
  .figures thead th { font-size: 8.5pt; }
  .key { font-size: 9pt; }
  .sides { display: table; table-layout: fixed; width: 100%; }
  .sides .side { display: table-cell; box-sizing: border-box; width: 50%; padding-right: 6mm; vertical-align: top; }
  .sides .side + .side { padding: 0 0 0 6mm; border-left: 1px solid #b5b5b5; }
  .sides h3 { margin-top: 0; }
}
)";

constexpr std::string_view kRunning =
    R"(font: 8.5pt "Source Sans 3", "Source Sans Pro", "Noto Sans", "Liberation Sans", Arial, sans-serif; color: #4a4a4a;)";

/// A user's text as a string of CSS: what is no plain letter is written as its code point.
std::string css_string(std::string_view text) {
  std::string string = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto letter = next_code_point(text, at);
    const bool plain = letter >= 0x80 || letter == ' ' || (letter >= '0' && letter <= '9') ||
                       (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
    if (plain)
      string.append(text.substr(begin, at - begin));
    else if (letter > 0)
      string += fmt::format("\\{:06x}", letter);
  }
  return string + "\"";
}

/// Width of a column of DejaVu Sans Mono at one point, in thousandths of a millimetre.
constexpr std::size_t kColumnAtOnePoint = 213;
/// Paper between the margins, in thousandths of a millimetre: A4 upright, and one half of it lying.
constexpr std::size_t kPaper = 172'000;
constexpr std::size_t kHalfOfPaper = 122'000;
/// What the number, the time, the margins between columns and the notes are to have of it.
constexpr std::size_t kNumber = 16'000;
constexpr std::size_t kTime = 14'000;
constexpr std::size_t kNotes = 30'000;
constexpr std::size_t kLargestType = 95;
constexpr std::size_t kWidestSpeaker = 14;

/// What the talk of a sheet has beside it.
struct Beside {
  bool notes = false;
  bool times = false;
};

Beside beside_talk(const Sheet& sheet) {
  Beside beside;
  for (const auto& section : sheet.sections)
    for (const auto& block : section.blocks) {
      if (const auto* talk = std::get_if<SheetTalk>(&block)) {
        beside.notes = beside.notes || talk->margin;
        beside.times = beside.times || has_times(*talk);
      }
      if (const auto* contrast = std::get_if<SheetContrast>(&block))
        for (const auto& side : contrast->sides) beside.times = beside.times || has_times(side.talk);
    }
  return beside;
}

/// Size of the talk in tenths of a point: as large as fits the paper, up to nine and a half.
std::size_t size_of_talk(const Sheet& sheet, std::size_t speaker_columns) {
  const auto columns = sheet.columns + std::min(speaker_columns, kWidestSpeaker);
  const auto beside = beside_talk(sheet);
  const auto paper = sheet.kind == SheetKind::contrast ? kHalfOfPaper : kPaper;
  const auto room = paper - kNumber - (beside.notes ? kNotes : 0) - (beside.times ? kTime : 0);
  return std::min(kLargestType, room * 10 / (columns * kColumnAtOnePoint));
}

}  // namespace

std::string stylesheet(const Sheet& sheet, std::size_t speaker_columns) {
  const auto size = size_of_talk(sheet, speaker_columns);
  // Print engines that know named strings put the title beside the kind; the others keep the first rule.
  const auto page = fmt::format(
      "@page {{\n"
      "  size: {5};\n"
      "  margin: 22mm 18mm 20mm 20mm;\n"
      "  @top-left {{ content: {0}; content: {0} \" · \" string(title); {3} }}\n"
      "  @bottom-right {{ content: counter(page) \" / \" counter(pages); {3} }}\n"
      "}}\n"
      "@page :first {{ @top-left {{ content: \"\"; }} }}\n"
      ".talk td.speaker {{ width: {4}ch; {6} }}\n"
      "@media print {{ body:not(.reading) .talk {{ font-size: {1}.{2}pt; }} }}\n",
      css_string(sheet.kind_title), size / 10, size % 10, kRunning, std::min(speaker_columns, kWidestSpeaker),
      sheet.kind == SheetKind::contrast ? "A4 landscape" : "A4",
      speaker_columns <= kWidestSpeaker ? "white-space: nowrap;" : "overflow-wrap: anywhere;");
  return std::string(kCommon).append(kScreen).append(kPrint).append(page);
}

}  // namespace gribning
