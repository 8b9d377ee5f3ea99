// SPDX-License-Identifier: MIT
#include "sign_list.h"

#include <array>
#include <map>
#include <set>

namespace gribning {
void add_labels(const AnnotatedTranscript& talk, TurnIndex turn, SignList& list,
                bool (*besides)(std::string_view label)) {
  std::vector<const Annotation*> strongest;
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
  for (const auto* annotation : strongest) {
    const std::string_view name = talk.labels->name(annotation->label);
    if (besides != nullptr && besides(name)) continue;
    // How a turn stands to the one before it is measured as a whole (tie_signs).
    if (name.starts_with("tie/")) continue;
    list.add(name, static_cast<double>(annotation->weight), annotation->span);
  }
}

void add_words(const AnnotatedTranscript& talk, TurnIndex turn, const std::vector<Token>* besides, SignList& list) {
  if (std::ranges::none_of(talk.tokens[turn], [](const Token& token) { return token.type->categories != 0; })) return;
  std::set<const WordType*> borrowed;
  if (besides != nullptr) {
    for (const auto& token : *besides) borrowed.insert(token.type);
  }
  std::array<std::set<const WordType*>, kWordCategories.size()> seen;
  std::array<Span, kWordCategories.size()> first{};
  std::map<std::uint16_t, int> fields;
  for (const auto& token : talk.tokens[turn]) {
    const auto& type = *token.type;
    if (type.categories == 0 || borrowed.contains(&type)) continue;
    for (const auto category : kWordCategories) {
      if (!type.is(category)) continue;
      const auto at = static_cast<std::size_t>(category);
      if (seen[at].empty()) first[at] = token.span;
      seen[at].insert(&type);
    }
    for (const auto field : type.fields) ++fields[field];
  }
  int together = 0;
  for (const auto& [field, count] : fields) together = std::max(together, count);
  for (const auto category : kWordCategories) {
    const auto at = static_cast<std::size_t>(category);
    list.add("word/" + std::string(code(category)), up_to(static_cast<double>(seen[at].size()), 2), first[at]);
  }
  if (together > 1) list.add("word/one-field", up_to(together - 1, 3));
}

}  // namespace gribning
