// SPDX-License-Identifier: MIT
#include "sheet/ruler.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <stdexcept>

namespace gribning {
namespace {

/// The number of code points when every one of them is a letter of its own and one column wide, as in nearly all
/// Danish text: everything below the combining diacritics except the soft hyphen. Otherwise nothing.
struct Plain {
  std::size_t columns = 0;
  bool holds = true;
};

Plain read_plain(std::string_view text) {
  Plain plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0xCC || (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xAD))
      return {0, false};
    if ((byte & 0xC0) != 0x80) ++plain.columns;
  }
  return plain;
}

std::size_t columns_of_letter(std::string_view letter) {
  UChar32 first = 0;
  std::size_t size = 0;
  U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(letter.data()), size, letter.size(), first);
  const auto type = u_charType(first);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const auto width = u_getIntPropertyValue(first, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

struct Ruler::State {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> letters{
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status)};
  UText* text = nullptr;

  ~State() { utext_close(text); }

  /// Calls `visit(begin, end)` for each letter until it returns false.
  template <class Visit>
  void each_letter(std::string_view bytes, Visit visit) {
    status = U_ZERO_ERROR;
    text = utext_openUTF8(text, bytes.data(), static_cast<std::int64_t>(bytes.size()), &status);
    letters->setText(text, status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU cannot read text for measuring");
    auto begin = letters->first();
    for (auto end = letters->next(); end != icu::BreakIterator::DONE; begin = end, end = letters->next())
      if (!visit(static_cast<std::size_t>(begin), static_cast<std::size_t>(end))) return;
  }
};

Ruler::Ruler() : state_(std::make_unique<State>()) {
  if (U_FAILURE(state_->status)) throw std::runtime_error("ICU has no data for letters");
}
Ruler::~Ruler() = default;

std::size_t Ruler::columns(std::string_view text) {
  if (const auto plain = read_plain(text); plain.holds) return plain.columns;
  std::size_t total = 0;
  state_->each_letter(text, [&](std::size_t begin, std::size_t end) {
    total += columns_of_letter(text.substr(begin, end - begin));
    return true;
  });
  return total;
}

std::size_t Ruler::fit(std::string_view text, std::size_t columns) {
  std::size_t fits = 0;
  std::size_t total = 0;
  state_->each_letter(text, [&](std::size_t begin, std::size_t end) {
    total += columns_of_letter(text.substr(begin, end - begin));
    if (total > columns && fits > 0) return false;
    fits = end;
    return total <= columns;
  });
  return fits;
}

}  // namespace gribning
