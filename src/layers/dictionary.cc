// SPDX-License-Identifier: MIT
#include "dictionary.h"

#include <libstemmer.h>
#include <unicode/unistr.h>

#include <filesystem>
#include <hunspell/hunspell.hxx>

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

std::string lower(const std::string& word) {
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
    const std::string base = std::string(kFolder) + std::string(source_of(language_).name);
    if (std::filesystem::exists(base + ".aff") && std::filesystem::exists(base + ".dic")) {
      hunspell_ = std::make_unique<Hunspell>((base + ".aff").c_str(), (base + ".dic").c_str());
    }
  });
}

std::vector<std::string> Dictionary::base_forms(const std::string& word) const {
  read();
  if (!hunspell_) return {};
  std::vector<std::string> forms;
  {
    const std::scoped_lock lock(one_at_a_time_);
    forms = hunspell_->stem(word);
  }
  for (auto& form : forms) form = lower(form);
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
