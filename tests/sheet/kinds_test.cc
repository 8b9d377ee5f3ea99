// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>

#include "sheet/conversation.h"

using namespace gribning;
using namespace gribning::testing;

namespace {

SheetOptions kind(SheetKind kind) {
  SheetOptions options;
  options.kind = kind;
  return options;
}

Sheet cafe(SheetKind of, const SheetOptions& base = {}) {
  const auto transcript = constructed_conversation();
  auto options = base;
  options.kind = of;
  return sheet_of(transcript, constructed_opportunities(transcript), options);
}

/// The printed numbers of the turns of a talk.
std::vector<std::int64_t> numbers(const SheetTalk& talk) {
  std::vector<std::int64_t> numbers;
  for (const auto& entry : talk.entries)
    if (entry.number) numbers.push_back(*entry.number);
  return numbers;
}

}  // namespace

TEST_CASE("a predict sheet stops before each response, which follows on the next page") {
  const auto sheet = cafe(SheetKind::predict);
  const auto talks = blocks<SheetTalk>(sheet);
  REQUIRE(talks.size() == 3);
  CHECK(numbers(talks[0]) == std::vector<std::int64_t>{14, 15});
  CHECK(numbers(talks[1]).front() == 16);
  CHECK(numbers(talks[1]).back() == 23);
  CHECK(numbers(talks[2]).front() == 24);
  std::vector<SheetSection::Place> places;
  for (const auto& section : sheet.sections)
    if (std::any_of(section.blocks.begin(), section.blocks.end(),
                    [](const auto& block) { return std::holds_alternative<SheetTalk>(block); }))
      places.push_back(section.place);
  CHECK(places ==
        std::vector{SheetSection::Place::flows, SheetSection::Place::new_page, SheetSection::Place::new_page});
}

TEST_CASE("a predict sheet stops where it is told to, or else before the last professional's turn") {
  SheetOptions options;
  options.stops = {6};
  const auto told = blocks<SheetTalk>(cafe(SheetKind::predict, options));
  REQUIRE(told.size() == 2);
  CHECK(numbers(told[0]).back() == 19);

  const auto transcript = constructed_conversation();
  const auto free = blocks<SheetTalk>(
      compose_sheet(transcript, {}, {whole_conversation(transcript)}, texts(), kind(SheetKind::predict)));
  REQUIRE(free.size() == 2);
  CHECK(numbers(free[1]) == std::vector<std::int64_t>{24, 25});
}

TEST_CASE("a co-vision sheet asks for the worker's own recall before the extract, and points nothing out") {
  const auto sheet = cafe(SheetKind::co_vision);
  REQUIRE(sheet.sections.size() >= 5);
  CHECK(sheet.sections[0].heading == "Før du læser: Hvad husker du?");
  const auto with_talk = std::find_if(sheet.sections.begin(), sheet.sections.end(), [](const auto& section) {
    return std::holds_alternative<SheetTalk>(section.blocks.front());
  });
  REQUIRE(with_talk != sheet.sections.end());
  CHECK(with_talk->place == SheetSection::Place::new_page);
  CHECK(sheet.sections.back().heading == "Hvad kunne prøves?");
  for (const auto& talk : blocks<SheetTalk>(sheet)) CHECK_FALSE(talk.pointers);
  CHECK(blocks<SheetNote>(sheet).empty());
}

TEST_CASE("a contrast sheet sets a sequence that is taken up against one that is not") {
  const auto transcript = constructed_conversation();
  const auto sheet =
      compose_contrast(transcript, constructed_opportunities(transcript), texts(), kind(SheetKind::contrast));
  REQUIRE(sheet);
  const auto contrast = blocks<SheetContrast>(*sheet).at(0);
  CHECK(contrast.sides[0].heading == "Sekvens A: Perspektivet bliver grebet (tur 19–25)");
  CHECK(contrast.sides[1].heading == "Sekvens B: Perspektivet bliver ikke grebet (tur 14–20)");
}

