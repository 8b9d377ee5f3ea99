// SPDX-License-Identifier: MIT
#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "formats/writing.h"
#include "gribning/share/receive.h"
#include "gribning/share/target.h"

/// A small analysed conversation, made by hand: what is written of it does not change when the program learns.
namespace gribning {

inline constexpr std::string_view kGarden =
    "Title: Konstrueret prøvesamtale\n"
    "Constructed: yes\n"
    "Participant: B = borger (citizen)\n"
    "Participant: S = sagsbehandler (worker)\n"
    "\n"
    "1 S: hvad laver du så når du er hjemme\n"
    "2 B: jeg har sådan (.) hjulpet min nabo med plænen 🌱 måske kunne jeg\n"
    "     noget med det & \"haver\"\n"
    "3 S: okay (0.5) jeg sender dig en mail om din plan\n"
    "4 B: ja\n"
    "5 S: det der med haven, hvad er det for noget\n";

/// Titles for the labels of the garden, but for institutional/plan, which no codebook declares.
inline Codebook garden_codebook() {
  const auto layer = [](const std::string& name, const std::string& title, const std::string& label,
                        const std::string& label_title) {
    const std::string both = R"({"da": "d", "en": "e"})";
    return R"({"name": ")" + name + R"(", "title": )" + title + R"(, "definition": )" + both +
           R"(, "labels": [{"name": ")" + label + R"(", "title": )" + label_title + R"(, "definition": )" + both +
           R"(, "example": )" + both + R"(, "source": "prøve"}]})";
  };
  auto codebook = Codebook::parse(
      R"({"title": {"da": "Prøve", "en": "Test"}, "layers": [)" +
          layer("question", R"({"da": "Spørgen", "en": "Asking"})", "open", R"({"da": "åben", "en": "open"})") + "," +
          layer("stance", R"({"da": "Forbehold", "en": "Stance"})", "hedge", R"({"da": "hæk", "en": "hedge"})") + "," +
          layer("form", R"({"da": "Form", "en": "Form"})", "pause", R"({"da": "ophold", "en": "pause"})") + "," +
          layer("minimal", R"({"da": "Småord", "en": "Minimal"})", "receipt", R"({"da": "nik", "en": "receipt"})") +
          "]}",
      "prøve.json");
  REQUIRE(codebook);
  return *std::move(codebook);
}

struct Garden {
  std::unique_ptr<Labels> labels = std::make_unique<Labels>();
  std::unique_ptr<Codebook> codebook = std::make_unique<Codebook>(garden_codebook());
  AnnotatedTranscript talk;
  Coding coding;
  std::vector<Opportunity> opportunities;

  explicit Garden(Transcript transcript) {
    talk.transcript = std::move(transcript);
    talk.transcript.name = "haven";
    talk.labels = labels.get();
    talk.codebook = codebook.get();
    see("question/open", 0, "hvad laver du");
    see("stance/hedge", 1, "måske");
    see("form/pause", 1, "(.)");
    see("minimal/receipt", 2, "okay");
    see("institutional/plan", 2, "din plan");
    talk.first_annotation = {0, 1, 3, 5, 5, 5};
    talk.sequence = SequenceGraph(5, {{1, 0, Bond::pair, 1, {}},
                                      {2, 1, Bond::next, 1, {}},
                                      {3, 2, Bond::next, 1, {}},
                                      {4, 1, Bond::returns, 0.734, {span_of(4, "haven")}}});
    coding.conversation = "haven";
    const OpportunityCoding found{1, Perspective::concrete, Orientation::toward, true,
                                  2, Verdict::acknowledged, How::deferral,       4};
    coding.opportunities = {found};
    coding.notes = {"haven: kommer igen <senere>"};
    coding.worker_turns = {{0, false, QuestionForm::open, Invites::nothing, false},
                           {2, false, QuestionForm::none, Invites::nothing, true},
                           {4, false, QuestionForm::open, Invites::some, false}};
    coding.ties = {{1, 0, 0.25}, {2, 1, 0.5}, {3, 2, 0.125}, {4, 3, 0.0625}};
    opportunities.emplace_back(
        found,
        Evidence{Step::tentative,
                 "stance.hedge.maaske",
                 {"Siges med forbehold", "Said with reservation"},
                 1,
                 span_of(1, "måske"),
                 0.5},
        std::vector<Evidence>{
            {Step::verdict, "rule/acknowledged", {"Svaret kvitterer", "The response acknowledges"}, 2, {}, 0}});
  }

  /// Where `words` stand in a turn.
  [[nodiscard]] Span span_of(TurnIndex turn, std::string_view words) const {
    const auto at = talk.transcript.text.find(words, talk.transcript.turns[turn].span.begin);
    REQUIRE(at != std::string::npos);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }
  [[nodiscard]] Analysed view() const { return {&talk, &coding, &opportunities}; }

 private:
  void see(std::string_view label, TurnIndex turn, std::string_view words) {
    talk.annotations.push_back({labels->intern(label), turn, span_of(turn, words), 1, {"cues", "test"}});
  }
};

/// The garden as read from a format.
inline Garden garden(std::string_view format = "text") {
  const Transcript transcript = read(kGarden);
  return format == "text" ? Garden(transcript) : Garden(read_as(written(transcript, format).bytes, format));
}

inline Shared shared(const Garden& garden, std::string_view target, const ShareOptions& options = {}) {
  const Analysed one = garden.view();
  REQUIRE(target_named(target) != nullptr);
  auto out = target_named(target)->write({&one, 1}, options);
  if (!out) FAIL(describe(out.error(), Language::en));
  return *std::move(out);
}

inline std::string file_in(const Shared& shared, std::string_view ending) {
  for (const SharedFile& file : shared.files) {
    if (file.path == ending || (ending.starts_with('.') && file.path.ends_with(ending))) return file.bytes;
  }
  FAIL("no file " << ending);
  return {};
}

/// "placed gribning/opportunity 2 | lost memo: reason": each line of the report, turns by their position.
inline std::string report(const Received& received) {
  std::string out;
  for (const Placement& line : received.placements) {
    if (!out.empty()) out += " | ";
    out += std::string(code(line.fate)) + ' ' + line.code;
    if (line.turn) out += ' ' + std::to_string(*line.turn);
    if (!line.reason.en.empty()) out += ": " + line.reason.en;
  }
  return out;
}

}  // namespace gribning
