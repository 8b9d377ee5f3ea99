// SPDX-License-Identifier: MIT
#include "word_book.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "endings.h"
#include "gribning/base/files.h"
#include "gribning/base/table.h"
#include "voices.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

/// Parts of compounds shorter than this are found inside unrelated words.
constexpr std::size_t kShortestHead = 4;
constexpr std::size_t kShortestSystemHead = 7;
/// Words of talk that are remembered; each takes about half a kilobyte.
constexpr std::size_t kMostRemembered = 40'000;

/// Lower case of A to Z and À to Þ, which is how nearly all words are written; nothing when there is another letter.
std::optional<std::string> lower_plain(std::string_view written) {
  std::string lower(written);
  for (std::size_t at = 0; at < lower.size(); ++at) {
    const auto byte = static_cast<unsigned char>(lower[at]);
    if (byte >= 'A' && byte <= 'Z') lower[at] = static_cast<char>(byte + 0x20);
    if (byte < 0x80) continue;
    if (byte != 0xC3 || ++at == lower.size()) return std::nullopt;
    const auto second = static_cast<unsigned char>(lower[at]);
    if (second < 0x80 || second > 0xBF) return std::nullopt;
    // Between them stands the sign of multiplication, and after them ß, which is lower already.
    if (second <= 0x9E && second != 0x97) lower[at] = static_cast<char>(second + 0x20);
  }
  return lower;
}

std::string lower_and_compose(std::string_view written) {
  if (auto plain = lower_plain(written)) return *std::move(plain);
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  auto text = icu::UnicodeString::fromUTF8({written.data(), static_cast<std::int32_t>(written.size())}).toLower();
  if (U_SUCCESS(status)) text = nfc->normalize(text, status);
  text.findAndReplace(icu::UnicodeString(u'\u2019'), icu::UnicodeString(u'\''));
  text.findAndReplace(icu::UnicodeString(u'\u02BC'), icu::UnicodeString(u'\''));
  std::string out;
  text.toUTF8String(out);
  return out;
}

/// The rows of a table that need not be there.
Result<Table> optional_table(const fs::path& file, const std::vector<std::string_view>& required) {
  if (!fs::exists(file)) return Table{};
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  return read_table(*bytes, file.string(), required);
}

tl::unexpected<Failure> bad_line(const Table& table, const TableRow& row, std::size_t column, Bilingual message) {
  return tl::unexpected(Failure{
      .code = "lexicon-line", .message = std::move(message), .file = table.file, .line = row.line, .column = column});
}

std::vector<std::string> split_list(std::string_view list, char separator) {
  std::vector<std::string> words;
  while (!list.empty()) {
    const auto comma = list.find(separator);
    auto word = list.substr(0, comma);
    while (word.starts_with(' ')) word.remove_prefix(1);
    while (word.ends_with(' ')) word.remove_suffix(1);
    if (!word.empty()) words.emplace_back(word);
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
  }
  return words;
}

/// Rarity runs from the commonest word, one in 25, to words that are not in the counts, about one in 50,000: a
/// logarithmic scale.
double absence_of(const WordType& word) {
  constexpr double kCommonest = 0.04;
  constexpr double kScale = 7.6;
  const double chance = kCommonest * std::exp(-kScale * (word.number ? kRarityOfNumbers : double{word.rarity}));
  return std::log1p(-chance);
}

/// The first place to part a compound at: what comes before is part of a word, and what follows no longer than any
/// entry.
std::size_t first_cut(std::string_view word, std::size_t longest) {
  return std::max<std::size_t>(3, word.size() - std::min(word.size(), longest));
}

bool is_number(std::string_view folded) { return !folded.empty() && folded.front() >= '0' && folded.front() <= '9'; }

}  // namespace

WordBook::WordBook(Language language) : language_(language), dictionary_(Dictionary::of(language)) {}

Result<void> WordBook::load(const fs::path& folder) {
  if (auto done = load_spelling(folder / "spelling.tsv"); !done) return done;
  if (auto done = load_grammatical(folder / "grammatical.tsv"); !done) return done;
  if (auto done = load_everyday(folder / "everyday.tsv"); !done) return done;
  const auto words = folder / "words";
  if (!fs::is_directory(words)) return {};
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(words)) {
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  for (const auto& file : files) {
    if (auto done = load_words(file); !done) return done;
  }
  return {};
}

Result<void> WordBook::load_spelling(const fs::path& file) {
  const auto table = optional_table(file, {"spoken", "written"});
  if (!table) return tl::unexpected(table.error());
  for (const auto& row : table->rows) spelling_.emplace(row.cells[0], row.cells[1]);
  return {};
}

