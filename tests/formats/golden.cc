// SPDX-License-Identifier: MIT
// golden/<format>/<case>.<ending> is read, recognised by its content alone, and has to give <case>.expected.json, the
// native form. GRIBNING_ACCEPT=1 in the environment writes what is read as expected, for a diff that people review.
#include <cstdlib>

#include "golden_files.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

/// The folder right below golden/ is the format.
std::string format_of(const fs::path& input) { return fs::relative(input, kGolden).begin()->string(); }

fs::path expected_of(const fs::path& input) { return input.parent_path() / (input.stem().string() + ".expected.json"); }

}  // namespace

TEST_CASE("every golden file is recognised and read as expected") {
  for (const fs::path& path : golden_files()) {
    INFO(path.string());
    const auto transcript = read_golden(path);
    if (!transcript) FAIL(describe(transcript.error(), Language::en));
    CHECK(transcript->format == format_of(path));
    const std::string native = written(*transcript, "json").bytes;
    if (std::getenv("GRIBNING_ACCEPT") != nullptr) std::ofstream(expected_of(path), std::ios::binary) << native;
    CHECK(native == bytes_of(expected_of(path)));
  }
}

TEST_CASE("every golden file written in its own format and in the native ones reads the same") {
  for (const fs::path& path : golden_files()) {
    INFO(path.string());
    const auto transcript = read_golden(path);
    REQUIRE(transcript);
    for (const std::string format : {"json", "jsonl"}) {
      const Written kept = written(*transcript, format);
      CHECK(losses(kept).empty());
      const auto again = read_transcript(kept.bytes, path);
      REQUIRE(again);
      CHECK(written(*again, "json").bytes == written(*transcript, "json").bytes);
    }
    const std::string own = format_of(path);
    if (format_named(own)->write == nullptr) continue;
    const Written same = written(*transcript, own);
    CHECK(losses(same).empty());
    const auto again = read_transcript(same.bytes, path);
    REQUIRE(again);
    CHECK(again->format == own);
    CHECK(turns(*again) == turns(*transcript));
  }
}

TEST_CASE("every format has a golden folder and a page") {
  for (const Format& format : formats()) {
    INFO(format.name);
    CHECK(fs::is_directory(kGolden / format.name));
    CHECK(fs::exists(fs::path(GRIBNING_SOURCE_DIR) / "docs" / "formats" / (std::string(format.name) + ".md")));
  }
}

}  // namespace gribning
