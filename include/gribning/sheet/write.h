// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/result.h"
#include "gribning/sheet/sheet.h"

namespace gribning {

/// The kinds of file that a sheet can become. Each is told by its ending.
enum class SheetFormat { html, pdf, docx, odt, md, txt, tex };

inline constexpr std::array kSheetFormats{SheetFormat::html, SheetFormat::pdf, SheetFormat::docx, SheetFormat::odt,
                                          SheetFormat::md,   SheetFormat::txt, SheetFormat::tex};

/// "html", "pdf" …, which is also the ending of the file.
[[nodiscard]] std::string_view code(SheetFormat format);
[[nodiscard]] std::optional<SheetFormat> sheet_format_from(std::string_view code);

/// One self-contained HTML file: no scripts, no outside references, A4 print rules. The same sheet gives the same
/// bytes.
[[nodiscard]] std::string write_html(const Sheet& sheet);
/// Markdown for pandoc and its kin; the talk stands in code blocks, so that every column is kept.
[[nodiscard]] std::string write_markdown(const Sheet& sheet);
/// Plain text in lines of at most 100 columns.
[[nodiscard]] std::string write_plain_text(const Sheet& sheet);
/// A LaTeX document for any engine; monospaced lines with every space kept.
[[nodiscard]] std::string write_latex(const Sheet& sheet);

/// Told after each finished file how many are finished.
using SheetProgress = std::function<void(std::size_t)>;

/// Each page as a tagged PDF with its fonts embedded, made by WeasyPrint in processes of its own that fetch nothing, on
/// all cores. The same pages give the same bytes on the same machine. Fails with "no-weasyprint", which names the
/// package, or "weasyprint-failed".
[[nodiscard]] Result<std::vector<std::string>> write_pdfs(const std::vector<std::string>& html_pages,
                                                          const SheetProgress& progress = {});

/// Word and OpenDocument files, made by pandoc in its sandbox with styles of our own. `format` is docx or odt. The same
/// sheet gives the same bytes. Fails with "no-pandoc", which names the package, or "pandoc-failed".
[[nodiscard]] Result<std::string> write_office(const Sheet& sheet, SheetFormat format);

/// Any of the formats.
[[nodiscard]] Result<std::string> write_sheet(const Sheet& sheet, SheetFormat format);

}  // namespace gribning
