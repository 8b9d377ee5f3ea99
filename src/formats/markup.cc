// SPDX-License-Identifier: MIT
#include "markup.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "characters.h"

namespace gribning {
namespace {

struct Entity {
  std::string_view name;
  std::string_view sign;
};

/// Those of WebVTT, and the letters and signs that Danish and its neighbours write in HTML.
constexpr std::array kEntities = {
    Entity{"amp", "&"},    Entity{"lt", "<"},        Entity{"gt", ">"},       Entity{"quot", "\""},
    Entity{"apos", "'"},   Entity{"nbsp", "\u00A0"}, Entity{"lrm", "\u200E"}, Entity{"rlm", "\u200F"},
    Entity{"aelig", "æ"},  Entity{"AElig", "Æ"},     Entity{"oslash", "ø"},   Entity{"Oslash", "Ø"},
    Entity{"aring", "å"},  Entity{"Aring", "Å"},     Entity{"auml", "ä"},     Entity{"Auml", "Ä"},
    Entity{"ouml", "ö"},   Entity{"Ouml", "Ö"},      Entity{"uuml", "ü"},     Entity{"Uuml", "Ü"},
    Entity{"eacute", "é"}, Entity{"Eacute", "É"},    Entity{"egrave", "è"},   Entity{"szlig", "ß"},
    Entity{"hellip", "…"}, Entity{"ndash", "–"},     Entity{"mdash", "—"},    Entity{"deg", "°"},
    Entity{"lsquo", "‘"},  Entity{"rsquo", "’"},     Entity{"ldquo", "“"},    Entity{"rdquo", "”"},
    Entity{"laquo", "«"},  Entity{"raquo", "»"},     Entity{"shy", "\u00AD"}, Entity{"bull", "•"},
};

constexpr std::size_t kLongestEntity = 12;

void append_utf8(std::uint32_t c, std::string& out) {
  const auto byte = [&](std::uint32_t value) { out += static_cast<char>(value); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0U | (c >> 6U));
    byte(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    byte(0xE0U | (c >> 12U));
    byte(0x80U | ((c >> 6U) & 0x3FU));
    byte(0x80U | (c & 0x3FU));
  } else {
    byte(0xF0U | (c >> 18U));
    byte(0x80U | ((c >> 12U) & 0x3FU));
    byte(0x80U | ((c >> 6U) & 0x3FU));
    byte(0x80U | (c & 0x3FU));
  }
}

/// "#230", "#xE6"
std::optional<std::string> numbered(std::string_view name) {
  name.remove_prefix(1);
  const bool hex = name.starts_with('x') || name.starts_with('X');
  if (hex) name.remove_prefix(1);
  std::uint32_t c = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), c, hex ? 16 : 10);
  if (name.empty() || error != std::errc() || end != name.data() + name.size()) return std::nullopt;
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return "\uFFFD";
  std::string sign;
  append_utf8(c, sign);
  return sign;
}

std::optional<std::string> sign_of(std::string_view name) {
  if (name.starts_with('#')) return numbered(name);
  const auto* const found =
      std::find_if(kEntities.begin(), kEntities.end(), [&](const Entity& entity) { return entity.name == name; });
  if (found == kEntities.end()) return std::nullopt;
  return std::string(found->sign);
}

}  // namespace

std::string decode_entities(std::string_view text, std::size_t* broken) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t sign = std::min(text.find('&', at), text.size());
    out += text.substr(at, sign - at);
    if (sign == text.size()) break;
    const std::string_view head = text.substr(sign + 1, kLongestEntity);
    const std::size_t end = head.find(';');
    const auto decoded = end == std::string_view::npos ? std::nullopt : sign_of(head.substr(0, end));
    if (decoded) {
      out += *decoded;
      at = sign + end + 2;
      continue;
    }
    // "R&D" and "& så" are no entities that went wrong.
    if (broken != nullptr && !head.empty() &&
        (head.front() == '#' ||
         (end != std::string_view::npos && end > 0 &&
          std::all_of(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(end), is_letter)))) {
      ++*broken;
    }
    out += '&';
    at = sign + 1;
  }
  return out;
}

std::string escape_markup(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string one_space(std::string_view text) {
  std::string out;
  bool gap = false;
  for (const char c : text) {
    if (is_space(c)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += c;
  }
  return out;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

}  // namespace gribning
