// SPDX-License-Identifier: MIT
#include "gribning/formats/convokit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "gribning/base/lines.h"
#include "json_document.h"
#include "places.h"
#include "segments.h"

namespace gribning {
namespace {

const Bilingual kConvokitFormat = {"ConvoKit-korpus", "a ConvoKit corpus"};
/// Larger time stamps count from 1970, not from the beginning of a recording.
constexpr double kLongestRecording = 1e7;

// NOLINTNEXTLINE(bugprone-exception-escape): clang-tidy does not see that moving JSON throws nothing
struct Utterance {
  std::string id;
  std::string conversation;
  std::string speaker;
  std::string text;
  std::optional<std::string> reply_to;
  std::optional<double> timestamp;
  Json meta;
};

/// A value of metadata as text: a string as it is, all else as JSON.
std::string text_of_value(const Json& value) { return value.is_string() ? value.get<std::string>() : dump(value); }

/// Identifiers are texts; a number is taken as one.
std::string identifier(const Json& object, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    const auto found = object.find(std::string(key));
    if (found == object.end() || found->is_null()) continue;
    // In an older form the speaker is an object of its own.
    if (found->is_object()) return text_of(*found, {"id", "name"});
    return text_of_value(*found);
  }
  return {};
}

std::optional<Utterance> utterance_of(const Json& value) {
  if (!value.is_object() || !value.contains("text")) return std::nullopt;
  Utterance utterance;
  utterance.id = identifier(value, {"id", "_id"});
  utterance.conversation = identifier(value, {"conversation_id", "root"});
  utterance.speaker = identifier(value, {"speaker", "user"});
  utterance.text = text_of(value, "text");
  if (std::string to = identifier(value, {"reply_to", "reply-to"}); !to.empty()) utterance.reply_to = std::move(to);
  utterance.timestamp = number_of(value, "timestamp");
  const auto meta = value.find("meta");
  if (meta != value.end() && meta->is_object()) utterance.meta = *meta;
  if (utterance.conversation.empty()) utterance.conversation = utterance.id;
  return utterance;
}

/// What conversations.json and speakers.json say of one entry; the older form has no "meta" around it.
const Json& meta_of(const Json& file, const std::string& id) {
  static const Json kNothing = Json::object();
  if (!file.is_object()) return kNothing;
  const auto entry = file.find(id);
  if (entry == file.end() || !entry->is_object()) return kNothing;
  const auto meta = entry->find("meta");
  return meta != entry->end() && meta->is_object() ? *meta : *entry;
}

class Corpus {
 public:
  explicit Corpus(const ReadOptions& options) : options_(options) {
    speakers_ = neighbour("speakers.json");
    if (speakers_.is_null()) speakers_ = neighbour("users.json");
    conversations_ = neighbour("conversations.json");
    corpus_ = neighbour("corpus.json");
  }

  void read(std::string_view text) {
    const Lines lines(text);
    for (std::size_t i = 0; i < lines.count(); ++i) {
      const std::string_view line = quote(text, lines.line(i));
      if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
      const auto value = parse_json(line, i + 1);
      if (!value) {
        complaints_.add({i + 1, value.error().column.value_or(1)}, value.error().code, Severity::error,
                        value.error().message);
        continue;
      }
      auto utterance = utterance_of(*value);
      if (!utterance) {
        complaints_.add({i + 1, 1}, "not-an-utterance", Severity::warning,
                        {R"(her skulle stå en ytring med "speaker" og "text".)",
                         R"(expected an utterance with "speaker" and "text".)"});
        continue;
      }
      const auto [place, added] = places_.emplace(utterance->conversation, utterances_.size());
      if (added) utterances_.emplace_back();
      utterances_[place->second].push_back(*std::move(utterance));
    }
  }

  Result<std::vector<Transcript>> transcripts() {
    std::vector<Transcript> all;
    for (auto& conversation : utterances_) {
      auto transcript = read_conversation(conversation);
      // A conversation without a word is no reason to lose the others.
      if (transcript) {
        all.push_back(*std::move(transcript));
      } else {
        complaints_.add({1, 1}, "no-turns", Severity::warning,
                        {fmt::format("Samtalen »{}« er uden tale.", conversation.front().conversation),
                         fmt::format("The conversation '{}' holds no talk.", conversation.front().conversation)});
      }
    }
    if (all.empty()) {
      Transcript nothing;
      return tl::unexpected(Layout(nothing, options_).finish(kConvokitFormat).error());
    }
    // What is wrong with the corpus is said once.
    auto& first = all.front().diagnostics;
    first.insert(first.begin(), diagnostics_.begin(), diagnostics_.end());
    complaints_.tell(all.front());
    return all;
  }

 private:
  Json neighbour(std::string_view name) {
    const auto found = options_.beside.find(name);
    if (found == options_.beside.end()) return {};
    auto value = parse_json(found->second);
    if (value) return *std::move(value);
    diagnostics_.push_back(
        {value.error().code,
         Severity::error,
         {},
         {fmt::format("{}, linje {}: {}", name, value.error().line.value_or(1), value.error().message.da),
          fmt::format("{}, line {}: {}", name, value.error().line.value_or(1), value.error().message.en)},
         {}});
    return {};
  }

