// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "gribning/layers/lexicon.h"

namespace gribning {

/// A lexicon as one thread asks it while it works on a conversation. Words and ways through the cues that this reader,
/// or one before it, came across are found again without waiting for anybody.
class LexiconReader {
 public:
  /// Takes over what an earlier reader of the lexicon remembered, if that one is done.
  explicit LexiconReader(const Lexicon& lexicon);
  LexiconReader(const LexiconReader&) = delete;
  LexiconReader& operator=(const LexiconReader&) = delete;
  ~LexiconReader();

  /// What is known about a word as it stands in a transcript. The reference lives as long as the lexicon, or as the
  /// words taken by take_own_words().
  [[nodiscard]] const WordType& word(std::string_view written);
  /// All cues in the tokens of one turn, ordered by place and cue; a cue's matches do not overlap each other. The
  /// reference is good until the next call.
  [[nodiscard]] const std::vector<CueMatch>& match(const std::vector<Token>& tokens);
  /// Words that the lexicon has no room for. They have to be kept as long as the conversation, and the reader must not
  /// be asked again.
  [[nodiscard]] OwnWords take_own_words();

 private:
  const Lexicon& lexicon_;
  std::unique_ptr<Lexicon::Desk> desk_;
};

}  // namespace gribning
