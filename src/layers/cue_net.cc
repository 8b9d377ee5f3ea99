// SPDX-License-Identifier: MIT
#include "cue_net.h"

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

CueNet::CueNet() : nodes_(1), categories_(kWordCategories.size(), kNoAtom) {}

CueNet::NodeId CueNet::new_node() {
  nodes_.emplace_back();
  return static_cast<NodeId>(nodes_.size() - 1);
}

std::uint32_t CueNet::atom_number(const Atom& atom, const Fold& fold) {
  const auto number_in = [this](auto& known, std::string text) {
    const auto [it, fresh] = known.try_emplace(std::move(text), atoms_);
    if (fresh) ++atoms_;
    return it->second;
  };
  switch (atom.kind) {
    case AtomKind::exact:
      return number_in(exact_, fold(atom.text));
    case AtomKind::stem:
      return number_in(stems_, fold(atom.text));
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

CueNet::NodeId CueNet::add_item(NodeId from, const CueItem& item, const Fold& fold) {
  const auto next = new_node();
  if (!item.ways.empty()) {
    for (const auto& way : item.ways) {
      const auto last = add_pattern(from, way, fold);
      nodes_[last].skip.push_back(next);
    }
    return next;
  }
  switch (item.atom.kind) {
    case AtomKind::any:
      nodes_[from].any.push_back(next);
      break;
    case AtomKind::begin:
      nodes_[from].begin.push_back(next);
      break;
    case AtomKind::end:
      nodes_[from].end.push_back(next);
      break;
    case AtomKind::asked:
      nodes_[from].asked.push_back(next);
      break;
    default:
      nodes_[from].words.emplace_back(atom_number(item.atom, fold), next);
  }
  return next;
}

CueNet::NodeId CueNet::add_pattern(NodeId from, const CuePattern& pattern, const Fold& fold) {
  for (const auto& item : pattern) from = add_item(from, item, fold);
  return from;
}

void CueNet::add(const CuePattern& pattern, std::uint32_t cue, const Fold& fold) {
  const auto last = add_pattern(0, pattern, fold);
  nodes_[last].cues.push_back(cue);
}

void CueNet::seal() {
  for (auto& node : nodes_) std::ranges::sort(node.words);
}

void CueNet::find_atoms(WordType& word) const {
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
  atoms.erase(std::unique(atoms.begin(), atoms.end()), atoms.end());
}

void CueNet::walk(NodeId node, std::uint32_t first, std::uint32_t at, const std::vector<Token>& tokens,
                  std::vector<CueMatch>& matches) const {
  const auto& here = nodes_[node];
  for (const auto cue : here.cues) matches.push_back({cue, first, at});
  for (const auto next : here.skip) walk(next, first, at, tokens, matches);
  if (at == 0) {
    for (const auto next : here.begin) walk(next, first, at, tokens, matches);
  }
  if (at == tokens.size()) {
    for (const auto next : here.end) walk(next, first, at, tokens, matches);
  }
  if (at > first && tokens[at - 1].asked) {
    for (const auto next : here.asked) walk(next, first, at, tokens, matches);
  }
  if (at == tokens.size()) return;
  for (const auto next : here.any) walk(next, first, at + 1, tokens, matches);
  auto branch = here.words.begin();
  for (const auto atom : tokens[at].type->atoms) {
    branch = std::lower_bound(branch, here.words.end(), std::pair{atom, NodeId{0}});
    for (; branch != here.words.end() && branch->first == atom; ++branch) {
      walk(branch->second, first, at + 1, tokens, matches);
    }
    if (branch == here.words.end()) return;
  }
}

void CueNet::match(const std::vector<Token>& tokens, std::vector<CueMatch>& matches) const {
  const auto count = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t first = 0; first < count; ++first) walk(0, first, first, tokens, matches);
}

}  // namespace gribning
