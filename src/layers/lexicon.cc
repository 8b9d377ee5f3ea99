// SPDX-License-Identifier: MIT
#include "gribning/layers/lexicon.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <charconv>
#include <mutex>
#include <unordered_set>

#include "cue.h"
#include "cue_net.h"
#include "gribning/base/files.h"
#include "gribning/base/table.h"
#include "lexicon_reader.h"
#include "word_book.h"
#include "word_memo.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

/// Tables of a lexicon folder that hold something else than cues.
constexpr std::array<std::string_view, 4> kOtherTables = {"spelling.tsv", "grammatical.tsv", "everyday.tsv",
                                                          "examples.tsv"};

/// Entries of several words in words/*.tsv become cues of these ids and this weight.
constexpr std::string_view kPhrase = "word.";
constexpr float kPhraseWeight = 0.6F;

tl::unexpected<Failure> bad_cue(const Table& table, std::size_t line, std::size_t column, Bilingual message) {
  return tl::unexpected(Failure{
      .code = "lexicon-line", .message = std::move(message), .file = table.file, .line = line, .column = column});
}

/// The tokens as one line of folded words, with the place of each.
struct PlainLine {
  std::string text;
  std::vector<std::uint32_t> starts;

  void write(const std::vector<Token>& tokens) {
    text.clear();
    starts.clear();
    for (const auto& token : tokens) {
      if (!text.empty()) text += ' ';
      starts.push_back(static_cast<std::uint32_t>(text.size()));
      text += token.type->folded;
      if (token.asked) text += '?';
    }
  }

  [[nodiscard]] std::uint32_t token_at(std::size_t offset) const {
    return static_cast<std::uint32_t>(std::ranges::upper_bound(starts, offset) - starts.begin() - 1);
  }
};

}  // namespace

/// What a reader works with, and leaves to the next one.
struct Lexicon::Desk {
  explicit Desk(const CueNet& net) : walk(net) {}

  CueWalk walk;
  WordMemo words;
  PlainLine line;
  std::vector<CueMatch> found;
  std::vector<CueMatch> matches;
  /// Of this conversation only.
  OwnWords own;
  std::unordered_map<std::string_view, const WordType*> own_folded;
  std::unordered_map<std::string_view, std::uint32_t> own_keys;
};

struct Lexicon::Compiled {
  Compiled(Language spoken, const Codebook& declared) : language(spoken), codebook(&declared), book(spoken) {}

  Language language;
  /// Asked while loading only.
  const Codebook* codebook;
  WordBook book;
  CueNet net;
  std::vector<Cue> cues;
  std::unordered_set<std::string> ids;
  /// Regular expressions: all at once for a first look, each alone for its places.
  std::unique_ptr<RE2::Set> any_pattern;
  std::vector<std::pair<std::uint32_t, std::unique_ptr<RE2>>> patterns;

  std::mutex desks_lock;
  std::vector<std::unique_ptr<Desk>> free_desks;

  [[nodiscard]] Result<void> load_cues(const fs::path& file, Labels& labels);
  [[nodiscard]] Result<void> add_cue(const Table& table, const TableRow& row, Labels& labels);
  [[nodiscard]] Result<void> compile(const Table& table, const TableRow& row, const Cue& cue);
  [[nodiscard]] Result<void> compile_pattern(const Table& table, const TableRow& row, const Cue& cue);
  void add_phrases(Labels& labels);
  void match_patterns(const PlainLine& line, std::vector<CueMatch>& matches) const;
};

Result<void> Lexicon::Compiled::load_cues(const fs::path& file, Labels& labels) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto table = read_table(*bytes, file.string(), {"id", "cue", "labels", "weight", "note"});
  if (!table) return tl::unexpected(table.error());
  for (const auto& row : table->rows) {
    if (auto done = add_cue(*table, row, labels); !done) return done;
  }
  return {};
}

