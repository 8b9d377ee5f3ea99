// SPDX-License-Identifier: MIT
#include "gribning/layers/annotation.h"

namespace gribning {

LabelId Labels::intern(std::string_view name) {
  const auto [it, fresh] = ids_.try_emplace(std::string(name), static_cast<LabelId>(names_.size()));
  if (fresh) names_.emplace_back(name);
  return it->second;
}

LabelId Labels::find(std::string_view name) const {
  const auto it = ids_.find(std::string(name));
  return it == ids_.end() ? static_cast<LabelId>(names_.size()) : it->second;
}

}  // namespace gribning
