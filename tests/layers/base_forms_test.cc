// SPDX-License-Identifier: MIT
// Our reading of Hunspell's dictionaries against Hunspell itself: each answer must be the same, in the same order.
#include "layers/base_forms.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <hunspell/hunspell.hxx>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "gribning/base/files.h"

using namespace gribning;

namespace {

namespace fs = std::filesystem;
using Words = std::set<std::string>;

const fs::path kSource = GRIBNING_SOURCE_DIR;

/// Both readings of a dictionary; nothing, said aloud, where the system has none.
struct Both {
  std::unique_ptr<BaseForms> ours;
  std::unique_ptr<Hunspell> theirs;
  std::string entries;
};

std::optional<Both> read(const std::string& name) {
  const auto base = "/usr/share/hunspell/" + name;
  const auto rules = read_file(base + ".aff");
  const auto entries = read_file(base + ".dic");
  if (!rules || !entries) {
    WARN("skipped: there is no dictionary " << base);
    return std::nullopt;
  }
  return Both{std::make_unique<BaseForms>(*rules, *entries),
              std::make_unique<Hunspell>((base + ".aff").c_str(), (base + ".dic").c_str()), *entries};
}

/// At least so many must be known: else nothing was compared.
void check_same(const Both& both, const Words& words, std::size_t least) {
  std::size_t known = 0;
  for (const auto& word : words) {
    const auto ours = both.ours->of(word);
    if (!ours.empty()) ++known;
    // One assertion for the many that hold.
    if (const auto theirs = both.theirs->stem(word); ours != theirs) {
      CAPTURE(word);
      CHECK(ours == theirs);
    }
  }
  CHECK(known >= least);
}

/// Lower case for A to Z and, of two bytes, À to Þ.
std::string lower(std::string word) {
  for (std::size_t at = 0; at < word.size(); ++at) {
    const auto byte = static_cast<unsigned char>(word[at]);
    const bool ascii = byte >= 'A' && byte <= 'Z';
    const bool latin = at > 0 && word[at - 1] == '\xC3' && byte >= 0x80 && byte <= 0x9E;
    if (ascii || latin) word[at] = static_cast<char>(byte + 0x20);
  }
  return word;
}

/// Words as WordBook asks for them: in lower case, and no numerals.
void add_words(std::string_view text, Words& words) {
  std::string word;
  for (const char c : std::string(text) + ' ') {
    const bool letter =
        (static_cast<unsigned char>(c) & 0x80U) != 0 || std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (letter || (!word.empty() && (c == '-' || c == '\''))) {
      word += c;
    } else if (!word.empty()) {
      if (word.front() < '0' || word.front() > '9') words.insert(lower(word));
      word.clear();
    }
  }
}

void add_files(const fs::path& folder, Words& words) {
  for (const auto& file : fs::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    const auto bytes = read_file(file.path());
    REQUIRE(bytes);
    add_words(*bytes, words);
  }
}

/// Every so-manieth entry that is written in lower case.
std::vector<std::string> some_entries(const std::string& text, std::size_t step) {
  std::vector<std::string> entries;
  std::size_t line = 0;
  for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
    if (++line % step != 0) continue;
    auto entry = text.substr(at + 1, text.find_first_of(" /\n", at + 1) - at - 1);
    if (!entry.empty() && entry == lower(entry) && (entry.front() < '0' || entry.front() > '9'))
      entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace

TEST_CASE("base forms of the words of talk are Hunspell's") {
  const auto danish = read("da_DK");
  if (!danish) return;
  Words words;
  add_files(kSource / "corpora", words);
  check_same(*danish, words, 1000);
}

TEST_CASE("base forms of the words of the lexicon are Hunspell's") {
  for (const std::string name : {"da_DK", "en_US"}) {
    const auto both = read(name);
    if (!both) continue;
    Words words;
    add_files(kSource / "annotations" / "lexicon" / name.substr(0, 2), words);
    check_same(*both, words, 100);
  }
}

TEST_CASE("base forms of inflected words are Hunspell's, of words that are inflected wrongly too") {
  const auto danish = read("da_DK");
  if (!danish) return;
  Words words;
  for (const auto& entry : some_entries(danish->entries, 401)) {
    words.insert(entry);
    for (const std::string ending : {"en", "ets", "erne", "s", "'s", "ede", "t", "ere", "ende"}) {
      words.insert(entry + ending);
      words.insert(entry.substr(0, entry.size() - 1) + ending);
      words.insert(entry + entry.back() + ending);
    }
  }
  check_same(*danish, words, 1000);
}

TEST_CASE("base forms of new compounds are Hunspell's") {
  const auto danish = read("da_DK");
  if (!danish) return;
  const auto entries = some_entries(danish->entries, 29);
  // The same on every machine.
  std::mt19937 chance(2026);  // NOLINT(cert-msc32-c,cert-msc51-cpp)
  const auto entry = [&] { return entries[chance() % entries.size()]; };
  Words words;
  for (const std::string joint : {"", "s", "e", "-", "s-"}) {
    for (const std::string ending : {"", "en", "erne", "s", "ede"}) {
      for (int made = 0; made < 60; ++made) words.insert(entry() + joint + entry() + ending);
      for (int made = 0; made < 10; ++made) words.insert(entry() + "s" + entry() + joint + entry() + ending);
    }
  }
  check_same(*danish, words, 100);
}

TEST_CASE("base forms of English words with prefixes and suffixes are Hunspell's") {
  const auto english = read("en_US");
  if (!english) return;
  Words words;
  for (const auto& entry : some_entries(english->entries, 71)) {
    for (const std::string prefix : {"", "un", "re", "dis", "con"}) {
      for (const std::string ending : {"", "s", "ed", "ing", "ly", "'s", "ness", "ions", "ies"}) {
        words.insert(prefix + entry + ending);
        words.insert(prefix + entry.substr(0, entry.size() - 1) + ending);
      }
    }
  }
  check_same(*english, words, 1000);
}

TEST_CASE("several threads may ask for base forms at a time") {
  const auto danish = read("da_DK");
  if (!danish) return;
  const auto entries = some_entries(danish->entries, 400);
  std::vector<std::vector<std::vector<std::string>>> answers(3);
  std::vector<std::thread> threads;
  threads.reserve(answers.size());
  for (auto& mine : answers) {
    threads.emplace_back([&] {
      for (const auto& entry : entries) mine.push_back(danish->ours->of(entry + "skole"));
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(answers[0] == answers[1]);
  CHECK(answers[0] == answers[2]);
}

TEST_CASE("a dictionary says what its words come from") {
  const BaseForms forms(
      "SET UTF-8\nFLAG num\nCOMPOUNDMIN 2\nCOMPOUNDBEGIN 1\nCOMPOUNDEND 2\nNEEDAFFIX 8\nSFX 10 Y 2\n"
      "SFX 10 0 en/2 [^e]\nSFX 10 0 n/2 e\n",
      "6\nskole/1,10\nhus/1,2,10\nmus/10 st:muse al:musene\nbo/8,10\nsø/1\nbord\n");
  CHECK(forms.of("skolen") == std::vector<std::string>{"skole"});
  CHECK(forms.of("skoleen").empty());
  CHECK(forms.of("mus") == std::vector<std::string>{"muse"});
  CHECK(forms.of("bo").empty());
  CHECK(forms.of("boen") == std::vector<std::string>{"bo"});
  CHECK(forms.of("skolehusen") == std::vector<std::string>{"skolehus"});
  CHECK(forms.of("søskolen") == std::vector<std::string>{"søskole"});
  CHECK(forms.of("bordhus").empty());
  CHECK(forms.of("").empty());
  CHECK(forms.of(std::string(300, 'a')).empty());
}

TEST_CASE("a word that may be a compound in endless ways has an end") {
  const BaseForms forms("FLAG num\nCOMPOUNDMIN 1\nCOMPOUNDBEGIN 1\nCOMPOUNDMIDDLE 1\nCOMPOUNDEND 1\n",
                        "4\nja/1\njaja/1\nj/1\na/1 st:a\n");
  std::string word = "jajajajajajajajajaja";
  CHECK(!forms.of(word).empty());
  while (word.size() < 250) word += "ja";
  CHECK(forms.of(word).size() < 2);
  CHECK(forms.of(word + "x").empty());
}

TEST_CASE("a damaged dictionary knows what can be understood of it") {
  const std::string rules = "FLAG num\nSFX 1 Y 1\nSFX 1 0 s .\n";
  CHECK(BaseForms("", "").of("ord").empty());
  CHECK(BaseForms(rules, "nonsense\nord/1\n").of("ord").empty());
  CHECK(BaseForms(rules, "1\nord/1").of("ords") == std::vector<std::string>{"ord"});
  // The first line says too little or far too much; lines end as on Windows.
  CHECK(BaseForms(rules, "1\r\nto\r\ntre\r\nord/1\r\n").of("ords") == std::vector<std::string>{"ord"});
  CHECK(BaseForms(rules, "99999999999999\nord/1\n").of("ord") == std::vector<std::string>{"ord"});
  CHECK(BaseForms(rules, "2\n/\nord/99999999999,1,x,\n").of("ords") == std::vector<std::string>{"ord"});
  CHECK(BaseForms("FLAG num\nSFX 1 Y 3\nSFX 1\nSFX 2 0 s .\nSFX 1 0 s [\n", "1\nord/1\n").of("ord") ==
        std::vector<std::string>{"ord"});
  CHECK(BaseForms("COMPOUNDMIN 0\nCOMPOUNDBEGIN B\nCOMPOUNDEND E\n", "2\na/B\nb/E\n").of("ab") ==
        std::vector<std::string>{"a"});
}