Result<void> Lexicon::Compiled::add_cue(const Table& table, const TableRow& row, Labels& labels) {
  const auto cell = [&](std::string_view name) -> const std::string& { return row.cells[table.column(name)]; };
  const auto column_of = [&](std::string_view name) {
    std::size_t column = 1;
    for (std::size_t i = 0; i < table.column(name); ++i) column += row.cells[i].size() + 1;
    return column;
  };
  Cue cue{.id = cell("id"), .pattern = cell("cue"), .labels = {}};
  if (cue.id.empty() || !ids.insert(cue.id).second) {
    return bad_cue(table, row.line, 1,
                   {"Et signal skal have et id, som ingen andre har; »" + cue.id + "« er brugt.",
                    "A cue needs an id of its own; '" + cue.id + "' is taken."});
  }
  std::string_view names = cell("labels");
  while (!names.empty()) {
    const auto space = names.find(' ');
    const auto name = names.substr(0, space);
    if (name.find('/') == std::string_view::npos) {
      return bad_cue(table, row.line, column_of("labels"),
                     {"Ventede lag/mærke, fx stance/hedge.", "Expected layer/label, as in stance/hedge."});
    }
    if (codebook->find(name) == nullptr) {
      const std::string label(name);
      return bad_cue(table, row.line, column_of("labels"),
                     {"Ingen kodebog har mærket »" + label + "«. Erklær det i codebook.json, eller ret signalet.",
                      "No codebook has the label '" + label + "'. Declare it in codebook.json, or correct the cue."});
    }
    cue.labels.push_back(labels.intern(name));
    names.remove_prefix(space == std::string_view::npos ? names.size() : space + 1);
  }
  const auto& weight = cell("weight");
  char* end = nullptr;
  cue.weight = std::strtof(weight.c_str(), &end);
  if (weight.empty() || *end != '\0' || !(cue.weight > 0 && cue.weight <= 1)) {
    return bad_cue(table, row.line, column_of("weight"),
                   {"Ventede en vægt over 0 og op til 1, ikke »" + weight + "«.",
                    "Expected a weight above 0 and up to 1, not '" + weight + "'."});
  }
  cues.push_back(cue);
  auto done = compile(table, row, cue);
  if (!done) {
    auto failure = done.error();
    failure.file = table.file;
    failure.line = row.line;
    failure.column = column_of("cue") + failure.column.value_or(1) - 1;
    return tl::unexpected(std::move(failure));
  }
  return {};
}

Result<void> Lexicon::Compiled::compile(const Table& table, const TableRow& row, const Cue& cue) {
  if (is_regular_expression(cue.pattern)) return compile_pattern(table, row, cue);
  const auto pattern = parse_cue(cue.pattern);
  if (!pattern) return tl::unexpected(pattern.error());
  net.add(*pattern, static_cast<std::uint32_t>(cues.size() - 1),
          [this](std::string_view word) { return book.fold(word); });
  return {};
}

Result<void> Lexicon::Compiled::compile_pattern(const Table& table, const TableRow& row, const Cue& cue) {
  RE2::Options options;
  options.set_log_errors(false);
  const auto source = cue.pattern.substr(1, cue.pattern.size() - 2);
  auto pattern = std::make_unique<RE2>(source, options);
  if (!pattern->ok()) {
    return bad_cue(table, row.line, 1,
                   {"Det regulære udtryk kan ikke læses: " + pattern->error(),
                    "The regular expression can't be read: " + pattern->error()});
  }
  if (!any_pattern) any_pattern = std::make_unique<RE2::Set>(options, RE2::UNANCHORED);
  any_pattern->Add(source, nullptr);
  patterns.emplace_back(static_cast<std::uint32_t>(cues.size() - 1), std::move(pattern));
  return {};
}

/// The entries of several words: "lægge gulv" also finds "lagde vi gulv".
void Lexicon::Compiled::add_phrases(Labels& labels) {
  constexpr int kBetween = 1;
  CueItem between;
  for (int words = 0; words <= kBetween; ++words) {
    between.ways.emplace_back(static_cast<std::size_t>(words), CueItem{.atom = {AtomKind::any, {}}, .ways = {}});
  }
  for (const auto& phrase : book.phrases()) {
    const auto label = "vocabulary/" + std::string(code(phrase.category));
    if (codebook->find(label) == nullptr) continue;
    Cue cue{.id = std::string(kPhrase), .pattern = {}, .labels = {labels.intern(label)}, .weight = kPhraseWeight};
    CuePattern pattern;
    for (const auto& word : phrase.words) {
      if (pattern.size() == 1) pattern.push_back(between);
      const auto kind = book.is_grammatical(word) ? AtomKind::exact : AtomKind::stem;
      pattern.push_back({.atom = {kind, word}, .ways = {}});
      cue.id += (cue.pattern.empty() ? "" : "_") + word;
      cue.pattern += (cue.pattern.empty() ? "" : " ") + word;
    }
    if (!ids.insert(cue.id).second) continue;
    cues.push_back(std::move(cue));
    net.add(pattern, static_cast<std::uint32_t>(cues.size() - 1),
            [this](std::string_view word) { return book.fold(word); });
  }
}

void Lexicon::Compiled::match_patterns(const PlainLine& line, std::vector<CueMatch>& matches) const {
  std::vector<int> found;
  if (!any_pattern->Match(line.text, &found)) return;
  for (const auto index : found) {
    const auto& [cue, pattern] = patterns[static_cast<std::size_t>(index)];
    const re2::StringPiece text(line.text);
    std::size_t from = 0;
    re2::StringPiece where;
    while (from < text.size() && pattern->Match(text, from, text.size(), RE2::UNANCHORED, &where, 1)) {
      const auto begin = static_cast<std::size_t>(where.data() - text.data());
      if (where.empty()) break;
      matches.push_back({cue, line.token_at(begin), line.token_at(begin + where.size() - 1) + 1});
      from = begin + where.size();
    }
  }
}

