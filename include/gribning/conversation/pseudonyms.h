// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/result.h"
#include "gribning/conversation/transcript.h"

namespace gribning {

/// Names and what stands for them, the same in every conversation.
///
/// A name is found as a whole word, as it is written in the file or in capitals, also with a genitive s behind it and
/// with signs of the transcription inside ("Me:tte"). Longer names go before shorter ones ("Mette Holm" before
/// "Mette"). What is masked already, "((navn))", stays.
class Pseudonyms {
 public:
  /// Reads a tab-separated file with the columns name and pseudonym. Fails with "pseudonym-twice" (file, line) when a
  /// name has two pseudonyms, and with "pseudonym-empty" when one of a line's cells is empty.
  [[nodiscard]] static Result<Pseudonyms> read(const std::filesystem::path& file);

  /// Replaces the names everywhere: talk, labels, header, lines under turns, the conversation's name. Spans follow. The
  /// document that a structured format was read from is dropped, since it holds the names.
  [[nodiscard]] Transcript apply(Transcript transcript) const;
  /// The same in a text without marks.
  [[nodiscard]] std::string apply(std::string_view text) const;

 private:
  struct Entry {
    std::string name;
    std::string pseudonym;
    std::string capitals;
    std::string capital_pseudonym;
  };
  struct Found;

  /// The name that begins at `at`, which is the beginning of a word; nothing otherwise.
  [[nodiscard]] bool find(std::string_view text, std::size_t at, Found& found) const;

  /// Longest name first.
  std::vector<Entry> entries_;
};

}  // namespace gribning
