// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gribning {

/// What a word of working life or everyday competence names. Lists stand in annotations/lexicon/<language>/words/.
enum class WordCategory : std::uint8_t {
  occupation,
  workplace,
  task,
  tool,
  material,
  fault,
  people,
  shift,
  paper,
  competence,
  place,
  // Words of the field and of the system. They name no trade, and do not make a word one of working life.
  education,
  hours,
  placement,  ///< forms of placement and support: "praktik", "løntilskud", "mentor"
  benefit,    ///< what people live on: "kontanthjælp", "ressourceforløbsydelse"
  status,     ///< what the system calls people: "matchgruppe", "jobparat"
};

inline constexpr std::array kWordCategories = {
    WordCategory::occupation, WordCategory::workplace,  WordCategory::task,    WordCategory::tool,
    WordCategory::material,   WordCategory::fault,      WordCategory::people,  WordCategory::shift,
    WordCategory::paper,      WordCategory::competence, WordCategory::place,   WordCategory::education,
    WordCategory::hours,      WordCategory::placement,  WordCategory::benefit, WordCategory::status};

/// True for the categories that make a word one of working life and everyday competence.
[[nodiscard]] constexpr bool is_working_life(WordCategory category) { return category <= WordCategory::place; }

[[nodiscard]] std::string_view code(WordCategory category);
[[nodiscard]] std::optional<WordCategory> word_category_from(std::string_view code);

/// What a grammatical word does in a clause; lists stand in annotations/lexicon/<language>/grammatical.tsv.
enum class WordClass : std::uint8_t {
  verb,     ///< finite verb that often opens a question ("har", "kunne")
  subject,  ///< pronoun that can follow it ("du", "det")
  pronoun,
  hv,         ///< question word ("hvad", "hvordan"; "what", "how")
  connector,  ///< what a turn begins with before it says anything ("ja", "men", "okay")
  particle,
  preposition,
  article,
  auxiliary,
  common,  ///< so common that it says little about the topic ("dag", "god")
};

inline constexpr std::array kWordClasses = {
    WordClass::verb,     WordClass::subject,     WordClass::pronoun, WordClass::hv,        WordClass::connector,
    WordClass::particle, WordClass::preposition, WordClass::article, WordClass::auxiliary, WordClass::common};

[[nodiscard]] std::string_view code(WordClass value);
[[nodiscard]] std::optional<WordClass> word_class_from(std::string_view code);

/// Small closed lists of words that the judgements count: who is spoken of, and how.
enum class Voice : std::uint8_t {
  self,       ///< "jeg", "mig", "min" …
  others,     ///< "han", "hun", "de" …
  of_others,  ///< "hans", "hendes"
  anyone,     ///< "man"
  negation,   ///< "ikke", "ingen", "aldrig" …
  reporting,  ///< "siger", "spurgte" …
  past,       ///< a verb form that tells of what was: "-ede", and the common strong verbs
};

/// Enough of a word to tell, for nearly all pairs of words, that they are no kin.
struct Outline {
  /// Four bytes each; 0 when the lemma is shorter.
  std::uint32_t begins = 0;
  std::uint32_t ends = 0;
  std::uint64_t fields = 0;
};

/// Everything that is known about one word form; asked once and remembered.
struct WordType {
  /// Lower case, composed, spoken spelling folded ("ik'" is "ikke").
  std::string folded;
  /// Base form: "knivene" is "kniv"; the word itself when no dictionary knows it.
  std::string lemma;
  /// All base forms it may have, and what is left when endings are taken off; the folded word first.
  std::vector<std::string> stems;
  /// Bit n: WordCategory n, of working life.
  std::uint16_t categories = 0;
  /// Bit n: WordCategory n, of the system.
  std::uint16_t system = 0;
  /// Areas of work that the word belongs to, as numbers of the lexicon, ascending.
  std::vector<std::uint16_t> fields;
  /// Rarity in everyday talk: 0 for the commonest words, 1 for words that never occur in the counted talk.
  float rarity = 1;
  /// Bit n: WordClass n; 0 for content words.
  std::uint16_t classes = 0;
  bool number = false;
  /// Bit n: Voice n.
  std::uint8_t voices = 0;
  /// Cue atoms that the word satisfies, ascending; what they are is the lexicon's own matter.
  std::vector<std::uint32_t> atoms;
  /// The same number for all words of the lexicon that satisfy the same atoms.
  std::uint32_t cue_class = 0;
  /// For a first look: bit n % 64 for each atom n.
  std::uint64_t atom_bits = 0;
  /// What the word is compared by, as a number: words of a conversation have the same when their base forms, or, when
  /// they are grammatical, they themselves are written alike.
  std::uint32_t key = 0;
  /// The lemma's first and last letters, and bit n % 64 for each field n: what kin have at least one of in common.
  Outline outline;
  /// ln(1 - p), where p is the chance that any one word of everyday talk is this one.
  double absence = 0;

  [[nodiscard]] bool is(WordCategory category) const {
    return (((categories | system) >> static_cast<unsigned>(category)) & 1U) != 0;
  }
  [[nodiscard]] bool is(WordClass value) const { return ((classes >> static_cast<unsigned>(value)) & 1U) != 0; }
  [[nodiscard]] bool is(Voice value) const { return ((voices >> static_cast<unsigned>(value)) & 1U) != 0; }
  /// A word that carries topic: neither grammatical nor so common that it says little.
  [[nodiscard]] bool carries_topic() const { return classes == 0 && !number; }
  /// What `key` stands for.
  [[nodiscard]] const std::string& compared_by() const { return carries_topic() ? lemma : folded; }
};

/// Numbers stand in no count of words; they come up about as often as a word of middling rarity.
inline constexpr double kRarityOfNumbers = 0.5;

/// Words of a conversation that its lexicon does not remember: too many have come before them.
using OwnWords = std::vector<std::unique_ptr<WordType>>;

/// How closely two words are related, loosest first.
enum class Kinship {
  none,
  field,      ///< both belong to one area of work
  compound,   ///< one is part of the other: "frisørsalon", "salon"
  inflected,  ///< forms of one word
  same,
};

[[nodiscard]] Kinship kinship(const WordType& a, const WordType& b);

/// The outline of a word whose lemma and fields are known.
[[nodiscard]] Outline outline_of(const WordType& word);
/// False for most words that are no kin, and never for those that are; both must be words of one conversation.
[[nodiscard]] inline bool may_be_kin(const WordType& a, const WordType& b) {
  return a.key == b.key || (a.outline.begins == b.outline.begins && a.outline.begins != 0) ||
         (a.outline.ends == b.outline.ends && a.outline.ends != 0) || (a.outline.fields & b.outline.fields) != 0;
}

}  // namespace gribning