TEST_CASE("a contrast sheet shows different talk on its two sides where the conversation has it, and says where not") {
  std::vector<Said> turns;
  for (std::size_t i = 0; i < 30; ++i) turns.push_back({i % 2 == 0 ? "S" : "B", "mm"});
  const auto transcript = conversation(turns);
  const auto at = [&](TurnIndex turn, Verdict verdict, Perspective perspective) {
    OpportunityCoding coding;
    coding.turn = turn;
    coding.response = turn + 1;
    coding.verdict = verdict;
    coding.perspective = perspective;
    return opportunity(transcript, coding, "");
  };
  const auto taken_up = at(3, Verdict::taken_up, Perspective::concrete);
  // The nearer one is more alike, but its extract would repeat turns of the other.
  const auto near = at(7, Verdict::not_taken_up, Perspective::concrete);
  const auto far = at(21, Verdict::not_taken_up, Perspective::general);
  const auto apart = compose_contrast(transcript, {taken_up, near, far}, texts(), kind(SheetKind::contrast));
  REQUIRE(apart);
  CHECK(blocks<SheetContrast>(*apart).at(0).sides[1].heading.ends_with("(tur 18–27)"));
  // The reminder alone.
  CHECK(blocks<SheetText>(*apart).size() == 1);
  const auto shared = compose_contrast(transcript, {taken_up, near}, texts(), kind(SheetKind::contrast));
  REQUIRE(shared);
  REQUIRE(blocks<SheetText>(*shared).size() == 2);
  CHECK(blocks<SheetText>(*shared).at(1).text.starts_with("De to sekvenser har ture til fælles"));
}

TEST_CASE("without both there is no contrast, and that is said") {
  const auto transcript = constructed_conversation();
  const auto opportunities = constructed_opportunities(transcript);
  const auto sheet = compose_contrast(transcript, {opportunities[0]}, texts(), kind(SheetKind::contrast));
  REQUIRE_FALSE(sheet);
  CHECK(sheet.error().code == "no-contrast");
}

TEST_CASE("an overview counts by role and describes its picture in words") {
  const auto transcript = constructed_conversation();
  const auto opportunities = constructed_opportunities(transcript);
  WorkerTurn first;
  first.turn = 0;
  first.question = QuestionForm::open;
  WorkerTurn second;
  second.turn = 2;
  second.question = QuestionForm::closed;
  second.institutional = true;
  const std::vector<WorkerTurn> worker_turns{first, second};
  const auto sheet =
      compose_overview({{&transcript, &opportunities, &worker_turns}}, texts(), kind(SheetKind::overview));
  const auto timeline = blocks<SheetTimeline>(sheet).at(0);
  REQUIRE(timeline.turns.size() == 12);
  CHECK(timeline.turns[1].verdict == Verdict::not_taken_up);
  CHECK(timeline.turns[2].institutional);
  CHECK(timeline.description ==
        "Tidslinje med 12 ture: 6 af borgeren og 6 af fagpersoner. Gribningsmuligheder: tur 15 (ikke grebet), tur 23 "
        "(grebet). Institutionel tale: tur 16.");
  const auto figures = blocks<SheetFigures>(sheet);
  REQUIRE(figures.size() == 3);
  CHECK(figures[2].rows[0].cells[1] == "1");
  CHECK(figures[2].rows[0].share == 0.5);
}

TEST_CASE("an overview of several conversations keeps their order and shows no figure of one beside another's") {
  const auto transcript = constructed_conversation();
  auto other = transcript;
  other.metadata = {{"Title", "A"}};
  const std::vector<Opportunity> none;
  const std::vector<WorkerTurn> no_turns;
  const auto sheet = compose_overview({{&transcript, &none, &no_turns}, {&other, &none, &no_turns}}, texts(),
                                      kind(SheetKind::overview));
  CHECK(sheet.title == "2 samtaler");
  const auto timelines = blocks<SheetTimeline>(sheet);
  REQUIRE(timelines.size() == 2);
  CHECK(timelines[1].title == "A");
  for (const auto& figures : blocks<SheetFigures>(sheet))
    for (const auto& row : figures.rows) CHECK(row.cells.front() != "A");
}

