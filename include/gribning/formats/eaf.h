// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"
#include "gribning/formats/write.h"

namespace gribning {

/// ELAN's annotation format (.eaf), versions 2.0 to 3.0. See docs/formats/eaf.md.
[[nodiscard]] int recognise_eaf(std::string_view text);
/// `text` is valid UTF-8; it is kept as Transcript::original.
[[nodiscard]] Result<Transcript> read_eaf(std::string_view text, const ReadOptions& options);
/// What was read from EAF and says the same is written as it was; with other talk, its vocabularies, properties and
/// tiers that are no talk are kept. Everything else afresh, as version 3.0.
[[nodiscard]] Result<Written> write_eaf(const Transcript& transcript);

}  // namespace gribning
