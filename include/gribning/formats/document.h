// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"

namespace gribning {

/// Transcripts in the documents of word processors, from their bytes. Paragraphs, line breaks, tabs and list numbers
/// become lines of text, tables with speaker and talk too, and the text is read as a text file with the same words is.
/// Deleted text, notes, comments and hidden text are no talk: they go to the metadata and are reported.
/// See docs/formats/docx.md, odt.md and rtf.md.

/// Word (.docx), as ISO/IEC 29500 and Word itself write it.
[[nodiscard]] int recognise_docx(std::string_view bytes);
[[nodiscard]] Result<Transcript> read_docx(std::string_view bytes, const ReadOptions& options);

/// OpenDocument text (.odt), ISO/IEC 26300.
[[nodiscard]] int recognise_odt(std::string_view bytes);
[[nodiscard]] Result<Transcript> read_odt(std::string_view bytes, const ReadOptions& options);

/// Rich Text Format 1.9 (.rtf), which f4 and f5 write too.
[[nodiscard]] int recognise_rtf(std::string_view bytes);
[[nodiscard]] Result<Transcript> read_rtf(std::string_view bytes, const ReadOptions& options);

}  // namespace gribning
