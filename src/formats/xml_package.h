// SPDX-License-Identifier: MIT
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/result.h"
#include "gribning/conversation/transcript.h"
#include "xml_document.h"

/// A document of several XML parts in a zip container. Private to formats.
namespace gribning {

class XmlPackage {
 public:
  /// Fails as read_zip() does, and with "not-a-zip" when no part is wanted.
  [[nodiscard]] static Result<XmlPackage> open(std::string_view bytes, bool (*wanted)(std::string_view name));

  /// The root element of the part that makes the document. Fails when it is missing or no XML.
  [[nodiscard]] Result<pugi::xml_node> main_part(std::string_view name);
  /// The root element of a part that a document may do without; null when it is not there or broken.
  [[nodiscard]] pugi::xml_node part(std::string_view name);
  [[nodiscard]] std::vector<std::string> names() const;
  /// What was wrong with the container and its XML.
  void tell(Transcript& transcript) const;

 private:
  std::map<std::string, std::string, std::less<>> texts_;
  std::deque<XmlDocument> documents_;
  Complaints complaints_;
  bool damaged_ = false;
};

/// The attribute of this local name, whatever its prefix; empty when there is none.
[[nodiscard]] std::string attribute_of(pugi::xml_node node, std::string_view name);

/// A whole number from an attribute; `otherwise` for what is none or beyond a thousand million.
[[nodiscard]] std::int64_t integer_of(std::string_view text, std::int64_t otherwise);

}  // namespace gribning
