// SPDX-License-Identifier: MIT
#include "sheet/conversation.h"

#include <algorithm>
#include <stdexcept>

namespace gribning::testing {
namespace {

ParticipantIndex participant(Transcript& transcript, const std::string& label) {
  auto& participants = transcript.participants;
  const auto found = std::find_if(participants.begin(), participants.end(),
                                  [&](const Participant& each) { return each.label == label; });
  if (found != participants.end()) return static_cast<ParticipantIndex>(found - participants.begin());
  participants.push_back({label, "", Role::unknown, RoleSource::none});
  return static_cast<ParticipantIndex>(participants.size() - 1);
}

struct Sign {
  std::string_view open;
  std::string_view close;
  MarkKind kind;
};

constexpr Sign kSigns[] = {{"((", "))", MarkKind::comment},
                           {"(", ")", MarkKind::pause},
                           {"[", "]", MarkKind::unpaired},
                           {"°", "°", MarkKind::quiet},
                           {":", "", MarkKind::stretch}};

std::vector<Mark> read_marks(std::string_view text, Span talk) {
  std::vector<Mark> marks;
  std::size_t quiet_until = 0;
  for (std::size_t at = talk.begin; at < talk.end; ++at) {
    for (const auto& sign : kSigns) {
      if (!text.substr(at, talk.end - at).starts_with(sign.open)) continue;
      if (sign.kind == MarkKind::quiet && at < quiet_until) break;
      const auto inside = at + sign.open.size();
      const auto end = std::min<std::size_t>(text.find(sign.close, inside), talk.end - sign.close.size());
      Mark mark;
      mark.kind = sign.kind;
      mark.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end + sign.close.size())};
      mark.inside = {static_cast<std::uint32_t>(inside), static_cast<std::uint32_t>(end)};
      if (mark.kind == MarkKind::stretch) mark.inside = mark.span;
      if (mark.kind == MarkKind::pause) mark.milliseconds = 400;
      if (mark.kind == MarkKind::quiet) quiet_until = mark.span.end;
      if (mark.kind == MarkKind::comment) at = mark.span.end - 1;
      marks.push_back(mark);
      break;
    }
  }
  return marks;
}

void pair(std::vector<Turn>& turns, TurnIndex later) {
  const TurnIndex earlier = later - 1;
  auto candidate = turns[earlier].notation.marks.begin();
  const auto end = turns[earlier].notation.marks.end();
  for (auto& mark : turns[later].notation.marks) {
    if (mark.kind != MarkKind::unpaired) continue;
    candidate = std::find_if(candidate, end, [](const Mark& each) { return each.kind == MarkKind::unpaired; });
    if (candidate == end) return;
    candidate->kind = mark.kind = MarkKind::overlap;
    candidate->partner_turn = later;
    mark.partner_turn = earlier;
  }
}

}  // namespace

Transcript conversation(const std::vector<Said>& turns, std::int64_t first_number) {
  Transcript transcript;
  transcript.name = "samtale";
  transcript.convention = Convention::jefferson;
  transcript.language = Language::da;
  for (const auto& [label, talk] : turns) {
    transcript.text += label + ": ";
    Turn turn;
    turn.number = first_number++;
    turn.speaker = participant(transcript, label);
    turn.span = {static_cast<std::uint32_t>(transcript.text.size()),
                 static_cast<std::uint32_t>(transcript.text.size() + talk.size())};
    turn.pieces = {turn.span};
    transcript.text += talk + "\n";
    turn.notation.marks = read_marks(transcript.text, turn.span);
    transcript.turns.push_back(turn);
    if (transcript.turns.size() > 1) pair(transcript.turns, static_cast<TurnIndex>(transcript.turns.size() - 1));
  }
  return transcript;
}

Opportunity opportunity(const Transcript& transcript, const OpportunityCoding& coding, std::string_view quoted) {
  Evidence evidence;
  evidence.step = Step::perspective;
  evidence.rule = "perspective.task";
  evidence.words = {"nævner en opgave", "names a task"};
  evidence.turn = coding.turn;
  if (!quoted.empty()) {
    const auto at = transcript.text.find(quoted, transcript.turns[coding.turn].span.begin);
    evidence.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + quoted.size())};
  }
  return {coding, evidence, {}};
}

std::vector<std::string> lines_of(const Transcript& transcript, std::size_t columns) {
  SheetOptions options;
  options.columns = columns;
  std::vector<std::string> lines;
  const auto sheet = compose_sheet(transcript, {}, {whole_conversation(transcript)}, texts(), options);
  for (const auto& entry : entries(sheet)) lines.insert(lines.end(), entry.lines.begin(), entry.lines.end());
  return lines;
}

const SheetTexts& texts() {
  static const auto kTexts = SheetTexts::load(GRIBNING_SOURCE_DIR "/annotations/sheets/texts.tsv");
  if (!kTexts) throw std::runtime_error(describe(kTexts.error(), Language::en));
  return *kTexts;
}

std::vector<SheetEntry> entries(const Sheet& sheet, std::size_t position) {
  return blocks<SheetTalk>(sheet).at(position).entries;
}

Sheet sheet_of(const Transcript& transcript, const std::vector<Opportunity>& opportunities,
               const SheetOptions& options) {
  return compose_sheet(transcript, opportunities, choose_extracts(transcript, opportunities, options), texts(),
                       options);
}

Transcript constructed_conversation() {
  auto transcript = conversation(
      {
          {"M", "hvad så med weekenden"},
          {"B", "jeg var med ude at stille borde op til en fest (0.6) det gik egentlig me:get godt"},
          {"M", "klokken syv (.) [hvordan kom du op]"},
          {"B", "[°det var sgu ret rart°] (.) hva'"},
          {"M", "hvordan kom du op"},
          {"B", "((ler)) jeg gik bare ikke i seng"},
          {"M", "nå (1.2) har du fået brevet"},
          {"B", "ja (.) det ligger derhjemme"},
          {"M", "det tager vi på torsdag"},
          {"B", "hvad skal man egentlig have for at køre sådan en lift"},
          {"M", "hvad tænker du på med den lift"},
          {"B", "det var bare fordi jeg godt tør gå op i højden"},
      },
      14);
  transcript.metadata = {
      {"Title", "Mentorsamtale på café"}, {"Date", "2025-06-18"}, {"Setting", "Café, ugentligt møde"}};
  transcript.constructed = true;
  transcript.participants[0].description = "mentor";
  transcript.participants[0].role = Role::worker;
  transcript.participants[1].description = "borger";
  transcript.participants[1].role = Role::citizen;
  return transcript;
}

std::vector<Opportunity> constructed_opportunities(const Transcript& transcript) {
  OpportunityCoding left;
  left.turn = 1;
  left.tentative = true;
  left.response = 2;
  left.verdict = Verdict::not_taken_up;
  left.how = How::problem_focus;
  OpportunityCoding taken;
  taken.turn = 9;
  taken.orientation = Orientation::conditional;
  taken.response = 10;
  taken.verdict = Verdict::taken_up;
  taken.how = How::question;
  return {opportunity(transcript, left, "stille borde op"), opportunity(transcript, taken, "køre sådan en lift")};
}

}  // namespace gribning::testing
