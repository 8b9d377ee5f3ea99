// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/language.h"
#include "gribning/base/result.h"
#include "gribning/layers/annotation.h"
#include "gribning/layers/codebook.h"
#include "gribning/layers/words.h"

namespace gribning {

/// One line of a cue list.
struct Cue {
  std::string id;
  /// The pattern as written, in the cue language (docs/how-to/cue.md).
  std::string pattern;
  std::vector<LabelId> labels;
  float weight = 1;
};

/// Where a cue was found: tokens [first, last) of the words that were searched.
struct CueMatch {
  /// Position in Lexicon::cues().
  std::uint32_t cue = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  friend bool operator==(const CueMatch&, const CueMatch&) = default;
};

/// A word in its place, as cues see it.
struct Token {
  const WordType* type = nullptr;
  Span span;
  /// A question mark follows.
  bool asked = false;
  /// The transcript marks the word as broken off.
  bool cut_off = false;
  /// A full stop, question or exclamation mark follows, or the turn ends.
  bool ends_sentence = false;
  /// A comma, dash or pause follows: a clause may end here.
  bool ends_clause = false;
};

/// The word, folded, is one of these.
[[nodiscard]] bool one_of(const Token& token, std::initializer_list<std::string_view> words);

/// Where a lexicon is read from.
struct LexiconSource {
  /// *.tsv (cues), words/*.tsv, spelling.tsv, everyday.tsv, grammatical.tsv; what is not there is left out.
  std::filesystem::path folder;
  Language language = Language::da;
  /// Cue files from elsewhere: a team's own.
  std::vector<std::filesystem::path> more_cues;
};

/// The words and cues of one language, compiled: words to a net of tokens, patterns to a set of regular expressions.
/// Shared by threads: the cues do not change after loading, and words that talk brings are added under a lock. A thread
/// asks through a LexiconReader, its own while it works on a conversation.
class Lexicon {
 public:
  /// Reads a lexicon, and the Hunspell dictionary of the language where the system has one. A bad line, and a label
  /// that the codebook does not declare, fails with file, line and column.
  [[nodiscard]] static Result<Lexicon> load(const LexiconSource& source, const Codebook& codebook, Labels& labels);

  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;
  ~Lexicon();

  [[nodiscard]] Language language() const;
  [[nodiscard]] const std::vector<Cue>& cues() const;
  /// All cues in the tokens of one turn, ordered by place and cue; a cue's matches do not overlap each other.
  [[nodiscard]] std::vector<CueMatch> match(const std::vector<Token>& tokens) const;
  /// Name of a field number of WordType::fields.
  [[nodiscard]] const std::string& field(std::uint16_t number) const;

 private:
  friend class LexiconReader;
  struct Compiled;
  struct Desk;
  explicit Lexicon(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace gribning
