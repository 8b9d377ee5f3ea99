// SPDX-License-Identifier: MIT
#pragma once

#include "gribning/share/target.h"

/// The sequence graph of one conversation: turns, and how each looks back at earlier ones. Private to share.
namespace gribning::share {

/// GraphML, as yEd, Gephi, igraph and NetworkX read it. See docs/formats/graphml.md.
[[nodiscard]] Result<Shared> write_graphml(std::span<const Analysed> analysed, const ShareOptions& options);
/// The language of Graphviz. See docs/formats/dot.md.
[[nodiscard]] Result<Shared> write_dot(std::span<const Analysed> analysed, const ShareOptions& options);

}  // namespace gribning::share
