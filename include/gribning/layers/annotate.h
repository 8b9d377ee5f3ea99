// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
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
  /// Questions of each turn.
  std::vector<std::vector<Question>> questions;
  /// Ordered by turn, then by place.
  std::vector<Annotation> annotations;
  /// annotations[first_annotation[t]] … [first_annotation[t + 1]) belong to turn t.
  std::vector<std::uint32_t> first_annotation;
  SequenceGraph sequence;
  /// The turns that each base form comes up in, ascending. Grammatical words are left out.
  std::unordered_map<std::string_view, std::vector<TurnIndex>> places;

  /// The turns that a word comes up in, in any of its forms.
  [[nodiscard]] std::span<const TurnIndex> places_of(const WordType& word) const {
    const auto it = places.find(word.lemma);
    return it == places.end() ? std::span<const TurnIndex>{} : std::span<const TurnIndex>(it->second);
  }

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
