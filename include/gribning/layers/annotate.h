// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gribning/base/language.h"
#include "gribning/base/result.h"
#include "gribning/conversation/transcript.h"
#include "gribning/layers/annotation.h"
#include "gribning/layers/codebook.h"
#include "gribning/layers/lexicon.h"
#include "gribning/layers/question.h"
#include "gribning/layers/sequence.h"
#include "gribning/layers/weights.h"

namespace gribning {

/// Where in a conversation a word comes up, in any of its forms.
struct WordPlaces {
  TurnIndex last = 0;
  std::optional<TurnIndex> first_by_citizen;
  std::optional<TurnIndex> last_by_professional;
};

/// A transcript with what was seen in it. Must not outlive the Annotators that made it.
struct AnnotatedTranscript {
  Transcript transcript;
  const Lexicon* lexicon = nullptr;
  const Labels* labels = nullptr;
  /// What the labels are called and mean.
  const Codebook* codebook = nullptr;
  const Weights* weights = nullptr;
  /// The transcript uses question marks.
  bool marked = true;
  /// Tokens of each turn.
  std::vector<std::vector<Token>> tokens;
  /// Words that the lexicon did not remember for us.
  OwnWords own_words;
  /// Questions of each turn.
  std::vector<std::vector<Question>> questions;
  /// Ordered by turn, then by place.
  std::vector<Annotation> annotations;
  /// annotations[first_annotation[t]] … [first_annotation[t + 1]) belong to turn t.
  std::vector<std::uint32_t> first_annotation;
  /// For each turn the next one by a professional that is more than a continuer; the number of turns after the last.
  std::vector<TurnIndex> next_by_professional;
  /// The last turn by a citizen that is more than a continuer.
  std::optional<TurnIndex> last_by_citizen;
  SequenceGraph sequence;
  /// How strongly each turn ties to the one before it by another speaker, 0 where there is none: by the weights that
  /// the talk was annotated with, as its sequence is.
  std::vector<double> tie_to_before;
  /// By WordType::key. Grammatical words are left out.
  std::unordered_map<std::uint32_t, WordPlaces> places;

  /// `word` must carry topic and come up in the talk.
  [[nodiscard]] const WordPlaces& places_of(const WordType& word) const { return places.at(word.key); }

  [[nodiscard]] std::span<const Annotation> of(TurnIndex turn) const {
    return std::span(annotations).subspan(first_annotation[turn], first_annotation[turn + 1] - first_annotation[turn]);
  }
};

/// The layers of the design, compiled once and shared.
class Annotators {
 public:
  /// Loads the codebook, the lexica and the weights from the annotations/ folder, and the codebooks that a team adds:
  /// NAME.json with its cues NAME.da.tsv and NAME.en.tsv beside it. Fails when a cue gives a label that no codebook
  /// declares.
  [[nodiscard]] static Result<Annotators> load(const std::filesystem::path& annotations,
                                               const std::vector<std::filesystem::path>& own_codebooks = {});

  Annotators(Annotators&&) noexcept;
  Annotators& operator=(Annotators&&) noexcept;
  ~Annotators();

  /// Runs every layer over the transcript. The lexicon is that of the transcript's language; Danish when unknown.
  [[nodiscard]] AnnotatedTranscript annotate(Transcript transcript) const;

  [[nodiscard]] const Labels& labels() const;
  [[nodiscard]] const Codebook& codebook() const;
  [[nodiscard]] const Weights& weights() const;
  [[nodiscard]] const Lexicon& lexicon(Language language) const;

 private:
  struct Loaded;
  explicit Annotators(std::unique_ptr<Loaded> loaded);
  std::unique_ptr<Loaded> loaded_;
};

}  // namespace gribning
