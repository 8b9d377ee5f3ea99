// SPDX-License-Identifier: MIT
#include "cue_net.h"

#include <algorithm>
#include <utility>

namespace gribning {
namespace {

constexpr std::uint32_t kNoAtom = ~std::uint32_t{0};

constexpr std::uint32_t kNowhere = 0;
constexpr std::uint32_t kNotMade = ~std::uint32_t{0};
/// Must be a power of two.
constexpr std::size_t kFewestSteps = 4096;
/// What a walk remembers of its states and steps is bounded: beyond this it begins anew. Talk comes nowhere near it
/// with the program's own cues. Besides, it holds a place for each different set of cues that words satisfy.
constexpr std::size_t kMostStates = 20'000;
constexpr std::size_t kMostSteps = 130'000;

/// Where a key is looked for first in a table of so many places, a power of two.
std::size_t place_of(std::uint64_t key, std::size_t places) {
  return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 32U) & (places - 1);
}

/// 0 to 3.
std::uint32_t what_follows(const Token& token, bool last) { return (token.asked ? 2U : 0U) | (last ? 1U : 0U); }

std::uint64_t bit_of(std::uint32_t atom) { return std::uint64_t{1} << (atom % 64U); }

std::size_t byte(char c) { return static_cast<unsigned char>(c); }

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
    shapes_.add(it->first);
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
      const auto before = atoms_;
      const auto number = number_in(wildcard_numbers_, atom.text);
      if (atoms_ == before || atom.text.empty()) return number;
      auto& alike = atom.text.front() == '*' ? by_last_[byte(atom.text.back())] : by_first_[byte(atom.text.front())];
      alike.emplace_back(atom.text, number);
      return number;
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
  const auto look_up = [&](const auto& known, const std::string& form) {
    if (!shapes_.may_have(form)) return;
    if (const auto it = known.find(form); it != known.end()) atoms.push_back(it->second);
  };
  look_up(exact_, word.folded);
  for (const auto& stem : word.stems) look_up(stems_, stem);
  for (const auto category : kWordCategories) {
    const auto number = categories_[static_cast<std::size_t>(category)];
    if (number != kNoAtom && word.is(category)) atoms.push_back(number);
  }
  const auto try_each = [&](const auto& wildcards) {
    for (const auto& [pattern, number] : wildcards) {
      if (matches_wildcard(pattern, word.folded)) atoms.push_back(number);
    }
  };
  if (!word.folded.empty()) {
    try_each(by_first_[byte(word.folded.front())]);
    try_each(by_last_[byte(word.folded.back())]);
    if (word.folded.back() != '*') try_each(by_last_['*']);
  }
  std::ranges::sort(atoms);
  atoms.erase(std::unique(atoms.begin(), atoms.end()), atoms.end());
  atoms.shrink_to_fit();
  for (const auto atom : atoms) word.atom_bits |= bit_of(atom);
  const std::scoped_lock lock(numbering_);
  word.cue_class = classes_.try_emplace(atoms, static_cast<std::uint32_t>(classes_.size())).first->second;
}

CueWalk::CueWalk(const CueNet& net) : net_(&net), visited_(net.nodes_.size(), 0) { forget(); }

void CueWalk::forget() {
  known_.clear();
  states_.clear();
  ahead_.clear();
  steps_.assign(kFewestSteps, {});
  kept_ = 0;
  from_inside_.clear();
  // A state without nodes and cues leads nowhere: number 0.
  static_cast<void>(enter({}, {}));
  inside_ = enter({0}, {});
  at_begin_ = enter({0}, {.begin = true});
}

/// The state of these nodes and of all that no word stands between.
CueWalk::StateId CueWalk::enter(const std::vector<NodeId>& nodes, Place place) {
  State state;
  std::vector<NodeId> open(nodes);
  ++visit_;
  while (!open.empty()) {
    const auto id = open.back();
    open.pop_back();
    if (std::exchange(visited_[id], visit_) == visit_) continue;
    const auto& node = net_->nodes_[id];
    const auto follow = [&open](const std::vector<NodeId>& next) { open.insert(open.end(), next.begin(), next.end()); };
    state.cues.insert(state.cues.end(), node.cues.begin(), node.cues.end());
    follow(node.skip);
    if (place.begin) follow(node.begin);
    if (place.end) follow(node.end);
    if (place.asked) follow(node.asked);
    if (!place.end && !(node.words.empty() && node.any.empty())) state.nodes.push_back(id);
  }
  std::ranges::sort(state.nodes);
  std::ranges::sort(state.cues);
  state.cues.erase(std::unique(state.cues.begin(), state.cues.end()), state.cues.end());
  const auto [it, fresh] = known_.try_emplace(std::move(state), static_cast<StateId>(states_.size()));
  if (fresh) {
    states_.push_back(&it->first);
    ahead_.push_back(ahead_of(it->first));
  }
  return it->second;
}

