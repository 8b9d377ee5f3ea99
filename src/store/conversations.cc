// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "gribning/formats/json.h"
#include "gribning/formats/read.h"
#include "store.h"

namespace gribning {
namespace store {

std::optional<std::int64_t> find_conversation(const Database& database, std::string_view name) {
  auto query = database.prepare("SELECT id FROM conversations WHERE name = ?");
  if (query.with(name).step()) return query.integer(0);
  return std::nullopt;
}

std::int64_t conversation_id(const Database& database, std::string_view name) {
  if (const auto id = find_conversation(database, name)) return *id;
  throw broken(database, "unknown-conversation", fmt::format("Projektet har ingen samtale, der hedder »{}«.", name),
               fmt::format("The project has no conversation named '{}'.", name));
}

std::string transcript_seal(const std::string& name, int version, std::string_view file, std::string_view sha256,
                            std::uint32_t turns, std::uint32_t citizen_turns, std::string_view document) {
  return Seal()
      .add(name)
      .add(std::int64_t{version})
      .add(file)
      .add(sha256)
      .add(std::int64_t{turns})
      .add(std::int64_t{citizen_turns})
      .add(document)
      .finish();
}

Transcript document_from(std::string_view document, const std::string& name) {
  ReadOptions options;
  options.format = "json";
  return taken(read_transcript(document, name + ".json", options));
}

Transcript read_document(const Database& database, std::int64_t conversation, int version, const std::string& name) {
  auto query = database.prepare(
      "SELECT d.document FROM documents d JOIN conversations c ON c.id = d.conversation WHERE d.conversation = ?1 AND "
      "d.version = CASE ?2 WHEN 0 THEN c.version ELSE ?2 END");
  if (!query.with(conversation, version).step()) {
    throw broken(database, "project-damaged", fmt::format("Udskriften af »{}« er væk fra filen.", name),
                 fmt::format("The transcript of '{}' is gone from the file.", name));
  }
  auto transcript = document_from(query.text(0), name);
  transcript.name = name;
  transcript.file = name;
  return transcript;
}

std::int64_t insert_version(const Database& database, const StoredVersion& version) {
  const auto& about = version.about;
  if (about.version == 1) {
    database.prepare("INSERT INTO conversations (name, version) VALUES (?, 1)").with(about.name).run();
  }
  const auto id = conversation_id(database, about.name);
  database.prepare("UPDATE conversations SET version = ? WHERE id = ?").with(about.version, id).run();
  database
      .prepare(
          "INSERT INTO transcripts (conversation, version, file, sha256, turns, citizen_turns, seal, "
          "analysis_seal) VALUES (?, ?, ?, ?, ?, ?, ?, '')")
      .with(id, about.version, about.file, about.sha256, about.turns, about.citizen_turns,
            transcript_seal(about.name, about.version, about.file, about.sha256, about.turns, about.citizen_turns,
                            version.document))
      .run();
  database.prepare("INSERT INTO documents (conversation, version, document) VALUES (?, ?, ?)")
      .with(id, about.version, version.document)
      .run();
  return id;
}

namespace {

FindingRows rows_of(const Findings& findings) {
  FindingRows rows;
  for (const auto& opportunity : *findings.opportunities) {
    const auto& coding = opportunity.coding();
    nlohmann::ordered_json evidence = nlohmann::ordered_json::array();
    for (const auto& one : opportunity.evidence()) {
      evidence.push_back({{"step", code(one.step)},
                          {"rule", one.rule},
                          {"da", one.words.da},
                          {"en", one.words.en},
                          {"turn", one.turn},
                          {"span", {one.span.begin, one.span.end}},
                          {"weight", one.weight}});
    }
    rows.opportunities.push_back({.turn = coding.turn,
                                  .response = coding.response,
                                  .later = coding.later,
                                  .fields = fields_of(coding),
                                  .evidence = evidence.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)});
  }
  for (const auto& turn : *findings.worker_turns) rows.worker_turns.emplace_back(turn.turn, fields_of(turn));
  for (const auto& one : findings.talk->annotations) {
    rows.annotations.push_back({.turn = one.turn,
                                .span = one.span,
                                .label = findings.talk->labels->name(one.label),
                                .weight = static_cast<double>(one.weight),
                                .producer = std::string(one.provenance.producer),
                                .rule = std::string(one.provenance.rule)});
  }
  return rows;
}

/// Puts back the versions of a transcript that are damaged here and were read from this very file, which the seal
/// proves. Answers with the newest version that was put back, 0 when there is none.
int repair(const Database& database, std::int64_t conversation, const StoredVersion& given) {
  struct Row {
    int version = 0;
    std::string seal;
    bool whole = false;
  };
  std::vector<Row> rows;
  const auto& about = given.about;
  auto query = database.prepare(
      "SELECT t.version, t.file, t.sha256, t.turns, t.citizen_turns, t.seal, d.document FROM transcripts t LEFT JOIN "
      "documents d ON d.conversation = t.conversation AND d.version = t.version WHERE t.conversation = ? ORDER BY "
      "t.version");
  query.with(conversation);
  while (query.step()) {
    const auto seal = transcript_seal(about.name, query.number<int>(0), query.text(1), query.text(2),
                                      query.number<std::uint32_t>(3), query.number<std::uint32_t>(4), query.text(6));
    rows.push_back({query.number<int>(0), query.string(5), seal == query.text(5)});
  }
  int repaired = 0;
  for (const auto& row : rows) {
    if (row.whole) continue;
    const auto seal = transcript_seal(about.name, row.version, about.file, about.sha256, about.turns,
                                      about.citizen_turns, given.document);
    if (seal != row.seal) continue;
    database
        .prepare(
            "UPDATE transcripts SET file = ?, sha256 = ?, turns = ?, citizen_turns = ? WHERE conversation = ? AND "
            "version = ?")
        .with(about.file, about.sha256, about.turns, about.citizen_turns, conversation, row.version)
        .run();
    database.prepare("INSERT OR REPLACE INTO documents (conversation, version, document) VALUES (?, ?, ?)")
        .with(conversation, row.version, given.document)
        .run();
    repaired = row.version;
  }
  return repaired;
}

/// Takes every decision about a conversation to its newest transcript.
class Moving {
 public:
  Moving(const Database& database, std::int64_t conversation, std::string name, int version, const Transcript& after)
      : database_(database), conversation_(conversation), name_(std::move(name)), version_(version), after_(after) {}

