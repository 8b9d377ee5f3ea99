// SPDX-License-Identifier: MIT
#include "dictionary.h"

#include <libstemmer.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base_forms.h"
#include "gribning/base/files.h"

namespace gribning {
namespace {

constexpr std::string_view kFolder = "/usr/share/hunspell/";

struct Source {
  std::string_view name;
  const char* snowball;
};

Source source_of(Language language) {
  return language == Language::da ? Source{"da_DK", "danish"} : Source{"en_US", "english"};
}

/// Base forms may be names.
std::string lower(std::string word) {
  if (std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; })) return word;
  std::string out;
  icu::UnicodeString::fromUTF8(word).toLower().toUTF8String(out);
  return out;
}

}  // namespace

Dictionary::Dictionary(Language language)
    : language_(language), snowball_(sb_stemmer_new(source_of(language).snowball, "UTF_8")) {}

Dictionary::~Dictionary() { sb_stemmer_delete(snowball_); }

const Dictionary& Dictionary::of(Language language) {
  // Never deleted: see the header.
  static const auto& danish = *new Dictionary(Language::da);   // NOLINT(cppcoreguidelines-owning-memory)
  static const auto& english = *new Dictionary(Language::en);  // NOLINT(cppcoreguidelines-owning-memory)
  return language == Language::da ? danish : english;
}

void Dictionary::read() const {
  std::call_once(reading_, [this] {
    const auto base = std::string(kFolder) + std::string(source_of(language_).name);
    auto rules = read_file(base + ".aff");
    auto entries = read_file(base + ".dic");
    if (rules && entries) base_forms_ = std::make_unique<BaseForms>(std::move(*rules), std::move(*entries));
  });
}

std::vector<std::string> Dictionary::base_forms(const std::string& word) const {
  read();
  if (!base_forms_) return {};
  auto forms = base_forms_->of(word);
  for (auto& form : forms) form = lower(std::move(form));
  return forms;
}

std::string Dictionary::stem(std::string_view word) const {
  const std::scoped_lock lock(one_at_a_time_);
  const auto* stemmed = sb_stemmer_stem(snowball_, reinterpret_cast<const sb_symbol*>(word.data()),  // NOLINT
                                        static_cast<int>(word.size()));
  if (stemmed == nullptr) return std::string(word);
  return {reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(sb_stemmer_length(snowball_))};  // NOLINT
}

}  // namespace gribning
