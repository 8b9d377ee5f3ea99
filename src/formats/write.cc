// SPDX-License-Identifier: MIT
#include "gribning/formats/write.h"

#include <algorithm>

#include "gribning/formats/formats.h"
#include "losses.h"

namespace gribning {

Result<Written> write_transcript(const Transcript& transcript, std::string_view format) {
  const auto* target = format_named(format);
  const std::string name(format);
  if (target == nullptr) {
    return tl::unexpected(Failure{.code = "unknown-format",
                                  .message = {"Formatet »" + name + "« kendes ikke. Se »gribning formats«.",
                                              "The format '" + name + "' is not known. See 'gribning formats'."}});
  }
  if (target->write == nullptr) {
    return tl::unexpected(
        Failure{.code = "cannot-write",
                .message = {"Formatet »" + name + "« kan læses, men ikke skrives. Se »gribning formats«.",
                            "The format '" + name + "' can be read but not written. See 'gribning formats'."}});
  }
  auto written = target->write(transcript);
  if (!written) return written;
  // What was lost is measured, not foreseen: the file is read as anybody would read it.
  ReadOptions options;
  options.format = name;
  const auto again = read_transcript(written->bytes, transcript.file, options);
  if (!again) return tl::unexpected(again.error());
  for (Loss& loss : losses_between(transcript, *again)) {
    const bool named = std::any_of(written->losses.begin(), written->losses.end(),
                                   [&](const Loss& other) { return other.what == loss.what; });
    if (!named) written->losses.push_back(std::move(loss));
  }
  return written;
}

}  // namespace gribning
