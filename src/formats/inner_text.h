// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "gribning/base/result.h"
#include "gribning/conversation/transcript.h"
#include "gribning/formats/read.h"

/// The text of a document is read as a text file with the same words would be. Private to formats.
namespace gribning {

/// Recognises and reads text that was taken out of a document. Speakers that a table of the document names open turns
/// even where the words alone would leave a doubt. Fails as the reader that the text is for, or with "no-turns".
[[nodiscard]] Result<Transcript> read_inner_text(std::string_view text,
                                                 const std::set<std::string, std::less<>>& speakers,
                                                 const ReadOptions& options);

/// Speaker-colon text whose speakers are partly known.
[[nodiscard]] Result<Transcript> read_text_with(std::string_view text,
                                                const std::set<std::string, std::less<>>& speakers,
                                                const ReadOptions& options);

}  // namespace gribning
