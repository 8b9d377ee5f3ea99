// SPDX-License-Identifier: MIT
// golden/<target>/ holds what is written of the small conversation, packages unpacked. GRIBNING_ACCEPT=1 in the
// environment writes it anew, for a diff that people review.
#include <cstdlib>

#include "gribning/base/zip.h"
#include "sharing.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

const fs::path kGolden = fs::path(GRIBNING_SOURCE_DIR) / "tests" / "share" / "golden";

std::vector<SharedFile> unpacked(const Shared& shared) {
  std::vector<SharedFile> files;
  for (const SharedFile& file : shared.files) {
    if (!file.bytes.starts_with("PK")) {
      files.push_back(file);
      continue;
    }
    const auto inside = read_zip(file.bytes);
    REQUIRE(inside);
    for (const ZippedFile& each : inside->files) files.push_back({each.name, each.bytes});
  }
  return files;
}

}  // namespace

TEST_CASE("every target writes the small conversation as it is kept") {
  const Garden talk = garden();
  for (const Target& target : targets()) {
    INFO(target.name);
    const auto files = unpacked(shared(talk, target.name));
    const fs::path folder = kGolden / target.name;
    for (const SharedFile& file : files) {
      INFO(file.path);
      if (std::getenv("GRIBNING_ACCEPT") != nullptr) {
        fs::create_directories((folder / file.path).parent_path());
        std::ofstream(folder / file.path, std::ios::binary) << file.bytes;
      }
      CHECK(file.bytes == bytes_of(folder / file.path));
    }
    std::size_t kept = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) kept += entry.is_regular_file() ? 1 : 0;
    CHECK(kept == files.size());
  }
}

TEST_CASE("every target gives the same bytes again, and has a page") {
  for (const Target& target : targets()) {
    INFO(target.name);
    CHECK(shared(garden(), target.name).files == shared(garden(), target.name).files);
    CHECK(fs::exists(fs::path(GRIBNING_SOURCE_DIR) / "docs" / "formats" / (std::string(target.name) + ".md")));
  }
}

TEST_CASE("no output names a path, and every text ends its lines with LF and has no byte order mark") {
  for (const Target& target : targets()) {
    for (const SharedFile& file : unpacked(shared(garden(), target.name))) {
      INFO(file.path);
      CHECK(file.bytes.find(GRIBNING_SOURCE_DIR) == std::string::npos);
      CHECK(file.bytes.find('\r') == std::string::npos);
      CHECK_FALSE(file.bytes.starts_with("\xEF\xBB\xBF"));
    }
  }
}

}  // namespace gribning