TEST_CASE("line numbers are those of the whole conversation, however it is cut") {
  const auto transcript = constructed_conversation();
  SheetOptions options;
  options.numbering = Numbering::lines;
  options.columns = 30;
  const auto whole = entries(compose_sheet(transcript, {}, {whole_conversation(transcript)}, texts(), options));
  const auto cut = entries(compose_sheet(transcript, {}, {{5, 8}}, texts(), options));
  REQUIRE(cut.size() == 4);
  CHECK(whole[0].first_line == 1);
  for (std::size_t i = 0; i < cut.size(); ++i) CHECK(cut[i] == whole[i + 5]);
  const auto lines = extract_of_lines(transcript, cut[0].first_line, cut[3].first_line, options);
  REQUIRE(lines);
  CHECK(*lines == Extract{5, 8});
  CHECK(extract_of_lines(transcript, 900, 901, options).error().code == "no-such-lines");
}

TEST_CASE("a sheet with line numbers speaks of lines") {
  SheetOptions options;
  options.kind = SheetKind::facilitator;
  options.numbering = Numbering::lines;
  const auto note = blocks<SheetNote>(cafe(SheetKind::facilitator, options)).at(0);
  CHECK(note.heading == "Linje 2–3 og svaret i linje 4");
  CHECK(note.questions.at(1) == "Hvad i linje 2–3 svarer linje 4 på?");
}

TEST_CASE("in the reading layout a turn is running text with nothing left out") {
  SheetOptions options;
  options.layout = SheetLayout::reading;
  const auto talk = entries(cafe(SheetKind::data_session, options));
  CHECK(talk[1].lines ==
        std::vector<std::string>{"jeg var med ude at stille borde op til en fest (0.6) det gik egentlig me:get godt"});
}

TEST_CASE("times of the transcript stand beside its turns, those that were worked out do not") {
  auto transcript = constructed_conversation();
  transcript.turns[0].start = 724'900;
  transcript.turns[1].start = 3'723'000;
  transcript.turns[2].start = 1;
  transcript.turns[2].interpolated = true;
  const auto talk = entries(compose_sheet(transcript, {}, {{0, 3}}, texts(), {}));
  CHECK(talk[0].time == "12:04");
  CHECK(talk[1].time == "1:02:03");
  CHECK(talk[2].time.empty());
}

TEST_CASE("lines under a turn that are for programs stay away") {
  auto transcript = constructed_conversation();
  transcript.turns[0].under = {{"%mor", "adv|hvad"}, {"%eng", "what about the weekend"}};
  CHECK(entries(compose_sheet(transcript, {}, {{0, 0}}, texts(), {}))[0].under ==
        std::vector<std::string>{"what about the weekend"});
}

TEST_CASE("a team's own texts stand instead of the shipped ones, the others stay") {
  auto own = texts();
  const auto replaced = own.replace(GRIBNING_SOURCE_DIR "/tests/sheet/own-texts.tsv");
  REQUIRE(replaced);
  CHECK(own.all("data-session.step", Language::da) == std::vector<std::string>{"Læs.", "Tal sammen."});
  CHECK(own.all("data-session.step", Language::en) == texts().all("data-session.step", Language::en));
  CHECK(own.one("reminder", Language::da) == texts().one("reminder", Language::da));
}

TEST_CASE("questions on sheets are open questions: none is answered by yes or no") {
  for (const auto* key : {"facilitator.question", "contrast.question", "co-vision.recall", "co-vision.notice-prompt"})
    for (const auto& question : texts().all(key, Language::da)) {
      INFO(question);
      CHECK(question.back() == '?');
      const auto opens = [&](std::string_view word) { return question.starts_with(word); };
      CHECK((opens("Hv") || question == "Er der et sted, du har tænkt over siden?"));
    }
}
