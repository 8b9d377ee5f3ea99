// SPDX-License-Identifier: MIT
#include "gribning/share/receive.h"

#include <algorithm>

namespace gribning {

std::string_view code(Fate fate) {
  switch (fate) {
    case Fate::placed:
      return "placed";
    case Fate::moved:
      return "moved";
    case Fate::lost:
      return "lost";
  }
  return "lost";
}

const Bilingual& title(Fate fate) {
  static const Bilingual kPlaced{"på plads", "placed"};
  static const Bilingual kMoved{"flyttet", "moved"};
  static const Bilingual kLost{"tabt", "lost"};
  switch (fate) {
    case Fate::placed:
      return kPlaced;
    case Fate::moved:
      return kMoved;
    case Fate::lost:
      break;
  }
  return kLost;
}

std::size_t Received::count(Fate fate) const {
  return static_cast<std::size_t>(std::count_if(placements.begin(), placements.end(),
                                                [&](const Placement& placement) { return placement.fate == fate; }));
}

}  // namespace gribning
