// SPDX-License-Identifier: MIT
#include "rated_pairs.h"

#include <algorithm>
#include <cstdlib>

#include "gribning/base/files.h"
#include "gribning/layers/tie.h"

namespace gribning::tool {
namespace {

using Cells = std::vector<std::string>;

/// Rows of comma-separated values: quoted cells may hold commas, doubled quotes and line ends, which become spaces.
std::vector<Cells> read_rows(std::string_view text) {
  std::vector<Cells> rows(1, Cells(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto& cell = rows.back().back();
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      cell += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == ',') {
      rows.back().emplace_back();
    } else if (!quoted && c == '\n') {
      rows.emplace_back(1);
    } else {
      cell += c == '\n' || c == '\r' ? ' ' : c;
    }
  }
  return rows;
}

Result<AnnotatedTranscript> annotate_pair(const std::string& first, const std::string& second, const Analyst& analyst) {
  const auto talk =
      "Participant: S = student (citizen)\nParticipant: T = teacher (worker)\nLanguage: en\n\nS: " + first +
      "\nT: " + second + "\n";
  auto transcript = read_transcript(talk, "pair.txt");
  if (!transcript) return tl::unexpected(transcript.error());
  return analyst.annotators.annotate(std::move(*transcript));
}

}  // namespace

Result<std::vector<RatedPair>> read_rated_pairs(const std::filesystem::path& file, const Analyst& analyst) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto rows = read_rows(*bytes);
  std::vector<std::size_t> at;
  for (auto name : {"student_text", "teacher_text", "uptake_zscore"}) {
    const auto& header = rows.front();
    const auto found = std::ranges::find_if(header, [&](std::string cell) {
      while (cell.ends_with(' ')) cell.pop_back();
      return cell == name;
    });
    if (found == header.end()) {
      return tl::unexpected(Failure{.code = "table-columns",
                                    .message = {"Kolonnen " + std::string(name) + " mangler.",
                                                "The column " + std::string(name) + " is missing."},
                                    .file = file.string(),
                                    .line = 1});
    }
    at.push_back(static_cast<std::size_t>(found - header.begin()));
  }
  std::vector<RatedPair> pairs;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& row = rows[i];
    if (row.size() <= *std::ranges::max_element(at)) continue;
    char* end = nullptr;
    const double rating = std::strtod(row[at[2]].c_str(), &end);
    if (end == row[at[2]].c_str()) continue;
    const auto pair = annotate_pair(row[at[0]], row[at[1]], analyst);
    if (!pair) return tl::unexpected(pair.error());
    if (pair->tokens.size() != 2) continue;
    pairs.push_back({tie_signs(*pair, {1}, 0), rating});
  }
  return pairs;
}

}  // namespace gribning::tool
