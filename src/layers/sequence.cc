// SPDX-License-Identifier: MIT
#include "gribning/layers/sequence.h"

#include <algorithm>
#include <array>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>

namespace gribning {
namespace {

constexpr std::array<std::string_view, 7> kBonds = {"next", "pair",    "insertion",   "repair",
                                                    "tie",  "returns", "continuation"};

using Turns = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property, Relation>;

bool is_topical(Bond bond) { return bond == Bond::tie || bond == Bond::returns || bond == Bond::pair; }

}  // namespace

std::string_view code(Bond bond) { return kBonds[static_cast<std::size_t>(bond)]; }

struct SequenceGraph::Graph {
  Turns turns;
  std::vector<std::size_t> threads;
};

SequenceGraph::SequenceGraph() : graph_(std::make_unique<Graph>()) {}
SequenceGraph::SequenceGraph(SequenceGraph&&) noexcept = default;
SequenceGraph& SequenceGraph::operator=(SequenceGraph&&) noexcept = default;
SequenceGraph::~SequenceGraph() = default;

SequenceGraph::SequenceGraph(std::size_t turns, const std::vector<Relation>& relations)
    : graph_(std::make_unique<Graph>()) {
  graph_->turns = Turns(turns);
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> topical(turns);
  for (const auto& relation : relations) {
    boost::add_edge(relation.turn, relation.to, relation, graph_->turns);
    if (is_topical(relation.bond)) boost::add_edge(relation.turn, relation.to, topical);
  }
  graph_->threads.resize(turns);
  if (turns > 0) boost::connected_components(topical, graph_->threads.data());
}

std::vector<Relation> SequenceGraph::looks_back(TurnIndex turn) const {
  std::vector<Relation> relations;
  for (auto [edge, last] = boost::out_edges(turn, graph_->turns); edge != last; ++edge) {
    relations.push_back(graph_->turns[*edge]);
  }
  std::ranges::stable_sort(relations, std::ranges::greater{}, &Relation::to);
  return relations;
}

std::vector<Relation> SequenceGraph::looked_back_at(TurnIndex turn) const {
  std::vector<Relation> relations;
  for (auto [edge, last] = boost::in_edges(turn, graph_->turns); edge != last; ++edge) {
    relations.push_back(graph_->turns[*edge]);
  }
  std::ranges::stable_sort(relations, {}, &Relation::turn);
  return relations;
}

std::optional<TurnIndex> SequenceGraph::responds_to(TurnIndex turn) const {
  std::optional<TurnIndex> before;
  for (const auto& relation : looks_back(turn)) {
    if (relation.bond == Bond::pair) return relation.to;
    if (relation.bond == Bond::next) before = relation.to;
  }
  return before;
}

std::vector<Relation> SequenceGraph::returns_to(TurnIndex turn) const {
  auto relations = looked_back_at(turn);
  std::erase_if(relations, [](const Relation& relation) { return relation.bond != Bond::returns; });
  return relations;
}

std::size_t SequenceGraph::thread_of(TurnIndex turn) const { return graph_->threads[turn]; }
std::size_t SequenceGraph::turns() const { return boost::num_vertices(graph_->turns); }

}  // namespace gribning
