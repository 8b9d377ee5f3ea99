// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace gribning {

/// A flag of an affix file by a small number; 0 is none, which nothing has.
using Flag = std::uint8_t;
using Flags = std::bitset<256>;

/// A prefix or suffix: what it takes away, what it adds, and which words may have it.
struct Affix {
  /// Of the text of the rules.
  std::string_view strip;
  std::string_view letters;
  /// Its conditions: one for each letter at the end (of a suffix) or the beginning (of a prefix) of the word without
  /// it.
  std::uint32_t first_condition = 0;
  std::uint32_t conditions = 0;
  Flag flag = 0;
  /// May stand in a word beside an affix of the other kind.
  bool crosses = false;
  bool continued = false;
  /// Flags that the word has together with the affix.
  Flags continuation;
};

/// The rules of a Hunspell affix file (.aff), as far as base forms ask for them: FLAG (letters or `num`), PFX, SFX,
/// NEEDAFFIX, FORBIDDENWORD, ONLYINCOMPOUND, COMPOUNDBEGIN, COMPOUNDMIDDLE, COMPOUNDEND, COMPOUNDPERMITFLAG,
/// COMPOUNDMIN and COMPOUNDWORDMAX. Lines that say something else, or nothing that can be understood, are passed over.
/// Source: hunspell(5).
class AffixRules {
 public:
  explicit AffixRules(std::string bytes);
  AffixRules(const AffixRules&) = delete;
  AffixRules& operator=(const AffixRules&) = delete;

  Flag compound_begin = 0;
  Flag compound_middle = 0;
  Flag compound_end = 0;
  Flag compound_permitted = 0;
  Flag only_in_compound = 0;
  Flag need_affix = 0;
  Flag forbidden = 0;
  /// In letters.
  std::size_t shortest_part = 3;
  std::size_t most_parts = std::numeric_limits<std::size_t>::max();

  /// In the order of the file.
  [[nodiscard]] const std::vector<Affix>& suffixes() const { return suffixes_; }
  [[nodiscard]] const std::vector<Affix>& prefixes() const { return prefixes_; }
  /// Flags that some affix gives the word that has it.
  [[nodiscard]] const Flags& continuing() const { return continuing_; }

  /// Those of them that suffixes have.
  [[nodiscard]] Flags carried() const;

  /// The flags of an entry ("10,11,2"), those that the rules know.
  [[nodiscard]] Flags flags(std::string_view written) const;
  [[nodiscard]] bool ends_as(const Affix& suffix, std::string_view word) const;
  [[nodiscard]] bool begins_as(const Affix& prefix, std::string_view word) const;

  /// A letter out of some, or none of them; any when it is none of no letters.
  struct Condition {
    std::string_view letters;
    bool none_of = false;

    [[nodiscard]] bool holds(std::string_view letter) const {
      return (letters.find(letter) != std::string_view::npos) != none_of;
    }
  };
  /// What the letter must be that stands before what a suffix takes away; nothing when it may be any.
  [[nodiscard]] const Condition* before(const Affix& suffix) const;

 private:
  [[nodiscard]] std::uint16_t raw_flag(std::string_view written) const;
  Flag number_of(std::uint16_t raw);
  void read_line(const std::vector<std::string_view>& fields);
  [[nodiscard]] bool read_affix(const std::vector<std::string_view>& fields);
  void read_conditions(Affix& affix, std::string_view written);
  template <class See>
  void each_flag(std::string_view written, See see) const;

  std::string text_;
  bool numbered_ = false;
  std::vector<Flag> numbers_;
  std::size_t flags_ = 0;
  std::vector<Affix> suffixes_;
  std::vector<Affix> prefixes_;
  std::vector<Condition> conditions_;
  Flags continuing_;

  /// The block of affixes that is being read.
  std::string_view block_;
  std::string_view block_flag_;
  std::size_t block_left_ = 0;
  bool block_crosses_ = false;
};

}  // namespace gribning
