// SPDX-License-Identifier: MIT
#include "base_forms.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>

namespace gribning {
namespace {

/// Hunspell does not look at longer words.
constexpr std::size_t kLongestWord = 255;
constexpr std::size_t kMostParts = 100;
/// So many parts of compounds are looked at in one word ("jajajaja…" has endless ways to be one): more than in any word
/// that somebody means. Hunspell gives up after a twentieth of a second.
constexpr std::size_t kMostCuts = 20'000;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// A word, or the beginning of one, with the hashes of all its beginnings.
struct Letters {
  std::string_view word;
  const WordHash* hashes = nullptr;

  [[nodiscard]] Letters first(std::size_t size) const { return {word.substr(0, size), hashes}; }
  [[nodiscard]] WordHash hash() const { return hashes[word.size()]; }
};

/// Keeps the hashes of a word that lives elsewhere.
class Hashed {
 public:
  explicit Hashed(std::string_view word) : word_(word), hashes_(word.size() + 1) {
    WordHash hash;
    for (std::size_t size = 0; size < word.size(); ++size) {
      hash.add(word.substr(size, 1));
      hashes_[size + 1] = hash;
    }
  }
  [[nodiscard]] Letters letters() const { return {word_, hashes_.data()}; }

 private:
  std::string_view word_;
  std::vector<WordHash> hashes_;
};

/// An entry that a word comes from.
struct Root {
  Flags flags;
  std::string_view word;
  std::string_view base;
  bool described = false;
};

/// A word without a suffix, and what suffixes it may have had.
struct Stripped {
  std::string word;
  std::vector<Root> roots;
  const SuffixIndex::Group* group = nullptr;
  /// The first of them that has not been looked at.
  std::size_t next = 0;

  [[nodiscard]] const Affix* suffix() const { return group->suffixes[next]; }
};

/// Inside a compound only some affixes may stand.
enum class Place : std::uint8_t { word, inside_compound };

/// What is asked of affixes.
struct Wanted {
  /// Is there already, before the word.
  const Affix* prefix = nullptr;
  /// A suffix follows, which the affix must lead on to.
  Flag carried = 0;
  /// The entry or the affix must have it.
  Flag needed = 0;
  Place place = Place::word;
  /// All entries in place of the first: for their base forms.
  bool all = false;
};

/// A part of a compound, and the parts before it.
struct Part {
  const Part* before = nullptr;
  Letters letters;
  /// The flag that it has by an affix, 0 when it is an entry itself.
  Flag affixed = 0;
  std::string_view base;
};

/// Where a compound may be parted first, when a part has so many letters at least.
std::size_t first_cut(std::string_view word, std::size_t shortest) {
  std::size_t at = 0;
  for (std::size_t letters = 0; letters < shortest && at < word.size(); ++letters) {
    for (++at; at < word.size() && is_continuation(word[at]);) ++at;
  }
  return at;
}

/// Where it can be parted no more.
std::size_t last_cut(std::string_view word, std::size_t shortest) {
  auto at = word.size();
  for (std::size_t letters = 1; letters < shortest && at > 0; ++letters) {
    for (--at; at > 0 && is_continuation(word[at]);) --at;
  }
  return at;
}

}  // namespace

/// One word's way through a dictionary. It follows Hunspell's own step by step, since the order of base forms and what
/// is left out are part of the answer; what differs is that every question ends with a look into a table.
class BaseFormSearch {
 public:
  explicit BaseFormSearch(const BaseForms& forms) : forms_(&forms), rules_(&forms.rules_) {}

  std::vector<std::string> of(std::string_view word);