Result<void> WordBook::load_grammatical(const fs::path& file) {
  const auto table = optional_table(file, {"word", "classes"});
  if (!table) return tl::unexpected(table.error());
  for (const auto& row : table->rows) {
    auto& classes = classes_[row.cells[0]];
    for (const auto& name : split_list(row.cells[1], ' ')) {
      const auto value = word_class_from(name);
      if (!value) {
        return bad_line(*table, row, row.cells[0].size() + 2,
                        {"»" + name + "« er ikke en ordklasse; se docs/how-to/cue.md.",
                         "'" + name + "' is not a word class; see docs/how-to/cue.md."});
      }
      classes = static_cast<std::uint16_t>(classes | (1U << static_cast<unsigned>(*value)));
    }
  }
  return {};
}

Result<void> WordBook::load_everyday(const fs::path& file) {
  const auto table = optional_table(file, {"word", "count"});
  if (!table) return tl::unexpected(table.error());
  for (const auto& row : table->rows) {
    char* end = nullptr;
    const double count = std::strtod(row.cells[1].c_str(), &end);
    if (row.cells[1].empty() || *end != '\0') {
      return bad_line(
          *table, row, row.cells[0].size() + 2,
          {"Ventede et tal, ikke »" + row.cells[1] + "«.", "Expected a number, not '" + row.cells[1] + "'."});
    }
    everyday_.emplace(row.cells[0], count);
    commonest_ = std::max(commonest_, count);
  }
  return {};
}

Result<void> WordBook::load_words(const fs::path& file) {
  const auto table = optional_table(file, {"category", "field", "words"});
  if (!table) return tl::unexpected(table.error());
  const auto category_at = table->column("category");
  const auto field_at = table->column("field");
  const auto words_at = table->column("words");
  for (const auto& row : table->rows) {
    const auto category = word_category_from(row.cells[category_at]);
    if (!category) {
      return bad_line(*table, row, 1,
                      {"»" + row.cells[category_at] + "« er ikke en ordkategori; se docs/how-to/cue.md.",
                       "'" + row.cells[category_at] + "' is not a word category; see docs/how-to/cue.md."});
    }
    const auto bit = static_cast<std::uint16_t>(1U << static_cast<unsigned>(*category));
    if (!is_working_life(*category)) {
      for (const auto& listed : split_list(row.cells[words_at], ',')) {
        const auto folded = fold(listed);
        longest_system_ = std::max(longest_system_, folded.size());
        system_shapes_.add(folded);
        auto& bits = system_[folded];
        bits = static_cast<std::uint16_t>(bits | bit);
      }
      continue;
    }
    auto known = std::ranges::find(fields_, row.cells[field_at]);
    if (known == fields_.end()) known = fields_.insert(fields_.end(), row.cells[field_at]);
    const auto field = static_cast<std::uint16_t>(known - fields_.begin());
    for (const auto& listed : split_list(row.cells[words_at], ',')) {
      if (auto words = split_list(listed, ' '); words.size() > 1) {
        for (auto& word : words) word = fold(word);
        phrases_.push_back({std::move(words), *category});
        continue;
      }
      const auto folded = fold(listed);
      longest_entry_ = std::max(longest_entry_, folded.size());
      entry_shapes_.add(folded);
      auto& entry = entries_[folded];
      entry.categories = static_cast<std::uint16_t>(entry.categories | bit);
      if (std::ranges::find(entry.fields, field) == entry.fields.end()) entry.fields.push_back(field);
    }
  }
  return {};
}

std::string WordBook::fold(std::string_view written) const {
  auto folded = lower_and_compose(written);
  if (const auto it = spelling_.find(folded); it != spelling_.end()) return it->second;
  while (folded.size() > 1 && folded.ends_with('\'')) folded.pop_back();
  while (folded.size() > 1 && folded.starts_with('\'')) folded.erase(0, 1);
  if (const auto it = spelling_.find(folded); it != spelling_.end()) return it->second;
  return folded;
}

const WordType* WordBook::remembered(const std::string& folded) const {
  const std::scoped_lock lock(lock_);
  const auto it = folded_.find(folded);
  return it == folded_.end() ? nullptr : it->second.get();
}

const WordType& WordBook::remember(std::unique_ptr<WordType> made) const {
  // Made outside the lock: two threads may make the same word, and the first one's stands.
  if (const auto it = folded_.find(made->folded); it != folded_.end()) return *it->second;
  made->key = keys_.try_emplace(made->compared_by(), static_cast<std::uint32_t>(keys_.size())).first->second;
  const auto& folded = made->folded;
  return *folded_.try_emplace(folded, std::move(made)).first->second;
}

const WordType& WordBook::word(const std::string& folded, OwnWords& own) const {
  if (const auto* known = remembered(folded)) return *known;
  auto made = make(folded);
  const std::scoped_lock lock(lock_);
  if (folded_.size() < kMostRemembered || folded_.contains(folded)) return remember(std::move(made));
  const auto key = keys_.find(made->compared_by());
  made->key = key == keys_.end() ? kNoKey : key->second;
  own.push_back(std::move(made));
  return *own.back();
}

