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

Dictionary::Dictionary(Language language) {
  const auto source = source_of(language);
  const std::string base = std::string(kFolder) + std::string(source.name);
  if (std::filesystem::exists(base + ".aff") && std::filesystem::exists(base + ".dic")) {
    hunspell_ = std::make_unique<Hunspell>((base + ".aff").c_str(), (base + ".dic").c_str());
  }
  snowball_ = sb_stemmer_new(source.snowball, "UTF_8");
}

Dictionary::~Dictionary() { sb_stemmer_delete(snowball_); }

std::vector<std::string> Dictionary::base_forms(const std::string& word) const {
  if (!hunspell_) return {};
  const std::scoped_lock lock(one_at_a_time_);
  auto forms = hunspell_->stem(word);
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