 private:
  void find_word(std::string_view word);
  void entries(Letters stem, std::string_view strip, std::vector<Root>& roots) const;
  [[nodiscard]] std::vector<Root> entries(Letters word) const;
  [[nodiscard]] std::optional<Root> entry(Letters word, Flag flag) const;
  bool take(const Root& root, const Wanted& wanted);
  [[nodiscard]] bool may_stand(const Affix& suffix, const Wanted& wanted) const;
  [[nodiscard]] bool is_root_of(const Root& root, const Affix& suffix, const Wanted& wanted) const;
  bool with_suffix(Letters word, const Wanted& wanted);
  [[nodiscard]] bool suffixed(std::span<Stripped> hits, const Wanted& wanted);
  bool with_two_suffixes(Letters word, const Wanted& wanted);
  bool with_inner_suffix(Letters stem, const Affix& outer, const Wanted& wanted);
  bool with_prefix(Letters word, Wanted wanted);
  bool with_prefix_and_two_suffixes(Letters word, Wanted wanted);
  void find_affixed(Letters word, Flag needed);
  [[nodiscard]] bool is_affixed(Letters word, Flag needed);
  [[nodiscard]] std::vector<std::string> bases_of_affixed(Letters word, Flag needed);
  void find_compound(Letters letters, const Part* before, std::size_t parts);
  [[nodiscard]] bool first_part(Letters first, bool begins, Part& part);
  [[nodiscard]] bool ends_compound(Letters last, const Part& before, std::size_t parts, bool& found);
  void add_compound(const Part& before, std::string_view last, const std::vector<std::string>& bases);
  void add(std::string base) {
    if (!base.empty() && std::ranges::find(found_, base) == found_.end()) found_.push_back(std::move(base));
  }

