// SPDX-License-Identifier: MIT
#include "sheet/reference.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "gribning/base/zip.h"

namespace gribning {
namespace {

/// Fonts that Word has everywhere, and for which LibreOffice has ones of the same widths.
constexpr std::string_view kSans = "Arial";
constexpr std::string_view kMono = "Courier New";

/// A paragraph style. Sizes in half points (0: as its parent), space in points.
struct Style {
  std::string_view word_id;
  /// Name in Word's menu; the custom ones are called as their id.
  std::string_view word_name;
  std::string_view odt_id;
  std::size_t size;
  bool bold;
  bool italic;
  std::size_t before;
  std::size_t after;
  bool keep_next;
  /// "": black, else six hexadecimal digits.
  std::string_view color;
  enum class Line { none, left, below } line = Line::none;
  bool page_break = false;
  bool mono = false;
};

constexpr std::size_t kTalkSize = 1;  // stands for the size that is asked for

constexpr std::array kStyles{
    Style{"Title", "Title", "Title", 38, true, false, 0, 2, true, ""},
    Style{"Heading1", "heading 1", "Heading_20_1", 26, true, false, 16, 5, true, ""},
    Style{"Heading2", "heading 2", "Heading_20_2", 22, true, false, 14, 4, true, ""},
    Style{"Heading3", "heading 3", "Heading_20_3", 21, true, false, 8, 3, true, ""},
    Style{"BodyText", "Body Text", "Text_20_body", 21, false, false, 0, 5, false, ""},
    Style{"FirstParagraph", "First Paragraph", "First_20_paragraph", 21, false, false, 0, 5, false, ""},
    Style{"Compact", "Compact", "Table_20_Contents", 19, false, false, 1, 1, false, ""},
    Style{"SourceCode", "Source Code", "Preformatted_20_Text", kTalkSize, false, false, 1, 2, false, "",
          Style::Line::none, false, true},
    Style{"SheetKind", "SheetKind", "SheetKind", 21, false, false, 0, 6, false, "4A4A4A"},
    Style{"SheetHead", "SheetHead", "SheetHead", 21, false, false, 0, 3, false, "3A3A3A"},
    Style{"SheetConstructed", "SheetConstructed", "SheetConstructed", 21, false, true, 0, 3, false, ""},
    Style{"SheetReminder", "SheetReminder", "SheetReminder", 21, false, false, 8, 8, false, "3A3A3A",
          Style::Line::left},
    Style{"SheetPrompt", "SheetPrompt", "SheetPrompt", 21, true, false, 10, 0, true, ""},
    Style{"SheetColumn", "SheetColumn", "SheetColumn", 17, false, false, 1, 3, true, "4A4A4A"},
    Style{"SheetNumber", "SheetNumber", "SheetNumber", kTalkSize, false, false, 1, 2, false, "4A4A4A",
          Style::Line::none, false, true},
    Style{"SheetSpeaker", "SheetSpeaker", "SheetSpeaker", kTalkSize, true, false, 1, 2, false, "", Style::Line::none,
          false, true},
    Style{"SheetReading", "SheetReading", "SheetReading", 23, false, false, 1, 3, false, ""},
    Style{"SheetUnder", "SheetUnder", "SheetUnder", kTalkSize, false, true, 0, 2, false, "3A3A3A", Style::Line::none,
          false, true},
    Style{"SheetRuled", "SheetRuled", "SheetRuled", 21, false, false, 13, 0, false, "", Style::Line::below},
    Style{"SheetBreak", "SheetBreak", "SheetBreak", 2, false, false, 0, 0, false, "", Style::Line::none, true},
};

std::size_t size_of(const Style& style, std::size_t talk_size) {
  return style.size == kTalkSize ? talk_size : style.size;
}

constexpr std::string_view kWordNames =
    R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";
constexpr std::string_view kXml = R"(<?xml version="1.0" encoding="UTF-8"?>)";

std::string word_style(const Style& style, std::size_t talk_size) {
  std::string paragraph;
  if (style.keep_next) paragraph += "<w:keepNext/>";
  paragraph += "<w:keepLines/>";
  if (style.page_break) paragraph += "<w:pageBreakBefore/>";
  paragraph += "<w:widowControl/>";
  if (style.line == Style::Line::left)
    paragraph += R"(<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="8A8A8A"/></w:pBdr>)";
  if (style.line == Style::Line::below)
    paragraph +=
        R"(<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="B0B0B0"/><w:between w:val="single" w:sz="4" w:space="1" w:color="B0B0B0"/></w:pBdr>)";
  paragraph += fmt::format(R"(<w:spacing w:before="{}" w:after="{}"/>)", style.before * 20, style.after * 20);
  if (style.line == Style::Line::left) paragraph += R"(<w:ind w:left="200"/>)";
  if (style.word_id.starts_with("Heading"))
    paragraph += fmt::format(R"(<w:outlineLvl w:val="{}"/>)", style.word_id.back() - '1');
  const auto font = style.mono ? kMono : kSans;
  auto run = fmt::format(R"(<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:cs="{0}"/>)", font);
  if (style.bold) run += "<w:b/><w:bCs/>";
  if (style.italic) run += "<w:i/><w:iCs/>";
  if (!style.color.empty()) run += fmt::format(R"(<w:color w:val="{}"/>)", style.color);
  run += fmt::format(R"(<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>)", size_of(style, talk_size));
  return fmt::format(
      R"(<w:style w:type="paragraph" w:customStyle="1" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>)",
      style.word_id, style.word_name, paragraph, run);
}

std::string word_styles(Language language, std::size_t talk_size) {
  auto styles = fmt::format(
      R"({0}<w:styles {1}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{2}" w:hAnsi="{2}" w:cs="{2}" w:eastAsia="{2}"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="{3}"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>)",
      kXml, kWordNames, kSans, language == Language::da ? "da-DK" : "en-GB");
  for (const auto& style : kStyles) styles += word_style(style, talk_size);
  styles += fmt::format(
      R"(<w:style w:type="character" w:customStyle="1" w:styleId="VerbatimChar"><w:name w:val="Verbatim Char"/><w:rPr><w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:cs="{0}"/><w:sz w:val="{1}"/><w:szCs w:val="{1}"/></w:rPr></w:style>)",
      kMono, talk_size);
  styles +=
      R"(<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table"/><w:basedOn w:val="TableNormal"/><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="8A8A8A"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style></w:styles>)";
  return styles;
}

