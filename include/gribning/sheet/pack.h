// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "gribning/base/language.h"
#include "gribning/base/result.h"
#include "gribning/sheet/sheet.h"
#include "gribning/sheet/texts.h"

namespace gribning {

/// A file of a pack.
struct PackedFile {
  /// Path inside the pack: "sheets/samtale.data-session.pdf".
  std::string name;
  std::string bytes;
};

/// What the index page lists: one sheet in all its formats.
struct PackedSheet {
  std::string conversation;
  std::string kind_title;
  /// Paths inside the pack.
  std::vector<std::string> files;
};

/// The facilitator's guide as a sheet of its own: how to lead a session, from the texts.
[[nodiscard]] Sheet compose_guide(const SheetTexts& texts, Language language);

/// The page that opens a pack: links to all its sheets and to `guides`, the guide's files.
[[nodiscard]] std::string write_index(const std::vector<PackedSheet>& sheets, const std::vector<std::string>& guides,
                                      const SheetTexts& texts, Language language);

/// A zip archive of the files in their order; no times, no owners: the same files give the same bytes.
[[nodiscard]] Result<std::string> write_pack(const std::vector<PackedFile>& files);

}  // namespace gribning
