// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>

#include "sheet/conversation.h"

using namespace gribning;
using namespace gribning::testing;

namespace {

OpportunityCoding coded(TurnIndex turn, std::optional<TurnIndex> response, std::optional<TurnIndex> later = {}) {
  OpportunityCoding coding;
  coding.turn = turn;
  coding.response = response;
  coding.verdict = response ? Verdict::not_taken_up : Verdict::none;
  coding.how = response ? How::topic_shift : How::none;
  coding.later = later;
  return coding;
}

Transcript of_length(std::size_t turns) {
  std::vector<Said> said;
  for (std::size_t i = 0; i < turns; ++i) said.push_back({i % 2 == 0 ? "S" : "B", "så er det tur nummer så og så"});
  return conversation(said);
}

std::vector<Extract> chosen(const Transcript& transcript, const std::vector<OpportunityCoding>& codings) {
  SheetOptions options;
  options.before = 2;
  options.after = 3;
  std::vector<Opportunity> opportunities;
  for (const auto& coding : codings) opportunities.push_back(opportunity(transcript, coding));
  return choose_extracts(transcript, opportunities, options);
}

}  // namespace

TEST_CASE("an extract reaches from before the opportunity to after its response") {
  const auto transcript = of_length(40);
  CHECK(chosen(transcript, {coded(11, 14)}) == std::vector<Extract>{{9, 17}});
  CHECK(chosen(transcript, {coded(11, {})}) == std::vector<Extract>{{9, 14}});
  CHECK(chosen(transcript, {coded(1, 2)}) == std::vector<Extract>{{0, 5}});
  CHECK(chosen(transcript, {coded(37, 38)}) == std::vector<Extract>{{35, 39}});
}

TEST_CASE("an extract reaches to the turn that takes the perspective up later") {
  CHECK(chosen(of_length(40), {coded(11, 12, 20)}) == std::vector<Extract>{{9, 20}});
}

TEST_CASE("extracts that overlap or touch are one, in whatever order they come") {
  const auto transcript = of_length(40);
  CHECK(chosen(transcript, {coded(17, 18), coded(5, 6), coded(11, 12)}) == std::vector<Extract>{{3, 21}});
  CHECK(chosen(transcript, {coded(5, 6), coded(12, 13)}) == std::vector<Extract>{{3, 16}});
  CHECK(chosen(transcript, {coded(5, 6), coded(13, 14)}) == std::vector<Extract>{{3, 9}, {11, 17}});
}

TEST_CASE("without opportunities the sheet shows the first turns and says so") {
  const auto transcript = of_length(40);
  SheetOptions options;
  const auto extracts = choose_extracts(transcript, {}, options);
  CHECK(extracts == std::vector<Extract>{{0, 9}});
  const auto sheet = compose_sheet(transcript, {}, extracts, texts(), options);
  CHECK(blocks<SheetText>(sheet).back().text ==
        "Der er ikke udpeget bestemte steder i samtalen. Uddraget er samtalens første ture.");
  CHECK(blocks<SheetTalk>(sheet).at(0).label == "Uddrag: tur 1–10");
  options.extracts_given = true;
  CHECK(blocks<SheetText>(compose_sheet(transcript, {}, extracts, texts(), options)).size() == 1);
  CHECK(choose_extracts(of_length(3), {}, options) == std::vector<Extract>{{0, 2}});
  CHECK(choose_extracts(of_length(0), {}, options).empty());
}

TEST_CASE("the whole conversation can stand on a sheet") {
  const auto transcript = of_length(12);
  const auto sheet = compose_sheet(transcript, {}, {whole_conversation(transcript)}, texts(), {});
  CHECK(entries(sheet).size() == 12);
  CHECK(blocks<SheetTalk>(sheet).at(0).label == "Hele samtalen");
  CHECK(blocks<SheetText>(sheet).back().text == "Der er ikke udpeget bestemte steder i samtalen.");
}

TEST_CASE("turns keep the numbers that they have in the transcript") {
  const auto transcript = constructed_conversation();
  const auto sheet = sheet_of(transcript, constructed_opportunities(transcript), {});
  CHECK(entries(sheet).front().number == 14);
  CHECK(entries(sheet).back().number == 25);
}

