// SPDX-License-Identifier: MIT
#include "entry_table.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <limits>

namespace gribning {
namespace {

constexpr std::size_t kFewestPlaces = 16;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::uint64_t hash_of(std::string_view word) {
  WordHash hash;
  hash.add(word);
  return hash.value();
}

/// Whether morphological fields begin before a colon: " st:".
bool is_field_name(std::string_view line, std::size_t colon) { return colon > 3 && is_blank(line[colon - 3]); }

}  // namespace

EntryTable::EntryTable(std::string bytes) : text_(std::move(bytes)), places_(kFewestPlaces), hashes_(kHashes / 64) {
  const std::string_view text(text_);
  // The first line says how many entries there are, so roughly that it is not believed where it says nonsense.
  const std::size_t mark = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  std::size_t announced = 0;
  std::from_chars(text.data() + mark, text.data() + text.size(), announced);
  if (announced == 0 || text.size() >= std::numeric_limits<std::uint32_t>::max()) return;
  announced = std::min(announced, text.size() / 4);
  places_.resize(std::max(kFewestPlaces, std::bit_ceil(announced + announced / 2)));
  // The table does not fit into the cache: each place is fetched while the next entries are read.
  std::array<Waiting, 16> waiting;
  std::size_t entries = 0;
  for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at)) {
    const auto begin = ++at;
    at = word_end(begin);
    const auto size = at - begin;
    if (size == 0 || size > kLongest || is_capital(text[begin])) continue;
    auto& next = waiting[entries++ % waiting.size()];
    if (next.size > 0) place(next);
    next = {hash_of(text.substr(begin, size)), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(size)};
    __builtin_prefetch(&places_[first_place(next.hash)], 1);
  }
  for (std::size_t left = 0; left < waiting.size(); ++left) {
    const auto& next = waiting[entries++ % waiting.size()];
    if (next.size > 0) place(next);
  }
}

/// Where the word ends that begins here: before its flags, its fields or the line's end.
std::size_t EntryTable::word_end(std::size_t begin) const {
  const std::string_view text(text_);
  const auto size = text.size();
  auto at = begin;
  while (at < size) {
    // Letters of ASCII stand after the colon; what ends a word does not.
    while (at < size && text[at] > ':') ++at;
    if (at == size) break;
    const char c = text[at];
    if (c == '\n' || c == '\t' || (c == '/' && at > begin)) return at;
    if (c == '\r' && (at + 1 == size || text[at + 1] == '\n')) return at;
    if (c == ':' && is_field_name(text.substr(begin), at - begin)) {
      auto end = at - 3;
      while (end > begin && is_blank(text[end - 1])) --end;
      if (end > begin) return end;
    }
    ++at;
  }
  return at;
}

EntryTable::Entry EntryTable::entry(std::size_t begin, std::size_t size) const {
  const std::string_view text(text_);
  auto line = text.substr(begin, std::min(text.find('\n', begin + size), text.size()) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  Entry found{.word = line.substr(0, size), .flags = {}, .fields = {}};
  auto rest = line.substr(size);
  if (rest.starts_with('/')) {
    auto end = std::min(rest.find('\t'), rest.size());
    for (auto colon = rest.find(':'); colon < end; colon = rest.find(':', colon + 1)) {
      if (!is_field_name(rest, colon)) continue;
      end = colon - 3;
    }
    found.flags = rest.substr(1, end - 1);
    rest.remove_prefix(end);
  }
  while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
  found.fields = rest;
  return found;
}

std::string_view EntryTable::Entry::base() const {
  const auto at = fields.find("st:");
  if (at == std::string_view::npos) return word;
  const auto form = fields.substr(at + 3);
  return form.substr(0, form.find_first_of(" \t"));
}

void EntryTable::place(const Waiting& entry) {
  if (4 * (kept_ + 1) > 3 * places_.size()) grow();
  auto at = first_place(entry.hash);
  while (places_[at].begin != 0) at = (at + 1) & (places_.size() - 1);
  places_[at] = {entry.begin, tag_of(entry.hash, entry.size)};
  const auto bit = bit_of(entry.hash);
  hashes_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  ++kept_;
}

void EntryTable::grow() {
  std::vector<Place> before(2 * places_.size());
  before.swap(places_);
  kept_ = 0;
  // In the order of the file, which homonyms keep.
  std::erase_if(before, [](const Place& old) { return old.begin == 0; });
  std::ranges::sort(before, {}, &Place::begin);
  for (const auto& old : before) {
    const auto size = old.tag & 0xFFU;
    place({hash_of(std::string_view(text_).substr(old.begin, size)), old.begin, size});
  }
}

}  // namespace gribning
