// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "gribning/review/learn.h"
#include "session.h"

namespace gribning::tool {

/// Reads pairs of turns that people have rated: a comma-separated file with the columns student_text, teacher_text and
/// uptake_zscore, in English. Each pair is read as a transcript of two turns. Rows without a rating are passed over.
[[nodiscard]] Result<std::vector<RatedPair>> read_rated_pairs(const std::filesystem::path& file,
                                                              const Analyst& analyst);

}  // namespace gribning::tool