TEST_CASE("a pause between turns keeps its place and has no number") {
  auto transcript = conversation({{"B", "nå"}, {"M", "ja"}});
  const auto at = static_cast<std::uint32_t>(transcript.text.size());
  transcript.text += "(2.0)";
  Aside aside;
  aside.span = {at, at + 5};
  aside.before = 1;
  transcript.asides.push_back(aside);
  const auto shown = entries(compose_sheet(transcript, {}, {{0, 1}}, texts(), {}));
  REQUIRE(shown.size() == 3);
  CHECK_FALSE(shown[1].number);
  CHECK(shown[1].speaker.empty());
  CHECK(shown[1].lines == std::vector<std::string>{"(2.0)"});
}

TEST_CASE("a heading before the first turn stays outside, an event before it comes along") {
  auto transcript = conversation({{"B", "nå"}, {"M", "ja"}});
  const auto at = static_cast<std::uint32_t>(transcript.text.size());
  transcript.text += "Bilag 3 ((døren går))";
  Aside heading;
  heading.span = {at, at + 7};
  heading.notation.words.push_back({"Bilag", {at, at + 5}, false, false});
  Aside event;
  event.span = {at + 8, at + 23};
  Mark mark;
  mark.kind = MarkKind::comment;
  mark.span = mark.inside = event.span;
  event.notation.marks.push_back(mark);
  transcript.asides = {heading, event};
  const auto shown = entries(compose_sheet(transcript, {}, {{0, 1}}, texts(), {}));
  REQUIRE(shown.size() == 3);
  CHECK(shown[0].lines[0] == "((døren går))");
}

TEST_CASE("lines under a turn come along, wrapped") {
  auto transcript = conversation({{"B", "merhaba"}, {"M", "hej"}});
  transcript.turns[0].under = {{"translation", "goddag og velkommen til denne samtale"}};
  SheetOptions options;
  options.columns = 20;
  const auto shown = entries(compose_sheet(transcript, {}, {{0, 1}}, texts(), options));
  CHECK(shown[0].under == std::vector<std::string>{"goddag og velkommen", "til denne samtale"});
}

TEST_CASE("arrows stand at the opportunities and lighter marks at the responses, on the facilitator's sheet only") {
  const auto transcript = constructed_conversation();
  const auto opportunities = constructed_opportunities(transcript);
  const auto for_group = sheet_of(transcript, opportunities, {});
  for (const auto& entry : entries(for_group)) CHECK(entry.pointer == Pointer::none);
  CHECK(blocks<SheetNote>(for_group).empty());

  SheetOptions options;
  options.kind = SheetKind::facilitator;
  const auto for_leader = sheet_of(transcript, opportunities, options);
  const auto shown = entries(for_leader);
  CHECK(shown[1].pointer == Pointer::opportunity);
  CHECK(shown[2].pointer == Pointer::response);
  CHECK(shown[3].pointer == Pointer::none);
  CHECK(shown[9].pointer == Pointer::opportunity);
  CHECK(shown[10].pointer == Pointer::response);
}

TEST_CASE("both kinds of sheet show the same talk") {
  const auto transcript = constructed_conversation();
  const auto opportunities = constructed_opportunities(transcript);
  SheetOptions options;
  options.kind = SheetKind::facilitator;
  auto leader = entries(sheet_of(transcript, opportunities, options));
  for (auto& entry : leader) entry.pointer = Pointer::none;
  CHECK(leader == entries(sheet_of(transcript, opportunities, {})));
}

TEST_CASE("a facilitator's note quotes the talk, describes and asks") {
  const auto transcript = constructed_conversation();
  SheetOptions options;
  options.kind = SheetKind::facilitator;
  const auto sheet = sheet_of(transcript, constructed_opportunities(transcript), options);
  const auto note = blocks<SheetNote>(sheet).at(0);
  CHECK(note.heading == "Tur 15 og svaret i tur 16");
  CHECK(note.description[0] == "Borgeren bringer forsigtigt eller tøvende et konkret arbejdsmarkedsperspektiv ind.");
  CHECK(note.description[1] ==
        "Svaret tager ikke perspektivet op. Det handler om helbredet, en barriere eller noget, der er svært.");
  REQUIRE(note.evidence.size() == 1);
  CHECK(note.evidence[0].reasons[0] == SheetReason{"nævner en opgave", "tur 15", "stille borde op"});
  for (const auto& question : note.questions) CHECK(question.back() == '?');
  const auto for_group = blocks<SheetList>(sheet).back();
  for (const auto& question : for_group.items) CHECK(question.back() == '?');
}

