// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "analysis.h"
#include "gribning/opportunity/in_words.h"
#include "json_text.h"

namespace gribning::tool {
namespace {

/// The lines are about so many times as long as the talk.
constexpr std::size_t kBytesPerByte = 24;

/// What the stages say about each turn, by its number; nothing for most.
template <class Value>
class ByTurn {
 public:
  ByTurn(std::size_t turns, const std::vector<Value>& values) : of_(turns, nullptr) {
    for (const auto& value : values) of_[turn_of(value)] = &value;
  }
  [[nodiscard]] const Value* at(TurnIndex turn) const { return of_[turn]; }

 private:
  static TurnIndex turn_of(const Opportunity& opportunity) { return opportunity.turn(); }
  template <class Coded>
  static TurnIndex turn_of(const Coded& coded) {
    return coded.turn;
  }
  std::vector<const Value*> of_;
};

/// The lines of one conversation.
class LineWriter {
 public:
  LineWriter(const Analysis& analysis, const std::vector<std::string>& layers)
      : talk_(analysis.talk), transcript_(talk_.transcript), layers_(layers) {}

  void write_turn(TurnIndex index, const Opportunity* opportunity, const WorkerTurn* worker_turn, const Tie* tie,
                  JsonText& line) {
    const Turn& turn = transcript_.turns[index];
    line.open('{');
    line.text("conversation", transcript_.name);
    line.whole("turn", turn.number);
    line.text("speaker", transcript_.speaker_of(index).label);
    line.text("role", code(transcript_.role_of(index)));
    line.text("talk", transcript_.talk(index));
    line.text("words", plain_words(turn));
    line.whole("begin", turn.span.begin);
    line.whole("end", turn.span.end);
    if (turn.start) line.whole("start_ms", *turn.start);
    if (turn.end) line.whole("end_ms", *turn.end);
    if (tie != nullptr) {
      line.rounded("tie", tie->strength);
      line.whole("tie_to", transcript_.turns[tie->to].number);
    }
    write_layers(index, line);
    write_sequence(index, line);
    line.whole("thread", static_cast<std::int64_t>(talk_.sequence.thread_of(index)));
    if (opportunity != nullptr) {
      line.key("opportunity");
      write_opportunity(*opportunity, transcript_, line);
    }
    if (worker_turn != nullptr) write_worker_turn(*worker_turn, line);
    line.close('}');
    line.end_line();
  }

 private:
  void write_layers(TurnIndex turn, JsonText& line) {
    line.key("layers");
    line.open('[');
    for (const auto& annotation : talk_.of(turn)) {
      const std::string_view label = talk_.labels->name(annotation.label);
      const auto slash = label.find('/');
      if (!layers_.empty() && std::ranges::find(layers_, label.substr(0, slash)) == layers_.end()) continue;
      line.open('{');
      line.text("layer", label.substr(0, slash));
      line.text("label", slash == std::string_view::npos ? label : label.substr(slash + 1));
      line.key("quote");
      write_words(annotation.span, line);
      line.whole("begin", annotation.span.begin);
      line.whole("end", annotation.span.end);
      line.rounded("weight", static_cast<double>(annotation.weight));
      line.text("producer", annotation.provenance.producer);
      line.text("rule", annotation.provenance.rule);
      line.close('}');
    }
    line.close(']');
  }

  void write_sequence(TurnIndex turn, JsonText& line) {
    line.key("sequence");
    line.open('[');
    for (const Relation& relation : talk_.sequence.looks_back(turn)) {
      line.open('{');
      line.whole("to", transcript_.turns[relation.to].number);
      line.text("bond", code(relation.bond));
      line.rounded("strength", relation.strength);
      line.key("words");
      line.open('[');
      for (const Span span : relation.words) write_words(span, line);
      line.close(']');
      line.close('}');
    }
    line.close(']');
  }

  static void write_worker_turn(const WorkerTurn& turn, JsonText& line) {
    line.key("worker_turn");
    line.open('{');
    line.boolean("continuer", turn.continuer);
    line.text("question", code(turn.question));
    line.text("invites", code(turn.invites));
    line.boolean("institutional", turn.institutional);
    line.close('}');
  }

  /// words_at(), without a copy where the words stand as they are to be written.
  void write_words(Span span, JsonText& line) {
    const auto words = quote(transcript_.text, span);
    bool after_space = true;
    const bool as_it_is = std::all_of(words.begin(), words.end(), [&](char c) {
      const bool space = c == ' ';
      const bool kept = c != '\n' && c != '\r' && c != '\t' && !(space && after_space);
      after_space = space;
      return kept;
    });
    if (as_it_is) return line.text(words);
    line.text(words_at(transcript_, span));
  }

  const AnnotatedTranscript& talk_;
  const Transcript& transcript_;
  const std::vector<std::string>& layers_;
};

/// What a line of write_turn() begins with.
std::string beginning(const std::string& conversation) {
  JsonText line;
  line.open('{');
  line.text("conversation", conversation);
  return std::move(line).take() + ',';
}

}  // namespace

std::string annotated_lines(const Analysis& analysis, const std::vector<std::string>& layers) {
  const auto turns = analysis.talk.transcript.turns.size();
  const auto worker_turns = code_worker_turns(analysis.talk);
  const auto ties = measure_ties(analysis.talk);
  const ByTurn opportunity_at(turns, analysis.opportunities);
  const ByTurn worker_turn_at(turns, worker_turns);
  const ByTurn tie_at(turns, ties);
  LineWriter writer(analysis, layers);
  JsonText lines(kBytesPerByte * analysis.talk.transcript.text.size());
  for (TurnIndex turn = 0; turn < turns; ++turn) {
    writer.write_turn(turn, opportunity_at.at(turn), worker_turn_at.at(turn), tie_at.at(turn), lines);
  }
  return std::move(lines).take();
}

std::optional<std::string> rename_conversations(std::string_view lines, const std::vector<std::string>& before,
                                                const std::vector<std::string>& names) {
  std::string out;
  out.reserve(lines.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto old = beginning(before[i]);
    const auto renamed = beginning(names[i]);
    while (lines.starts_with(old)) {
      const auto end = std::min(lines.find('\n'), lines.size() - 1) + 1;
      out += renamed;
      out += lines.substr(old.size(), end - old.size());
      lines.remove_prefix(end);
    }
  }
  if (!lines.empty()) return std::nullopt;
  return out;
}

}  // namespace gribning::tool
