// SPDX-License-Identifier: MIT
#include <array>

#include "brackets.h"
#include "characters.h"
#include "gribning/conversation/notation.h"
#include "voice.h"

namespace gribning {
namespace {

using namespace notation;

/// How often the signs occur that only one convention uses.
struct SignCount {
  std::size_t pauses = 0;          ///< (.) and (0.5)
  std::size_t dash_pauses = 0;     ///< (-) (--) of GAT2
  std::size_t stretches = 0;       ///< a colon between letters
  std::size_t latches = 0;         ///< = beside a word
  std::size_t quiet = 0;           ///< ° beside a letter that is no breath
  std::size_t degree_breaths = 0;  ///< °h and h°
  std::size_t accents = 0;         ///< akZENT
  std::size_t chat = 0;            ///< signs of CHAT-CA alone
};

bool is_chat_sign(UChar32 c) {
  constexpr std::array<UChar32, 14> kSigns = {0x2308, 0x2309, 0x230A, 0x230B, 0x2248, 0x2206, 0x2207,
                                              0x25C9, 0x263A, 0x222C, 0x204E, 0x264B, 0x2047, 0x2219};
  for (const UChar32 sign : kSigns) {
    if (c == sign) return true;
  }
  return false;
}

/// The bracket that opens at `at`, when it is a pause that closes within a few bytes.
void count_pause(std::string_view text, std::uint32_t at, SignCount& count) {
  constexpr std::size_t kLongest = 16;
  const std::size_t close = text.substr(at, kLongest).find(')');
  if (close == std::string_view::npos) return;
  const std::string_view content = text.substr(at + 1, close - 1);
  if (content.empty() || content.find_first_not_of("0123456789.,-") != std::string_view::npos) return;
  if (content.find_first_not_of('-') == std::string_view::npos) {
    ++count.dash_pauses;
  } else if (read_content(content, Bracket::round, Convention::jefferson).sense == Sense::pause) {
    ++count.pauses;
  }
}

void count_degree(std::string_view text, std::uint32_t at, std::uint32_t after, SignCount& count) {
  const UChar32 left = decode_before(text, 0, at);
  std::uint32_t ignored = 0;
  const UChar32 right = after < text.size() ? decode_at(text, after, ignored) : ' ';
  if (is_digit(left)) return;
  if (right == 'h' && !is_letter(left)) {
    ++count.degree_breaths;
  } else if (is_letter(left) || is_letter(right)) {
    ++count.quiet;
  }
}

/// The sign that begins at `at`, which is no letter.
void count_sign(std::string_view text, std::uint32_t at, std::uint32_t after, UChar32 c, SignCount& count) {
  const UChar32 previous = at == 0 ? ' ' : decode_before(text, 0, at);
  std::uint32_t ignored = 0;
  const auto next = [&] { return decode_at(text, after, ignored); };
  const bool last = after == text.size();
  switch (c) {
    case '(':
      return count_pause(text, at, count);
    case ':':
      if (!last && is_letter(previous) && (is_letter(next()) || (next() == ':' && is_lower(previous))))
        ++count.stretches;
      return;
    case '=':
      // "B = borger" in a header has space on both sides.
      if (!last && is_space(previous) != is_space(next())) ++count.latches;
      return;
    default:
      break;
  }
  if (is_degree(c)) count_degree(text, at, after, count);
  if (is_chat_sign(c)) ++count.chat;
}

SignCount count_signs(std::string_view text) {
  SignCount count;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t at = 0; at < size;) {
    const std::uint32_t end = end_of_letters(text, at, size);
    if (end > at) {
      const std::string_view word = text.substr(at, end - at);
      const Voice voice = end == size || is_in_small_letters(word) ? Voice() : read_capitals(word);
      if (voice.capitals == Capitals::some && voice.begin > 0) ++count.accents;
      at = end;
      continue;
    }
    std::uint32_t after = 0;
    const UChar32 c = decode_at(text, at, after);
    const bool telling = c >= 0x80 || c == '(' || c == ':' || c == '=';
    if (telling) count_sign(text, at, after, c, count);
    at = after;
  }
  // Some type the ordinal º for a degree sign. It is a letter.
  constexpr std::string_view kOrdinal = "º";
  for (auto at = text.find(kOrdinal); at != std::string_view::npos; at = text.find(kOrdinal, at + kOrdinal.size())) {
    const auto begin = static_cast<std::uint32_t>(at);
    count_degree(text, begin, begin + static_cast<std::uint32_t>(kOrdinal.size()), count);
  }
  return count;
}

}  // namespace

Convention detect_convention(std::string_view text) {
  const SignCount count = count_signs(text);
  if (count.chat >= 2 || (count.chat == 1 && text.starts_with('@'))) return Convention::chat_ca;
  const std::size_t gat2 = 2 * count.degree_breaths + 2 * count.dash_pauses + count.accents;
  const std::size_t jefferson = count.pauses + count.stretches + count.latches + count.quiet;
  if (gat2 >= 4 && count.degree_breaths + count.dash_pauses > 0 && gat2 > count.quiet + count.latches) {
    return Convention::gat2;
  }
  // One sign in a long text may be an accident of spelling; in a short extract it is how the extract is written.
  constexpr std::size_t kShort = 400;
  if (jefferson >= 2 || (jefferson == 1 && text.size() < kShort)) return Convention::jefferson;
  return Convention::plain;
}

}  // namespace gribning