  std::vector<Reanchored> move_all() {
    std::vector<std::int64_t> coders;
    auto query = database_.prepare("SELECT DISTINCT coder FROM journal WHERE conversation = ? ORDER BY coder");
    query.with(conversation_);
    while (query.step()) coders.push_back(query.integer(0));
    std::vector<Reanchored> moved;
    for (const auto coder : coders) {
      for (const auto& decision :
           read_decisions(database_, fmt::format("j.coder = {} AND j.conversation = {}", coder, conversation_),
                          "ORDER BY j.number")) {
        if (decision.act != Act::undo && decision.act != Act::redo && decision.anchor.turn)
          move(coder, decision, moved);
      }
      refold(database_, coder, conversation_);
    }
    return moved;
  }

 private:
  /// From where it stood last; what was lost on the way is looked for again.
  void move(std::int64_t coder, const Decision& decision, std::vector<Reanchored>& moved) {
    int version = decision.version;
    Anchor anchor = decision.anchor;
    for (const auto& placement : read_placements(database_, coder, decision.number)) {
      if (placement.hold == Hold::lost) continue;
      version = placement.version;
      anchor = placement.anchor;
    }
    auto it = from_.find(version);
    if (it == from_.end()) it = from_.emplace(version, Step(database_, conversation_, version, name_, after_)).first;
    const auto& before = *it->second.before;
    const auto placed = it->second.reanchoring->place(anchor);
    insert_placement(database_, coder, decision.number, {version_, placed.hold, placed.anchor});
    if (placed.hold == Hold::kept) return;
    moved.push_back({.coder = decision.coder,
                     .number = decision.number,
                     .layer = decision.layer,
                     .label = decision.label,
                     .hold = placed.hold,
                     .from = before.turns[*anchor.turn].number,
                     .to = placed.hold == Hold::lost ? 0 : after_.turns[*placed.anchor.turn].number,
                     .quote = anchor.quote});
  }

  struct Step {
    Step(const Database& database, std::int64_t conversation, int version, const std::string& name,
         const Transcript& after)
        : before(std::make_unique<Transcript>(read_document(database, conversation, version, name))),
          reanchoring(std::make_unique<Reanchoring>(*before, after)) {}
    std::unique_ptr<Transcript> before;
    std::unique_ptr<Reanchoring> reanchoring;
  };

