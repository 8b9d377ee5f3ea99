// SPDX-License-Identifier: MIT
#include "tables.h"

#include <fmt/format.h>

#include "gribning/base/records.h"
#include "gribning/base/table.h"
#include "gribning/opportunity/in_words.h"
#include "numbers.h"

namespace gribning::share {
namespace {

/// A table that grows by rows of cells.
class Sheet {
 public:
  explicit Sheet(std::string_view header) { bytes_ = std::string(header) + '\n'; }

  void add(const std::vector<std::string>& cells) { bytes_ += write_record(cells, ',', "\n"); }

  [[nodiscard]] std::string take() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

struct Sheets {
  Sheet turns{"conversation,turn,speaker,role,start,end,words,talk"};
  Sheet opportunities{
      "conversation,turn,perspective,orientation,tentative,response_turn,verdict,how,later,note,speaker,talk,response"};
  Sheet worker_turns{"conversation,turn,continuer,question,invites,institutional,speaker,role,talk"};
  Sheet ties{"conversation,turn,to,tie"};
  Sheet annotations{"conversation,turn,layer,label,title,begin,end,quote,weight,producer,rule"};
  Sheet memos{"conversation,turn,code,begin,end,quote,memo"};
  bool any_memo = false;
};

void add_conversation(Sheets& sheets, const Analysed& analysed, Language language) {
  const Transcript& transcript = analysed.talk->transcript;
  const Coding& coding = *analysed.coding;
  const std::string& name = transcript.name;
  const auto number = [&](TurnIndex turn) { return std::to_string(transcript.turns[turn].number); };
  const auto number_or_empty = [&](std::optional<TurnIndex> turn) { return turn ? number(*turn) : std::string(); };
  for (TurnIndex i = 0; i < transcript.turns.size(); ++i) {
    const Turn& turn = transcript.turns[i];
    sheets.turns.add({name, number(i), transcript.speaker_of(i).label, std::string(code(transcript.role_of(i))),
                      or_empty(turn.start), or_empty(turn.end), std::to_string(turn.notation.words.size()),
                      transcript.talk(i)});
  }
  for (std::size_t i = 0; i < coding.opportunities.size(); ++i) {
    const auto& found = coding.opportunities[i];
    sheets.opportunities.add({name, number(found.turn), std::string(code(found.perspective)),
                              std::string(code(found.orientation)), yes_no(found.tentative),
                              number_or_empty(found.response), std::string(code(found.verdict)),
                              std::string(code(found.how)), number_or_empty(found.later),
                              i < coding.notes.size() ? coding.notes[i] : "", transcript.speaker_of(found.turn).label,
                              transcript.talk(found.turn), found.response ? transcript.talk(*found.response) : ""});
  }
  for (const auto& turn : coding.worker_turns) {
    sheets.worker_turns.add({name, number(turn.turn), yes_no(turn.continuer), std::string(code(turn.question)),
                             std::string(code(turn.invites)), yes_no(turn.institutional),
                             transcript.speaker_of(turn.turn).label, std::string(code(transcript.role_of(turn.turn))),
                             transcript.talk(turn.turn)});
  }
  for (const auto& tie : coding.ties) {
    sheets.ties.add({name, number(tie.turn), number(tie.to), fmt::format("{:.3f}", tie.strength)});
  }
  for (const auto& annotation : analysed.talk->annotations) {
    const std::string& label = analysed.talk->labels->name(annotation.label);
    const auto slash = label.find('/');
    sheets.annotations.add({name, number(annotation.turn), label.substr(0, slash),
                            slash == std::string::npos ? label : label.substr(slash + 1),
                            analysed.talk->codebook->title(label).in(language), std::to_string(annotation.span.begin),
                            std::to_string(annotation.span.end), words_at(transcript, annotation.span),
                            fmt::format("{:.3f}", annotation.weight), std::string(annotation.provenance.producer),
                            std::string(annotation.provenance.rule)});
  }
  if (analysed.passages == nullptr) return;
  for (const auto& passage : *analysed.passages) {
    if (passage.note.empty()) continue;
    sheets.any_memo = true;
    sheets.memos.add({name, number(passage.turn), passage.code, std::to_string(passage.span.begin),
                      std::to_string(passage.span.end), words_at(transcript, passage.span), passage.note});
  }
}

}  // namespace

Result<Shared> write_tables(std::span<const Analysed> analysed, const ShareOptions& options) {
  Sheets sheets;
  for (const Analysed& each : analysed) add_conversation(sheets, each, options.language);
  Shared shared{{{"turns.csv", std::move(sheets.turns).take()},
                 {"opportunities.csv", std::move(sheets.opportunities).take()},
                 {"worker_turns.csv", std::move(sheets.worker_turns).take()},
                 {"ties.csv", std::move(sheets.ties).take()},
                 {"annotations.csv", std::move(sheets.annotations).take()}},
                {}};
  if (sheets.any_memo) shared.files.push_back({"memos.csv", std::move(sheets.memos).take()});
  return shared;
}

}  // namespace gribning::share
