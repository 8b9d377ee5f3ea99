// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dictionary.h"
#include "gribning/base/result.h"
#include "gribning/layers/words.h"
#include "word_shapes.h"

namespace gribning {

/// All that a language's lists and dictionary say about single words.
class WordBook {
 public:
  explicit WordBook(Language language);

  /// Reads spelling.tsv, grammatical.tsv, everyday.tsv and words/*.tsv of a lexicon folder, those that are there.
  [[nodiscard]] Result<void> load(const std::filesystem::path& folder);

  /// Asked about each word type before it is remembered: lets the cues mark it. Several threads may ask at a time.
  void on_new_word(std::function<void(WordType&)> mark) { mark_ = std::move(mark); }

  /// Lower case, composed letters, typographic apostrophes made plain, spoken spelling made written.
  [[nodiscard]] std::string fold(std::string_view written) const;
  /// What is known about a folded word; the reference lives as long as the book. It remembers some hundred thousand, so
  /// that a nation's talk does not fill the memory; what it has no room for is put into `own`, with kNoKey for a key
  /// that no word of the book has.
  static constexpr std::uint32_t kNoKey = ~std::uint32_t{0};
  [[nodiscard]] const WordType& word(const std::string& folded, OwnWords& own) const;
  [[nodiscard]] const std::string& field(std::uint16_t number) const { return fields_[number]; }

  /// An entry of several words: "sidde i kassen". Matched word by word, as a cue.
  struct Phrase {
    std::vector<std::string> words;
    WordCategory category = WordCategory::task;
  };
  [[nodiscard]] const std::vector<Phrase>& phrases() const { return phrases_; }
  /// A word that grammatical.tsv lists: in a phrase it stands as it is, others are inflected.
  [[nodiscard]] bool is_grammatical(const std::string& folded) const { return classes_.contains(folded); }

 private:
  /// Parts of words are looked up as they are, without a copy.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };

  struct Entry {
    std::uint16_t categories = 0;
    std::vector<std::uint16_t> fields;
  };

  [[nodiscard]] Result<void> load_spelling(const std::filesystem::path& file);
  [[nodiscard]] Result<void> load_grammatical(const std::filesystem::path& file);
  [[nodiscard]] Result<void> load_everyday(const std::filesystem::path& file);
  [[nodiscard]] Result<void> load_words(const std::filesystem::path& file);
  [[nodiscard]] std::unique_ptr<WordType> make(std::string folded) const;
  [[nodiscard]] const WordType* remembered(const std::string& folded) const;
  void find_base_forms(WordType& word) const;
  void find_entries(WordType& word) const;
  void find_system(WordType& word) const;
  [[nodiscard]] const Entry* entry_of(std::string_view folded) const;
  [[nodiscard]] std::uint16_t system_of(std::string_view folded) const;
  [[nodiscard]] const Entry* head_of_compound(std::string_view folded) const;
  [[nodiscard]] float rarity_of(const WordType& word) const;
  /// Under the lock.
  const WordType& remember(std::unique_ptr<WordType> made) const;

  Language language_;
  const Dictionary& dictionary_;
  std::unordered_map<std::string, std::string> spelling_;
  std::unordered_map<std::string, std::uint16_t> classes_;
  std::unordered_map<std::string, double> everyday_;
  double commonest_ = 1;
  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;
  /// Words of the system: bits of their categories.
  std::unordered_map<std::string, std::uint16_t, Hash, std::equal_to<>> system_;
  WordShapes entry_shapes_;
  WordShapes system_shapes_;
  /// In bytes: no longer part of a word needs to be looked up.
  std::size_t longest_entry_ = 0;
  std::size_t longest_system_ = 0;
  std::vector<std::string> fields_;
  std::vector<Phrase> phrases_;
  std::function<void(WordType&)> mark_;

  mutable std::mutex lock_;
  mutable std::unordered_map<std::string, std::uint32_t> keys_;
  mutable std::unordered_map<std::string, std::unique_ptr<const WordType>> folded_;
};

}  // namespace gribning
