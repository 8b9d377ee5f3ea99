// SPDX-License-Identifier: MIT
// Files that are not part of the project are read from beside it; without them these tests say so and pass.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "../conversation/law.h"
#include "accounting.h"
#include "reading.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

const fs::path kBeside = fs::path(GRIBNING_SOURCE_DIR) / ".." / "shared" / "data";
const fs::path kOwn = fs::path(GRIBNING_SOURCE_DIR) / "corpora" / "jobcenter";

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return all.str();
}

std::vector<fs::path> texts_in(const fs::path& folder) {
  std::vector<fs::path> paths;
  if (!fs::exists(folder)) return paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// Lines that begin with a label declared by "Participant: X = …", counted without the reader.
std::size_t declared_turns(const std::string& text) {
  std::set<std::string> labels;
  std::size_t count = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    constexpr std::string_view kKey = "Participant: ";
    if (line.starts_with(kKey)) {
      labels.insert(line.substr(kKey.size(), line.find(" =") - kKey.size()));
    } else if (const std::size_t colon = line.find(':'); colon != std::string::npos) {
      if (labels.contains(line.substr(0, colon))) ++count;
    }
  }
  return count;
}

void check_whole(const Transcript& transcript) {
  for (const Turn& turn : transcript.turns) {
    CHECK(broken_law(transcript.text, turn.pieces, turn.notation).empty());
  }
  CHECK(unaccounted(transcript).empty());
  for (const Diagnostic& diagnostic : transcript.diagnostics) {
    INFO(describe(diagnostic, transcript.file, transcript.text, Language::en));
    CHECK(diagnostic.severity != Severity::error);
  }
}

}  // namespace

TEST_CASE("every conversation of the corpora is read whole, with all its turns") {
  std::vector<fs::path> paths = texts_in(kOwn);
  CHECK(paths.size() >= 14);
  for (const auto* folder : {"corpus-dev", "corpus-train", "danish-talk"}) {
    const auto more = texts_in(kBeside / folder);
    if (more.empty()) WARN("not there, so not read: " << folder);
    paths.insert(paths.end(), more.begin(), more.end());
  }
  for (const fs::path& path : paths) {
    INFO(path.string());
    const std::string bytes = bytes_of(path);
    const auto transcript = read_transcript(bytes, path);
    REQUIRE(transcript);
    CHECK(transcript->turns.size() == declared_turns(bytes));
    CHECK(transcript->language == Language::da);
    for (const Participant& participant : transcript->participants) {
      CHECK(participant.role_source == RoleSource::declared);
    }
    check_whole(*transcript);
  }
}

TEST_CASE("the printed extracts are read whole") {
  if (!fs::exists(kBeside / "excerpts")) {
    WARN("not there, so not read: excerpts");
    return;
  }
  const std::vector<std::pair<std::string, std::size_t>> counted = {
      {"gribning-a", 5}, {"gribning-b", 3}, {"strikkeklub", 8}, {"strikkeklub-tilbageblik", 8}};
  for (const auto& [name, turn_count] : counted) {
    INFO(name);
    const fs::path path = kBeside / "excerpts" / (name + ".txt");
    const auto transcript = read_transcript(bytes_of(path), path);
    REQUIRE(transcript);
    CHECK(transcript->turns.size() == turn_count);
    CHECK(transcript->convention == Convention::plain);
    check_whole(*transcript);
    for (TurnIndex i = 0; i < transcript->turns.size(); ++i) CHECK(transcript->role_of(i) != Role::unknown);
  }
}

TEST_CASE("the knitting club has its numbers, its overlap and its masks") {
  const fs::path path = kBeside / "excerpts" / "strikkeklub.txt";
  if (!fs::exists(path)) {
    WARN("not there, so not read: strikkeklub.txt");
    return;
  }
  const auto transcript = read_transcript(bytes_of(path), path);
  REQUIRE(transcript);
  for (TurnIndex i = 0; i < transcript->turns.size(); ++i) {
    CHECK(transcript->turns[i].number == i + 1);
    CHECK(transcript->role_of(i) == (i % 2 == 0 ? Role::citizen : Role::worker));
  }
  const auto& seventh = transcript->turns[6].notation.marks.back();
  CHECK(seventh.kind == MarkKind::overlap);
  CHECK(quote(transcript->text, seventh.inside) == "love");
  CHECK(seventh.partner_turn == 7);
  const auto& eighth = transcript->turns[7].notation.marks.front();
  CHECK(eighth.kind == MarkKind::overlap);
  CHECK(quote(transcript->text, eighth.inside) == "Lige");
  CHECK(eighth.partner_turn == 6);
  const auto& fourth = transcript->turns[3].notation.marks;
  CHECK(std::any_of(fourth.begin(), fourth.end(), [&](const Mark& mark) {
    return mark.kind == MarkKind::masked && quote(transcript->text, mark.span) == "((borgers navn))";
  }));
}

}  // namespace gribning
