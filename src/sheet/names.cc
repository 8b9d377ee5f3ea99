// SPDX-License-Identifier: MIT
#include <algorithm>

#include "gribning/sheet/sheet.h"
#include "gribning/sheet/write.h"

namespace gribning {

std::string_view code(SheetKind kind) {
  switch (kind) {
    case SheetKind::data_session:
      return "data-session";
    case SheetKind::predict:
      return "predict";
    case SheetKind::facilitator:
      return "facilitator";
    case SheetKind::contrast:
      return "contrast";
    case SheetKind::co_vision:
      return "co-vision";
    case SheetKind::overview:
      return "overview";
  }
  return {};
}

std::optional<SheetKind> sheet_kind_from(std::string_view code) {
  const auto* const found = std::find_if(kSheetKinds.begin(), kSheetKinds.end(),
                                         [&](SheetKind kind) { return gribning::code(kind) == code; });
  if (found == kSheetKinds.end()) return std::nullopt;
  return *found;
}

std::string_view code(SheetFormat format) {
  switch (format) {
    case SheetFormat::html:
      return "html";
    case SheetFormat::pdf:
      return "pdf";
    case SheetFormat::docx:
      return "docx";
    case SheetFormat::odt:
      return "odt";
    case SheetFormat::md:
      return "md";
    case SheetFormat::txt:
      return "txt";
    case SheetFormat::tex:
      return "tex";
  }
  return {};
}

std::optional<SheetFormat> sheet_format_from(std::string_view code) {
  const auto* const found = std::find_if(kSheetFormats.begin(), kSheetFormats.end(),
                                         [&](SheetFormat format) { return gribning::code(format) == code; });
  if (found == kSheetFormats.end()) return std::nullopt;
  return *found;
}

}  // namespace gribning
