// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <map>
#include <set>

#include "schema.h"
#include "store.h"

namespace gribning {

using namespace store;  // NOLINT(google-build-using-namespace): the stage's own inner namespace

namespace {

/// Goes through a project and gathers what is wrong. Each part goes on where another is broken.
class Checking {
 public:
  explicit Checking(const Database& database) : database_(database) {}

  std::vector<Damage> check() {
    part([&] { structure(); });
    part([&] { schema(); });
    part([&] { settings(); });
    part([&] { transcripts(); });
    part([&] { journal(); });
    part([&] { placements(); });
    part([&] { undone(); });
    part([&] { marks(); });
    part([&] { words(); });
    return std::move(found_);
  }

 private:
  template <class Work>
  void part(Work work) {
    try {
      work();
    } catch (const Broken& broken) {
      if (broken.failure.code != "project-damaged" && broken.failure.code != "project-failed" &&
          broken.failure.code != "project-unreadable") {
        throw;
      }
      if (unreadable_) return;
      unreadable_ = true;
      say("structure", "Dele af filen kan ikke læses. Brug den nyeste sikkerhedskopi.",
          "Parts of the file cannot be read. Use the newest backup.");
    }
  }

  void say(std::string what, std::string da, std::string en) {
    found_.push_back({std::move(what), {std::move(da), std::move(en)}});
  }

  void structure() {
    auto query = database_.prepare("PRAGMA integrity_check(20)");
    while (query.step()) {
      if (query.text(0) == "ok") return;
      say("structure", fmt::format("Filens opbygning er skadet: {}. Brug den nyeste sikkerhedskopi.", query.text(0)),
          fmt::format("The structure of the file is damaged: {}. Use the newest backup.", query.text(0)));
    }
    auto keys = database_.prepare("PRAGMA foreign_key_check");
    while (keys.step()) {
      say("structure", fmt::format("En række i tabellen {} henviser til noget, der ikke er der.", keys.text(0)),
          fmt::format("A row of table {} refers to something that is not there.", keys.text(0)));
    }
  }

  [[nodiscard]] static std::map<std::string, std::string> schema_of(const Database& database) {
    std::map<std::string, std::string> objects;
    auto query = database.prepare("SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_master");
    while (query.step()) objects.emplace(query.string(0), query.string(1));
    return objects;
  }

  void schema() {
    const auto fresh = Database::in_memory();
    migrate(fresh, schema_steps());
    if (schema_of(fresh) == schema_of(database_)) return;
    say("structure", "Tabellernes opbygning er ikke, som programmet har lavet den. Brug den nyeste sikkerhedskopi.",
        "The tables are not laid out as the program made them. Use the newest backup.");
  }

  void settings() {
    auto query = database_.prepare("SELECT value FROM about WHERE key = 'seal'");
    if (query.step() && query.text(0) == settings_seal(database_)) return;
    say("settings", "Projektets titel, kodere, faser eller kodebog er ændret uden om programmet eller beskadiget.",
        "The project's title, coders, phases or codebook were changed past the program or damaged.");
  }

  void transcripts() {
    auto query = database_.prepare(
        "SELECT c.id, c.name, t.version, t.file, t.sha256, t.turns, t.citizen_turns, t.seal, t.analysis_seal, "
        "d.document "
        "FROM conversations c LEFT JOIN transcripts t ON t.conversation = c.id LEFT JOIN documents d ON d.conversation "
        "= "
        "c.id AND d.version = t.version ORDER BY c.name, t.version");
    auto newest = database_.prepare(
        "SELECT c.version, (SELECT max(version) FROM transcripts WHERE conversation = c.id), (SELECT count(*) FROM "
        "transcripts WHERE conversation = c.id) FROM conversations c WHERE c.id = ?");
    while (query.step()) {
      const auto id = query.integer(0);
      const auto name = query.string(1);
      const int version = query.number<int>(2);
      const auto seal = transcript_seal(name, version, query.text(3), query.text(4), query.number<std::uint32_t>(5),
                                        query.number<std::uint32_t>(6), query.text(9));
      if (seal != query.text(7)) {
        say("transcript",
            fmt::format(
                "Udskriften af »{}« (version {}) er beskadiget. Læg den ind igen fra filen »{}«, eller brug den "
                "nyeste sikkerhedskopi.",
                name, version, query.text(3)),
            fmt::format("The transcript of '{}' (version {}) is damaged. Add it again from the file '{}', or use the "
                        "newest backup.",
                        name, version, query.text(3)));
      }
      const bool known = newest.with(id).step();
      if (known && (newest.integer(0) != newest.integer(1) || newest.integer(0) != newest.integer(2))) {
        say("transcript", fmt::format("»{}« mangler en version af sin udskrift.", name),
            fmt::format("'{}' lacks a version of its transcript.", name));
      }
      if (known && newest.integer(0) == version && analysis_seal(database_, id) != query.text(8)) {
        say("analysis",
            fmt::format(
                "Det, programmet fandt i »{}«, er beskadiget. Læg samtalen ind igen; intet af jeres eget er ramt.",
                name),
            fmt::format(
                "What the program found in '{}' is damaged. Add the conversation again; nothing of yours is hit.",
                name));
      }
    }
  }

