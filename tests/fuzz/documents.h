// SPDX-License-Identifier: MIT
#pragma once

#include "../formats/papers.h"
#include "reading_law.h"

/// A fuzzer seldom makes a zip: bytes that are none are taken for the part that holds the text.
namespace gribning {

inline void document_law(const std::uint8_t* data, std::size_t size, const std::string& format,
                         const std::string& part) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with("PK")) {
    reading_law(data, size, format);
    return;
  }
  const std::string zip = zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {part, bytes}});
  reading_law(reinterpret_cast<const std::uint8_t*>(zip.data()), zip.size(), format);
}

}  // namespace gribning