Lexicon::Lexicon(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

Result<Lexicon> Lexicon::load(const LexiconSource& source, const Codebook& codebook, Labels& labels) {
  const auto& folder = source.folder;
  auto compiled = std::make_unique<Compiled>(source.language, codebook);
  if (auto done = compiled->book.load(folder); !done) return tl::unexpected(done.error());
  std::vector<fs::path> files;
  if (fs::is_directory(folder)) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      const auto name = entry.path().filename().string();
      if (entry.path().extension() == ".tsv" && std::ranges::find(kOtherTables, name) == kOtherTables.end()) {
        files.push_back(entry.path());
      }
    }
  }
  std::ranges::sort(files);
  files.insert(files.end(), source.more_cues.begin(), source.more_cues.end());
  for (const auto& file : files) {
    if (auto done = compiled->load_cues(file, labels); !done) return tl::unexpected(done.error());
  }
  compiled->add_phrases(labels);
  compiled->codebook = nullptr;
  compiled->net.seal();
  if (compiled->any_pattern) compiled->any_pattern->Compile();
  compiled->book.on_new_word([net = &compiled->net](WordType& word) { net->find_atoms(word); });
  return Lexicon(std::move(compiled));
}

Language Lexicon::language() const { return compiled_->language; }
const std::vector<Cue>& Lexicon::cues() const { return compiled_->cues; }
const std::string& Lexicon::field(std::uint16_t number) const { return compiled_->book.field(number); }
std::vector<CueMatch> Lexicon::match(const std::vector<Token>& tokens) const {
  return LexiconReader(*this).match(tokens);
}

LexiconReader::LexiconReader(const Lexicon& lexicon) : lexicon_(lexicon) {
  auto& compiled = *lexicon.compiled_;
  {
    const std::scoped_lock lock(compiled.desks_lock);
    if (!compiled.free_desks.empty()) {
      desk_ = std::move(compiled.free_desks.back());
      compiled.free_desks.pop_back();
      return;
    }
  }
  desk_ = std::make_unique<Lexicon::Desk>(compiled.net);
}

LexiconReader::~LexiconReader() {
  desk_->own_folded.clear();
  desk_->own_keys.clear();
  desk_->own.clear();
  auto& compiled = *lexicon_.compiled_;
  const std::scoped_lock lock(compiled.desks_lock);
  compiled.free_desks.push_back(std::move(desk_));
}

const WordType& LexiconReader::word(std::string_view written) {
  auto& desk = *desk_;
  if (const auto* known = desk.words.find(written)) return *known;
  const auto& book = lexicon_.compiled_->book;
  const auto folded = book.fold(written);
  if (const auto it = desk.own_folded.find(folded); it != desk.own_folded.end()) return *it->second;
  const auto before = desk.own.size();
  const auto& type = book.word(folded, desk.own);
  if (desk.own.size() == before) {
    desk.words.put(written, type);
    return type;
  }
  desk.own_folded.emplace(type.folded, &type);
  // Keys of the book count from below, those of one conversation from above.
  const auto next = WordBook::kNoKey - static_cast<std::uint32_t>(desk.own_keys.size());
  if (type.key == WordBook::kNoKey)
    desk.own.back()->key = desk.own_keys.try_emplace(type.compared_by(), next).first->second;
  return type;
}

const std::vector<CueMatch>& LexiconReader::match(const std::vector<Token>& tokens) {
  const auto& compiled = *lexicon_.compiled_;
  auto& found = desk_->found;
  auto& matches = desk_->matches;
  found.clear();
  matches.clear();
  desk_->walk.match(tokens, found);
  if (compiled.any_pattern) {
    desk_->line.write(tokens);
    compiled.match_patterns(desk_->line, found);
  }
  // A cue may match in several ways from one place: the longest stands, and the next begins after it.
  std::ranges::sort(found, [](const CueMatch& a, const CueMatch& b) {
    if (a.cue != b.cue) return a.cue < b.cue;
    if (a.first != b.first) return a.first < b.first;
    return a.last > b.last;
  });
  for (const auto& match : found) {
    if (!matches.empty() && matches.back().cue == match.cue && match.first < matches.back().last) continue;
    matches.push_back(match);
  }
  std::ranges::sort(matches, [](const CueMatch& a, const CueMatch& b) {
    return a.first != b.first ? a.first < b.first : a.cue < b.cue;
  });
  return matches;
}

OwnWords LexiconReader::take_own_words() { return std::move(desk_->own); }

}  // namespace gribning
