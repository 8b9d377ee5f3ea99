// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "affix_index.h"
#include "affix_rules.h"
#include "entry_table.h"

namespace gribning {

/// Base forms of words by a Hunspell dictionary: what Hunspell 1.7 answers when it is asked for stems, of words in
/// lower case. Several threads may ask at a time.
///
/// Not read are COMPOUNDRULE, which English builds its numerals by, and conversions of what is asked (ICONV): words are
/// asked without typographic apostrophes, and numerals not at all.
class BaseForms {
 public:
  /// From the bytes of the two files. Whatever is in them, reading ends; what cannot be understood knows no words.
  BaseForms(std::string affix_file, std::string dictionary_file);

  /// Each once, in Hunspell's order; none for a word that the dictionary does not know.
  [[nodiscard]] std::vector<std::string> of(std::string_view word) const;

 private:
  friend class BaseFormSearch;

  /// Of those suffixes.
  template <class Which>
  [[nodiscard]] SuffixIndex index_of(Which which) const;

  AffixRules rules_;
  EntryTable entries_;
  PrefixIndex prefixes_;
  SuffixIndex suffixes_;
  /// Those that may stand inside a compound.
  SuffixIndex permitted_;
  /// Those that words with another suffix may have, and those others.
  SuffixIndex outer_;
  SuffixIndex inner_;
};

}  // namespace gribning