std::unique_ptr<WordType> WordBook::make(std::string folded) const {
  auto made = std::make_unique<WordType>();
  auto& word = *made;
  word.folded = std::move(folded);
  word.lemma = word.folded;
  word.stems = {word.folded};
  if (const auto it = classes_.find(word.folded); it != classes_.end()) word.classes = it->second;
  word.number = is_number(word.folded) || (language_ == Language::da && is_danish_number(word.folded));
  if (!word.number) find_base_forms(word);
  if (word.carries_topic()) find_entries(word);
  find_system(word);
  word.rarity = rarity_of(word);
  word.absence = absence_of(word);
  word.outline = outline_of(word);
  word.voices = voices_of(word.folded);
  if (mark_) mark_(word);
  return made;
}

void WordBook::find_base_forms(WordType& word) const {
  const auto add = [&](std::string stem) {
    if (std::ranges::find(word.stems, stem) == word.stems.end()) word.stems.push_back(std::move(stem));
  };
  auto bases = dictionary_.base_forms(word.folded);
  for (auto& base : bases) base = whole_compound(word.folded, base);
  for (const auto& base : bases) add(base);
  if (language_ == Language::da) {
    for (auto& candidate : danish_base_candidates(word.folded)) add(std::move(candidate));
  }
  if (!bases.empty()) {
    word.lemma = *std::ranges::min_element(bases, {}, &std::string::size);
  } else if (word.carries_topic()) {
    word.lemma = dictionary_.stem(word.folded);
    add(word.lemma);
  }
}

void WordBook::find_entries(WordType& word) const {
  const auto take = [&word](const Entry& entry) {
    word.categories = static_cast<std::uint16_t>(word.categories | entry.categories);
    for (const auto field : entry.fields) {
      if (std::ranges::find(word.fields, field) == word.fields.end()) word.fields.push_back(field);
    }
  };
  for (const auto& stem : word.stems) {
    if (const auto* entry = entry_of(stem)) take(*entry);
  }
  if (word.categories == 0) {
    for (const auto& stem : word.stems) {
      if (const auto* head = head_of_compound(stem)) {
        take(*head);
        break;
      }
    }
  }
  std::ranges::sort(word.fields);
}

const WordBook::Entry* WordBook::entry_of(std::string_view folded) const {
  if (!entry_shapes_.may_have(folded)) return nullptr;
  const auto it = entries_.find(folded);
  return it == entries_.end() ? nullptr : &it->second;
}

/// Bits of categories; 0 when it is no word of the system.
std::uint16_t WordBook::system_of(std::string_view folded) const {
  if (!system_shapes_.may_have(folded)) return 0;
  const auto it = system_.find(folded);
  return it == system_.end() ? std::uint16_t{0} : it->second;
}

/// A word of the system, or a compound that ends in one: "specialpraktikplads".
void WordBook::find_system(WordType& word) const {
  if (system_.empty() || word.classes != 0) return;
  for (const auto& stem : word.stems) {
    word.system = static_cast<std::uint16_t>(word.system | system_of(stem));
  }
  if (word.system != 0 || language_ != Language::da) return;
  for (const auto& stem : word.stems) {
    for (auto cut = first_cut(stem, longest_system_); cut + kShortestSystemHead <= stem.size(); ++cut) {
      word.system = system_of(std::string_view(stem).substr(cut));
      if (word.system != 0) return;
    }
  }
}

/// The entry of a compound's last part, else of its first: "kabelrulle" → "rulle", "frisørting" → "frisør".
const WordBook::Entry* WordBook::head_of_compound(std::string_view folded) const {
  if (language_ != Language::da || folded.size() < 2 * kShortestHead - 1) return nullptr;
  for (auto cut = first_cut(folded, longest_entry_); cut + kShortestHead <= folded.size(); ++cut) {
    if (const auto* entry = entry_of(folded.substr(cut))) return entry;
  }
  for (auto cut = std::min(folded.size() - 3, longest_entry_ + 1); cut > kShortestHead; --cut) {
    auto first = folded.substr(0, cut);
    if (const auto* entry = entry_of(first)) return entry;
    if (first.ends_with('s') || first.ends_with('e')) {
      first.remove_suffix(1);
      if (first.size() <= kShortestHead) continue;
      if (const auto* entry = entry_of(first)) return entry;
    }
  }
  return nullptr;
}

float WordBook::rarity_of(const WordType& word) const {
  double count = 0;
  for (const auto* form : {&word.folded, &word.lemma}) {
    if (const auto it = everyday_.find(*form); it != everyday_.end()) count = std::max(count, it->second);
  }
  return static_cast<float>(1 - std::log1p(count) / std::log1p(commonest_));
}

}  // namespace gribning
