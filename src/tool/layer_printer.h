// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <vector>

#include "gribning/layers/address.h"
#include "gribning/layers/annotate.h"

namespace gribning::tool {

/// A conversation's layers, for people or for programs.
class LayerPrinter {
 public:
  /// `layers`: those that are wanted; empty for all.
  LayerPrinter(const AnnotatedTranscript& talk, const std::vector<std::string>& layers, Language language);

  [[nodiscard]] std::string text() const;
  [[nodiscard]] nlohmann::ordered_json json() const;

 private:
  [[nodiscard]] bool is_wanted(std::string_view label) const;
  [[nodiscard]] std::string one_line(Span span) const;
  [[nodiscard]] std::string quoted(Span span) const;
  [[nodiscard]] std::string tentative_in_words(TurnIndex turn) const;
  [[nodiscard]] nlohmann::ordered_json tentative(TurnIndex turn) const;
  [[nodiscard]] nlohmann::ordered_json to(TurnIndex turn) const;
  [[nodiscard]] nlohmann::ordered_json looks_back(TurnIndex turn) const;

  const AnnotatedTranscript& talk_;
  std::set<std::string, std::less<>> wanted_;
  Language language_;
  std::map<TurnIndex, Address> addresses_;
};

}  // namespace gribning::tool
