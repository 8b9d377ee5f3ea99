// SPDX-License-Identifier: MIT
#include "codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace gribning::share {
namespace {

/// "svar: grebet": the group's word before the code's own, because a code often stands alone.
Bilingual under(const Bilingual& group, const Bilingual& name) {
  return {group.da + ": " + name.da, group.en + ": " + name.en};
}

template <class Value, std::size_t Count>
CodeGroup group_of(std::string_view id, const Bilingual& name, const Bilingual& word, std::string_view colour,
                   const Bilingual& description, const std::array<Value, Count>& values) {
  CodeGroup group{std::string(id), name, std::string(colour), {}, {}};
  for (const Value value : values) {
    group.codes.push_back({fmt::format("{}/{}", id, code(value)), under(word, title(value)), description});
  }
  return group;
}

CodeGroup opportunity_codes() {
  CodeGroup group{"gribning", {"Gribning", "Uptake (gribning)"}, "#2E7D6B", {}, {}};
  group.codes = {
      {std::string(kOpportunity),
       {"gribningsmulighed", "gribning opportunity"},
       {"En borgertur, der selv bringer et arbejdsmarkedsperspektiv ind (docs/kodning.md, afsnit 4).",
        "A citizen turn that itself brings in a labour-market perspective (docs/coding.md, section 4)."}},
      {std::string(kTentative),
       {"forsigtigt formuleret", "voiced tentatively"},
       {"Perspektivet er sagt forsigtigt, implicit eller tøvende (docs/kodning.md, afsnit 3).",
        "The perspective is voiced cautiously, implicitly or hesitantly (docs/coding.md, section 3)."}},
      {std::string(kResponse),
       {"svartur", "response turn"},
       {"Den første tur af en professionel efter muligheden, som er mere end en minimalrespons (docs/kodning.md, "
        "afsnit 5).",
        "The first turn by a professional after the opportunity that is more than a continuer (docs/coding.md, section "
        "5)."}},
      {std::string(kLater),
       {"senere grebet", "taken up later"},
       {"Den første senere tur af en professionel, der alligevel griber perspektivet (docs/kodning.md, afsnit 6).",
        "The first later turn by a professional that takes the perspective up after all (docs/coding.md, section 6)."}},
  };
  group.groups.push_back(group_of("gribning/perspective", {"Perspektiv", "Perspective"}, {"perspektiv", "perspective"},
                                  "#3F7CAC",
                                  {"Er perspektivet bundet til noget bestemt? (docs/kodning.md, afsnit 2)",
                                   "Is the perspective tied to something specific? (docs/coding.md, section 2)"},
                                  std::array{Perspective::general, Perspective::concrete}));
  group.groups.push_back(group_of("gribning/orientation", {"Retning", "Orientation"}, {"retning", "orientation"},
                                  "#7A6FAC",
                                  {"Peger perspektivet hen imod arbejde? (docs/kodning.md, afsnit 2)",
                                   "Does the perspective point toward work? (docs/coding.md, section 2)"},
                                  std::array{Orientation::toward, Orientation::conditional, Orientation::away}));
  group.groups.push_back(group_of(
      "gribning/verdict", {"Svaret", "The response"}, {"svar", "response"}, "#C77D2E",
      {"Hvad svarturen gør med perspektivet (docs/kodning.md, afsnit 6). Et sted at se på sammen, ikke en fejl.",
       "What the response turn does with the perspective (docs/coding.md, section 6). A place to look at together, "
       "not a mistake."},
      std::array{Verdict::taken_up, Verdict::acknowledged, Verdict::not_taken_up, Verdict::none}));
  group.groups.push_back(group_of(
      "gribning/how", {"Hvordan svaret gør det", "How the response does it"}, {"hvordan", "how"}, "#A65E5E",
      {"Hvad svarturen gør i stedet, eller hvordan den griber perspektivet (docs/kodning.md, afsnit 6).",
       "What the response turn does instead, or how it takes the perspective up (docs/coding.md, section 6)."},
      std::array{How::question, How::formulation, How::next_step, How::link, How::institutional, How::problem_focus,
                 How::deferral, How::other_agreement, How::topic_shift, How::praise, How::receipt, How::correction}));
  return group;
}

CodeGroup turn_codes() {
  CodeGroup group{"turn", {"De professionelles ture", "Turns by professionals"}, "#5D6B7A", {}, {}};
  group.codes = {
      {std::string(kProfessional),
       {"tur af en professionel", "turn by a professional"},
       {"Beskriver turen, ikke personen (docs/kodning.md, afsnit 7).",
        "Describes the turn, not the person (docs/coding.md, section 7)."}},
      {std::string(kContinuer),
       {"minimalrespons", "continuer"},
       {"En tur, der kun giver ordet tilbage (docs/kodning.md, afsnit 5).",
        "A turn that only hands the floor back (docs/coding.md, section 5)."}},
      {std::string(kInstitutional),
       {"turen er institutionel", "the turn is institutional"},
       {"Mindst halvdelen af turen leverer det, der er meningsfuldt for institutionen (docs/kodning.md, afsnit 7).",
        "At least half of the turn delivers what is meaningful to the institution (docs/coding.md, section 7)."}},
  };
  group.groups.push_back(group_of("turn/question", {"Spørgsmålsform", "Form of question"}, {"turen", "the turn"},
                                  "#5D6B7A",
                                  {"Hvordan den professionelle spørger (docs/kodning.md, afsnit 7).",
                                   "How the professional asks (docs/coding.md, section 7)."},
                                  std::array{QuestionForm::open, QuestionForm::closed, QuestionForm::chain}));
  const Bilingual invites{"Hvad spørgsmålet lægger op til at svare (docs/kodning.md, afsnit 7).",
                          "What the question invites as an answer (docs/coding.md, section 7)."};
  group.groups.push_back({"turn/invites",
                          {"Hvad der inviteres til", "What is invited"},
                          "#5D6B7A",
                          {{"turn/invites/any", {"inviterer: nogen", "invites: any"}, invites},
                           {"turn/invites/some", {"inviterer: hvilke", "invites: some"}, invites}},
                          {}});
  return group;
}

/// Colours of the layers, in the order of their names; quiet ones, so that the opportunities stand out.
constexpr std::array<std::string_view, 6> kQuiet = {"#8FA3AD", "#A3AD8F", "#AD8FA3", "#8FADA3", "#A38FAD", "#ADA38F"};

/// The fixed codes, which no data file declares.
struct FixedCodes {
  /// To their identifiers: every identifier, Danish name and English name.
  std::map<std::string, std::string, std::less<>> ids;
  /// By identifier.
  std::map<std::string, Bilingual, std::less<>> names;