CueWalk::Ahead CueWalk::ahead_of(const State& state) const {
  Ahead ahead{.otherwise = {kNotMade, kNotMade, kNotMade, kNotMade}};
  bool any = false;
  for (const auto id : state.nodes) {
    const auto& node = net_->nodes_[id];
    any = any || !node.any.empty();
    for (const auto& [atom, next] : node.words) ahead.atom_bits |= bit_of(atom);
  }
  if (!any) ahead.otherwise.fill(kNowhere);
  if (!state.cues.empty()) ahead.cues = &state.cues;
  return ahead;
}

CueWalk::StateId CueWalk::make_step(StateId from, const Token& token, bool last) {
  std::vector<NodeId> next;
  for (const auto id : states_[from]->nodes) {
    const auto& node = net_->nodes_[id];
    next.insert(next.end(), node.any.begin(), node.any.end());
    auto branch = node.words.begin();
    for (const auto atom : token.type->atoms) {
      branch = std::lower_bound(branch, node.words.end(), std::pair{atom, NodeId{0}});
      for (; branch != node.words.end() && branch->first == atom; ++branch) next.push_back(branch->second);
      if (branch == node.words.end()) break;
    }
  }
  return enter(next, {.begin = false, .end = last, .asked = token.asked});
}

void CueWalk::keep(std::uint64_t from, StateId to) {
  if (2 * (kept_ + 1) > steps_.size()) {
    auto before = std::move(steps_);
    steps_.assign(2 * before.size(), {});
    kept_ = 0;
    for (const auto& step : before) {
      if (step.from != 0) keep(step.from, step.to);
    }
  }
  auto at = place_of(from, steps_.size());
  while (steps_[at].from != 0) at = (at + 1) & (steps_.size() - 1);
  steps_[at] = {from, to};
  ++kept_;
}

/// The step by a word that no branch asks for: the same for all of them.
CueWalk::StateId CueWalk::other_step(StateId from, const Token& token, bool last) {
  const auto follows = what_follows(token, last);
  if (ahead_[from].otherwise[follows] == kNotMade) {
    const auto to = make_step(from, token, last);
    ahead_[from].otherwise[follows] = to;
  }
  return ahead_[from].otherwise[follows];
}

CueWalk::StateId CueWalk::step(StateId from, const Token& token, bool last) {
  const auto symbol = (token.type->cue_class << 2U) | what_follows(token, last);
  if (from == inside_) {
    if (symbol >= from_inside_.size()) from_inside_.resize(std::size_t{symbol} + 1, kNotMade);
    auto& to = from_inside_[symbol];
    if (to == kNotMade) to = make_step(from, token, last);
    return to;
  }
  // No key is 0: nothing leads on from nowhere, state 0.
  const auto key = (std::uint64_t{from} << 32U) | symbol;
  for (auto at = place_of(key, steps_.size()); steps_[at].from != 0; at = (at + 1) & (steps_.size() - 1)) {
    if (steps_[at].from == key) return steps_[at].to;
  }
  const auto to = make_step(from, token, last);
  keep(key, to);
  return to;
}

void CueWalk::match(const std::vector<Token>& tokens, std::vector<CueMatch>& matches) {
  if (states_.size() > kMostStates || kept_ > kMostSteps) forget();
  const auto count = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t first = 0; first < count; ++first) {
    auto state = first == 0 ? at_begin_ : inside_;
    for (auto at = first;; ++at) {
      const auto& ahead = ahead_[state];
      if (ahead.cues != nullptr) {
        for (const auto cue : *ahead.cues) matches.push_back({cue, first, at});
      }
      if (at == count) break;
      const bool wanted = (ahead.atom_bits & tokens[at].type->atom_bits) != 0;
      const bool last = at + 1 == count;
      state = wanted ? step(state, tokens[at], last) : other_step(state, tokens[at], last);
      if (state == kNowhere) break;
    }
  }
}

}  // namespace gribning