TEST_CASE("a long quotation is cut between words") {
  std::string talk = "jeg";
  for (int i = 0; i < 60; ++i) talk += " har";
  const auto transcript = conversation({{"B", talk}, {"M", "nå"}});
  SheetOptions options;
  options.kind = SheetKind::facilitator;
  const auto sheet = sheet_of(transcript, {opportunity(transcript, coded(0, 1), talk)}, options);
  const auto quote = blocks<SheetNote>(sheet).at(0).evidence.at(0).reasons.at(0).quote;
  CHECK(quote.size() < 110);
  CHECK(quote.ends_with(" har …"));
}

TEST_CASE("a sheet speaks Danish or English") {
  const auto transcript = constructed_conversation();
  const auto opportunities = constructed_opportunities(transcript);
  SheetOptions options;
  const auto danish = sheet_of(transcript, opportunities, options);
  CHECK(danish.constructed == "Konstrueret samtale: ingen i den findes.");
  CHECK(danish.setting == "Café, ugentligt møde. 18.\u00A0juni\u00A02025");
  CHECK(blocks<SheetList>(danish).at(0).items.size() == 4);
  CHECK(blocks<SheetText>(danish).at(0).text.starts_with("Dette er ikke en evaluering."));
  options.language = Language::en;
  const auto english = sheet_of(transcript, opportunities, options);
  CHECK(english.constructed == "Constructed conversation: nobody in it exists.");
  CHECK(english.setting == "Café, ugentligt møde. 18\u00A0June\u00A02025");
  CHECK(blocks<SheetText>(english).at(0).text.starts_with("This is not an evaluation."));
}

TEST_CASE("a date that is no date stays as it is written") {
  auto transcript = constructed_conversation();
  for (const auto* date : {"2025-13-01", "2025-06-00", "foråret 2025", "18/6-25"}) {
    transcript.metadata = {{"Date", date}};
    CHECK(sheet_of(transcript, {}, {}).setting == date);
  }
}

TEST_CASE("the speakers on a sheet are those who speak in its extracts") {
  auto transcript = conversation({{"B", "nå"}, {"M", "ja"}, {"L", "hej"}});
  transcript.participants[1].role = Role::worker;
  const auto sheet = compose_sheet(transcript, {}, {{0, 1}}, texts(), {});
  REQUIRE(sheet.speakers.size() == 2);
  CHECK(sheet.speakers[0] == SheetSpeaker{"B", ""});
  CHECK(sheet.speakers[1].description == title(Role::worker).da);
}

TEST_CASE("a conversation of 100,000 turns is composed in linear time") {
  const auto seconds = [](std::size_t turns) {
    const auto transcript = of_length(turns);
    std::vector<Opportunity> opportunities;
    for (std::size_t i = 1; i + 1 < turns; i += 60)
      opportunities.push_back(opportunity(transcript, coded(static_cast<TurnIndex>(i), static_cast<TurnIndex>(i + 1))));
    SheetOptions options;
    options.kind = SheetKind::facilitator;
    const auto start = std::chrono::steady_clock::now();
    const auto sheet = sheet_of(transcript, opportunities, options);
    CHECK(write_html(sheet).size() > turns);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const auto small = seconds(10'000);
  // Ten times the turns; a quadratic step would take a hundred times as long.
  CHECK(seconds(100'000) < 40 * small + 1);
}

TEST_CASE("an extract does not part two turns that overlap") {
  std::vector<Said> said;
  for (int i = 0; i < 30; ++i) said.push_back({i % 2 == 0 ? "S" : "B", i == 8 || i == 9 || i == 14 ? "nå [ja]" : "nå"});
  said[15].talk = "[nej]";
  const auto transcript = conversation(said);
  CHECK(chosen(transcript, {coded(11, 11)}) == std::vector<Extract>{{8, 15}});
}
