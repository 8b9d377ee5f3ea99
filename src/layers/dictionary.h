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
/// Hunspell is slow and not safe for threads: ask once per word form, and remember the answer.
class Dictionary {
 public:
  explicit Dictionary(Language language);
  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;
  ~Dictionary();

  /// False when the system has no Hunspell dictionary of the language; stems are coarser then.
  [[nodiscard]] bool has_base_forms() const { return hunspell_ != nullptr; }
  /// The base forms that the dictionary knows; empty for an unknown word.
  [[nodiscard]] std::vector<std::string> base_forms(const std::string& word) const;
  /// What is left of the word without its ending.
  [[nodiscard]] std::string stem(std::string_view word) const;

 private:
  std::unique_ptr<Hunspell> hunspell_;
  sb_stemmer* snowball_ = nullptr;
  mutable std::mutex one_at_a_time_;
};

}  // namespace gribning
