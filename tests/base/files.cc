// SPDX-License-Identifier: MIT
#include "gribning/base/files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

namespace gribning {
namespace {

namespace fs = std::filesystem;

/// A folder that is gone after the test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "gribning-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }
  [[nodiscard]] fs::path operator/(std::string_view name) const { return path_ / name; }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("what is written is read back, whatever the bytes") {
  const Folder folder;
  std::string bytes;
  for (int i = 0; i < 70'000; ++i) bytes += static_cast<char>(i % 256);
  REQUIRE(write_file(folder / "a", bytes));
  CHECK(read_file(folder / "a") == bytes);
  REQUIRE(write_file(folder / "a", "kort"));
  CHECK(read_file(folder / "a") == "kort");
  CHECK(entries(folder.path()) == 1);
}

TEST_CASE("a written file is for its owner only") {
  const Folder folder;
  REQUIRE(write_file(folder / "a", "x"));
  CHECK((fs::status(folder / "a").permissions() & fs::perms::all) == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a link is written through") {
  const Folder folder;
  REQUIRE(write_file(folder / "target", "old"));
  fs::create_symlink("target", folder / "link");
  REQUIRE(write_file(folder / "link", "new"));
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(read_file(folder / "target") == "new");
  REQUIRE(write_file(folder / "other", "newer"));
  REQUIRE(rename_file(folder / "other", folder / "link"));
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(read_file(folder / "target") == "newer");
}

TEST_CASE("a pipe is not replaced by a file") {
  const Folder folder;
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK(write_file(folder / "pipe", "x").error().code == "not-a-file");
  REQUIRE(write_file(folder / "whole", "x"));
  CHECK(rename_file(folder / "whole", folder / "pipe").error().code == "not-a-file");
  CHECK(fs::is_fifo(folder / "pipe"));
}

TEST_CASE("a name that the disk cannot hold is told from other reasons") {
  const Folder folder;
  CHECK(write_file(folder / std::string(300, 'n'), "x").error().code == "name-too-long");
}

TEST_CASE("two names of one file are one") {
  const Folder folder;
  REQUIRE(write_file(folder / "a", "x"));
  REQUIRE(write_file(folder / "b", "x"));
  fs::create_symlink("a", folder / "link");
  fs::create_hard_link(folder / "a", folder / "hard");
  CHECK(identity_of(folder / "a") == identity_of(folder / "link"));
  CHECK(identity_of(folder / "a") == identity_of(folder / "hard"));
  CHECK_FALSE(identity_of(folder / "a") == identity_of(folder / "b"));
  CHECK_FALSE(identity_of(folder / "none"));
}

TEST_CASE("a missing file, a folder and a missing folder each have their message") {
  const Folder folder;
  CHECK(read_file(folder / "none").error().code == "file-not-found");
  CHECK(read_file(folder.path()).error().code == "file-unreadable");
  CHECK(read_file(folder.path()).error().message.en.find("folder") != std::string::npos);
  const auto into_folder = write_file(folder.path(), "x");
  REQUIRE_FALSE(into_folder);
  CHECK(into_folder.error().code == "file-unwritable");
  CHECK(into_folder.error().message.da.find("mappe") != std::string::npos);
  CHECK(write_file(folder / "none/a", "x").error().message.en.find("does not exist") != std::string::npos);
  CHECK(entries(folder.path()) == 0);
}

TEST_CASE("a folder without permission is named as the cause, and nothing is left behind") {
  if (::geteuid() == 0) return;  // root may write everywhere
  const Folder folder;
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  const auto refused = write_file(folder / "b", "x");
  fs::permissions(folder.path(), fs::perms::owner_all);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.en.find("permission") != std::string::npos);
  CHECK(entries(folder.path()) == 0);
}

TEST_CASE("folders are made with their parents, for their owner, and twice without harm") {
  const Folder folder;
  REQUIRE(make_folder(folder / "a/b/c"));
  REQUIRE(make_folder(folder / "a/b/c"));
  CHECK(fs::is_directory(folder / "a/b/c"));
  CHECK((fs::status(folder / "a/b").permissions() & fs::perms::all) == fs::perms::owner_all);
  REQUIRE(write_file(folder / "file", "x"));
  const auto result = make_folder(folder / "file/inside");
  REQUIRE_FALSE(result);
  CHECK(result.error().code == "folder-unwritable");
}

}  // namespace gribning
