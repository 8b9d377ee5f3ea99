// SPDX-License-Identifier: MIT
#include "gribning/formats/write.h"

#include "gribning/formats/formats.h"

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
  return target->write(transcript);
}

}  // namespace gribning
