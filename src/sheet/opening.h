// SPDX-License-Identifier: MIT
#pragma once

#include "gribning/conversation/transcript.h"
#include "gribning/sheet/compose.h"
#include "gribning/sheet/sheet.h"
#include "gribning/sheet/texts.h"

namespace gribning {

/// A sheet with its head: kind, title, setting and settings; no sections yet.
[[nodiscard]] Sheet open_sheet(const Transcript& transcript, const SheetTexts& texts, const SheetOptions& options);

/// The conversation's title; its name when it has none.
[[nodiscard]] std::string title_of(const Transcript& transcript);

/// The steps of the kind's procedure and the reminder.
[[nodiscard]] SheetSection procedure(const SheetTexts& texts, const SheetOptions& options);

}  // namespace gribning