  const Database& database_;
  std::int64_t conversation_;
  std::string name_;
  int version_;
  const Transcript& after_;
  std::map<int, Step> from_;
};

}  // namespace
}  // namespace store

using namespace store;  // NOLINT(google-build-using-namespace): the stage's own inner namespace

Result<Added> Project::add(const Findings& findings, std::string_view sha256) {
  return guarded([&] {
    const auto& database = store_->database;
    const auto& transcript = findings.talk->transcript;
    StoredVersion next{.about = {.name = transcript.name,
                                 .version = 1,
                                 .file = std::filesystem::path(transcript.file).filename().string(),
                                 .sha256 = std::string(sha256),
                                 .turns = static_cast<std::uint32_t>(transcript.turns.size()),
                                 .citizen_turns = 0},
                       .document = taken(write_json(transcript)).bytes};
    for (TurnIndex turn = 0; turn < transcript.turns.size(); ++turn) {
      if (transcript.role_of(turn) == Role::citizen) ++next.about.citizen_turns;
    }
    const auto rows = rows_of(findings);
    Added added;
    database.transaction([&] {
      auto there = database.prepare(
          "SELECT c.id, c.version, d.document FROM conversations c LEFT JOIN documents d ON d.conversation = c.id AND "
          "d.version = c.version WHERE c.name = ?");
      std::int64_t id = 0;
      if (!there.with(transcript.name).step()) {
        id = insert_version(database, next);
      } else if (const int version = repair(database, there.integer(0), next); version > 0) {
        id = there.integer(0);
        added.what = Added::What::repaired;
        if (version != there.number<int>(1)) return;
      } else if (there.text(2) == next.document) {
        id = there.integer(0);
        added.what = Added::What::same;
      } else {
        added.what = Added::What::corrected;
        next.about.version = there.number<int>(1) + 1;
        id = insert_version(database, next);
      }
      replace_findings(database, id, transcript, rows);
      if (added.what == Added::What::corrected) {
        added.reanchored = Moving(database, id, transcript.name, next.about.version, transcript).move_all();
      }
    });
    return added;
  });
}

Result<std::vector<StoredConversation>> Project::conversations() const {
  return guarded([&] {
    std::vector<StoredConversation> all;
    auto query = store_->database.prepare(
        "SELECT c.name, c.version, t.file, t.sha256, t.turns, t.citizen_turns FROM conversations c JOIN transcripts t "
        "ON "
        "t.conversation = c.id AND t.version = c.version ORDER BY c.name");
    while (query.step()) {
      all.push_back({.name = query.string(0),
                     .version = query.number<int>(1),
                     .file = query.string(2),
                     .sha256 = query.string(3),
                     .turns = query.number<std::uint32_t>(4),
                     .citizen_turns = query.number<std::uint32_t>(5)});
    }
    return all;
  });
}

Result<Transcript> Project::transcript(std::string_view conversation, int version) const {
  return guarded([&] {
    const auto& database = store_->database;
    return read_document(database, conversation_id(database, conversation), version, std::string(conversation));
  });
}

Result<std::vector<FoundTurn>> Project::search(std::string_view words, std::size_t most) const {
  return guarded([&] {
    const auto& database = store_->database;
    // Each word in quotes, so that none of its letters means anything to the search but itself.
    std::string match, word;
    const auto end_word = [&] {
      const bool open = word.ends_with('*');
      if (open) word.pop_back();
      std::erase_if(word, [](char c) { return c == '"' || c == '*'; });
      if (!word.empty()) match += (match.empty() ? "\"" : " \"") + word + (open ? "\"*" : "\"");
      word.clear();
    };
    for (const char c : search_words(words)) {
      if (c == ' ' || c == '\t' || c == '\n') {
        end_word();
      } else {
        word += c;
      }
    }
    end_word();
    if (match.empty()) throw broken(database, "no-words", "Skriv mindst ét ord.", "Write at least one word.");
    std::vector<FoundTurn> found;
    auto query = database.prepare(
        "SELECT c.name, t.number, t.speaker, t.talk FROM turn_words w JOIN turns t ON t.id = w.rowid JOIN "
        "conversations "
        "c ON c.id = t.conversation WHERE turn_words MATCH ? ORDER BY c.name, t.position LIMIT ?");
    query.with(match, static_cast<std::int64_t>(most));
    while (query.step()) found.push_back({query.string(0), query.integer(1), query.string(2), query.string(3)});
    return found;
  });
}

}  // namespace gribning
