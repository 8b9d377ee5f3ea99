// SPDX-License-Identifier: MIT
#include "affix_rules.h"

#include <algorithm>
#include <charconv>

namespace gribning {
namespace {

constexpr std::size_t kLongestAffix = 100;

std::vector<std::string_view> fields_of(std::string_view line) {
  constexpr std::string_view kBlank = " \t\r";
  std::vector<std::string_view> fields;
  for (auto at = line.find_first_not_of(kBlank); at != std::string_view::npos;
       at = line.find_first_not_of(kBlank, at)) {
    const auto end = std::min(line.find_first_of(kBlank, at), line.size());
    fields.push_back(line.substr(at, end - at));
    at = end;
  }
  return fields;
}

/// 0 where there is none.
std::size_t number(std::string_view written) {
  std::size_t value = 0;
  std::from_chars(written.data(), written.data() + written.size(), value);
  return value;
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::string_view last_letter(std::string_view word) {
  auto at = word.size() - 1;
  while (at > 0 && is_continuation(word[at])) --at;
  return word.substr(at);
}

std::string_view first_letter(std::string_view word) {
  std::size_t end = 1;
  while (end < word.size() && is_continuation(word[end])) ++end;
  return word.substr(0, end);
}

/// "0" is how nothing is written.
std::string_view letters_of(std::string_view written) { return written == "0" ? std::string_view{} : written; }

template <class See>
void each_line(std::string_view text, See see) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    see(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

AffixRules::AffixRules(std::string bytes) : text_(std::move(bytes)), numbers_(0x10000) {
  const std::string_view text(text_);
  // What flags are comes before all of them, wherever it stands.
  each_line(text, [this](std::string_view line) {
    if (!line.starts_with("FLAG")) return;
    const auto fields = fields_of(line);
    if (fields.size() > 1 && fields[0] == "FLAG") numbered_ = fields[1] == "num";
  });
  each_line(text, [this](std::string_view line) {
    if (line.starts_with('#')) return;
    const auto fields = fields_of(line);
    if (fields.size() > 1) read_line(fields);
  });
}

void AffixRules::read_line(const std::vector<std::string_view>& fields) {
  const auto name = fields[0];
  if (name == "SFX" || name == "PFX") {
    if (block_left_ > 0 && read_affix(fields)) return;
    if (fields.size() < 4) return;
    block_ = name;
    block_flag_ = fields[1];
    block_crosses_ = fields[2].starts_with('Y');
    block_left_ = number(fields[3]);
    return;
  }
  const auto is_flag = [&](std::string_view of, Flag& flag) {
    if (name == of) flag = number_of(raw_flag(fields[1]));
  };
  is_flag("COMPOUNDBEGIN", compound_begin);
  is_flag("COMPOUNDMIDDLE", compound_middle);
  is_flag("COMPOUNDEND", compound_end);
  is_flag("COMPOUNDPERMITFLAG", compound_permitted);
  is_flag("ONLYINCOMPOUND", only_in_compound);
  is_flag("NEEDAFFIX", need_affix);
  is_flag("FORBIDDENWORD", forbidden);
  if (name == "COMPOUNDMIN") shortest_part = std::max<std::size_t>(1, number(fields[1]));
  if (name == "COMPOUNDWORDMAX") most_parts = number(fields[1]);
}

/// False for a line that is none of the block's.
bool AffixRules::read_affix(const std::vector<std::string_view>& fields) {
  if (fields.size() < 4 || fields[0] != block_ || fields[1] != block_flag_) return false;
  --block_left_;
  Affix affix;
  affix.flag = number_of(raw_flag(block_flag_));
  affix.crosses = block_crosses_;
  affix.strip = letters_of(fields[2]);
  const auto slash = fields[3].find('/');
  affix.letters = letters_of(fields[3].substr(0, slash));
  if (affix.strip.size() > kLongestAffix || affix.letters.size() > kLongestAffix) return true;
  if (slash != std::string_view::npos) {
    affix.continued = true;
    each_flag(fields[3].substr(slash + 1), [&](std::uint16_t raw) { affix.continuation.set(number_of(raw)); });
    affix.continuation.reset(0);
    continuing_ |= affix.continuation;
  }
  if (fields.size() > 4 && fields[4] != ".") read_conditions(affix, fields[4]);
  (block_ == "SFX" ? suffixes_ : prefixes_).push_back(affix);
  return true;
}

void AffixRules::read_conditions(Affix& affix, std::string_view written) {
  affix.first_condition = static_cast<std::uint32_t>(conditions_.size());
  while (!written.empty()) {
    Condition condition;
    auto taken = first_letter(written).size();
    if (written.front() == '[') {
      const auto end = std::min(written.find(']'), written.size());
      condition.none_of = written.substr(1).starts_with('^');
      const std::size_t from = condition.none_of ? 2 : 1;
      condition.letters = written.substr(std::min(from, end), end - std::min(from, end));
      taken = std::min(end + 1, written.size());
    } else if (written.front() == '.') {
      condition.none_of = true;
    } else {
      condition.letters = written.substr(0, taken);
    }
    conditions_.push_back(condition);
    written.remove_prefix(taken);
  }
  affix.conditions = static_cast<std::uint32_t>(conditions_.size() - affix.first_condition);
}

bool AffixRules::ends_as(const Affix& suffix, std::string_view word) const {
  for (auto left = suffix.conditions; left > 0; --left) {
    if (word.empty()) return false;
    const auto letter = last_letter(word);
    if (!conditions_[suffix.first_condition + left - 1].holds(letter)) return false;
    word.remove_suffix(letter.size());
  }
  return true;
}

bool AffixRules::begins_as(const Affix& prefix, std::string_view word) const {
  for (std::uint32_t at = 0; at < prefix.conditions; ++at) {
    if (word.empty()) return false;
    const auto letter = first_letter(word);
    if (!conditions_[prefix.first_condition + at].holds(letter)) return false;
    word.remove_prefix(letter.size());
  }
  return true;
}

const AffixRules::Condition* AffixRules::before(const Affix& suffix) const {
  const auto stripped =
      static_cast<std::size_t>(std::ranges::count_if(suffix.strip, [](char c) { return !is_continuation(c); }));
  if (stripped >= suffix.conditions) return nullptr;
  return &conditions_[suffix.first_condition + suffix.conditions - stripped - 1];
}

std::uint16_t AffixRules::raw_flag(std::string_view written) const {
  if (written.empty()) return 0;
  if (!numbered_) return static_cast<unsigned char>(written.front());
  std::uint16_t raw = 0;
  std::from_chars(written.data(), written.data() + written.size(), raw);
  return raw;
}

/// A new number for a flag that is new; 0 when there are too many.
Flag AffixRules::number_of(std::uint16_t raw) {
  auto& known = numbers_[raw];
  if (known == 0 && raw != 0 && flags_ + 1 < Flags{}.size()) known = static_cast<Flag>(++flags_);
  return known;
}

template <class See>
void AffixRules::each_flag(std::string_view written, See see) const {
  if (!numbered_) {
    for (const char letter : written) see(static_cast<unsigned char>(letter));
    return;
  }
  while (!written.empty()) {
    const auto comma = std::min(written.find(','), written.size());
    see(raw_flag(written.substr(0, comma)));
    written.remove_prefix(std::min(comma + 1, written.size()));
  }
}

Flags AffixRules::carried() const {
  Flags of_suffixes;
  for (const auto& suffix : suffixes_) of_suffixes.set(suffix.flag);
  return of_suffixes & continuing_;
}

Flags AffixRules::flags(std::string_view written) const {
  Flags found;
  if (!numbered_) {
    for (const char letter : written) found.set(numbers_[static_cast<unsigned char>(letter)]);
  }
  // An entry has a handful of numbers, and many entries are looked at.
  std::uint32_t raw = 0;
  for (std::size_t at = 0; numbered_ && at <= written.size(); ++at) {
    if (at == written.size() || written[at] == ',') {
      found.set(numbers_[raw & 0xFFFFU]);
      raw = 0;
    } else if (written[at] >= '0' && written[at] <= '9') {
      raw = 10 * raw + static_cast<std::uint32_t>(written[at] - '0');
    }
  }
  found.reset(0);
  return found;
}

}  // namespace gribning
