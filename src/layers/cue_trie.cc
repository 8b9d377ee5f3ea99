// SPDX-License-Identifier: MIT
#include "cue_trie.h"

#include <algorithm>

namespace gribning {
namespace {

constexpr std::uint32_t kNoAtom = ~std::uint32_t{0};

/// `*` stands for any letters. Linear for the one or two stars that cues have.
bool matches_wildcard(std::string_view pattern, std::string_view word) {
  std::size_t p = 0, w = 0, star = std::string_view::npos, resume = 0;
  while (w < word.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = w;
    } else if (p < pattern.size() && pattern[p] == word[w]) {
      ++p;
      ++w;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      w = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace

CueTrie::CueTrie() : nodes_(1), categories_(kWordCategories.size(), kNoAtom) {}

std::uint32_t CueTrie::atom_number(const Atom& atom) {
  switch (atom.kind) {
    case AtomKind::exact: {
      const auto [it, fresh] = exact_.try_emplace(atom.text, atoms_);
      if (fresh) ++atoms_;
      return it->second;
    }
    case AtomKind::stem: {
      const auto [it, fresh] = stems_.try_emplace(atom.text, atoms_);
      if (fresh) ++atoms_;
      return it->second;
    }
    case AtomKind::category: {
      auto& number = categories_[static_cast<std::size_t>(*word_category_from(atom.text))];
      if (number == kNoAtom) number = atoms_++;
      return number;
    }
    default: {
      const auto known = std::ranges::find(wildcards_, atom.text, &std::pair<std::string, std::uint32_t>::first);
      if (known != wildcards_.end()) return known->second;
      return wildcards_.emplace_back(atom.text, atoms_++).second;
    }
  }
}

std::uint32_t& CueTrie::child(std::uint32_t node, const Atom& atom) {
  auto& here = nodes_[node];
  switch (atom.kind) {
    case AtomKind::any:
      return here.any;
    case AtomKind::begin:
      return here.begin;
    case AtomKind::end:
      return here.end;
    case AtomKind::asked:
      return here.asked;
    default:
      break;
  }
  const auto number = atom_number(atom);
  const auto known = std::ranges::find(here.children, number, &std::pair<std::uint32_t, std::uint32_t>::first);
  return known != here.children.end() ? known->second : here.children.emplace_back(number, 0).second;
}

void CueTrie::add(const AtomSequence& way, std::uint32_t cue) {
  std::uint32_t node = 0;
  for (const auto& atom : way) {
    auto next = child(node, atom);
    if (next == 0) {
      next = static_cast<std::uint32_t>(nodes_.size());
      child(node, atom) = next;
      nodes_.emplace_back();
    }
    node = next;
  }
  auto& cues = nodes_[node].cues;
  if (std::ranges::find(cues, cue) == cues.end()) cues.push_back(cue);
}

void CueTrie::seal() {
  for (auto& node : nodes_) std::ranges::sort(node.children);
}

void CueTrie::find_atoms(WordType& word) const {
  auto& atoms = word.atoms;
  if (const auto it = exact_.find(word.folded); it != exact_.end()) atoms.push_back(it->second);
  for (const auto& stem : word.stems) {
    if (const auto it = stems_.find(stem); it != stems_.end()) atoms.push_back(it->second);
  }
  for (const auto category : kWordCategories) {
    const auto number = categories_[static_cast<std::size_t>(category)];
    if (number != kNoAtom && word.is(category)) atoms.push_back(number);
  }
  for (const auto& [pattern, number] : wildcards_) {
    if (matches_wildcard(pattern, word.folded)) atoms.push_back(number);
  }
  std::ranges::sort(atoms);
  const auto repeated = std::ranges::unique(atoms);
  atoms.erase(repeated.begin(), repeated.end());
}

void CueTrie::walk(std::uint32_t node, std::uint32_t first, std::uint32_t at, const std::vector<Token>& tokens,
                   std::vector<CueMatch>& matches) const {
  const auto& here = nodes_[node];
  for (const auto cue : here.cues) matches.push_back({cue, first, at});
  if (here.begin != 0 && at == 0) walk(here.begin, first, at, tokens, matches);
  if (here.end != 0 && at == tokens.size()) walk(here.end, first, at, tokens, matches);
  if (here.asked != 0 && at > first && tokens[at - 1].asked) walk(here.asked, first, at, tokens, matches);
  if (at == tokens.size()) return;
  if (here.any != 0) walk(here.any, first, at + 1, tokens, matches);
  const auto& atoms = tokens[at].type->atoms;
  auto branch = here.children.begin();
  for (const auto atom : atoms) {
    branch = std::lower_bound(branch, here.children.end(), std::pair{atom, std::uint32_t{0}});
    if (branch == here.children.end()) return;
    if (branch->first == atom) walk(branch->second, first, at + 1, tokens, matches);
  }
}

void CueTrie::match(const std::vector<Token>& tokens, std::vector<CueMatch>& matches) const {
  const auto count = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t first = 0; first < count; ++first) {
    if (tokens[first].type->atoms.empty() && nodes_[0].any == 0 && first > 0) continue;
    walk(0, first, first, tokens, matches);
  }
}

}  // namespace gribning
