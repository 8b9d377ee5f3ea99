// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "gribning/base/utf8.h"
#include "papers.h"
#include "writing.h"

namespace gribning {
namespace {

std::string participants(const Transcript& transcript) {
  std::string out;
  for (const Participant& each : transcript.participants) {
    out += fmt::format("{} = {} ({}) {}; ", each.label, each.description, code(each.role),
                       static_cast<int>(each.role_source));
  }
  return out;
}

std::string header_of(const Transcript& transcript, std::string_view key) {
  return std::string(transcript.header(key));
}

void check_same(const Transcript& document, const Transcript& text) {
  CHECK(turns(document) == turns(text));
  CHECK(participants(document) == participants(text));
  CHECK(asides(document) == asides(text));
  CHECK(document.metadata == text.metadata);
  CHECK(document.constructed == text.constructed);
  CHECK(document.convention == text.convention);
  for (TurnIndex i = 0; i < text.turns.size() && i < document.turns.size(); ++i) {
    CHECK(document.turns[i].start == text.turns[i].start);
    CHECK(document.turns[i].under == text.turns[i].under);
  }
}

Failure failure_of(std::string_view bytes, const std::string& format = "") {
  ReadOptions options;
  options.format = format;
  const auto read = read_transcript(bytes, "x", options);
  REQUIRE(!read);
  return read.error();
}

const std::string kButik =
    "Title: Butikken\nConstructed: yes\nParticipant: B = borger (citizen)\n\n"
    "12 B: jeg har været inde i en butik\n   blomster & <kranse>\n13 S: hvad var det for en\n\t(0.5)\n14 B:\tøh 😀\n";

}  // namespace

TEST_CASE("a transcript pasted into Word, OpenDocument or RTF reads as the text does") {
  std::vector<std::string> texts = {kButik, "B: ja:men\n\nS: kl. 12:30\n- 2 -\nB: 12 timer\n"};
  for (const auto& path : files_in(std::filesystem::path(GRIBNING_SOURCE_DIR) / "corpora", ".txt")) {
    texts.push_back(bytes_of(path));
  }
  REQUIRE(texts.size() > 20);
  for (const std::string& text : texts) {
    INFO(text.substr(0, 100));
    const Transcript as_text = read(text);
    const Transcript docx = read(docx_of(text));
    CHECK(docx.format == "docx");
    check_same(docx, as_text);
    const Transcript odt = read(odt_of(text));
    CHECK(odt.format == "odt");
    check_same(odt, as_text);
    const Transcript rtf = read(rtf_of(text));
    CHECK(rtf.format == "rtf");
    check_same(rtf, as_text);
  }
}

TEST_CASE("a text format inside a document is recognised there") {
  const std::string chat =
      "@UTF8\n@Begin\n@Participants:\tBOR Birthe Citizen, SAG Sune Sagsbehandler\n*BOR:\tja .\n*SAG:\tnej .\n@End\n";
  CHECK(turns(read(docx_of(chat))) == turns(read(chat)));
  CHECK(turns(read(rtf_of(chat))) == turns(read(chat)));
}

TEST_CASE("a table with speaker and talk reads as lines with name and colon do") {
  CHECK(turns(read(docx_table({{"Taler", "Tekst"}, {"B", "ja"}, {"S", "hvad\ntænker du"}}))) ==
        "1 B: ja | 2 S: hvad tænker du");
  CHECK(turns(read(docx_table({{"B:", "ja"}, {"S:", "nej"}}))) == "1 B: ja | 2 S: nej");
  CHECK(turns(read(docx_table({{"7", "borgeren", "ja"}, {"8", "S", "nej"}, {"9", "borgeren", "jo"}}))) ==
        "7 borgeren: ja | 8 S: nej | 9 borgeren: jo");
  CHECK(turns(read(docx_table({{"1", "B: ja"}, {"2", "S: nej"}}))) == "1 B: ja | 2 S: nej");
  const Transcript timed =
      read(docx_table({{"Tid", "Taler", "Tale", "Note"}, {"00:01:02", "B", "ja", "ser ned"}, {"", "S", "nej", ""}}));
  CHECK(turns(timed) == "1 B: ja | 2 S: nej");
  CHECK(timed.turns[0].start == 62000);
  REQUIRE(timed.turns[0].under.size() == 1);
  CHECK(timed.turns[0].under[0] == UnderLine{"%Note", "ser ned"});
}

TEST_CASE("a table of facts about the conversation is no talk") {
  std::string table = "<w:tbl>";
  for (const auto& [key, value] : {std::pair{"Titel", "Butikken"}, {"Deltagere", "B = borger, S = sagsbehandler"}}) {
    table += fmt::format("<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", word_paragraph(key), word_paragraph(value));
  }
  const Transcript transcript =
      read(docx_with(table + "</w:tbl>" + word_paragraph("B: ja") + word_paragraph("S: nej")));
  CHECK(turns(transcript) == "1 B: ja | 2 S: nej");
  CHECK(transcript.header("Titel") == "Butikken");
  CHECK(participants(transcript) == "B = borger (citizen) 2; S = sagsbehandler (worker) 1; ");
}

TEST_CASE("a table row that names nobody goes on where the row above stopped") {
  CHECK(turns(read(docx_table({{"Taler", "Tekst"}, {"B", "jeg vil"}, {"", "gerne arbejde"}, {"S", "ja"}}))) ==
        "1 B: jeg vil gerne arbejde | 2 S: ja");
}

TEST_CASE("a table with a column for each speaker is read row by row") {
  CHECK(turns(read(docx_table({{"Borger", "Sagsbehandler"}, {"ja", ""}, {"", "nej"}, {"jo", ""}}))) ==
        "1 Borger: ja | 2 Sagsbehandler: nej | 3 Borger: jo");
}

TEST_CASE("numbers of a Word list stand before the talk, as Word prints them") {
  const std::string numbering =
      "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"5\"/>"
      "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>";
  const auto numbered = [](std::string_view text) {
    return fmt::format("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{}</w:p>",
                       word_text(text));
  };
  const std::string body = numbered("B: ja") + word_paragraph("   det vil jeg") + numbered("S: nej");
  CHECK(turns(read(docx_with(body, {{"word/numbering.xml", numbering}}))) == "5 B: ja det vil jeg | 6 S: nej");
  // The style of the paragraph may say that it is numbered.
  const std::string styles =
      "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"Tur\"><w:basedOn w:val=\"Liste\"/></w:style><w:style "
      "w:styleId=\"Liste\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";
  const std::string styled = "<w:p><w:pPr><w:pStyle w:val=\"Tur\"/></w:pPr>" + word_text("B: ja") + "</w:p>";
  CHECK(turns(read(docx_with(styled + styled, {{"word/numbering.xml", numbering}, {"word/styles.xml", styles}}))) ==
        "5 B: ja | 6 B: ja");
}

TEST_CASE("numbers of an OpenDocument list stand before the talk") {
  const std::string style =
      "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" "
      "style:num-suffix=\".\" text:start-value=\"3\"/></text:list-style>";
  const std::string item = "<text:list-item><text:p>B: ja</text:p></text:list-item>";
  const std::string first = "<text:list text:style-name=\"L\">" + item + item + "</text:list>";
  const std::string on = "<text:list text:style-name=\"L\" text:continue-numbering=\"true\">" + item + "</text:list>";
  CHECK(turns(read(odt_with(first + "<text:p>(0.5)</text:p>" + on, style))) == "3 B: ja | 4 B: ja | 5 B: ja");
}

TEST_CASE("deleted text is no talk and is kept and reported") {
  const std::string deleted = "<w:del><w:r><w:delText xml:space=\"preserve\">ikke </w:delText></w:r></w:del>";
  const Transcript docx = read(docx_with("<w:p>" + word_text("B: jeg vil ") + deleted + word_text("gerne") + "</w:p>" +
                                         word_paragraph("S: ja")));
  CHECK(turns(docx) == "1 B: jeg vil gerne | 2 S: ja");
  CHECK(header_of(docx, "Deleted text 1") == "ikke");
  CHECK(reports(docx, "deleted-text"));
  const Transcript rtf = read("{\\rtf1 B: jeg vil {\\deleted ikke }gerne\\par S: ja\\par}");
  CHECK(turns(rtf) == "1 B: jeg vil gerne | 2 S: ja");
  CHECK(header_of(rtf, "Deleted text 1") == "ikke");
}

TEST_CASE("a deleted paragraph mark joins two paragraphs") {
  const std::string joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + word_text("B: jeg ") + "</w:p>";
  CHECK(turns(read(docx_with(joined + word_paragraph("vil") + word_paragraph("S: ja")))) == "1 B: jeg vil | 2 S: ja");
}

TEST_CASE("notes, comments and hidden text go beside the talk") {
  const std::string notes =
      "<w:footnotes xmlns:w=\"w\"><w:footnote "
      "w:id=\"2\"><w:p><w:r><w:t>opdigtet</w:t></w:r></w:p></w:footnote></w:footnotes>";
  const std::string comments =
      "<w:comments xmlns:w=\"w\"><w:comment w:id=\"0\" w:initials=\"AA\"><w:p><w:r><w:t>hør "
      "igen</w:t></w:r></w:p></w:comment></w:comments>";
  const std::string body = "<w:p>" + word_text("B: ja") +
                           "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:commentReference w:id=\"0\"/></w:r>"
                           "<w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r></w:p>" +
                           word_paragraph("S: nej");
  const Transcript read_ = read(docx_with(body, {{"word/footnotes.xml", notes}, {"word/comments.xml", comments}}));
  CHECK(turns(read_) == "1 B: ja | 2 S: nej");
  CHECK(header_of(read_, "Footnote 1") == "opdigtet");
  CHECK(header_of(read_, "Margin comment 1 (AA)") == "hør igen");
  CHECK(header_of(read_, "Hidden text 1") == "skjult");
  CHECK(reports(read_, "footnotes"));
  CHECK(reports(read_, "comments"));
  CHECK(reports(read_, "hidden-text"));
}

TEST_CASE("underlined letters in the talk of a document are stressed; names and whole lines are not") {
  const auto underlined = [](const std::string& text) {
    return "<w:r><w:rPr><w:u w:val=\"single\"/></w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  };
  const Transcript docx =
      read(docx_with("<w:p>" + underlined("Samtale 3") + "</w:p><w:p>" + underlined("B:") + word_text(" det be") +
                     underlined("tal") + underlined("er") + word_text(" jeg ") + underlined("å!") + "</w:p><w:p>" +
                     word_text("S: ") + underlined("ja") + "</w:p>"));
  CHECK(turns(docx) == "1 B: det bet\u0332a\u0332l\u0332e\u0332r\u0332 jeg å\u0332! | 2 S: j\u0332a\u0332");
  CHECK(plain_words(docx.turns[0]) == "det betaler jeg å");
  const auto stressed = std::count_if(docx.turns[0].notation.marks.begin(), docx.turns[0].notation.marks.end(),
                                      [](const Mark& mark) { return mark.kind == MarkKind::emphasis; });
  CHECK(stressed == 6);
  std::vector<std::string> said;
  for (const Diagnostic& one : docx.diagnostics) {
    if (one.code == "underlining") said.push_back(one.message.en);
  }
  CHECK(said == std::vector<std::string>{"Underlined letters were read as stress and are underlined in the text (3).",
                                         "Underlining of names and of whole lines is not part of the text (2)."});
  CHECK(turns(read("{\\rtf1 {\\ul B}: j{\\ul a}\\ul\\ulnone\\par S: nej\\par}")) == "1 B: ja\u0332 | 2 S: nej");
  const std::string style =
      "<style:style style:name=\"U\" style:family=\"text\"><style:text-properties "
      "style:text-underline-style=\"solid\"/></style:style>";
  CHECK(turns(read(odt_with(
            "<text:p>B: j<text:span text:style-name=\"U\">a</text:span></text:p><text:p>S: nej</text:p>", style))) ==
        "1 B: ja\u0332 | 2 S: nej");
}

TEST_CASE("a time before an underlined name, and a number before an underlined heading, change nothing") {
  const auto underlined = [](const std::string& text) {
    return "<w:r><w:rPr><w:u w:val=\"single\"/></w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  };
  const Transcript docx = read(docx_with("<w:p>" + word_text("[00:12] ") + underlined("B:") + word_text(" jeg ") +
                                         underlined("kan") + "</w:p><w:p>" + word_text("S: ja") + "</w:p><w:p>" +
                                         word_text("2. ") + underlined("Samtale") + "</w:p>"));
  CHECK(docx.participants.at(0).label == "B");
  CHECK(docx.text.find("k\u0332a\u0332n\u0332") != std::string::npos);
  CHECK(docx.text.find("S\u0332") == std::string::npos);
}

TEST_CASE("underlining in a table of talk is stress in the column of the talk alone") {
  const auto cell = [](const std::string& text, bool underlined) {
    return "<w:tc><w:p><w:r>" + std::string(underlined ? "<w:rPr><w:u w:val=\"single\"/></w:rPr>" : "") + "<w:t>" +
           text + "</w:t></w:r></w:p></w:tc>";
  };
  const Transcript table =
      read(docx_with("<w:tbl><w:tr>" + cell("Taler", true) + cell("Tale", true) + "</w:tr><w:tr>" + cell("B", true) +
                     cell("ja", true) + "</w:tr><w:tr>" + cell("S", true) + cell("nej", false) + "</w:tr></w:tbl>"));
  CHECK(turns(table) == "1 B: j\u0332a\u0332 | 2 S: nej");
}

TEST_CASE("RTF letters are read by their code page, their font or as Unicode") {
  CHECK(turns(read("{\\rtf1\\ansi\\ansicpg1252 B: \\'e6\\'f8\\'e5\\par S: ja\\par}")) == "1 B: æøå | 2 S: ja");
  CHECK(turns(read("{\\rtf1\\mac B: \\'be\\'bf\\'8c\\par S: ja\\par}")) == "1 B: æøå | 2 S: ja");
  CHECK(turns(read("{\\rtf1\\ansi{\\fonttbl{\\f1\\fcharset204 Arial;}}B: {\\f1 \\'e4\\'e0}\\par S: ja\\par}")) ==
        "1 B: да | 2 S: ja");
  CHECK(turns(read("{\\rtf1\\uc2 B: \\u230\\'61\\'65!\\par S: \\uc0\\u229 r\\par}")) == "1 B: æ! | 2 S: år");
  CHECK(turns(read("{\\rtf1\\ansi\\ansicpg65001 B: \\'c3\\'a6\\par S: ja\\par}")) == "1 B: æ | 2 S: ja");
}

TEST_CASE("RTF groups that hold no text are passed over") {
  CHECK(turns(read("{\\rtf1{\\fonttbl{\\f0 B: x;}}{\\colortbl;}{\\*\\generator B: y}{\\info{\\author Z}}{\\pict 00ff}"
                   "{\\header B: top\\par}{\\field{\\*\\fldinst HYPERLINK}{\\fldrslt B: ja}}\\par "
                   "{\\pntext 2.\\tab}S: {\\bin4 {{{{}nej\\par}")) == "1 B: ja | 2 S: nej");
}

TEST_CASE("a document that is cut off gives what is there, with a message") {
  const Transcript rtf = read("{\\rtf1 B: ja\\par S: nej\\par {\\b B: s\\'e5 ");
  CHECK(turns(rtf) == "1 B: ja | 2 S: nej | 3 B: så");
  CHECK(reports(rtf, "document-damaged"));
  const std::string whole = docx_of(kButik);
  for (std::size_t size = 4; size < whole.size(); ++size) {
    ReadOptions options;
    options.format = "docx";
    const auto cut = read_transcript(std::string_view(whole).substr(0, size), "x", options);
    if (cut) CHECK(!cut->turns.empty());
    if (!cut) CHECK(!cut.error().message.da.empty());
  }
}

TEST_CASE("a document that swells is refused before it fills the memory") {
  CHECK(failure_of(docx_with(std::string(std::size_t{70} << 20, ' '))).code == "zip-too-large");
  // A bomb of many parts is bounded too: only the parts that are read are unpacked.
  Files parts;
  for (int i = 0; i < 20; ++i) parts.emplace_back(fmt::format("word/media/{}.xml", i), std::string(10U << 20U, 'x'));
  CHECK(turns(read(docx_with(word_paragraph("B: ja") + word_paragraph("S: nej"), parts))) == "1 B: ja | 2 S: nej");
}

TEST_CASE("names of parts that climb out of the container lead nowhere") {
  const std::string body = word_paragraph("B: ja") + word_paragraph("S: nej");
  CHECK(turns(read(docx_with(body, {{"../../../../tmp/x", "y"}, {"/etc/passwd", "y"}}))) == "1 B: ja | 2 S: nej");
}

TEST_CASE("documents nested beyond sense are refused with a place") {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "{\\b ";
  const Failure rtf = failure_of("{\\rtf1 B: ja\\par\n" + deep);
  CHECK(rtf.code == "rtf-too-deep");
  CHECK(rtf.line == 2);
  std::string runs;
  for (int i = 0; i < 5000; ++i) runs += "<w:ins>";
  for (int i = 0; i < 5000; ++i) runs += "</w:ins>";
  CHECK(failure_of(docx_with("<w:p>" + runs + "</w:p>")).code == "xml-too-deep");
}

TEST_CASE("entities of a document's own are not expanded") {
  const std::string xml =
      "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b \"&a;&a;\">]>"
      "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>B: ja &b;</w:t></w:r></w:p><w:p><w:r><w:t>S: "
      "nej</w:t></w:r></w:p>"
      "</w:body></w:document>";
  const Transcript transcript = read(zip_of({{"word/document.xml", xml}}));
  CHECK(turns(transcript) == "1 B: ja &b; | 2 S: nej");
  CHECK(reports(transcript, "xml-entities"));
}

TEST_CASE("a document without talk says so") {
  CHECK(failure_of(docx_with(word_paragraph("Kære Anne"))).code == "no-turns");
  CHECK(failure_of(docx_with("")).code == "no-turns");
  CHECK(failure_of(zip_of({{"hello.txt", "B: ja"}})).code == "not-text");
  CHECK(failure_of("PK\x03\x04word/document.xml").code == "not-a-zip");
  CHECK(failure_of(zip_of({{"word/document.xml", "no xml"}})).code == "xml-broken");
}

}  // namespace gribning