  void journal() {
    auto names = database_.prepare("SELECT id, name FROM coders ORDER BY id");
    auto seals = database_.prepare("SELECT seal FROM journal WHERE coder = ? ORDER BY number");
    while (names.step()) {
      const auto coder = names.integer(0);
      std::string before;
      std::int64_t number = 0;
      seals.with(coder);
      for (const auto& entry : read_decisions(database_, fmt::format("j.coder = {}", coder), "ORDER BY j.number")) {
        ++number;
        const auto written = seals.step() ? seals.string(0) : std::string();
        if (entry.number != number || entry_seal(before, coder, entry) != written) {
          say("journal",
              fmt::format(
                  "Beslutning nr. {} af »{}« er ændret uden om programmet eller beskadiget. De andre kan stadig "
                  "læses; sammenlign med den nyeste sikkerhedskopi.",
                  entry.number, names.text(1)),
              fmt::format("Decision {} by '{}' was changed past the program or damaged. The others can still be read; "
                          "compare with the newest backup.",
                          entry.number, names.text(1)));
        }
        // From here on by what is written, so that one bad entry is not all of them.
        before = written;
        number = entry.number;
      }
    }
  }

  void placements() {
    auto query =
        database_.prepare("SELECT coder, number, version, seal FROM placements ORDER BY coder, number, version");
    while (query.step()) {
      for (const auto& placement : read_placements(database_, query.integer(0), query.integer(1))) {
        if (placement.version != query.integer(2)) continue;
        if (placement_seal(query.integer(0), query.integer(1), placement) == query.text(3)) continue;
        say("placement",
            fmt::format("Stedet for beslutning nr. {} i en rettet udskrift er beskadiget. Selve beslutningen er der.",
                        query.integer(1)),
            fmt::format("The place of decision {} in a corrected transcript is damaged. The decision itself is there.",
                        query.integer(1)));
      }
    }
  }

  void undone() {
    using Undone = std::set<std::pair<std::int64_t, std::int64_t>>;
    Undone by_journal, stored;
    auto entries =
        database_.prepare("SELECT coder, act, about FROM journal WHERE act IN ('undo', 'redo') ORDER BY coder, number");
    while (entries.step()) {
      const std::pair entry(entries.integer(0), entries.integer(2));
      if (entries.text(1) == "undo") {
        by_journal.insert(entry);
      } else {
        by_journal.erase(entry);
      }
    }
    auto rows = database_.prepare("SELECT coder, number FROM undone");
    while (rows.step()) stored.emplace(rows.integer(0), rows.integer(1));
    if (stored == by_journal) return;
    say("marks", "Det, der er fortrudt, passer ikke med journalen. Eksportér og importér projektet igen.",
        "What is undone does not agree with the journal. Export and import the project again.");
  }

  void marks() {
    auto pairs = database_.prepare(
        "SELECT coder, conversation FROM marks UNION SELECT coder, conversation FROM journal WHERE conversation IS NOT "
        "NULL ORDER BY 1, 2");
    auto names = database_.prepare("SELECT name FROM conversations WHERE id = ?");
    while (pairs.step()) {
      const auto coder = pairs.integer(0), conversation = pairs.integer(1);
      if (read_marks(database_, coder, conversation) ==
          standing(placed_decisions(database_, coder, conversation, nullptr))) {
        continue;
      }
      const auto name = names.with(conversation).step() ? names.string(0) : std::string();
      say("marks",
          fmt::format("Markeringerne i »{}« passer ikke med journalen. Eksportér og importér projektet igen.", name),
          fmt::format("The marks in '{}' do not agree with the journal. Export and import the project again.", name));
    }
  }

  void words() {
    if (database_.number("SELECT count(*) FROM turns") != database_.number("SELECT count(*) FROM turn_words_docsize")) {
      say("search", "Ordlisten til søgning passer ikke med turene. Eksportér og importér projektet igen.",
          "The words to search do not agree with the turns. Export and import the project again.");
    }
  }

  const Database& database_;
  std::vector<Damage> found_;
  bool unreadable_ = false;
};

}  // namespace

Result<std::vector<Damage>> Project::check() const {
  return guarded([&] { return Checking(store_->database).check(); });
}

}  // namespace gribning
