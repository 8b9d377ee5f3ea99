// SPDX-License-Identifier: MIT
#include "gribning/sheet/texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <set>
#include <utility>

#include "gribning/base/files.h"
#include "gribning/base/table.h"

namespace gribning {
namespace {

/// Every key that a sheet asks for.
constexpr std::array<std::string_view, 67> kKeys{"title.data-session",
                                                 "title.predict",
                                                 "title.facilitator",
                                                 "title.contrast",
                                                 "title.co-vision",
                                                 "title.overview",
                                                 "heading.procedure",
                                                 "heading.signs",
                                                 "heading.observations",
                                                 "heading.discussion",
                                                 "heading.questions",
                                                 "reminder",
                                                 "constructed",
                                                 "selection.nothing",
                                                 "selection.first-turns",
                                                 "data-session.step",
                                                 "predict.step",
                                                 "predict.stop",
                                                 "predict.continuation",
                                                 "predict.after",
                                                 "predict.turn-over",
                                                 "facilitator.introduction",
                                                 "facilitator.question",
                                                 "contrast.step",
                                                 "contrast.heading",
                                                 "contrast.taken-up",
                                                 "contrast.not-taken-up",
                                                 "contrast.acknowledged",
                                                 "contrast.overlap",
                                                 "contrast.question",
                                                 "co-vision.introduction",
                                                 "co-vision.before",
                                                 "co-vision.recall",
                                                 "co-vision.listener-heading",
                                                 "co-vision.listener",
                                                 "co-vision.notice",
                                                 "co-vision.notice-prompt",
                                                 "co-vision.try",
                                                 "co-vision.try-prompt",
                                                 "overview.introduction",
                                                 "question.tentative",
                                                 "question.plain",
                                                 "question.response",
                                                 "question.unanswered",
                                                 "question.later",
                                                 "question.how.question",
                                                 "question.how.formulation",
                                                 "question.how.next_step",
                                                 "question.how.link",
                                                 "question.how.institutional",
                                                 "question.how.problem_focus",
                                                 "question.how.deferral",
                                                 "question.how.other_agreement",
                                                 "question.how.topic_shift",
                                                 "question.how.praise",
                                                 "question.how.receipt",
                                                 "question.how.correction",
                                                 "pack.title",
                                                 "pack.guide",
                                                 "pack.introduction",
                                                 "guide.introduction",
                                                 "guide.before",
                                                 "guide.before-step",
                                                 "guide.during",
                                                 "guide.during-step",
                                                 "guide.when",
                                                 "guide.when-step"};

using Texts = std::map<std::string, std::vector<Bilingual>, std::less<>>;

struct ReadTexts {
  Texts texts;
  /// Line that each key first stands on.
  std::map<std::string, std::size_t, std::less<>> lines;
};

Result<ReadTexts> read_texts(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto table = read_table(*bytes, file.string(), {"key", "da", "en"});
  if (!table) return tl::unexpected(table.error());
  const auto key = table->column("key");
  const auto da = table->column("da");
  const auto en = table->column("en");
  ReadTexts read;
  for (const auto& row : table->rows) {
    const auto& name = row.cells[key];
    if (std::find(kKeys.begin(), kKeys.end(), name) == kKeys.end())
      return tl::unexpected(Failure{
          .code = "texts-unknown-key",
          .message = {fmt::format("»{}« er ikke navnet på en tekst. Se navnene i annotations/sheets/texts.tsv.", name),
                      fmt::format("'{}' is not the key of a text. See the keys in annotations/sheets/texts.tsv.",
                                  name)},
          .file = file.string(),
          .line = row.line});
    read.texts[name].push_back({row.cells[da], row.cells[en]});
    read.lines.emplace(name, row.line);
  }
  return read;
}

}  // namespace

Result<SheetTexts> SheetTexts::load(const std::filesystem::path& file) {
  auto read = read_texts(file);
  if (!read) return tl::unexpected(read.error());
  for (const auto key : kKeys) {
    if (read->texts.contains(key)) continue;
    return tl::unexpected(Failure{.code = "texts-missing-key",
                                  .message = {fmt::format("Teksten »{}« mangler i filen.", key),
                                              fmt::format("The file lacks the text '{}'.", key)},
                                  .file = file.string()});
  }
  SheetTexts texts;
  texts.texts_ = std::move(read->texts);
  return texts;
}

Result<void> SheetTexts::replace(const std::filesystem::path& file) {
  auto read = read_texts(file);
  if (!read) return tl::unexpected(read.error());
  for (auto& [key, given] : read->texts) {
    auto& shipped = texts_[key];
    const auto all_empty = [&](std::string Bilingual::*language) {
      return std::all_of(given.begin(), given.end(), [&](const auto& text) { return (text.*language).empty(); });
    };
    const bool keep_da = all_empty(&Bilingual::da);
    const bool keep_en = all_empty(&Bilingual::en);
    if (keep_da && keep_en) continue;
    const auto length = std::max(given.size(), keep_da || keep_en ? shipped.size() : 0);
    given.resize(length);
    for (std::size_t i = 0; i < shipped.size() && i < length; ++i) {
      if (keep_da) given[i].da = shipped[i].da;
      if (keep_en) given[i].en = shipped[i].en;
    }
    shipped = std::move(given);
  }
  return {};
}

const std::string& SheetTexts::one(std::string_view key, Language language) const {
  const auto found = texts_.find(key);
  assert(found != texts_.end() && !found->second.empty());
  return found->second.front().in(language);
}

std::vector<std::string> SheetTexts::all(std::string_view key, Language language) const {
  const auto found = texts_.find(key);
  assert(found != texts_.end());
  std::vector<std::string> lines;
  for (const auto& text : found->second)
    if (const auto& line = text.in(language); !line.empty()) lines.push_back(line);
  return lines;
}

}  // namespace gribning
