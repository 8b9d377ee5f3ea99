// SPDX-License-Identifier: MIT
#include "gribning/conversation/pseudonyms.h"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "gribning/base/files.h"
#include "gribning/base/table.h"
#include "gribning/base/utf8.h"

namespace gribning {
namespace {

bool is_letter(std::int32_t letter) {
  return letter >= 0 && (u_isalnum(letter) != 0 || u_charType(letter) == U_NON_SPACING_MARK);
}

bool letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_letter(next_code_point(text, at));
}

bool letter_before(std::string_view text, std::size_t at) { return at > 0 && is_letter(previous_code_point(text, at)); }

std::string in_capitals(const std::string& text) {
  std::string capitals;
  icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale("da")).toUTF8String(capitals);
  return capitals;
}

/// Bytes of a genitive's ending at `at`: "s", "'s", "’s"; 0 when there is none or the word goes on.
std::size_t genitive(std::string_view text, std::size_t at) {
  for (const std::string_view ending : {"s", "S", "'s", "’s"})
    if (text.substr(at).starts_with(ending) && !letter_at(text, at + ending.size())) return ending.size();
  return 0;
}

Failure broken(std::string code, Bilingual message, const std::filesystem::path& file, std::size_t line) {
  return {.code = std::move(code), .message = std::move(message), .file = file.string(), .line = line};
}

struct Replacement {
  Span span;
  std::string with;
};

/// A text with replacements in it, and where each old place went.
class Rewritten {
 public:
  Rewritten(std::string_view text, std::vector<Replacement> replacements) : replacements_(std::move(replacements)) {
    std::size_t at = 0;
    for (const auto& each : replacements_) {
      text_.append(text.substr(at, each.span.begin - at));
      starts_.push_back(static_cast<std::uint32_t>(text_.size()));
      text_ += each.with;
      at = each.span.end;
    }
    text_.append(text.substr(std::min(at, text.size())));
  }

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] Span now(Span span) const { return {now(span.begin, false), now(span.end, true)}; }

 private:
  [[nodiscard]] std::uint32_t now(std::uint32_t place, bool end) const {
    const auto after = std::partition_point(replacements_.begin(), replacements_.end(),
                                            [place](const Replacement& each) { return each.span.begin < place; });
    if (after == replacements_.begin()) return place;
    const auto index = static_cast<std::size_t>(after - replacements_.begin()) - 1;
    const auto& last = replacements_[index];
    const auto start = starts_[index];
    const auto length = static_cast<std::uint32_t>(last.with.size());
    if (place < last.span.end) return end ? start + length : start;
    return start + length + (place - last.span.end);
  }

  std::vector<Replacement> replacements_;
  std::vector<std::uint32_t> starts_;
  std::string text_;
};

void follow(Notation& notation, const Rewritten& rewritten, const Pseudonyms& pseudonyms) {
  for (auto& mark : notation.marks) {
    mark.span = rewritten.now(mark.span);
    mark.inside = rewritten.now(mark.inside);
  }
  std::vector<Word> words;
  for (auto& word : notation.words) {
    word.span = rewritten.now(word.span);
    word.text = pseudonyms.apply(word.text);
    // The words of one name have become one.
    if (!words.empty() && words.back().span == word.span) {
      words.back().text = quote(rewritten.text(), word.span);
      continue;
    }
    words.push_back(std::move(word));
  }
  notation.words = std::move(words);
}

}  // namespace

struct Pseudonyms::Found {
  std::size_t bytes = 0;
  const std::string* with = nullptr;
};