  const BaseForms* forms_;
  const AffixRules* rules_;
  std::vector<std::string> found_;
  Root first_;
  std::vector<Stripped> stripped_;
  /// Ways of being a compound that were found, and parts that were looked at.
  std::size_t compounds_ = 0;
  std::size_t cuts_ = 0;
  /// By how many letters are left of a compound: the fewest parts before them with which they were no compound's rest.
  std::vector<std::size_t> dead_;
};

std::vector<std::string> BaseFormSearch::of(std::string_view word) {
  if (word.size() > kLongestWord) return {};
  while (word.starts_with(' ')) word.remove_prefix(1);
  auto bare = word;
  while (bare.ends_with('.')) bare.remove_suffix(1);
  if (bare.empty()) bare = word;
  if (bare.empty()) return {};
  find_word(bare);
  if (bare.size() < word.size()) find_word(word.substr(0, bare.size() + 1));
  return std::move(found_);
}

void BaseFormSearch::find_word(std::string_view word) {
  const Hashed hashed(word);
  const auto letters = hashed.letters();
  const auto before = found_.size();
  for (const auto& root : entries(letters)) {
    if (!root.flags[rules_->forbidden] && !root.flags[rules_->need_affix] && !root.flags[rules_->only_in_compound]) {
      add(std::string(root.base));
    }
  }
  find_affixed(letters, 0);
  if (found_.size() > before || rules_->compound_begin == 0) return;
  cuts_ = 0;
  dead_.assign(word.size(), std::numeric_limits<std::size_t>::max());
  find_compound(letters, nullptr, 0);
}

/// The entries of a word in two pieces.
void BaseFormSearch::entries(Letters stem, std::string_view strip, std::vector<Root>& roots) const {
  auto hash = stem.hash();
  hash.add(strip);
  forms_->entries_.each(stem.word, strip, hash, [&](const EntryTable::Entry& entry) {
    roots.push_back({rules_->flags(entry.flags), entry.word, entry.base(), !entry.fields.empty()});
  });
}

std::vector<Root> BaseFormSearch::entries(Letters word) const {
  std::vector<Root> roots;
  entries(word, {}, roots);
  return roots;
}

/// The first entry of this word with a flag, unless it must have an affix.
std::optional<Root> BaseFormSearch::entry(Letters word, Flag flag) const {
  for (const auto& root : entries(word)) {
    if (root.flags[flag] && !root.flags[rules_->need_affix]) return root;
  }
  return std::nullopt;
}

/// True when no more is asked for.
bool BaseFormSearch::take(const Root& root, const Wanted& wanted) {
  if (!wanted.all) {
    first_ = root;
    return true;
  }
  add(std::string(root.base));
  return false;
}

bool BaseFormSearch::may_stand(const Affix& suffix, const Wanted& wanted) const {
  const auto& has = suffix.continuation;
  if (wanted.place == Place::word && has[rules_->only_in_compound]) return false;
  if (wanted.prefix != nullptr && !suffix.crosses) return false;
  if (wanted.carried != 0) return has[wanted.carried];
  if (!has[rules_->need_affix]) return true;
  return wanted.prefix != nullptr && !wanted.prefix->continuation[rules_->need_affix] &&
         (!wanted.all || suffix.letters.empty());
}

bool BaseFormSearch::is_root_of(const Root& root, const Affix& suffix, const Wanted& wanted) const {
  const auto* prefix = wanted.prefix;
  const bool has_suffix = root.flags[suffix.flag] || (prefix != nullptr && prefix->continuation[suffix.flag]);
  const bool has_prefix = prefix == nullptr || root.flags[prefix->flag] || suffix.continuation[prefix->flag];
  const bool has_needed = wanted.needed == 0 || root.flags[wanted.needed] || suffix.continuation[wanted.needed];
  const bool bad = !wanted.all && wanted.place == Place::word && root.flags[rules_->only_in_compound];
  return has_suffix && has_prefix && has_needed && !bad;
}

bool BaseFormSearch::with_suffix(Letters word, const Wanted& wanted) {
  const auto see = [&](std::span<const SuffixIndex::Group> groups, std::string_view stem) {
    // Mostly one entry at most is found, whichever way the ending may have come there.
    std::size_t hits = 0;
    for (const auto& group : groups) {
      if (stripped_.size() == hits) stripped_.emplace_back();
      auto& hit = stripped_[hits];
      hit.roots.clear();
      entries(word.first(stem.size()), group.strip, hit.roots);
      if (hit.roots.empty()) continue;
      hit.word.assign(stem).append(group.strip);
      hit.group = &group;
      ++hits;
    }
    return hits > 0 && suffixed(std::span(stripped_).first(hits), wanted);
  };
  if (wanted.place == Place::inside_compound) return forms_->permitted_.each(word.word, see);
  if (wanted.carried != 0) return forms_->inner_.each(word.word, see);
  return forms_->suffixes_.each(word.word, see);
}

/// The suffixes of all groups in the order of one.
bool BaseFormSearch::suffixed(std::span<Stripped> hits, const Wanted& wanted) {
  for (auto& hit : hits) hit.next = 0;
  while (true) {
    Stripped* next = nullptr;
    for (auto& hit : hits) {
      if (hit.next == hit.group->suffixes.size()) continue;
      if (next == nullptr || hit.suffix() > next->suffix()) next = &hit;
    }
    if (next == nullptr) return false;
    const auto& suffix = *next->suffix();
    ++next->next;
    if (!may_stand(suffix, wanted) || !rules_->ends_as(suffix, next->word)) continue;
    for (const auto& root : next->roots) {
      if (is_root_of(root, suffix, wanted) && take(root, wanted)) return true;
    }
  }
}

bool BaseFormSearch::with_two_suffixes(Letters word, const Wanted& wanted) {
  std::vector<const Affix*> suffixes;
  return forms_->outer_.each(word.word, [&](std::span<const SuffixIndex::Group> groups, std::string_view stem) {
    suffixes.clear();
    for (const auto& group : groups) suffixes.insert(suffixes.end(), group.suffixes.begin(), group.suffixes.end());
    if (groups.size() > 1) std::ranges::sort(suffixes, std::ranges::greater{});
    return std::ranges::any_of(
        suffixes, [&](const Affix* suffix) { return with_inner_suffix(word.first(stem.size()), *suffix, wanted); });
  });
}

/// Whether what is left without an outer suffix has an inner one that leads on to it.
bool BaseFormSearch::with_inner_suffix(Letters stem, const Affix& outer, const Wanted& wanted) {
  if (wanted.prefix != nullptr && !outer.crosses) return false;
  auto inner = wanted;
  inner.carried = outer.flag;
  inner.place = Place::word;
  if (wanted.prefix != nullptr && outer.continuation[wanted.prefix->flag]) inner.prefix = nullptr;
  if (outer.strip.empty()) return rules_->ends_as(outer, stem.word) && with_suffix(stem, inner);
  const auto word = std::string(stem.word).append(outer.strip);
  return rules_->ends_as(outer, word) && with_suffix(Hashed(word).letters(), inner);
}

bool BaseFormSearch::with_prefix(Letters word, Wanted wanted) {
  return forms_->prefixes_.each(word.word, [&](const Affix& prefix, std::string_view stem) {
    if (wanted.place == Place::word && prefix.continuation[rules_->only_in_compound]) return false;
    const auto root_word = std::string(prefix.strip).append(stem);
    if (!rules_->begins_as(prefix, root_word)) return false;
    const Hashed hashed(root_word);
    for (const auto& root : entries(hashed.letters())) {
      const bool has_needed = wanted.needed == 0 || root.flags[wanted.needed] || prefix.continuation[wanted.needed];
      if (!root.flags[prefix.flag] || prefix.continuation[rules_->need_affix] || !has_needed) continue;
      if (take(root, wanted)) return true;
    }
    wanted.prefix = &prefix;
    return prefix.crosses && with_suffix(hashed.letters(), wanted);
  });
}

bool BaseFormSearch::with_prefix_and_two_suffixes(Letters word, Wanted wanted) {
  return forms_->prefixes_.each(word.word, [&](const Affix& prefix, std::string_view stem) {
    const auto root_word = std::string(prefix.strip).append(stem);
    if (!prefix.crosses || !rules_->begins_as(prefix, root_word)) return false;
    wanted.prefix = &prefix;
    return with_two_suffixes(Hashed(root_word).letters(), wanted);
  });
}

/// Base forms of the word with what affixes it has.
void BaseFormSearch::find_affixed(Letters word, Flag needed) {
  // What is needed is not asked of words with a prefix: so it is in Hunspell.
  with_prefix(word, {.all = true});
  const Wanted wanted{.needed = needed, .all = true};
  with_suffix(word, wanted);
  with_two_suffixes(word, wanted);
  with_prefix_and_two_suffixes(word, wanted);
}

/// Whether the word has affixes, and a flag by one of them or by its entry, which is left in `first_`.
bool BaseFormSearch::is_affixed(Letters word, Flag needed) {
  const Wanted wanted{.needed = needed};
  return with_prefix(word, wanted) || with_suffix(word, wanted) || with_two_suffixes(word, wanted) ||
         with_prefix_and_two_suffixes(word, wanted);
}

std::vector<std::string> BaseFormSearch::bases_of_affixed(Letters word, Flag needed) {
  auto before = std::move(found_);
  found_.clear();
  find_affixed(word, needed);
  found_.swap(before);
  return before;
}

/// The ways in which the word is a compound, or the rest of one.
void BaseFormSearch::find_compound(Letters letters, const Part* before, std::size_t parts) {
  const auto word = letters.word;
  const auto last = last_cut(word, rules_->shortest_part);
  bool found = false;
  for (auto at = first_cut(word, rules_->shortest_part); at < last; ++at) {
    if (is_continuation(word[at])) continue;
    if (++cuts_ > kMostCuts) return;
    Part part{.before = before, .letters = letters.first(at), .affixed = 0, .base = {}};
    if (!first_part(part.letters, parts == 0, part)) continue;
    const Hashed rest(word.substr(at));
    if (!ends_compound(rest.letters(), part, parts, found) || found || parts + 2 >= kMostParts) continue;
    // With more parts before it, what was no rest of a compound is none either.
    auto& dead = dead_[word.size() - at];
    if (parts + 1 >= dead) continue;
    const auto so_far = compounds_;
    find_compound(rest.letters(), &part, parts + 1);
    if (compounds_ == so_far && cuts_ <= kMostCuts) dead = parts + 1;
  }
}

/// Whether a compound may begin so, or go on so.
bool BaseFormSearch::first_part(Letters first, bool begins, Part& part) {
  const auto flag = begins ? rules_->compound_begin : rules_->compound_middle;
  if (const auto root = entry(first, flag)) {
    part.base = root->base;
    return !root->flags[rules_->forbidden];
  }
  if (flag == 0) return false;
  part.affixed = flag;
  const Wanted wanted{.needed = flag, .place = Place::inside_compound};
  return (with_suffix(first, wanted) || with_prefix(first, wanted)) && !first_.flags[rules_->forbidden];
}

/// Adds the compounds that end with this word. False when it is forbidden: no further parts are looked for in it.
bool BaseFormSearch::ends_compound(Letters last, const Part& before, std::size_t parts, bool& found) {
  const bool room = parts + 1 < rules_->most_parts;
  if (const auto root = entry(last, rules_->compound_end)) {
    if (root->flags[rules_->forbidden]) return false;
    // An entry that nothing is said about gives the compound no base form beyond its first parts: so it is in Hunspell.
    if (room) add_compound(before, last.word, {root->described ? std::string(root->base) : std::string{}});
    found = found || room;
  }
  if (rules_->compound_end == 0 || !is_affixed(last, rules_->compound_end)) return true;
  if (first_.flags[rules_->forbidden] && !first_.flags[rules_->need_affix]) return false;
  if (room) {
    const auto bases = bases_of_affixed(last, rules_->compound_end);
    if (bases.empty()) {
      add_compound(before, {}, {});
    } else {
      add_compound(before, last.word, bases);
    }
    found = true;
  }
  return true;
}

/// `last` is empty when the compound's last part has no base form of its own: the one before it stands for it.
void BaseFormSearch::add_compound(const Part& before, std::string_view last, const std::vector<std::string>& bases) {
  ++compounds_;
  std::vector<std::string_view> named;
  auto of_last = bases;
  for (const auto* part = &before; part != nullptr; part = part->before) {
    const bool stands_last = last.empty() && named.empty();
    if (part->affixed == 0) {
      if (stands_last) of_last = {std::string(part->base)};
      named.push_back(part->letters.word);
    } else if (auto of_part = bases_of_affixed(part->letters, part->affixed); !of_part.empty()) {
      if (stands_last) of_last = std::move(of_part);
      named.push_back(part->letters.word);
    }
  }
  if (last.empty() && !named.empty()) named.erase(named.begin());
  std::string first_parts;
  std::ranges::reverse(named);
  for (const auto part : named) first_parts += part;
  for (const auto& base : of_last) add(first_parts + base);
}

template <class Which>
SuffixIndex BaseForms::index_of(Which which) const {
  std::vector<const Affix*> suffixes;
  for (const auto& suffix : rules_.suffixes()) {
    if (which(suffix)) suffixes.push_back(&suffix);
  }
  return {rules_, suffixes};
}

BaseForms::BaseForms(std::string affix_file, std::string dictionary_file)
    : rules_(std::move(affix_file)),
      entries_(std::move(dictionary_file)),
      prefixes_(rules_),
      suffixes_(index_of([this](const Affix& suffix) { return !suffix.continuation[rules_.only_in_compound]; })),
      permitted_(index_of([this](const Affix& suffix) { return suffix.continuation[rules_.compound_permitted]; })),
      outer_(index_of([this](const Affix& suffix) { return rules_.continuing()[suffix.flag]; })),
      inner_(index_of([this, carried = rules_.carried()](const Affix& suffix) {
        return (suffix.continuation & carried).any() && !suffix.continuation[rules_.only_in_compound];
      })) {}

std::vector<std::string> BaseForms::of(std::string_view word) const { return BaseFormSearch(*this).of(word); }

}  // namespace gribning
