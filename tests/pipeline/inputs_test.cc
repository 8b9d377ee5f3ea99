// SPDX-License-Identifier: MIT
#include <archive.h>
#include <archive_entry.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>

#include "pipeline/folder.h"

namespace gribning {
namespace {

using Names = std::vector<std::string>;

struct Packed {
  std::string name;
  std::string bytes;
  unsigned kind = AE_IFREG;
};

/// In seconds, as archives have it.
constexpr std::int64_t kPackedAt = 1'600'000'000;

void pack(const std::filesystem::path& path, bool zip, const std::vector<Packed>& files) {
  archive* out = archive_write_new();
  if (zip) {
    archive_write_set_format_zip(out);
  } else {
    archive_write_set_format_gnutar(out);
    archive_write_add_filter_gzip(out);
  }
  REQUIRE(archive_write_open_filename(out, path.c_str()) == ARCHIVE_OK);
  for (const auto& file : files) {
    archive_entry* entry = archive_entry_new();
    // In the plain locale of a test, tar takes names as they are.
    (zip ? archive_entry_set_pathname_utf8 : archive_entry_set_pathname)(entry, file.name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(file.bytes.size()));
    archive_entry_set_filetype(entry, file.kind);
    if (file.kind == AE_IFLNK) archive_entry_set_symlink(entry, "a.txt");
    archive_entry_set_perm(entry, 0600);
    archive_entry_set_mtime(entry, kPackedAt, 0);
    archive_write_header(out, entry);
    archive_write_data(out, file.bytes.data(), file.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_free(out);
}

/// Standard input that gives these bytes and then an error.
class BrokenInput {
 public:
  explicit BrokenInput(const std::string& bytes) : before_(::dup(STDIN_FILENO)) {
    std::array<int, 2> ends{};
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0);
    REQUIRE(::write(ends[1], bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    // Whoever closes without having read what was sent resets the connection.
    REQUIRE(::write(ends[0], "x", 1) == 1);
    ::close(ends[1]);
    ::dup2(ends[0], STDIN_FILENO);
    ::close(ends[0]);
  }
  ~BrokenInput() {
    ::dup2(before_, STDIN_FILENO);
    ::close(before_);
  }
  BrokenInput(const BrokenInput&) = delete;
  BrokenInput& operator=(const BrokenInput&) = delete;

 private:
  int before_;
};

}  // namespace

TEST_CASE("a folder is walked down by name, and what is no transcript is not in it") {
  const Folder place;
  for (const auto* name : {"b.txt", "a/z.txt", "a.txt", "a/b/c.vtt", ".hidden.txt", "README.txt", "talk.wav", "x.json"})
    place.put(name, "B: ja\n");
  const auto inputs = all_of(Inputs({place.path().string()}, std::nullopt));
  CHECK(names_of(inputs, place) == Names{"a/b/c.vtt", "a/z.txt", "a.txt", "b.txt", "x.json"});
  CHECK(inputs.back().maybe);
  CHECK_FALSE(inputs.front().maybe);
  CHECK(inputs.front().size == 6);
  CHECK(inputs.front().changed > 0);
}

TEST_CASE("a folder without transcripts is told") {
  const Folder place;
  place.put("talk.wav", "RIFF");
  const auto inputs = all_of(Inputs({place.path().string()}, std::nullopt));
  REQUIRE(inputs.size() == 1);
  REQUIRE(inputs[0].failure);
  CHECK(inputs[0].failure->code == "no-transcripts");
}

TEST_CASE("a list names files and folders, one a line, after those that were named") {
  const Folder place;
  const auto one = place.put("one.txt", "B: ja\n");
  place.put("more/two.txt", "B: nej\n");
  const auto list = place.put("list", (place.path("more").string() + "\r\n\n" + one.string()));
  CHECK(names_of(all_of(Inputs({one.string()}, list)), place) == Names{"one.txt", "more/two.txt", "one.txt"});
  const auto missing = all_of(Inputs({}, place.path("nowhere")));
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].failure->code == "file-not-found");
}

TEST_CASE("a list may begin with a byte order mark, and one with NUL characters is refused") {
  const Folder place;
  const auto one = place.put("one.txt", "B: ja\n");
  const auto marked = place.put("marked", "\xEF\xBB\xBF" + one.string() + "\n");
  CHECK(names_of(all_of(Inputs({}, marked)), place) == Names{"one.txt"});
  for (const std::string& separator : {std::string(1, '\0'), std::string("\0\n\0", 3)}) {
    const auto inputs = all_of(Inputs({}, place.put("list", one.string() + separator + one.string())));
    REQUIRE(inputs.size() == 1);
    REQUIRE(inputs[0].failure);
    CHECK(inputs[0].failure->code == "not-a-list");
  }
}

TEST_CASE("an archive that is named is read entry by entry, one found in a folder is passed over") {
  for (const bool zip : {true, false}) {
    const Folder place;
    const auto path = place.path(zip ? "talks.zip" : "talks.tar.gz");
    pack(path, zip,
         {{"æbler/første.txt", "B: ja\n"}, {"__MACOSX/x.txt", "B: x\n"}, {"talk.wav", "RIFF"}, {"b.txt", "S: nej\n"}});
    const auto inputs = all_of(Inputs({path.string()}, std::nullopt));
    const auto inside = path.filename().string();
    CHECK(names_of(inputs, place) == Names{inside + "/æbler/første.txt", inside + "/b.txt"});
    CHECK(inputs[0].bytes == "B: ja\n");
    CHECK(inputs[0].inside == path);
    CHECK(inputs[0].changed == kPackedAt * 1'000'000'000);
    const auto read = read_input(inputs[0], {});
    REQUIRE(read.transcripts.size() == 1);
    CHECK(read.transcripts[0].name == "første");
    const auto found = all_of(Inputs({place.path().string()}, std::nullopt));
    REQUIRE(found.size() == 2);
    CHECK(found[0].passed_over);
    REQUIRE(found[1].failure);
    CHECK(found[1].failure->code == "no-transcripts");
  }
}

TEST_CASE("what of an archive is not read is named, and './' before a name is no secret") {
  const Folder place;
  const auto path = place.path("dot.tar.gz");
  pack(path, false,
       {{"./a.txt", "B: ja\n"},
        {"./../b.txt", "B: nej\n"},
        {"./.hidden/c.txt", "B: x\n"},
        {"more.zip", "PK"},
        {"link.txt", "", AE_IFLNK},
        {"pipe.txt", "", AE_IFIFO},
        {"folder", "", AE_IFDIR}});
  const auto inputs = all_of(Inputs({path.string()}, std::nullopt));
  CHECK(names_of(inputs, place) == Names{"dot.tar.gz/a.txt", "dot.tar.gz/./../b.txt", "dot.tar.gz/more.zip",
                                         "dot.tar.gz/link.txt", "dot.tar.gz/pipe.txt"});
  CHECK(inputs[0].bytes == "B: ja\n");
  CHECK_FALSE(inputs[0].passed_over);
  for (std::size_t i = 1; i < inputs.size(); ++i) CHECK(inputs[i].passed_over);
}

TEST_CASE("what of a folder cannot be read is named") {
  const Folder place;
  place.put("talks/a.txt", "B: ja\n");
  const auto talks = place.path("talks");
  std::filesystem::create_symlink("nowhere.txt", talks / "b.txt");
  std::filesystem::create_symlink("circle.txt", talks / "circle.txt");
  std::filesystem::create_directory_symlink(talks, talks / "again");
  REQUIRE(::mkfifo((talks / "pipe.txt").c_str(), 0600) == 0);
  place.put("talks/z.txt", "B: nej\n");
  Inputs walked({talks.string()}, std::nullopt);
  std::vector<Input> inputs;
  while (auto input = walked.next()) {
    // Deleted when the folder was listed already.
    std::filesystem::remove(talks / "z.txt");
    inputs.push_back(*std::move(input));
  }
  REQUIRE(names_of(inputs, place) ==
          Names{"talks/a.txt", "talks/again", "talks/b.txt", "talks/circle.txt", "talks/pipe.txt", "talks/z.txt"});
  CHECK_FALSE(inputs[0].failure);
  CHECK(inputs[1].passed_over);
  CHECK(inputs[2].failure->message.en.find("points to a file that does not exist") != std::string::npos);
  CHECK(inputs[3].failure);
  CHECK(inputs[4].passed_over);
  CHECK(inputs[5].failure->message.en.find("vanished") != std::string::npos);
}

TEST_CASE("an entry that unpacks to more than any transcript is refused, and the next is read") {
  const Folder place;
  const auto path = place.path("bomb.zip");
  pack(path, true, {{"bomb.txt", std::string(std::size_t{8} << 20U, 'a')}, {"b.txt", "S: nej\n"}});
  const auto inputs = all_of(Inputs({path.string()}, std::nullopt));
  REQUIRE(inputs.size() == 2);
  REQUIRE(inputs[0].failure);
  CHECK(inputs[0].failure->code == "entry-too-large");
  CHECK(inputs[1].bytes == "S: nej\n");
}

TEST_CASE("an archive that is cut off gives what came before, and says so") {
  const Folder place;
  const auto path = place.path("cut.tar.gz");
  std::string noise;
  for (unsigned i = 0, x = 1; i < 1'000'000; ++i) noise += static_cast<char>('a' + (x = x * 1664525 + 1013904223) % 26);
  pack(path, false, {{"a.txt", "S: nej\n"}, {"b.txt", noise}});
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  const auto inputs = all_of(Inputs({path.string()}, std::nullopt));
  // Told once: of the entry that is not whole, not of the archive again.
  REQUIRE(inputs.size() == 2);
  CHECK(inputs[0].bytes == "S: nej\n");
  REQUIRE(inputs[1].failure);
  CHECK(inputs[1].failure->code == "archive-damaged");
}

TEST_CASE("what only has an archive's name is told to be none") {
  const Folder place;
  const auto inputs = all_of(Inputs({place.put("talks.zip", "B: ja\n").string()}, std::nullopt));
  REQUIRE(inputs.size() == 1);
  REQUIRE(inputs[0].failure);
  CHECK(inputs[0].failure->message.en.find("no archive") != std::string::npos);
}

TEST_CASE("a file of JSON Lines is read conversation by conversation, in both shapes") {
  const Folder place;
  const auto path = place.put("talks.jsonl",
                              "{\"gribning\": 1, \"name\": \"en\"}\n"
                              "{\"speaker\": \"B\", \"talk\": \"ja \\\"turns\\\": nej\"}\n"
                              "{\"speaker\": \"S\", \"talk\": \"nå\"}\n"
                              "{\"turns\": [{\"speaker\": \"B\", \"talk\": \"nej\"}]}\n"
                              "\n"
                              "{\"gribning\": 1}\n"
                              "{\"speaker\": \"B\", \"talk\": \"måske\"}\n");
  const auto inputs = all_of(Inputs({path.string()}, std::nullopt));
  CHECK(names_of(inputs, place) == Names{"talks.jsonl", "talks.jsonl#2", "talks.jsonl#3"});
  CHECK(inputs[0].changed > 0);
  CHECK(inputs[2].changed == inputs[0].changed);
  std::vector<std::string> read;
  for (const auto& input : inputs) {
    const auto one = read_input(input, {});
    REQUIRE(one.transcripts.size() == 1);
    read.push_back(one.transcripts[0].name + ": " + one.transcripts[0].talk(0));
  }
  CHECK(read == Names{"en: ja \"turns\": nej", "talks-2: nej", "talks-3: måske"});
}

TEST_CASE("a stream of conversations that breaks off is told, and what came whole is read") {
  const std::string whole = "{\"turns\": [{\"speaker\": \"B\", \"talk\": \"ja\"}]}\n";
  for (const bool amid : {false, true}) {
    const BrokenInput broken(whole + whole + (amid ? "{\"gribning\": 1}\n{\"speaker\": \"B\", " : ""));
    const auto inputs = all_of(Inputs({"-"}, std::nullopt));
    REQUIRE(inputs.size() == 3);
    CHECK(read_input(inputs[1], {}).transcripts.size() == 1);
    const auto read = read_input(inputs[2], {});
    REQUIRE(read.failure);
    CHECK(read.failure->code == "file-unreadable");
  }
}

TEST_CASE("an input that is no longer what its plan says is refused") {
  const Folder place;
  const auto path = place.put("a.txt", "B: ja\n");
  auto inputs = all_of(Inputs({path.string()}, std::nullopt));
  REQUIRE(inputs.size() == 1);
  inputs[0].sha256 = *hash_of(inputs[0]);
  CHECK(read_input(inputs[0], {}).transcripts.size() == 1);
  place.put("a.txt", "B: jo\n");
  const auto read = read_input(inputs[0], {});
  REQUIRE(read.failure);
  CHECK(read.failure->code == "source-changed");
}

}  // namespace gribning
