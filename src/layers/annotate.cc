// SPDX-License-Identifier: MIT
#include "gribning/layers/annotate.h"

#include <algorithm>

#include "gribning/base/files.h"
#include "gribning/layers/minimal.h"
#include "relations.h"
#include "tokens.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

/// One question mark in this many words is enough to say that a transcript uses them.
constexpr std::size_t kWordsPerQuestionMark = 400;

/// In ordinary punctuation the mark shows a question; in the other conventions it shows intonation, and few questions
/// have it.
bool uses_question_marks(const Transcript& transcript) {
  if (transcript.convention != Convention::plain) return false;
  std::size_t words = 0, marks = 0;
  for (const auto& turn : transcript.turns) {
    words += turn.notation.words.size();
    for (const auto& mark : turn.notation.marks) {
      if (mark.kind == MarkKind::punctuation && quote(transcript.text, mark.span).find('?') != std::string_view::npos) {
        ++marks;
      }
    }
  }
  return marks > words / kWordsPerQuestionMark;
}

/// The signs of the transcription as annotations.
void annotate_form(const Turn& turn, TurnIndex index, const std::vector<LabelId>& form, std::vector<Annotation>& out) {
  for (const auto& mark : turn.notation.marks) {
    if (mark.kind == MarkKind::punctuation) continue;
    out.push_back({form[static_cast<std::size_t>(mark.kind)], index, mark.span, 1, {"form", "sign"}});
  }
}

void annotate_cues(const Lexicon& lexicon, const std::vector<Token>& tokens, TurnIndex index,
                   std::vector<Annotation>& out) {
  for (const auto& match : lexicon.match(tokens)) {
    const auto& cue = lexicon.cues()[match.cue];
    const Span span{tokens[match.first].span.begin, tokens[match.last - 1].span.end};
    for (const auto label : cue.labels) out.push_back({label, index, span, cue.weight, {"cues", cue.id}});
  }
}

void annotate_questions(const std::vector<Question>& questions, const std::vector<Token>& tokens, TurnIndex index,
                        const std::vector<LabelId>& shapes, std::vector<Annotation>& out) {
  for (const auto& question : questions) {
    const Span span{tokens[question.first].span.begin, tokens[question.last - 1].span.end};
    out.push_back({shapes[static_cast<std::size_t>(question.shape)], index, span, 1, {"question", "word-order"}});
  }
}

}  // namespace

struct Annotators::Loaded {
  Labels labels;
  Weights weights;
  std::vector<Lexicon> lexica;  // da, en
  std::vector<LabelId> form;    // by MarkKind
  std::vector<LabelId> shapes;  // by QuestionShape
};

Annotators::Annotators(std::unique_ptr<Loaded> loaded) : loaded_(std::move(loaded)) {}
Annotators::Annotators(Annotators&&) noexcept = default;
Annotators& Annotators::operator=(Annotators&&) noexcept = default;
Annotators::~Annotators() = default;

Result<Annotators> Annotators::load(const fs::path& annotations) {
  auto loaded = std::make_unique<Loaded>();
  for (const auto language : {Language::da, Language::en}) {
    auto lexicon = Lexicon::load(annotations / "lexicon" / code(language), language, loaded->labels);
    if (!lexicon) return tl::unexpected(lexicon.error());
    loaded->lexica.push_back(std::move(*lexicon));
  }
  const auto file = annotations / "weights.json";
  if (fs::exists(file)) {
    const auto bytes = read_file(file);
    if (!bytes) return tl::unexpected(bytes.error());
    auto weights = Weights::parse(*bytes, file.string());
    if (!weights) return tl::unexpected(weights.error());
    loaded->weights = std::move(*weights);
  }
  for (auto kind = MarkKind::pause; kind <= MarkKind::other; kind = static_cast<MarkKind>(static_cast<int>(kind) + 1)) {
    loaded->form.push_back(loaded->labels.intern("form/" + std::string(code(kind))));
  }
  for (const auto shape : {QuestionShape::open, QuestionShape::fact, QuestionShape::polar, QuestionShape::alternative,
                           QuestionShape::declarative}) {
    loaded->shapes.push_back(loaded->labels.intern("question/" + std::string(code(shape))));
  }
  return Annotators(std::move(loaded));
}

const Labels& Annotators::labels() const { return loaded_->labels; }
const Weights& Annotators::weights() const { return loaded_->weights; }
const Lexicon& Annotators::lexicon(Language language) const {
  return loaded_->lexica[static_cast<std::size_t>(language)];
}

AnnotatedTranscript Annotators::annotate(Transcript transcript) const {
  AnnotatedTranscript out;
  out.transcript = std::move(transcript);
  const auto& turns = out.transcript.turns;
  const auto& lexicon = this->lexicon(out.transcript.language.value_or(Language::da));
  out.lexicon = &lexicon;
  out.labels = &loaded_->labels;
  out.weights = &loaded_->weights;
  out.marked = uses_question_marks(out.transcript);
  out.tokens.reserve(turns.size());
  for (const auto& turn : turns) {
    out.tokens.push_back(make_tokens(turn, out.transcript.text, lexicon));
    out.questions.push_back(find_questions(out.tokens.back(), out.marked));
  }
  for (TurnIndex index = 0; index < turns.size(); ++index) {
    out.first_annotation.push_back(static_cast<std::uint32_t>(out.annotations.size()));
    const auto from = static_cast<std::ptrdiff_t>(out.annotations.size());
    annotate_form(turns[index], index, loaded_->form, out.annotations);
    annotate_cues(lexicon, out.tokens[index], index, out.annotations);
    annotate_questions(out.questions[index], out.tokens[index], index, loaded_->shapes, out.annotations);
    std::stable_sort(out.annotations.begin() + from, out.annotations.end(),
                     [](const Annotation& a, const Annotation& b) { return a.span.begin < b.span.begin; });
  }
  out.first_annotation.push_back(static_cast<std::uint32_t>(out.annotations.size()));
  for (TurnIndex index = 0; index < out.tokens.size(); ++index) {
    for (const auto& token : out.tokens[index]) {
      if (!token.type->carries_topic()) continue;
      auto& places = out.places[token.type->lemma];
      if (places.empty() || places.back() != index) places.push_back(index);
    }
  }
  out.sequence = SequenceGraph(turns.size(), find_relations(out));
  return out;
}

}  // namespace gribning
