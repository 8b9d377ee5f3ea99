// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "gribning/pipeline/inputs.h"

/// Where inputs come from: one class per kind of place. Private to pipeline.
namespace gribning {

/// Said of what only has a transcript's name.
inline const Bilingual kNoFile = {"ikke en fil (et rør eller en enhed); sprunget over",
                                  "not a file (a pipe or a device); passed over"};

class InputSource {
 public:
  InputSource() = default;
  InputSource(const InputSource&) = delete;
  InputSource& operator=(const InputSource&) = delete;
  virtual ~InputSource() = default;

  /// The next input, or nothing at the end.
  [[nodiscard]] virtual std::optional<Input> next() = 0;
  /// Fills the bytes of the input that next() has just given.
  virtual void load(Input& /*input*/) {}
  /// Its end is none: Options::stopped ended it before it was known what comes.
  [[nodiscard]] virtual bool stopped_early() const { return false; }
  /// What it gives was named by the user, not found in a folder.
  [[nodiscard]] virtual bool names() const { return false; }
};

/// Names that the user gave.
[[nodiscard]] std::unique_ptr<InputSource> names_given(std::vector<std::string> named);
/// Names from a file, one a line.
[[nodiscard]] std::unique_ptr<InputSource> names_listed(const std::filesystem::path& list,
                                                        std::function<bool()> stopped);
/// Everything below a folder whose name ends as a format's does.
[[nodiscard]] std::unique_ptr<InputSource> files_below(const std::filesystem::path& folder);
/// The entries of an archive.
[[nodiscard]] std::unique_ptr<InputSource> entries_of(const std::filesystem::path& archive);
/// Standard input ("-") or a pipe: its conversations when they are JSON Lines, otherwise one input.
[[nodiscard]] std::unique_ptr<InputSource> stream(const std::filesystem::path& from, std::function<bool()> stopped,
                                                  const std::string& format);
/// The conversations of a file of JSON Lines; null when it is something else.
[[nodiscard]] std::unique_ptr<InputSource> conversations_in(const Input& found, bool named, const std::string& format);

/// Whether the name says that it is an archive that entries_of() opens.
[[nodiscard]] bool is_archive_name(const std::filesystem::path& path);
/// Whether some format ends its names so; `maybe` is set when other programs do too.
[[nodiscard]] bool is_transcript_name(const std::filesystem::path& path, bool& maybe);
/// Notes about a folder, hidden files and what word processors leave lying are no transcripts.
[[nodiscard]] bool is_passed_over(std::string_view name);
/// In lower case, with its dot: ".txt".
[[nodiscard]] std::string ending_of(const std::filesystem::path& path);

/// Size and time of a file, as far as they can be had.
void look_at(Input& input);

}  // namespace gribning
