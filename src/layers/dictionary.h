// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/language.h"

class Hunspell;
struct sb_stemmer;

namespace gribning {

/// Base forms of words: Hunspell's dictionary where the system has one, Snowball's stems for the rest.
/// Hunspell is slow and does one word at a time: ask once per word form, and remember the answer.
class Dictionary {
 public:
  /// The system's dictionary of a language. A process reads it once, when it is first needed, and keeps it to its end:
  /// reading takes about 100 ms, and giving its 200,000 entries back takes as long again.
  [[nodiscard]] static const Dictionary& of(Language language);

  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;
  ~Dictionary();

  /// Reads the dictionary, or waits until whoever began has read it.
  void read() const;
  /// The base forms that the dictionary knows; empty for an unknown word, and when the system has no Hunspell
  /// dictionary of the language: stems are coarser then.
  [[nodiscard]] std::vector<std::string> base_forms(const std::string& word) const;
  /// What is left of the word without its ending.
  [[nodiscard]] std::string stem(std::string_view word) const;

 private:
  explicit Dictionary(Language language);

  Language language_;
  mutable std::once_flag reading_;
  mutable std::unique_ptr<Hunspell> hunspell_;
  sb_stemmer* snowball_ = nullptr;
  mutable std::mutex one_at_a_time_;
};

}  // namespace gribning
