// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gribning/base/language.h"
#include "gribning/base/result.h"
#include "gribning/formats/read.h"

namespace gribning {

/// More than this in one entry of an archive is refused: no transcript is so large, and what unpacks to more is made to
/// fill a memory.
inline constexpr std::uint64_t kLargestEntry = std::uint64_t{64} << 20U;

/// Something that is read in one piece: a file, a folder that is a corpus, an entry of an archive, one conversation of
/// a file or stream of JSON Lines. Or the news that there is nothing to be read.
struct Input {
  /// What messages and plans call it: "talks/a.txt", "talks.zip/a.txt", "talks.jsonl#3" (the third conversation).
  std::filesystem::path path;
  /// The archive, file of lines or pipe that it lies in, "-" for standard input; empty when it is a file by itself.
  std::filesystem::path inside;
  /// What is read, when it does not make a file of its own; filled by Inputs::load().
  std::string bytes;
  /// Where its place decides the format; otherwise empty.
  std::string format;
  /// The ending of its name is one that other programs use too: it may turn out to be no transcript.
  bool maybe = false;
  /// Which of the conversations of a file of lines, from 1.
  std::size_t part = 1;
  /// In bytes; 0 when that is not known beforehand.
  std::uint64_t size = 0;
  /// When it was last changed, in nanoseconds; 0 when that has no meaning.
  std::int64_t changed = 0;
  /// What its bytes have to be (Sha256, see hash_of), where a plan says so.
  std::string sha256;
  /// It cannot be read, and why.
  std::optional<Failure> failure;
  /// It is none, and why.
  std::optional<Bilingual> passed_over;
};

/// Where inputs come from, one at a time. Private to the stage.
class InputSource;

/// What has to be read, one input after the other, in an order that is always the same. Only what is at hand is held in
/// memory: the names of the folders that are being walked, one entry of an archive, one conversation of a stream.
class Inputs {
 public:
  struct Options {
    /// Archives and files of lines are one input each, as they lie there.
    bool whole_files = false;
    /// Asked while standard input or the list is waited for: true ends it.
    std::function<bool()> stopped;
    /// ReadOptions::format: what the user says that the files are.
    std::string format;
  };

  /// `named`: files, folders (walked down, names in alphabetical order), archives (.zip, .tar, .tar.gz …), "-" for
  /// standard input. `list`: a file of such names, one a line, after the others; "-" reads it from standard input.
  Inputs(std::vector<std::string> named, const std::optional<std::filesystem::path>& list, Options options);
  Inputs(std::vector<std::string> named, const std::optional<std::filesystem::path>& list)
      : Inputs(std::move(named), list, Options()) {}
  Inputs(Inputs&&) noexcept;
  Inputs& operator=(Inputs&&) noexcept;
  ~Inputs();

  /// The next one, without its bytes; nothing at the end.
  [[nodiscard]] std::optional<Input> next();
  /// Fills the bytes of the input that next() has just given, or says why it cannot be read. Nothing to do for files.
  void load(Input& input);
  /// Options::stopped ended what next() gives: more may have been to come.
  [[nodiscard]] bool stopped_early() const { return stopped_early_; }

 private:
  [[nodiscard]] std::optional<Input> open(Input found, bool named);

  Options options_;
  bool stopped_early_ = false;
  std::vector<std::unique_ptr<InputSource>> open_;
};

/// What became of an input.
struct ReadInput {
  std::vector<Transcript> transcripts;
  std::optional<Failure> failure;
  std::optional<Bilingual> passed_over;
};

/// Reads the transcripts of an input that was loaded. Safe to call from several threads.
[[nodiscard]] ReadInput read_input(const Input& input, const ReadOptions& options);

/// The digest of what the input consists of: of its bytes, or of all files of a corpus with their names. Fails as
/// reading files does.
[[nodiscard]] Result<std::string> hash_of(const Input& input);

/// Digest of a file (Sha256), read in pieces. Fails as reading does.
[[nodiscard]] Result<std::string> hash_of_file(const std::filesystem::path& file);

}  // namespace gribning
