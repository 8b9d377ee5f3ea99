// SPDX-License-Identifier: MIT
// EXMARaLDA, TEI, FOLKER and Transcriber.
#include <fmt/format.h>

#include "writing.h"

namespace gribning {
namespace {

std::filesystem::path golden(std::string_view name) {
  return std::filesystem::path(GRIBNING_SOURCE_DIR) / "tests/formats/golden" / name;
}

std::string exb(std::string_view points, std::string_view tiers) {
  return fmt::format(
      "<basic-transcription><head><speakertable><speaker id=\"S0\"><abbreviation>BOR</abbreviation></speaker>"
      "<speaker id=\"S1\"><abbreviation>SAG</abbreviation></speaker></speakertable></head>"
      "<basic-body><common-timeline>{}</common-timeline>{}</basic-body></basic-transcription>",
      points, tiers);
}

std::string events(std::string_view attributes, std::initializer_list<std::array<std::string_view, 3>> all) {
  std::string out = fmt::format("<tier {}>", attributes);
  for (const auto& [begin, end, text] : all) {
    out += fmt::format("<event start=\"{}\" end=\"{}\">{}</event>", begin, end, text);
  }
  return out + "</tier>";
}

constexpr std::string_view kPoints =
    "<tli id=\"a\" time=\"0\"/><tli id=\"b\"/><tli id=\"c\" time=\"2\"/><tli id=\"d\" time=\"3.5\"/><tli id=\"e\" "
    "time=\"4\"/>";

std::string tei(std::string_view body) {
  return fmt::format(
      "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><profileDesc><particDesc><person xml:id=\"p1\" n=\"B\"/>"
      "</particDesc></profileDesc></teiHeader><text><timeline unit=\"s\"><when xml:id=\"T0\"/><when xml:id=\"T1\" "
      "interval=\"1.5\" since=\"#T0\"/><when xml:id=\"T2\" interval=\"1\" "
      "since=\"#T1\"/></timeline><body>{}</body></text>"
      "</TEI>",
      body);
}

}  // namespace

TEST_CASE("events that follow each other at the same point are one turn, also where others speak meanwhile") {
  const auto transcript =
      read(exb(kPoints, events("id=\"1\" type=\"t\" speaker=\"S0\" category=\"v\"",
                               {{"a", "b", "jeg har "}, {"b", "c", "været inde"}, {"d", "e", "og se"}}) +
                            events("id=\"2\" type=\"t\" speaker=\"S1\" category=\"v\"", {{"b", "c", "ja"}}) +
                            events("id=\"3\" type=\"d\" category=\"nn\"", {{"c", "d", "((døren går))"}}) +
                            events("id=\"4\" type=\"d\" speaker=\"S1\" category=\"nv\"", {{"b", "c", "nikker"}}) +
                            events("id=\"5\" type=\"a\" speaker=\"S0\" category=\"en\"", {{"b", "c", "inside"}})));
  CHECK(turns(transcript) == "1 BOR: jeg har været inde | 2 SAG: ja | 3 BOR: og se");
  CHECK(asides(transcript) == "2: ((døren går))");
  CHECK(transcript.turns[0].end == 2000);
  CHECK(transcript.turns[1].start == 1000);
  CHECK(transcript.turns[1].interpolated);
  CHECK(transcript.turns[0].under == std::vector<UnderLine>{{"en", "inside"}});
  CHECK(transcript.turns[1].under == std::vector<UnderLine>{{"nv", "nikker"}});
  CHECK(reports(transcript, "segment-chains"));
}

TEST_CASE("where one tier holds everybody's words, the tiers that each speaker has tell who speaks") {
  const auto transcript = read(
      exb(kPoints,
          events("id=\"1\" type=\"t\" speaker=\"S0\" category=\"tx\"",
                 {{"a", "b", "hvad "}, {"b", "c", "så? "}, {"c", "d", "jo "}, {"d", "e", "tak"}}) +
              events("id=\"2\" type=\"d\" speaker=\"S0\" category=\"ts\"", {{"a", "c", "Hvad så?"}, {"c", "d", ""}}) +
              events("id=\"3\" type=\"d\" speaker=\"S1\" category=\"ts\"", {{"d", "e", ""}, {"a", "b", ""}})));
  CHECK(turns(transcript) == "1 BOR: Hvad så? | 2 BOR: jo | 3 SAG: tak");
  CHECK(reports(transcript, "exb-speakers"));
}

TEST_CASE("EXMARaLDA's own mark for a time that was worked out is understood and written") {
  const auto transcript = read(exb("<tli id=\"a\" time=\"0\"/><tli id=\"b\" time=\"1.2\" type=\"intp\"/>",
                                   events("type=\"t\" speaker=\"S0\"", {{"a", "b", "jo"}})));
  CHECK(transcript.turns[0].end == 1200);
  CHECK(transcript.turns[0].interpolated);
  auto renamed = transcript;
  renamed.participants[0].label = "Borger";
  const Written out = written(renamed, "exb");
  CHECK(out.bytes.find("type=\"intp\"") != std::string::npos);
  CHECK(losses(out) == "");
}

TEST_CASE("mistakes in EXMARaLDA's files are told with their places and the rest is read") {
  const auto transcript =
      read(exb("<tli id=\"a\" time=\"x\"/>\n<tli id=\"a\"/><tli id=\"b\" time=\"5\"/><tli id=\"c\" time=\"4\"/>",
               events("type=\"t\" speaker=\"S9\"", {{"a", "?", "jo"}, {"?", "!", "nå"}})));
  CHECK(turns(transcript) == "1 S9: jo | 2 S9: nå");
  for (const auto* code : {"exb-time", "exb-id", "exb-order", "exb-point", "exb-speaker"})
    CHECK(reports(transcript, code));
}

TEST_CASE("TEI is read word by word, with its pauses, events and uncertain hearings as signs") {
  const auto transcript =
      read(tei("<u who=\"#p1\" start=\"#T0\" end=\"#T1\"><seg><w>ja</w><pc>,</pc> <w>det</w>\n   <w "
               "join=\"right\">kan</w><w>du</w>"
               "<pause type=\"short\"/><pause/><unclear><w>godt</w> "
               "<w>tro</w></unclear><gap/><incident><desc>host</desc></incident>"
               "<pause dur=\"PT1.25S\"/></seg><lb/>slut <note>ikke tale</note></u><pause dur=\"PT0.8S\"/>"
               "<annotationBlock who=\"p2\"><u><anchor synch=\"#T1\"/>nå<anchor synch=\"#T2\"/></u>"
               "<spanGrp type=\"en\"><span>oh</span><span>well</span></spanGrp></annotationBlock>"));
  REQUIRE(transcript.turns.size() == 2);
  CHECK(transcript.talk(0) == "ja, det kandu (-) (.) (godt tro) (xxx) ((host)) (1.25) slut");
  CHECK(transcript.turns[0].pieces.size() == 2);
  CHECK(asides(transcript) == "1: (0.8)");
  CHECK(transcript.turns[1].start == 1500);
  CHECK(transcript.turns[1].end == 2500);
  CHECK(transcript.turns[1].under == std::vector<UnderLine>{{"en", "oh well"}});
  CHECK(reports(transcript, "tei-speaker"));
}

TEST_CASE("TEI says which points are missing, and tolerates prefixes and utterances without any") {
  const auto transcript = read(
      "<tei:TEI xmlns:tei=\"http://www.tei-c.org/ns/1.0\"><tei:text><tei:body><tei:u who=\"#B\">jo</tei:u>"
      "<tei:u who=\"#S\" start=\"#T9\">nå</tei:u></tei:body></tei:text></tei:TEI>");
  CHECK(turns(transcript) == "1 B: jo | 2 S: nå");
  CHECK_FALSE(transcript.turns[0].start);
  CHECK(reports(transcript, "tei-point"));
}

TEST_CASE("two speakers in one turn of Transcriber are two turns") {
  const auto transcript = read(
      "<Trans><Speakers><Speaker id=\"a\" name=\"B\"/><Speaker id=\"b\" name=\"S\"/></Speakers><Episode><Section>"
      "<Turn speaker=\"b a\" startTime=\"1.5\" endTime=\"2\"><Sync time=\"1.5\"/><Who nb=\"2\"/>ja <Event "
      "desc=\"ler\"/>\n"
      "<Who nb=\"1\"/>nå<Sync time=\"1.7\"/><Who nb=\"2\"/>altså</Turn>"
      "<Turn speaker=\"x\" startTime=\"to\"><Who nb=\"7\"/>hvem</Turn></Section></Episode></Trans>");
  CHECK(turns(transcript) == "1 S: nå | 2 B: ja ((ler)) altså | 3 x: hvem");
  CHECK(transcript.turns[1].pieces.size() == 2);
  CHECK(transcript.turns[1].start == 1500);
  for (const auto* code : {"trs-speaker", "trs-time", "trs-who"}) CHECK(reports(transcript, code));
}

TEST_CASE("what an XML declaration says of the encoding counts where the bytes are not UTF-8") {
  const auto transcript = read(bytes_of(golden("trs/moede.trs")));
  CHECK(transcript.encoding == "windows-1252");
  CHECK(transcript.talk(0) == "så det er det år ((rire)) du løb");
  // What is kept is UTF-8 and says so.
  CHECK(transcript.original.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
  std::string greek =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-7\"?><Trans><Episode><Section><Turn speaker=\"B\">\xE1\xE2 "
      "\xE3\xE4</Turn></Section></Episode></Trans>";
  CHECK(turns(read(greek)) == "1 B: αβ γδ");
}

TEST_CASE("files that are only read say so when somebody wants to write them") {
  const auto transcript = read("B: jo\nS: nå\n");
  for (const auto* format : {"trs", "folker"}) {
    const auto refused = write_transcript(transcript, format);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "cannot-write");
  }
}

}  // namespace gribning
