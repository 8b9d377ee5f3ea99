// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "placing.h"

/// From codes on stretches of talk to the coding that they say. Private to share.
namespace gribning::share {

/// A code that has found its place.
struct PlacedCode {
  std::string coder;
  std::string code;
  TurnIndex turn = 0;
  Span span;
  std::string note;
  /// Its line in Received::placements; what comes to nothing becomes `lost` there.
  std::size_t placement = 0;
};

/// One turn points at another: an opportunity at its response turn, or at a later turn that takes it up.
struct TurnLink {
  TurnIndex from = 0;
  TurnIndex to = 0;
  /// kResponse or kLater.
  std::string_view kind;
};

/// Adds what every coder says about one conversation, coders in the order in which they come.
void assemble(const Transcript& transcript, const std::vector<PlacedCode>& codes, const std::vector<TurnLink>& links,
              Received& received);

}  // namespace gribning::share
