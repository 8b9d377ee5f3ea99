// SPDX-License-Identifier: MIT
#include "gribning/base/lines.h"

#include <algorithm>

namespace gribning {

Lines::Lines(std::string_view text) : text_(text), starts_{0} {
  // Either sign is sought again only once it has been passed, so that each byte is looked at twice at most.
  std::size_t feed = text.find('\n');
  std::size_t carriage = text.find('\r');
  for (std::size_t end = std::min(feed, carriage); end != std::string_view::npos; end = std::min(feed, carriage)) {
    const std::size_t next = end + (end == carriage && feed == carriage + 1 ? 2 : 1);
    // A line end closes a line; only what follows it opens the next.
    if (next < text.size()) starts_.push_back(static_cast<std::uint32_t>(next));
    if (feed < next) feed = text.find('\n', next);
    if (carriage < next) carriage = text.find('\r', next);
  }
}

Span Lines::line(std::size_t index) const {
  const std::uint32_t begin = starts_[index];
  std::uint32_t end = index + 1 < starts_.size() ? starts_[index + 1] : static_cast<std::uint32_t>(text_.size());
  if (end > begin && text_[end - 1] == '\n') --end;
  if (end > begin && text_[end - 1] == '\r') --end;
  return {begin, end};
}

std::size_t Lines::line_of(std::uint32_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<std::size_t>(after - starts_.begin()) - 1;
}

Place Lines::place(std::uint32_t offset) const {
  const std::size_t index = line_of(offset);
  const std::size_t end = std::min<std::size_t>(offset, text_.size());
  Place place{index + 1, 1};
  for (std::size_t i = starts_[index]; i < end; ++i) {
    const bool continues = (static_cast<unsigned char>(text_[i]) & 0xC0U) == 0x80U;
    if (!continues) ++place.column;
  }
  return place;
}

}  // namespace gribning