std::vector<ZippedFile> word_parts(Language language, std::size_t talk_size) {
  const auto relation = [](std::string_view id, std::string_view type, std::string_view target) {
    return fmt::format(
        R"(<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>)",
        id, type, target);
  };
  constexpr std::string_view kRelations =
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  const auto type = [](std::string_view part, std::string_view what) {
    return fmt::format(
        R"(<Override PartName="/word/{}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"/>)",
        part, what);
  };
  return {
      {"[Content_Types].xml",
       fmt::format(
           R"({}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{}{}{}</Types>)",
           kXml, type("document", "document.main"), type("styles", "styles"), type("footer1", "footer")),
       false},
      {"_rels/.rels",
       fmt::format("{}{}{}</Relationships>", kXml, kRelations, relation("rId1", "officeDocument", "word/document.xml")),
       false},
      {"word/_rels/document.xml.rels",
       fmt::format("{}{}{}{}</Relationships>", kXml, kRelations, relation("rId1", "styles", "styles.xml"),
                   relation("rId9", "footer", "footer1.xml")),
       false},
      {"word/document.xml",
       fmt::format(
           R"({}<w:document {}><w:body><w:p/><w:sectPr><w:footerReference w:type="default" r:id="rId9"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1021" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>)",
           kXml, kWordNames),
       false},
      {"word/footer1.xml",
       fmt::format(
           R"({}<w:ftr {}><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> / </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> NUMPAGES </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>)",
           kXml, kWordNames),
       false},
      {"word/styles.xml", word_styles(language, talk_size), false}};
}

