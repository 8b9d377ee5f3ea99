// SPDX-License-Identifier: MIT
// Signs that enclose: brackets of all kinds, ° °, > <, and those of CHAT-CA and GAT2.
#include <algorithm>

#include "scanner.h"

namespace gribning::notation {
namespace {

MarkKind kind_of(Sense sense) {
  switch (sense) {
    case Sense::pause:
      return MarkKind::pause;
    case Sense::laughter:
      return MarkKind::laughter;
    case Sense::breath:
      return MarkKind::breath;
    case Sense::masked:
      return MarkKind::masked;
    case Sense::comment:
      return MarkKind::comment;
    case Sense::talk:
    case Sense::unheard:
      break;
  }
  return MarkKind::uncertain;
}

/// What a sign that is its own partner says about the talk between the two.
MarkKind kind_of_toggle(char32_t sign) {
  switch (sign) {
    case 0xB0:    // °
    case 0x222C:  // ∬ whispered
      return MarkKind::quiet;
    case '>':
    case 0x2206:  // ∆
      return MarkKind::fast;
    case '<':
    case 0x2207:  // ∇
      return MarkKind::slow;
    case 0x25C9:  // ◉
      return MarkKind::loud;
    case 0xA3:    // £
    case 0x263A:  // ☺
      return MarkKind::laughter;
    case '*':
    case '_':
      return MarkKind::emphasis;
    case 0x2047:  // ⁇
      return MarkKind::uncertain;
    default:
      return MarkKind::other;
  }
}

}  // namespace

void Scanner::read_enclosure(Enclosure& enclosure) {
  switch (enclosure.sign) {
    case '(':
    case '[':
      return read_bracket(enclosure);
    case 0x2308:
    case 0x230A:
      return read_overlap(enclosure);
    case 'h':
      return take_whole(enclosure, MarkKind::breath, enclosure.open, enclosure.open);
    case 'g':
      return read_manner(enclosure);
    default:
      break;
  }
  enclosure.taken = true;
  mark(kind_of_toggle(enclosure.sign), {enclosure.open.begin, enclosure.close.end},
       {enclosure.open.end, enclosure.close.begin});
  if (enclosure.sign == 0x2047) uncertain_until_ = std::max(uncertain_until_, enclosure.close.begin);
  at_ = enclosure.open.end;
}

void Scanner::read_bracket(Enclosure& enclosure) {
  if (!enclosure.closed()) {
    // Some transcribers write only where overlap begins.
    mark(enclosure.sign == '[' ? MarkKind::unpaired : MarkKind::other, enclosure.open,
         {enclosure.open.end, enclosure.open.end});
    at_ = enclosure.open.end;
    return;
  }
  if (enclosure.sign == '(' && next_opening_ + 1 < enclosures_.all.size()) {
    Enclosure& inner = enclosures_.all[next_opening_ + 1];
    if (inner.sign == '(' && inner.open.begin == enclosure.open.end && inner.close.end == enclosure.close.begin &&
        inner.closed()) {
      return read_doubled(enclosure, inner);
    }
  }
  if (enclosure.sign == '(' && word_starts_here()) return read_word();
  if (convention_ == Convention::chat_ca && enclosure.sign == '[' && read_chat_code(enclosure)) return;

  const Span whole{enclosure.open.begin, enclosure.close.end};
  const Span inside{enclosure.open.end, enclosure.close.begin};
  const Bracket bracket = enclosure.sign == '(' ? Bracket::round : Bracket::square;
  const Content content = read_content(quote(text_, inside), bracket, convention_);
  if (content.sense != Sense::talk) {
    take_whole(enclosure, kind_of(content.sense), whole, inside);
    notation_.marks.back().milliseconds = content.milliseconds;
    return;
  }
  if (bracket == Bracket::square) return read_overlap(enclosure);
  enclosure.taken = true;
  mark(MarkKind::uncertain, whole, inside);
  uncertain_until_ = std::max(uncertain_until_, inside.end);
  at_ = enclosure.open.end;
}

void Scanner::read_doubled(Enclosure& outer, Enclosure& inner) {
  const Span inside{inner.open.end, inner.close.begin};
  const Content content = read_content(quote(text_, inside), Bracket::doubled, convention_);
  const MarkKind kind = content.sense == Sense::talk ? MarkKind::comment : kind_of(content.sense);
  take_whole(outer, kind, {outer.open.begin, outer.close.end}, inside);
  notation_.marks.back().milliseconds = content.milliseconds;
}

void Scanner::read_overlap(Enclosure& enclosure) {
  enclosure.taken = true;
  const std::uint32_t end = enclosure.closed() ? enclosure.close.end : enclosure.open.end;
  const std::uint32_t inside_end = enclosure.closed() ? enclosure.close.begin : enclosure.open.end;
  mark(MarkKind::unpaired, {enclosure.open.begin, end}, {enclosure.open.end, inside_end});
  notation_.marks.back().index = index_of(enclosure.open);
  at_ = enclosure.open.end;
}

void Scanner::read_manner(Enclosure& enclosure) {
  const std::string_view tag = quote(text_, {enclosure.open.begin + 2, enclosure.open.end - 1});
  MarkKind kind = MarkKind::comment;
  if (tag == "p" || tag == "pp") kind = MarkKind::quiet;
  if (tag == "f" || tag == "ff") kind = MarkKind::loud;
  if (tag == "all") kind = MarkKind::fast;
  if (tag == "len") kind = MarkKind::slow;
  if (tag == "lachend" || tag == "laughing" || tag == "leende" || tag == "grinende") kind = MarkKind::laughter;
  enclosure.taken = enclosure.closed();
  const std::uint32_t end = enclosure.closed() ? enclosure.close.end : enclosure.open.end;
  mark(kind, {enclosure.open.begin, end},
       {enclosure.open.end, enclosure.closed() ? enclosure.close.begin : enclosure.open.end});
  at_ = enclosure.open.end;
}

/// "[=! laughing]", "[>]", "[/]", "[?]": codes of CHAT that stand in square brackets.
bool Scanner::read_chat_code(const Enclosure& enclosure) {
  const Span whole{enclosure.open.begin, enclosure.close.end};
  const Span inside{enclosure.open.end, enclosure.close.begin};
  const std::string_view code = quote(text_, inside);
  if (code.empty()) return false;
  MarkKind kind = MarkKind::other;
  std::uint32_t index = 0;
  if (code[0] == '>' || code[0] == '<') {
    kind = MarkKind::unpaired;
    index = index_of(inside);
  } else if (code.starts_with("=!") || code.starts_with("= ") || code[0] == '%') {
    const Content content = read_content(
        code.substr(code.find_first_not_of("=!% ") == std::string_view::npos ? code.size()
                                                                             : code.find_first_not_of("=!% ")),
        Bracket::doubled, convention_);
    kind = content.sense == Sense::laughter ? MarkKind::laughter : MarkKind::comment;
  } else if (code == "?") {
    kind = MarkKind::uncertain;
  } else if (code[0] != '/' && code[0] != '*' && code[0] != ':' && code[0] != '+' && code[0] != '-' && code[0] != '^' &&
             code[0] != 'x') {
    return false;
  }
  mark(kind, whole, inside);
  notation_.marks.back().index = index;
  jump(whole.end);
  return true;
}

void Scanner::close(const Closing& closing) {
  // The opener may lie in a comment that was read as a whole; then nothing covers this sign yet.
  if (!enclosures_.all[closing.enclosure].taken) mark(MarkKind::other, {closing.at, closing.end});
  at_ = closing.end;
}

void Scanner::take_whole(Enclosure& enclosure, MarkKind kind, Span span, Span inside) {
  enclosure.taken = true;
  mark(kind, span, inside);
  jump(span.end);
}

std::uint32_t Scanner::index_of(Span sign) const {
  std::uint32_t index = 0;
  for (std::uint32_t at = sign.begin; at < sign.end && index < 100'000; ++at) {
    const char c = text_[at];
    if (c >= '0' && c <= '9') index = index * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return index;
}

}  // namespace gribning::notation
