// SPDX-License-Identifier: MIT
#include "sign_list.h"

#include <algorithm>
#include <array>
#include <boost/container/small_vector.hpp>
#include <utility>

namespace gribning {
namespace {

/// The turn's different labels, each by the strongest of its annotations, in the order of their numbers.
using Strongest = boost::container::small_vector<const Annotation*, 32>;

Strongest strongest_of(const AnnotatedTranscript& talk, TurnIndex turn) {
  Strongest strongest;
  for (const auto& annotation : talk.of(turn)) {
    const auto known =
        std::ranges::find(strongest, annotation.label, [](const Annotation* best) { return best->label; });
    if (known == strongest.end()) {
      strongest.push_back(&annotation);
    } else if (annotation.weight > (*known)->weight) {
      *known = &annotation;
    }
  }
  std::ranges::sort(strongest, {}, [](const Annotation* best) { return best->label; });
  return strongest;
}

/// A sign for each category, by its number.
const auto& category_signs() {
  static const auto kSigns = [] {
    std::array<std::string, kWordCategories.size()> signs;
    for (const auto category : kWordCategories) {
      signs[static_cast<std::size_t>(category)] = "word/" + std::string(code(category));
    }
    return signs;
  }();
  return kSigns;
}

}  // namespace

double Scorer::weight(std::string_view prefix, std::string_view name) {
  const auto place =
      reinterpret_cast<std::uintptr_t>(name.data()) * 31 + reinterpret_cast<std::uintptr_t>(prefix.data());
  auto& known = known_[(place ^ (place >> 10U)) % kPlaces];
  // The same letters at the same place may have been others before.
  const bool same = known.name == name.data() && known.prefix == prefix.data() &&
                    known.sign.size() == prefix.size() + name.size() && known.sign.ends_with(name);
  if (!same) {
    known.sign.assign(prefix).append(name);
    known.weight = model_.weight(known.sign);
    known.prefix = prefix.data();
    known.name = name.data();
  }
  return known.weight;
}

void add_labels(const AnnotatedTranscript& talk, TurnIndex turn, SignList& list,
                bool (*besides)(std::string_view label)) {
  for (const auto* annotation : strongest_of(talk, turn)) {
    const std::string_view name = talk.labels->name(annotation->label);
    if (besides != nullptr && besides(name)) continue;
    // How a turn stands to the one before it is measured as a whole (tie_signs).
    if (name.starts_with("tie/")) continue;
    list.add(name, static_cast<double>(annotation->weight), annotation->span);
  }
}

void add_words(const AnnotatedTranscript& talk, TurnIndex turn, const std::vector<Token>* besides, SignList& list) {
  if (std::ranges::none_of(talk.tokens[turn], [](const Token& token) { return token.type->categories != 0; })) return;
  const auto borrowed = [besides](const WordType* type) {
    return besides != nullptr && std::ranges::find(*besides, type, &Token::type) != besides->end();
  };
  std::array<int, kWordCategories.size()> different{};
  std::array<Span, kWordCategories.size()> first{};
  boost::container::small_vector<const WordType*, 32> seen;
  boost::container::small_vector<std::pair<std::uint16_t, int>, 16> fields;
  int together = 0;
  for (const auto& token : talk.tokens[turn]) {
    const auto* type = token.type;
    if (type->categories == 0 || borrowed(type)) continue;
    for (const auto field : type->fields) {
      auto known = std::ranges::find(fields, field, &std::pair<std::uint16_t, int>::first);
      if (known == fields.end()) known = fields.insert(fields.end(), {field, 0});
      together = std::max(together, ++known->second);
    }
    if (std::ranges::find(seen, type) != seen.end()) continue;
    seen.push_back(type);
    for (const auto category : kWordCategories) {
      if (!type->is(category)) continue;
      const auto at = static_cast<std::size_t>(category);
      if (different[at]++ == 0) first[at] = token.span;
    }
  }
  for (std::size_t at = 0; at < different.size(); ++at) {
    list.add(category_signs()[at], up_to(different[at], 2), first[at]);
  }
  if (together > 1) list.add("word/one-field", up_to(together - 1, 3));
}

}  // namespace gribning