  void add(const CodeGroup& group) {
    for (const Code& each : group.codes) {
      names.emplace(each.id, each.name);
      for (const auto& name : {each.id, each.name.da, each.name.en}) ids.emplace(name, each.id);
    }
    for (const CodeGroup& inner : group.groups) add(inner);
  }
};

const FixedCodes& fixed_codes() {
  static const auto kFixed = [] {
    FixedCodes fixed;
    fixed.add(opportunity_codes());
    fixed.add(turn_codes());
    return fixed;
  }();
  return kFixed;
}

std::string layer_of(std::string_view label) { return std::string(label.substr(0, label.find('/'))); }

Bilingual title_of_layer(std::string_view name, const Codebook& codebook) {
  const auto& layers = codebook.layers();
  const auto layer =
      std::find_if(layers.begin(), layers.end(), [&](const CodebookLayer& each) { return each.name == name; });
  return layer == layers.end() ? Bilingual{std::string(name), std::string(name)} : layer->title;
}

}  // namespace

Bilingual name_of_code(std::string_view id, const Codebook& codebook) {
  const auto& fixed = fixed_codes().names;
  if (const auto found = fixed.find(id); found != fixed.end()) return found->second;
  const CodebookLabel* label = codebook.find(id);
  if (label == nullptr) return {std::string(id), std::string(id)};
  // Another sign than the fixed codes have: "Spørgsmål · åbent" is on words, "spørgsmål: åbent" on the whole turn.
  const Bilingual layer = title_of_layer(layer_of(id), codebook);
  return {layer.da + " · " + label->title.da, layer.en + " · " + label->title.en};
}

