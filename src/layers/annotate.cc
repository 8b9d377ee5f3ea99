// SPDX-License-Identifier: MIT
#include "gribning/layers/annotate.h"

#include <algorithm>
#include <future>

#include "dictionary.h"
#include "form.h"
#include "gribning/base/files.h"
#include "layer.h"
#include "lexicon_reader.h"
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

/// The cues' labels, those that the codebook gives to the turn's speaker.
void annotate_cues(const AnnotatedTranscript& talk, TurnIndex index, const std::vector<const CodebookLabel*>& declared,
                   bool meeting, LexiconReader& reader, std::vector<Annotation>& out) {
  const auto& tokens = talk.tokens[index];
  const auto role = talk.transcript.role_of(index);
  for (const auto& match : reader.match(tokens)) {
    const auto& cue = talk.lexicon->cues()[match.cue];
    const Span span{tokens[match.first].span.begin, tokens[match.last - 1].span.end};
    for (const auto label : cue.labels) {
      if (!declared[label]->holds_for(role) || (declared[label]->meetings && !meeting)) continue;
      out.push_back({label, index, span, cue.weight, {"cues", cue.id}});
    }
  }
}

void annotate_questions(const std::vector<Question>& questions, const std::vector<Token>& tokens, TurnIndex index,
                        const std::vector<LabelId>& shapes, LabelId chain, std::vector<Annotation>& out) {
  for (const auto& question : questions) {
    const Span span{tokens[question.first].span.begin, tokens[question.last - 1].span.end};
    out.push_back({shapes[static_cast<std::size_t>(question.shape)], index, span, 1, {"question", "word-order"}});
  }
  if (questions.size() < kQuestionsOfChain) return;
  const Span span{tokens[questions.front().first].span.begin, tokens[questions.back().last - 1].span.end};
  out.push_back({chain, index, span, 1, {"question", "question-count"}});
}

/// Who speaks next and last, so that nobody has to look through the whole talk for it.
void find_speakers(AnnotatedTranscript& talk) {
  const auto count = static_cast<TurnIndex>(talk.tokens.size());
  talk.next_by_professional.resize(count, count);
  auto next = count;
  for (auto turn = count; turn-- > 0;) {
    talk.next_by_professional[turn] = next;
    if (professional_speaks(talk, turn)) next = turn;
    if (!talk.last_by_citizen && citizen_speaks(talk, turn)) talk.last_by_citizen = turn;
  }
}

/// Puts annotations among those that are there, in the order of the talk.
void add(const std::vector<Annotation>& more, AnnotatedTranscript& talk) {
  auto& all = talk.annotations;
  all.insert(all.end(), more.begin(), more.end());
  std::ranges::stable_sort(all, [](const Annotation& a, const Annotation& b) {
    return a.turn != b.turn ? a.turn < b.turn : a.span.begin < b.span.begin;
  });
  auto next = all.begin();
  for (TurnIndex turn = 0; turn < talk.first_annotation.size(); ++turn) {
    while (next != all.end() && next->turn < turn) ++next;
    talk.first_annotation[turn] = static_cast<std::uint32_t>(next - all.begin());
  }
}

}  // namespace

struct Annotators::Loaded {
  /// The Danish dictionary is read while everything else is loaded; ends with it.
  std::future<void> reading;
  Labels labels;
  Weights weights;
  std::vector<Lexicon> lexica;  // da, en
  Codebook codebook;
  std::unique_ptr<FormAnnotator> form;
  std::vector<LabelId> shapes;  // by QuestionShape
  LabelId chain = 0;
  std::vector<std::vector<LabelId>> written;   // by conversation layer
  std::vector<const CodebookLabel*> declared;  // by LabelId

  [[nodiscard]] Result<void> load_codebooks(const fs::path& annotations, const std::vector<fs::path>& own);
  [[nodiscard]] Result<void> load_lexica(const fs::path& annotations, const std::vector<fs::path>& own);
  [[nodiscard]] Result<void> load_weights(const fs::path& file);
  void name_labels();
  [[nodiscard]] Result<void> look_up_labels();
};

Result<void> Annotators::Loaded::load_codebooks(const fs::path& annotations, const std::vector<fs::path>& own) {
  auto read = Codebook::load(annotations / "codebook.json");
  if (!read) return tl::unexpected(read.error());
  codebook = std::move(*read);
  for (const auto& file : own) {
    auto added = Codebook::load(file);
    if (!added) return tl::unexpected(added.error());
    if (auto done = codebook.add(std::move(*added)); !done) return done;
  }
  return {};
}

Result<void> Annotators::Loaded::load_lexica(const fs::path& annotations, const std::vector<fs::path>& own) {
  for (const auto language : {Language::da, Language::en}) {
    LexiconSource source{.folder = annotations / "lexicon" / code(language), .language = language, .more_cues = {}};
    for (auto cues : own) {
      cues.replace_extension("." + std::string(code(language)) + ".tsv");
      if (fs::exists(cues)) source.more_cues.push_back(std::move(cues));
    }
    auto lexicon = Lexicon::load(source, codebook, labels);
    if (!lexicon) return tl::unexpected(lexicon.error());
    lexica.push_back(std::move(*lexicon));
  }
  return {};
}

