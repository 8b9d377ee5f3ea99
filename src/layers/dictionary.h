// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/language.h"

struct sb_stemmer;

namespace gribning {

class BaseForms;

/// Base forms of words: by Hunspell's dictionary where the system has one, Snowball's stems for the rest. Several
/// threads may ask at a time.
class Dictionary {
 public:
  /// The system's dictionary of a language. A process reads it once, when it is first needed, and keeps it to its end.
  [[nodiscard]] static const Dictionary& of(Language language);

  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;
  ~Dictionary();

  /// Reads the dictionary, which takes some 10 ms, or waits until whoever began has read it.
  void read() const;
  /// The base forms that the dictionary knows of a word in lower case; empty for an unknown word, and when the system
  /// has no Hunspell dictionary of the language: stems are coarser then.
  [[nodiscard]] std::vector<std::string> base_forms(const std::string& word) const;
  /// What is left of the word without its ending.
  [[nodiscard]] std::string stem(std::string_view word) const;

 private:
  explicit Dictionary(Language language);

  Language language_;
  mutable std::once_flag reading_;
  mutable std::unique_ptr<const BaseForms> base_forms_;
  sb_stemmer* snowball_ = nullptr;
  mutable std::mutex one_at_a_time_;
};

}  // namespace gribning