std::string odt_style(const Style& style, std::size_t talk_size) {
  auto paragraph = fmt::format(
      R"(fo:margin-top="{}pt" fo:margin-bottom="{}pt" fo:orphans="2" fo:widows="2" fo:keep-together="always")",
      style.before, style.after);
  if (style.keep_next) paragraph += R"( fo:keep-with-next="always")";
  if (style.page_break) paragraph += R"( fo:break-before="page")";
  if (style.line == Style::Line::left)
    paragraph += R"( fo:border-left="2.25pt solid #8a8a8a" fo:padding-left="8pt" fo:margin-left="4pt")";
  if (style.line == Style::Line::below)
    paragraph += R"( fo:border-bottom="0.5pt solid #b0b0b0" style:join-border="false")";
  const auto size = size_of(style, talk_size);
  auto text = fmt::format(R"(style:font-name="{0}" fo:font-family="'{0}'" fo:font-size="{1}.{2}pt")",
                          style.mono ? kMono : kSans, size / 2, size % 2 * 5);
  if (style.bold) text += R"( fo:font-weight="bold")";
  if (style.italic) text += R"( fo:font-style="italic")";
  if (!style.color.empty()) text += fmt::format(R"( fo:color="#{}")", style.color);
  return fmt::format(
      R"(<style:style style:name="{}" style:display-name="{}" style:family="paragraph" style:parent-style-name="Standard" style:class="text"><style:paragraph-properties {}/><style:text-properties {}/></style:style>)",
      style.odt_id, style.word_name, paragraph, text);
}

std::vector<ZippedFile> odt_parts(Language language, std::size_t talk_size) {
  constexpr std::string_view kNames =
      R"(xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0")";
  const auto face = [](std::string_view font, std::string_view pitch) {
    return fmt::format(R"(<style:font-face style:name="{0}" svg:font-family="'{0}'" style:font-pitch="{1}"/>)", font,
                       pitch);
  };
  std::string styles = fmt::format(
      R"({0}<office:document-styles {1} office:version="1.2"><office:font-face-decls>{2}{3}</office:font-face-decls><office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="{4}" fo:font-family="'{4}'" fo:font-size="10.5pt" fo:language="{5}" fo:country="{6}"/></style:default-style><style:style style:name="Standard" style:family="paragraph" style:class="text"/>)",
      kXml, kNames, face(kSans, "variable"), face(kMono, "fixed"), kSans, language == Language::da ? "da" : "en",
      language == Language::da ? "DK" : "GB");
  for (const auto& style : kStyles) styles += odt_style(style, talk_size);
  styles +=
      R"(</office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="20mm" fo:margin-bottom="12mm" fo:margin-left="20mm" fo:margin-right="18mm"/><style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-top="4mm"/></style:footer-style></style:page-layout><style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="end"/><style:text-properties fo:font-size="8.5pt"/></style:style></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p text:style-name="Footer"><text:page-number text:select-page="current">1</text:page-number> / <text:page-count>1</text:page-count></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>)";
  return {
      {"mimetype", "application/vnd.oasis.opendocument.text", true},
      // pandoc lists in its own manifest what it finds here; LibreOffice opens nothing whose meta.xml is not listed.
      {"meta.xml",
       fmt::format(
           R"({}<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"><office:meta/></office:document-meta>)",
           kXml),
       false},
      {"styles.xml", std::move(styles), false},
      {"META-INF/manifest.xml",
       fmt::format(
           R"({}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>)",
           kXml),
       false}};
}

}  // namespace

Result<std::string> reference_document(SheetFormat format, Language language, std::size_t talk_size) {
  return write_zip(format == SheetFormat::odt ? odt_parts(language, talk_size) : word_parts(language, talk_size));
}

}  // namespace gribning