Result<Pseudonyms> Pseudonyms::read(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto table = read_table(*bytes, file.string(), {"name", "pseudonym"});
  if (!table) return tl::unexpected(table.error());
  const auto name = table->column("name");
  const auto pseudonym = table->column("pseudonym");
  std::map<std::string, std::string> known;
  Pseudonyms pseudonyms;
  for (const auto& row : table->rows) {
    const auto& from = row.cells[name];
    const auto& to = row.cells[pseudonym];
    if (from.empty() || to.empty())
      return tl::unexpected(
          broken("pseudonym-empty",
                 {"Linjen skal have både et navn og et pseudonym.", "The line needs both a name and a pseudonym."},
                 file, row.line));
    const auto [place, fresh] = known.emplace(from, to);
    if (!fresh && place->second != to)
      return tl::unexpected(broken("pseudonym-twice",
                                   {fmt::format("»{}« har allerede pseudonymet »{}«.", from, place->second),
                                    fmt::format("'{}' already has the pseudonym '{}'.", from, place->second)},
                                   file, row.line));
    if (fresh) pseudonyms.entries_.push_back({from, to, in_capitals(from), in_capitals(to)});
  }
  std::stable_sort(pseudonyms.entries_.begin(), pseudonyms.entries_.end(),
                   [](const Entry& left, const Entry& right) { return left.name.size() > right.name.size(); });
  return pseudonyms;
}

bool Pseudonyms::find(std::string_view text, std::size_t at, Found& found) const {
  const auto fits = [&](const std::string& name) {
    if (!text.substr(at).starts_with(name)) return false;
    const auto end = at + name.size();
    return !letter_at(text, end) || genitive(text, end) > 0;
  };
  for (const auto& entry : entries_) {
    const bool written = fits(entry.name);
    if (!written && !fits(entry.capitals)) continue;
    found = {written ? entry.name.size() : entry.capitals.size(),
             written ? &entry.pseudonym : &entry.capital_pseudonym};
    return true;
  }
  return false;
}

std::string Pseudonyms::apply(std::string_view text) const {
  std::string out;
  Found found;
  for (std::size_t at = 0; at < text.size();) {
    if (letter_at(text, at) && !letter_before(text, at) && find(text, at, found)) {
      out += *found.with;
      at += found.bytes;
      continue;
    }
    const auto begin = at;
    std::ignore = next_code_point(text, at);
    out.append(text.substr(begin, at - begin));
  }
  return out;
}

Transcript Pseudonyms::apply(Transcript transcript) const {
  std::vector<Replacement> replacements;
  std::vector<Span> masked;
  const std::string_view text = transcript.text;
  for (const auto& turn : transcript.turns) {
    for (const auto& mark : turn.notation.marks)
      if (mark.kind == MarkKind::masked) masked.push_back(mark.span);
    // Names with signs of the transcription inside.
    for (const auto& word : turn.notation.words) {
      const auto written = quote(text, word.span);
      if (written == word.text) continue;
      if (auto replaced = apply(word.text); replaced != word.text)
        replacements.push_back({word.span, std::move(replaced)});
    }
  }
  Found found;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    std::ignore = next_code_point(text, at);
    if (!letter_at(text, begin) || letter_before(text, begin) || !find(text, begin, found)) continue;
    replacements.push_back(
        {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + found.bytes)}, *found.with});
    at = begin + found.bytes;
  }
  std::stable_sort(replacements.begin(), replacements.end(),
                   [](const auto& left, const auto& right) { return left.span.begin < right.span.begin; });
  std::vector<Replacement> kept;
  for (auto& each : replacements) {
    const bool inside_mask =
        std::any_of(masked.begin(), masked.end(), [&](Span mask) { return mask.contains(each.span); });
    if (!inside_mask && (kept.empty() || kept.back().span.end <= each.span.begin)) kept.push_back(std::move(each));
  }

  Rewritten rewritten(text, std::move(kept));
  for (auto& turn : transcript.turns) {
    turn.span = rewritten.now(turn.span);
    for (auto& piece : turn.pieces) piece = rewritten.now(piece);
    follow(turn.notation, rewritten, *this);
    for (auto& under : turn.under) under.text = apply(under.text);
  }
  for (auto& aside : transcript.asides) {
    aside.span = rewritten.now(aside.span);
    follow(aside.notation, rewritten, *this);
  }
  for (auto& diagnostic : transcript.diagnostics) diagnostic.span = rewritten.now(diagnostic.span);
  for (auto& participant : transcript.participants) {
    participant.label = apply(participant.label);
    participant.description = apply(participant.description);
  }
  for (auto& line : transcript.metadata) line.value = apply(line.value);
  transcript.name = apply(transcript.name);
  transcript.original.clear();
  transcript.text = rewritten.text();
  return transcript;
}

}  // namespace gribning
