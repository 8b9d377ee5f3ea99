// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"
#include "gribning/formats/write.h"

namespace gribning {

/// CHAT and CHAT-CA, the format of TalkBank and CLAN: "*BOR:	ja", headers with @, lines under turns with %.
/// See docs/formats/chat.md.
[[nodiscard]] int recognise_chat(std::string_view text);
/// `text` is valid UTF-8 and becomes Transcript::text unchanged.
[[nodiscard]] Result<Transcript> read_chat(std::string_view text, const ReadOptions& options);
/// What was read from CHAT is written as it was; everything else afresh.
[[nodiscard]] Result<Written> write_chat(const Transcript& transcript);

}  // namespace gribning
