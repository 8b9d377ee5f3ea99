// SPDX-License-Identifier: MIT
#include "gribning/base/process.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "gribning/base/hash.h"

using namespace gribning;

namespace {

Result<Ended> run(const std::string& script, std::chrono::seconds limit = std::chrono::seconds(60)) {
  const auto shell = find_program("sh");
  REQUIRE(shell);
  const auto folder = TemporaryFolder::make();
  REQUIRE(folder);
  return run_program({.program = *shell, .arguments = {"-c", script}, .folder = folder->path(), .limit = limit});
}

}  // namespace

TEST_CASE("a program's output, errors and exit code come back") {
  const auto ended = run("echo ud; echo fejl >&2; exit 7");
  REQUIRE(ended);
  CHECK(ended->output == "ud\n");
  CHECK(ended->errors == "fejl\n");
  CHECK(ended->status == 7);
}

TEST_CASE("arguments arrive as they are, whatever a shell would make of them") {
  const auto echo = find_program("printf");
  REQUIRE(echo);
  const auto folder = TemporaryFolder::make();
  REQUIRE(folder);
  const auto ended =
      run_program({.program = *echo, .arguments = {"%s", "$(id) ; `ls` \"* '"}, .folder = folder->path()});
  REQUIRE(ended);
  CHECK(ended->output == "$(id) ; `ls` \"* '");
}

TEST_CASE("a program sees a plain environment and nothing on standard input") {
  const auto ended = run("cat; echo $TZ $LC_ALL $SOURCE_DATE_EPOCH; env | grep -c '^LD_\\|^PYTHONPATH' || true");
  REQUIRE(ended);
  CHECK(ended->output == "UTC0 C.UTF-8 0\n0\n");
}

TEST_CASE("much output through both pipes does not block") {
  const auto ended =
      run("i=0; while [ $i -lt 3000 ]; do echo 0123456789012345678901234567890123456789; "
          "echo 0123456789012345678901234567890123456789 >&2; i=$((i+1)); done");
  REQUIRE(ended);
  CHECK(ended->output.size() == 3000 * 41);
  CHECK(ended->errors.size() == 3000 * 41);
}

TEST_CASE("a program that takes too long is ended, with those that it started") {
  const auto ended = run("sleep 100 & sleep 100", std::chrono::seconds(1));
  REQUIRE_FALSE(ended);
  CHECK(ended.error().code == "program-failed");
}

TEST_CASE("a program that is not there is not found, and cannot be run") {
  CHECK_FALSE(find_program("no-such-program-anywhere"));
  const auto folder = TemporaryFolder::make();
  REQUIRE(folder);
  const auto ended = run_program({.program = "/no/such/program", .folder = folder->path()});
  REQUIRE(ended);
  CHECK(ended->status == 127);
}

TEST_CASE("a temporary folder is the owner's alone and goes away with what is in it") {
  std::filesystem::path path;
  {
    const auto folder = TemporaryFolder::make();
    REQUIRE(folder);
    path = folder->path();
    struct stat facts {};
    REQUIRE(stat(path.c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777U) == 0700U);
    std::filesystem::create_directories(path / "a" / "b");
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("the digest of the standard's own examples") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}