Result<void> Annotators::Loaded::load_weights(const fs::path& file) {
  if (!fs::exists(file)) return {};
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  auto read = Weights::parse(*bytes, file.string());
  if (!read) return tl::unexpected(read.error());
  weights = std::move(*read);
  return {};
}

/// The labels that the annotators themselves give.
void Annotators::Loaded::name_labels() {
  form = std::make_unique<FormAnnotator>(labels);
  for (const auto shape : {QuestionShape::open, QuestionShape::fact, QuestionShape::polar, QuestionShape::alternative,
                           QuestionShape::declarative}) {
    shapes.push_back(labels.intern("question/" + std::string(code(shape))));
  }
  chain = labels.intern("question/chain");
  for (const auto& layer : conversation_layers()) {
    auto& ids = written.emplace_back();
    for (const auto name : layer.labels) ids.push_back(labels.intern(name));
  }
}

Result<void> Annotators::Loaded::look_up_labels() {
  for (std::size_t label = 0; label < labels.count(); ++label) {
    const auto& name = labels.name(static_cast<LabelId>(label));
    declared.push_back(codebook.find(name));
    if (declared.back() != nullptr) continue;
    return tl::unexpected(Failure{
        .code = "undeclared-label",
        .message = {"Kodebogen mangler mærket »" + name + "«, som programmet giver. Skriv det ind i codebook.json.",
                    "The codebook lacks the label '" + name +
                        "', which the program gives. Write it into codebook.json."},
        .file = codebook.file()});
  }
  return {};
}

Annotators::Annotators(std::unique_ptr<Loaded> loaded) : loaded_(std::move(loaded)) {}
Annotators::Annotators(Annotators&&) noexcept = default;
Annotators& Annotators::operator=(Annotators&&) noexcept = default;
Annotators::~Annotators() = default;

Result<Annotators> Annotators::load(const fs::path& annotations, const std::vector<fs::path>& own_codebooks) {
  auto loaded = std::make_unique<Loaded>();
  loaded->reading = std::async([] { Dictionary::of(Language::da).read(); });
  if (auto done = loaded->load_codebooks(annotations, own_codebooks); !done) return tl::unexpected(done.error());
  if (auto done = loaded->load_lexica(annotations, own_codebooks); !done) return tl::unexpected(done.error());
  if (auto done = loaded->load_weights(annotations / "weights.json"); !done) return tl::unexpected(done.error());
  loaded->name_labels();
  if (auto done = loaded->look_up_labels(); !done) return tl::unexpected(done.error());
  return Annotators(std::move(loaded));
}

const Codebook& Annotators::codebook() const { return loaded_->codebook; }
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
  out.codebook = &loaded_->codebook;
  out.weights = &loaded_->weights;
  out.marked = uses_question_marks(out.transcript);
  LexiconReader reader(lexicon);
  out.tokens.reserve(turns.size());
  out.questions.reserve(turns.size());
  for (const auto& turn : turns) {
    out.tokens.push_back(make_tokens(turn, out.transcript.text, reader));
    out.questions.push_back(find_questions(out.tokens.back(), out.marked));
  }
  const bool meeting = is_meeting(out.transcript);
  for (TurnIndex index = 0; index < turns.size(); ++index) {
    out.first_annotation.push_back(static_cast<std::uint32_t>(out.annotations.size()));
    const auto from = static_cast<std::ptrdiff_t>(out.annotations.size());
    loaded_->form->annotate(turns[index], index, out.annotations);
    annotate_cues(out, index, loaded_->declared, meeting, reader, out.annotations);
    annotate_questions(out.questions[index], out.tokens[index], index, loaded_->shapes, loaded_->chain,
                       out.annotations);
    std::stable_sort(out.annotations.begin() + from, out.annotations.end(),
                     [](const Annotation& a, const Annotation& b) { return a.span.begin < b.span.begin; });
  }
  out.first_annotation.push_back(static_cast<std::uint32_t>(out.annotations.size()));
  out.own_words = reader.take_own_words();
  for (TurnIndex index = 0; index < out.tokens.size(); ++index) {
    const auto role = out.transcript.role_of(index);
    for (const auto& token : out.tokens[index]) {
      if (!token.type->carries_topic()) continue;
      auto& places = out.places[token.type->key];
      places.last = index;
      if (role == Role::citizen && !places.first_by_citizen) places.first_by_citizen = index;
      if (is_professional(role)) places.last_by_professional = index;
    }
  }
  find_speakers(out);
  out.tie_to_before = find_ties_to_before(out);
  out.sequence = SequenceGraph(turns.size(), find_relations(out));
  std::vector<Annotation> seen;
  for (std::size_t i = 0; i < loaded_->written.size(); ++i) {
    conversation_layers()[i].annotate(out, loaded_->written[i], seen);
  }
  add(seen, out);
  return out;
}

}  // namespace gribning
