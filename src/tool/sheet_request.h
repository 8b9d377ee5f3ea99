// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis.h"
#include "gribning/conversation/pseudonyms.h"
#include "gribning/sheet/compose.h"
#include "gribning/sheet/texts.h"
#include "gribning/sheet/write.h"

namespace gribning::tool {

/// Numbers as people write them, "20-48".
struct NumberRange {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

/// What `gribning sheet` was asked for.
struct SheetRequest {
  std::vector<std::string> paths;
  std::vector<SheetKind> kinds;
  std::vector<SheetFormat> formats;
  std::string output;
  std::string pack;
  /// Extracts that somebody chose, by turn or by line; by conversation those of a selection file.
  std::vector<NumberRange> turns;
  std::vector<NumberRange> lines;
  std::map<std::string, std::vector<NumberRange>> selection;
  bool whole = false;
  std::vector<std::int64_t> stops;
  SheetOptions options;
  std::optional<SheetLayout> layout;
  std::optional<std::size_t> columns;
  std::string texts;
  std::string pseudonyms;
  /// Folder of hand coding to take the opportunities from.
  std::string coding;
  bool allow_identifying = false;
  bool overwrite = false;
};

/// A sheet and the name of its files without their endings.
struct ComposedSheet {
  std::string name;
  std::string conversation;
  Sheet sheet;
};

/// One conversation, read, with pseudonyms, analysed.
struct PreparedTalk {
  std::string source_hash;
  Analysis analysis;
  std::vector<WorkerTurn> worker_turns;
};

/// Each place that a sheet of these extracts would show and that could identify somebody, a line each, and why the
/// sheet is not written; nothing when it may be.
[[nodiscard]] std::string told_identifying(const Transcript& transcript, const std::vector<Extract>& extracts,
                                           Language language);

/// The texts that the program ships with, and those of the user's file instead where there is one.
[[nodiscard]] Result<SheetTexts> load_texts(const Session& session, const std::string& own = {});

/// Reads and analyses what was named; what cannot be read is reported and left out.
[[nodiscard]] std::vector<PreparedTalk> prepare(const SheetRequest& request, const Analyst& analyst, Session& session);

/// Composes the sheets of every conversation and kind. What cannot be composed, or would identify somebody, is reported
/// and left out.
[[nodiscard]] std::vector<ComposedSheet> compose(const std::vector<PreparedTalk>& talks, const SheetRequest& request,
                                                 const SheetTexts& texts, Session& session);

}  // namespace gribning::tool
