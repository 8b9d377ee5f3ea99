// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gribning/base/utf8.h"
#include "gribning/base/zip.h"

/// Makes documents of word processors from the words that they hold.
namespace gribning {

using Files = std::vector<std::pair<std::string, std::string>>;

inline std::string zip_of(const Files& files) {
  std::vector<ZippedFile> zipped;
  for (const auto& [name, bytes] : files) zipped.push_back({name, bytes, false});
  return write_zip(zipped).value();
}

inline std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else if (c != '\r') {
      lines.back() += c;
    }
  }
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

inline std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

inline std::string word_text(std::string_view text) {
  std::string out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\t', begin), text.size());
    out += fmt::format("<w:t xml:space=\"preserve\">{}</w:t>", escaped(text.substr(begin, end - begin)));
    if (end < text.size()) out += "<w:tab/>";
    begin = end + 1;
  }
  return fmt::format("<w:r>{}</w:r>", out);
}

inline std::string word_paragraph(std::string_view text) { return fmt::format("<w:p>{}</w:p>", word_text(text)); }

/// A Word document with this body; more parts may stand beside it.
inline std::string docx_with(std::string_view body, Files more = {}) {
  more.emplace_back("word/document.xml",
                    fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                                "<w:body>{}</w:body></w:document>",
                                body));
  return zip_of(more);
}

inline std::string docx_of(std::string_view text) {
  std::string body;
  for (const std::string& line : lines_of(text)) body += word_paragraph(line);
  return docx_with(body);
}

inline std::string docx_table(const std::vector<std::vector<std::string>>& rows) {
  std::string body = "<w:tbl>";
  for (const auto& row : rows) {
    body += "<w:tr>";
    for (const auto& cell : row) {
      body += "<w:tc>";
      for (const std::string& line : lines_of(cell)) body += word_paragraph(line);
      body += "</w:tc>";
    }
    body += "</w:tr>";
  }
  return docx_with(body + "</w:tbl>");
}

inline std::string odt_with(std::string_view body, std::string_view styles = "") {
  return zip_of(
      {{"mimetype", "application/vnd.oasis.opendocument.text"},
       {"content.xml", fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content "
                                   "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                                   "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
                                   "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
                                   "<office:automatic-styles>{}</office:automatic-styles>"
                                   "<office:body><office:text>{}</office:text></office:body></office:document-content>",
                                   styles, body)}});
}

inline std::string odt_of(std::string_view text) {
  std::string body;
  for (const std::string& line : lines_of(text)) {
    body += "<text:p>";
    for (const char c : line) {
      if (c == ' ') {
        body += "<text:s/>";
      } else if (c == '\t') {
        body += "<text:tab/>";
      } else {
        body += escaped(std::string_view(&c, 1));
      }
    }
    body += "</text:p>";
  }
  return odt_with(body);
}

/// With a \u for every letter beyond ASCII, as Word writes them.
inline std::string rtf_of(std::string_view text) {
  std::string out = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Calibri;}}\n";
  for (const std::string& line : lines_of(text)) {
    for (std::size_t at = 0; at < line.size();) {
      const std::int32_t c = next_code_point(line, at);
      if (c == '\\' || c == '{' || c == '}') {
        out += fmt::format("\\{}", static_cast<char>(c));
      } else if (c == '\t') {
        out += "\\tab ";
      } else if (c < 0x80) {
        out += static_cast<char>(c);
      } else if (c < 0x10000) {
        out += fmt::format("\\u{}?", c > 0x7FFF ? c - 0x10000 : c);
      } else {
        out += fmt::format("\\u{}?\\u{}?", 0xD800 + ((c - 0x10000) >> 10) - 0x10000,
                           0xDC00 + ((c - 0x10000) & 0x3FF) - 0x10000);
      }
    }
    out += "\\par\n";
  }
  return out + "}";
}

}  // namespace gribning