std::vector<CodeGroup> code_system(const Labels& labels, const Codebook& codebook) {
  std::vector<CodeGroup> groups{opportunity_codes(), turn_codes()};
  std::map<std::string, std::set<std::string>> layers;
  for (std::size_t i = 0; i < labels.count(); ++i) {
    const std::string& name = labels.name(static_cast<LabelId>(i));
    if (name.find('/') != std::string::npos) layers[layer_of(name)].insert(name);
  }
  std::size_t at = 0;
  for (const auto& [layer, names] : layers) {
    const Bilingual title = title_of_layer(layer, codebook);
    CodeGroup group{
        layer, {"Lag: " + title.da, "Layer: " + title.en}, std::string(kQuiet[at++ % kQuiet.size()]), {}, {}};
    for (const std::string& name : names) {
      const CodebookLabel* label = codebook.find(name);
      group.codes.push_back({name, name_of_code(name, codebook), label == nullptr ? Bilingual{} : label->definition});
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

std::string id_in_brackets(std::string_view id) { return fmt::format("[{}]", id); }

std::optional<std::string> code_id(std::string_view name, std::string_view description) {
  const auto end = description.find_last_not_of(" \t\r\n");
  if (end != std::string_view::npos && description[end] == ']') {
    if (const auto open = description.rfind('[', end); open != std::string_view::npos) {
      const auto id = description.substr(open + 1, end - open - 1);
      if (id.find('/') != std::string_view::npos && id.find(' ') == std::string_view::npos) return std::string(id);
    }
  }
  const auto& fixed = fixed_codes().ids;
  if (const auto found = fixed.find(name); found != fixed.end()) return found->second;
  return std::nullopt;
}

std::vector<std::string> codes_of(const OpportunityCoding& coding) {
  std::vector<std::string> codes{std::string(kOpportunity),
                                 fmt::format("gribning/perspective/{}", code(coding.perspective)),
                                 fmt::format("gribning/orientation/{}", code(coding.orientation))};
  if (coding.tentative) codes.emplace_back(kTentative);
  codes.push_back(fmt::format("gribning/verdict/{}", code(coding.verdict)));
  if (coding.how != How::none) codes.push_back(fmt::format("gribning/how/{}", code(coding.how)));
  return codes;
}

std::vector<std::string> codes_of(const WorkerTurn& turn) {
  std::vector<std::string> codes{std::string(kProfessional)};
  if (turn.continuer) codes.emplace_back(kContinuer);
  if (turn.question != QuestionForm::none) codes.push_back(fmt::format("turn/question/{}", code(turn.question)));
  if (turn.invites != Invites::nothing) codes.push_back(fmt::format("turn/invites/{}", code(turn.invites)));
  if (turn.institutional) codes.emplace_back(kInstitutional);
  return codes;
}

std::vector<CodeMark> marks_of(const Coding& coding, const Transcript& transcript) {
  std::vector<CodeMark> marks;
  const auto add = [&](TurnIndex turn, std::string_view code) {
    CodeMark mark{transcript.turns[turn].span, turn, std::string(code)};
    if (std::find(marks.begin(), marks.end(), mark) == marks.end()) marks.push_back(std::move(mark));
  };
  for (const auto& opportunity : coding.opportunities) {
    for (const auto& code : codes_of(opportunity)) add(opportunity.turn, code);
    if (opportunity.response) add(*opportunity.response, kResponse);
    if (opportunity.later) add(*opportunity.later, kLater);
  }
  for (const auto& turn : coding.worker_turns) {
    for (const auto& code : codes_of(turn)) add(turn.turn, code);
  }
  std::stable_sort(marks.begin(), marks.end(), [](const CodeMark& a, const CodeMark& b) { return a.turn < b.turn; });
  return marks;
}

std::vector<CodeMark> marks_of(const AnnotatedTranscript& talk) {
  std::vector<CodeMark> marks;
  std::set<std::tuple<std::uint32_t, std::uint32_t, LabelId>> seen;
  for (const auto& annotation : talk.annotations) {
    if (!seen.emplace(annotation.span.begin, annotation.span.end, annotation.label).second) continue;
    marks.push_back({annotation.span, annotation.turn, talk.labels->name(annotation.label)});
  }
  return marks;
}

std::optional<std::string_view> within(std::string_view id, std::string_view group) {
  if (id.size() <= group.size() + 1 || !id.starts_with(group) || id[group.size()] != '/') return std::nullopt;
  return id.substr(group.size() + 1);
}

}  // namespace gribning::share
