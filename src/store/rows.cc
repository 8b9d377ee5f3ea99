// SPDX-License-Identifier: MIT
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <nlohmann/json.hpp>

#include "store.h"

namespace gribning::store {

Seal& Seal::add(std::string_view text) {
  const auto size = std::to_string(text.size()) + ":";
  hash_.add(size).add(text);
  return *this;
}

std::string write_fields(const Fields& fields) {
  nlohmann::json json = nlohmann::json::object();
  for (const auto& [name, value] : fields) json[name] = value;
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Fields read_fields(std::string_view json) {
  Fields fields;
  const auto parsed = nlohmann::json::parse(json, nullptr, false);
  if (!parsed.is_object()) return fields;
  for (const auto& [name, value] : parsed.items()) {
    if (value.is_string()) fields.emplace(name, value.get<std::string>());
  }
  return fields;
}

std::string search_words(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* composed = icu::Normalizer2::getNFCInstance(error);
  auto folded = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  if (U_SUCCESS(error)) folded = composed->normalize(folded, error);
  folded.foldCase();
  std::string utf8;
  folded.toUTF8String(utf8);
  // The letters that people also write in two, and their Swedish and German kin.
  struct Pair {
    std::string_view letter, two;
  };
  constexpr Pair kPairs[] = {{"å", "aa"}, {"æ", "ae"}, {"ø", "oe"}, {"ä", "ae"}, {"ö", "oe"}};
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    bool found = false;
    for (const auto& pair : kPairs) {
      if (!std::string_view(utf8).substr(at).starts_with(pair.letter)) continue;
      out += pair.two;
      at += pair.letter.size();
      found = true;
      break;
    }
    if (!found) out += utf8[at++];
  }
  return out;
}

Broken broken(const Database& database, std::string code, std::string da, std::string en) {
  return Broken{{.code = std::move(code), .message = {std::move(da), std::move(en)}, .file = database.file()}};
}

}  // namespace gribning::store
