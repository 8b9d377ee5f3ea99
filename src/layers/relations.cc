// SPDX-License-Identifier: MIT
#include "relations.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "gribning/layers/minimal.h"
#include "gribning/layers/question.h"
#include "gribning/layers/tie.h"

namespace gribning {
namespace {

/// A tie weaker than this is not drawn as an edge; its strength is still reported.
constexpr double kWeakestTie = 0.3;
/// A word must be at least this rare in everyday talk for its second coming to be a return.
constexpr float kReturningWord = 0.45F;
/// Turns in between that do not hold the word, for a repetition to be a return.
constexpr TurnIndex kNearestReturn = 3;
constexpr std::size_t kRepairWords = 4;

class RelationFinder {
 public:
  explicit RelationFinder(const AnnotatedTranscript& talk)
      : talk_(talk), transcript_(talk.transcript), tokens_(talk.tokens) {}

  std::vector<Relation> find() {
    for (TurnIndex turn = 0; turn < tokens_.size(); ++turn) {
      if (turn > 0) {
        relations_.push_back({.turn = turn, .to = turn - 1, .bond = Bond::next});
        continuation(turn);
        tie_to_before(turn);
      }
      pairs(turn);
      returns(turn);
    }
    return std::move(relations_);
  }

 private:
  [[nodiscard]] ParticipantIndex speaker(TurnIndex turn) const { return transcript_.turns[turn].speaker; }

  void continuation(TurnIndex turn) {
    if (turn < 2 || speaker(turn) != speaker(turn - 2) || speaker(turn) == speaker(turn - 1)) return;
    if (is_continuer(tokens_[turn - 1])) relations_.push_back({turn, turn - 2, Bond::continuation, 1, {}});
  }

  void tie_to_before(TurnIndex turn) {
    if (speaker(turn) == speaker(turn - 1)) return;
    const auto strength = talk_.tie_to_before[turn];
    if (strength < kWeakestTie) return;
    Relation relation{.turn = turn, .to = turn - 1, .bond = Bond::tie, .strength = strength};
    for (const auto& word : shared_words(tokens_[turn], tokens_[turn - 1])) {
      relation.words.push_back(tokens_[turn][word.here].span);
    }
    relations_.push_back(std::move(relation));
  }

  /// First parts that wait for their second part; an inserted question comes on top of the one it holds up.
  void pairs(TurnIndex turn) {
    const auto& tokens = tokens_[turn];
    const auto& questions = talk_.questions[turn];
    if (!open_.empty() && speaker(open_.back()) != speaker(turn) && !tokens.empty()) {
      const bool only_question = !questions.empty() && questions.front().first <= receipt_length(tokens) &&
                                 questions.back().last == tokens.size() && questions.size() == 1;
      if (only_question && tokens.size() <= kRepairWords) {
        relations_.push_back({turn, open_.back(), Bond::repair, 1, {}});
      } else if (only_question) {
        relations_.push_back({turn, open_.back(), Bond::insertion, 1, {}});
      } else {
        relations_.push_back({turn, open_.back(), Bond::pair, 1, {}});
        open_.pop_back();
      }
    } else if (questions.size() == 1 && turn > 0 && tokens.size() <= kRepairWords &&
               speaker(turn) != speaker(turn - 1) && questions.front().shape == QuestionShape::declarative) {
      relations_.push_back({turn, turn - 1, Bond::repair, 1, {}});
    }
    if (questions.empty()) return;
    if (open_.size() > 1) open_.erase(open_.begin());
    open_.push_back(turn);
  }

  void returns(TurnIndex turn) {
    std::map<TurnIndex, Relation> found;
    for (const auto& token : tokens_[turn]) {
      const auto& type = *token.type;
      if (!type.carries_topic() || type.rarity < kReturningWord || type.lemma.size() < 3) continue;
      auto& last = last_seen_[type.lemma];
      if (last.seen && turn - last.turn >= kNearestReturn) {
        auto& relation = found.try_emplace(last.turn, Relation{turn, last.turn, Bond::returns, 0, {}}).first->second;
        relation.strength = std::min(1.0, relation.strength + static_cast<double>(type.rarity) / 2);
        relation.words.push_back(token.span);
      }
      last = {true, turn};
    }
    for (auto& [to, relation] : found) relations_.push_back(std::move(relation));
  }

  struct LastSeen {
    bool seen = false;
    TurnIndex turn = 0;
  };

  const AnnotatedTranscript& talk_;
  const Transcript& transcript_;
  const std::vector<std::vector<Token>>& tokens_;
  std::vector<TurnIndex> open_;
  std::unordered_map<std::string_view, LastSeen> last_seen_;
  std::vector<Relation> relations_;
};

}  // namespace

std::vector<double> find_ties_to_before(const AnnotatedTranscript& talk) {
  std::vector<double> ties(talk.tokens.size(), 0);
  const auto& model = talk.weights->model("tie");
  for (TurnIndex turn = 1; turn < ties.size(); ++turn) {
    if (talk.transcript.turns[turn].speaker == talk.transcript.turns[turn - 1].speaker) continue;
    ties[turn] = tie_of(talk, {turn}, turn - 1, model);
  }
  return ties;
}

std::vector<Relation> find_relations(const AnnotatedTranscript& talk) { return RelationFinder(talk).find(); }

}  // namespace gribning