  Result<Transcript> read_conversation(std::vector<Utterance>& utterances) {
    Transcript transcript;
    const std::string& id = utterances.front().conversation;
    const Json& meta = meta_of(conversations_, id);
    transcript.name = text_of(meta, "name");
    if (transcript.name.empty()) transcript.name = id;
    transcript.metadata.push_back({"conversation_id", id});
    for (const auto& [key, value] : meta.items()) {
      if (key != "vectors") transcript.metadata.push_back({key, text_of_value(value)});
    }
    if (corpus_.is_object()) {
      for (const auto& [key, value] : corpus_.items()) {
        transcript.metadata.push_back({"corpus:" + key, text_of_value(value)});
      }
    }
    transcript.language = language_from(text_of(meta, "language"));
    transcript.constructed = meta.contains("constructed") && meta["constructed"] == true;
    in_order(utterances, transcript);
    const bool relative = std::all_of(utterances.begin(), utterances.end(), [](const Utterance& utterance) {
      return !utterance.timestamp || (*utterance.timestamp >= 0 && *utterance.timestamp < kLongestRecording);
    });
    Layout layout(transcript, options_);
    std::map<std::string, std::string> labels;
    for (const Utterance& utterance : utterances) {
      if (labels.emplace(utterance.speaker, label_of(utterance.speaker)).second) describe_speaker(utterance.speaker);
    }
    const std::string* previous = nullptr;
    for (const Utterance& utterance : utterances) {
      layout.add(segment_of(utterance, labels[utterance.speaker], previous, relative));
      previous = &utterance.id;
    }
    auto read = layout.finish(kConvokitFormat);
    if (!read) return read;
    for (Participant& participant : read->participants) {
      const auto known = described_.find(participant.label);
      if (known != described_.end()) participant = known->second;
    }
    return read;
  }

  /// By time where all have one; the order of the file is no promise.
  static void in_order(std::vector<Utterance>& utterances, Transcript& transcript) {
    const bool timed = std::all_of(utterances.begin(), utterances.end(),
                                   [](const Utterance& utterance) { return utterance.timestamp.has_value(); });
    const auto earlier = [](const Utterance& a, const Utterance& b) { return *a.timestamp < *b.timestamp; };
    if (!timed || std::is_sorted(utterances.begin(), utterances.end(), earlier)) return;
    std::stable_sort(utterances.begin(), utterances.end(), earlier);
    transcript.diagnostics.push_back({"sorted-by-time",
                                      Severity::note,
                                      {},
                                      {"Ytringerne stod ikke i tidens orden og er sat i den.",
                                       "The utterances were not in the order of time and were put in it."},
                                      {}});
  }

  [[nodiscard]] std::string label_of(const std::string& speaker) const {
    const std::string label = text_of(meta_of(speakers_, speaker), {"label", "name"});
    return label.empty() ? speaker : label;
  }

  void describe_speaker(const std::string& speaker) {
    const Json& meta = meta_of(speakers_, speaker);
    Participant participant;
    participant.label = label_of(speaker);
    participant.description = text_of(meta, "description");
    if (const auto role = role_from(text_of(meta, "role")); role && *role != Role::unknown) {
      participant.role = *role;
      participant.role_source = RoleSource::declared;
    }
    described_[participant.label] = std::move(participant);
  }

  static Segment segment_of(const Utterance& utterance, const std::string& label, const std::string* previous,
                            bool relative) {
    Segment segment;
    segment.speaker = label;
    segment.talk = utterance.text;
    if (utterance.timestamp && relative) segment.start = std::llround(*utterance.timestamp * 1000);
    if (utterance.timestamp && !relative) {
      segment.under.push_back({"timestamp", fmt::format("{}", *utterance.timestamp)});
    }
    segment.number = std::max<std::int64_t>(integer_of(utterance.meta, "turn").value_or(0), 0);
    if (segment.start) segment.end = integer_of(utterance.meta, "end");
    segment.under.push_back({"id", utterance.id});
    // Most utterances answer the one before; where they do not, that is part of the conversation.
    if (utterance.reply_to && (previous == nullptr || *utterance.reply_to != *previous)) {
      segment.under.push_back({"reply_to", *utterance.reply_to});
    }
    if (utterance.meta.is_object()) {
      for (const auto& [key, value] : utterance.meta.items()) {
        if (key != "turn" && key != "end" && !value.is_null()) segment.under.push_back({key, text_of_value(value)});
      }
    }
    return segment;
  }

  const ReadOptions& options_;
  Json speakers_;
  Json conversations_;
  Json corpus_;
  std::map<std::string, std::size_t> places_;
  std::vector<std::vector<Utterance>> utterances_;
  std::map<std::string, Participant> described_;
  /// Of the neighbours and of the utterances.
  Diagnostics diagnostics_;
  Complaints complaints_;
};

}  // namespace

int recognise_convokit(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || text[begin] != '{') return 0;
  const std::string_view line = text.substr(begin, text.find_first_of("\r\n", begin) - begin);
  const auto has = [&](std::string_view key) { return line.find(key) != std::string_view::npos; };
  const bool of_conversation = has("\"conversation_id\"") || has("\"root\"");
  return of_conversation && has("\"text\"") && (has("\"speaker\"") || has("\"user\"")) ? 90 : 0;
}

Result<std::vector<Transcript>> read_convokit_corpus(std::string_view text, const ReadOptions& options) {
  Corpus corpus(options);
  corpus.read(text);
  return corpus.transcripts();
}

Result<Transcript> read_convokit(std::string_view text, const ReadOptions& options) {
  auto all = read_convokit_corpus(text, options);
  if (!all) return tl::unexpected(all.error());
  return std::move(all->front());
}

}  // namespace gribning
