// SPDX-License-Identifier: MIT
#include "sheet/stylesheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "sheet/texts.h"

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
p, ul, ol, dl { margin: 0; }
.kind { letter-spacing: 0.04em; color: #4a4a4a; }
.setting, .speakers { color: #3a3a3a; }
.constructed { font-style: italic; }
.speakers li { display: inline-block; margin-right: 1.25em; }
.speakers, .description, .reasons { list-style: none; padding: 0; }
.procedure ol, .questions { padding-left: 1.4em; }
.procedure li, .questions li { padding-left: 0.3em; margin-bottom: 0.25em; }
.reminder { border-left: 3px solid #8a8a8a; padding-left: 1em; color: #3a3a3a; }
.talk, .legend dt, .reasons q { font-family: "DejaVu Sans Mono", "Noto Sans Mono", Consolas, Menlo, monospace; }
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
.talk .number { width: 1%; padding-right: 1.2em; text-align: right; color: #4a4a4a; white-space: nowrap; }
.talk .speaker { width: 1%; padding-right: 1.2em; font-weight: bold; }
.talk td.speaker { overflow-wrap: anywhere; }
.talk thead .speaker { font-weight: normal; }
.data-session .talk .words { width: 1%; padding-right: 1.2em; }
.talk pre { margin: 0; font: inherit; white-space: pre; }
.talk .aside { color: #4a4a4a; }
.talk .under { font-style: italic; color: #3a3a3a; }
.talk .notes { border-left: 1px solid #b5b5b5; padding-left: 0.8em; }
.talk .pointer { width: 1%; padding-right: 0.7em; text-align: center; }
.talk .pointer span { font-size: 1.3em; line-height: 1; }
.talk .opportunity .pointer { font-weight: bold; }
.talk .response .pointer { color: #6a6a6a; }
.note h3 { border-top: 1px solid #b5b5b5; padding-top: 0.7em; }
.description, .note .questions { break-inside: avoid; }
.description { break-after: avoid; }
.evidence { border-collapse: collapse; }
.evidence tr { break-inside: avoid; }
.evidence th, .evidence td { padding: 0.15em 0; text-align: left; vertical-align: top; font-weight: normal; }
.evidence th { width: 11em; padding-right: 1em; color: #4a4a4a; }
.reasons { margin: 0; }
.reasons q { font-size: 0.86em; }
.reasons .turn { color: #4a4a4a; white-space: nowrap; }
.legend dl { columns: 2; column-gap: 2.5em; }
.legend dl > div { display: flex; break-inside: avoid; }
.legend dt { flex: 0 0 8em; white-space: pre-wrap; overflow-wrap: anywhere; }
.legend dd { margin: 0; }
.ruled > div { border-bottom: 1px solid #b0b0b0; }
q { quotes: "»" "«"; }
:lang(en) q { quotes: "“" "”"; }
)";

constexpr std::string_view kScreen = R"(
@media screen {
  body { max-width: 58rem; margin: 0 auto; padding: 2.5rem 1.5rem 5rem; }
  h1 { font-size: 1.9rem; margin: 0.2rem 0 0.6rem; }
  h2 { font-size: 1.3rem; margin: 2.6rem 0 0.8rem; }
  h3 { font-size: 1.1rem; margin: 2rem 0 0.5rem; }
  h4 { font-size: 1rem; margin: 1rem 0 0.3rem; }
  .setting, .speakers, .introduction, .constructed, .reminder, .selection { margin-top: 0.6rem; max-width: 44rem; }
  .reminder { margin-top: 1.4rem; }
  .scroll { overflow-x: auto; }
  .scroll:focus-visible { outline: 3px solid #1b1b1b; outline-offset: 4px; }
  .talk { font-size: 0.95rem; }
  .talk thead th { font-size: 0.85rem; }
  .ruled > div { height: 2.4rem; }
}
@media screen and (max-width: 52rem) {
  body { padding: 1.25rem 1rem 3rem; }
  .talk { font-size: 0.85rem; }
  .talk .notes { display: none; }
  .evidence th { width: 7em; }
  .legend dl { columns: 1; }
}
)";

constexpr std::string_view kPrint = R"(
@media print {
  html { font-size: 10.5pt; }
  header { margin-bottom: 5mm; }
  h1 { font-size: 19pt; margin: 1mm 0 3mm; string-set: title content(); }
  h2 { font-size: 13pt; margin: 8mm 0 3mm; }
  h3 { font-size: 11pt; margin: 6mm 0 2mm; }
  h4 { font-size: 10.5pt; margin: 3mm 0 1mm; }
  p, li, dd { orphans: 2; widows: 2; }
  .setting, .speakers, .introduction, .constructed, .selection { margin-top: 2mm; }
  .reminder { margin-top: 5mm; }
  .whole { break-inside: avoid; }
  .talk tbody tr:first-child, .talk tbody tr:nth-child(2) { break-after: avoid; }
  .talk tbody tr:last-child, .talk tbody tr:nth-last-child(2) { break-before: avoid; }
  .talk thead { display: table-header-group; }
  .talk thead th { font-size: 8.5pt; }
  .legend, .writing { break-inside: avoid; }
  .legend { font-size: 9pt; }
  .ruled > div { height: 9mm; }
}
)";

constexpr std::string_view kRunning =
    R"(font: 8.5pt "Source Sans 3", "Source Sans Pro", "Noto Sans", "Liberation Sans", Arial, sans-serif; color: #4a4a4a;)";

/// Width of a column of DejaVu Sans Mono at one point, in thousandths of a millimetre.
constexpr std::size_t kColumnAtOnePoint = 213;
/// Paper between the margins, in thousandths of a millimetre.
constexpr std::size_t kPaper = 172'000;
/// What the number, the margins between columns and, on a data-session sheet, the notes are to have of it.
constexpr std::size_t kNumber = 16'000;
constexpr std::size_t kNotes = 30'000;
constexpr std::size_t kLargestType = 95;
constexpr std::size_t kWidestSpeaker = 14;

/// Size of the talk in tenths of a point: as large as fits the paper, up to nine and a half.
std::size_t size_of_talk(const Sheet& sheet, std::size_t speaker_columns) {
  const auto columns = sheet.columns + std::min(speaker_columns, kWidestSpeaker);
  const auto room = kPaper - kNumber - (sheet.kind == SheetKind::data_session ? kNotes : 0);
  return std::min(kLargestType, room * 10 / (columns * kColumnAtOnePoint));
}

}  // namespace

std::string stylesheet(const Sheet& sheet, std::size_t speaker_columns) {
  const auto size = size_of_talk(sheet, speaker_columns);
  const auto kind = texts::kind(sheet.kind).in(sheet.language);
  // Print engines that know named strings put the title beside the kind; the others keep the first rule.
  const auto page = fmt::format(
      "@page {{\n"
      "  size: A4;\n"
      "  margin: 22mm 18mm 20mm 20mm;\n"
      "  @top-left {{ content: \"{0}\"; content: \"{0} · \" string(title); {3} }}\n"
      "  @bottom-right {{ content: counter(page) \" / \" counter(pages); {3} }}\n"
      "}}\n"
      "@page :first {{ @top-left {{ content: \"\"; }} }}\n"
      ".talk td.speaker {{ width: {4}ch; }}\n"
      "@media print {{ .talk {{ font-size: {1}.{2}pt; }} }}\n",
      kind, size / 10, size % 10, kRunning, std::min(speaker_columns, kWidestSpeaker));
  return std::string(kCommon).append(kScreen).append(kPrint).append(page);
}

}  // namespace gribning
