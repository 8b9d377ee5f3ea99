// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "exchange.h"
#include "files.h"
#include "gribning/base/files.h"
#include "schema.h"

namespace gribning {

using namespace store;  // NOLINT(google-build-using-namespace): the stage's own inner namespace

namespace {

namespace fs = std::filesystem;

[[noreturn]] void bad_export(const fs::path& file, const std::string& da, const std::string& en) {
  throw Broken{{.code = "bad-export", .message = {da, en}, .file = file.string()}};
}

/// One of a list in a file that lacks something, or has something of another kind.
struct BadRecord {
  std::string list;
  /// From 1.
  std::size_t number = 1;
};

template <class Work>
void for_each_in(const Json& json, const char* list, Work work) {
  std::size_t number = 0;
  for (const auto& one : json.at(list)) {
    ++number;
    try {
      work(one);
    } catch (const Json::exception&) {
      throw BadRecord{list, number};
    }
  }
}

/// Runs `work` on the JSON of a file; what the file lacks is told with its name.
template <class Work>
void with_json(const fs::path& file, Work work) {
  const auto bytes = taken(read_file(file));
  try {
    work(Json::parse(bytes));
  } catch (const BadRecord& record) {
    bad_export(
        file,
        fmt::format("Nr. {} i listen »{}« er ikke, som eksporten skriver den: noget mangler eller er af en anden "
                    "slags. Ret det, eller eksportér igen.",
                    record.number, record.list),
        fmt::format("Number {} of the list '{}' is not as the export writes it: something is missing or of "
                    "another kind. Correct it or export again.",
                    record.number, record.list));
  } catch (const Json::parse_error& error) {
    const auto before = std::string_view(bytes).substr(0, error.byte);
    throw Broken{{.code = "bad-export",
                  .message = {"Filen er ikke JSON her: den er skåret af eller rettet forkert. Eksportér igen.",
                              "The file is no JSON here: it was cut off or edited wrongly. Export again."},
                  .file = file.string(),
                  .line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1}};
  } catch (const Json::exception&) {
    bad_export(file,
               "Filen er ikke, som eksporten skriver den: noget mangler eller er af en anden slags. Eksportér igen.",
               "The file is not as the export writes it: something is missing or of another kind. Export again.");
  } catch (const std::invalid_argument& error) {
    bad_export(file, fmt::format("Filen har en ukendt værdi for »{}«.", error.what()),
               fmt::format("The file has an unknown value for '{}'.", error.what()));
  }
}

std::vector<fs::path> json_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->is_regular_file(error) && it->path().extension() == ".json") files.push_back(it->path());
  }
  std::ranges::sort(files);
  return files;
}

/// Fills an empty project from a folder.
class Importing {
 public:
  Importing(const Database& database, fs::path folder) : database_(database), folder_(std::move(folder)) {}

  void read() {
    with_json(folder_ / "project.json", [&](const Json& json) { settings(json); });
    for (const auto& file : json_files(folder_ / "conversations")) {
      if (file.filename().string().ends_with(".transcript.json")) continue;
      with_json(file, [&](const Json& json) { conversation(file, json); });
    }
    for (const auto& file : json_files(folder_ / "coders")) {
      with_json(file, [&](const Json& json) { gather_decisions(file, json); });
    }
    for (auto& [coder, decisions] : decisions_) append_all(coder, decisions);
    seal_settings(database_);
  }

 private:
  struct Read {
    fs::path file;
    Decision decision;
    std::vector<StoredPlacement> placements;
  };

  void settings(const Json& json) const {
    if (json.at("gribning_project").get<int>() != kLayout) {
      bad_export(folder_ / "project.json", "Eksporten er skrevet af et nyere program.",
                 "The export was written by a newer program.");
    }
    database_.prepare("INSERT INTO about (key, value) VALUES ('title', ?)")
        .with(json.at("title").get<std::string>())
        .run();
    for_each_in(json, "coders", [&](const Json& coder) {
      database_.prepare("INSERT INTO coders (name, kind, blind, released) VALUES (?, ?, ?, ?)")
          .with(coder.at("name").get<std::string>(), coder.at("agreed").get<bool>() ? "agreed" : "person",
                coder.at("blind").get<bool>(), coder.at("released").get<bool>())
          .run();
    });
    for_each_in(json, "phases", [&](const Json& phase) {
      database_.prepare("INSERT INTO phases (phase, time, note) VALUES (?, ?, ?)")
          .with(phase.at("phase").get<std::string>(), phase.at("time").get<std::int64_t>(),
                phase.at("note").get<std::string>())
          .run();
    });
    for_each_in(json, "codebook", [&](const Json& version) {
      database_.prepare("INSERT INTO codebook (version, time, note) VALUES (?, ?, ?)")
          .with(version.at("version").get<std::int64_t>(), version.at("time").get<std::int64_t>(),
                version.at("note").get<std::string>())
          .run();
    });
    for_each_in(json, "codes", [&](const Json& code) {
      std::optional<std::int64_t> until;
      if (code.contains("until")) until = code.at("until").get<std::int64_t>();
      database_.prepare("INSERT INTO codes (name, since, until, title, definition) VALUES (?, ?, ?, ?, ?)")
          .with(code.at("name").get<std::string>(), code.at("since").get<std::int64_t>(), until,
                code.at("title").get<std::string>(), code.at("definition").get<std::string>())
          .run();
    });
  }

  void conversation(const fs::path& file, const Json& json) const {
    const auto name = json.at("conversation").get<std::string>();
    std::int64_t id = 0;
    std::string document;
    int expected = 0;
    for_each_in(json, "transcripts", [&](const Json& one) {
      StoredVersion version{.about = {.name = name,
                                      .version = one.at("version").get<int>(),
                                      .file = one.at("file").get<std::string>(),
                                      .sha256 = one.at("sha256").get<std::string>(),
                                      .turns = one.at("turns").get<std::uint32_t>(),
                                      .citizen_turns = one.at("citizen_turns").get<std::uint32_t>()},
                            .document = {}};
      if (version.about.version != ++expected) {
        bad_export(file, "Versionerne af udskriften er ikke i rækkefølge fra 1.",
                   "The versions of the transcript are not in order from 1.");
      }
      version.document = taken(read_file(folder_ / "conversations" /
                                         fmt::format("{}.{}.transcript.json", file_name(name), version.about.version)));
      id = insert_version(database_, version);
      document = std::move(version.document);
    });
    const auto transcript = document_from(document, name);
    const auto rows = findings_from(json);
    const auto turns = transcript.turns.size();
    const bool inside = std::ranges::all_of(rows.opportunities, [&](const auto& row) { return row.turn < turns; });
    if (!inside) bad_export(file, "En tur findes ikke i udskriften.", "A turn is not in the transcript.");
    replace_findings(database_, id, transcript, rows);
  }

  void gather_decisions(const fs::path& file, const Json& json) {
    const auto coder = json.at("coder").get<std::string>();
    for_each_in(json, "decisions", [&](const Json& one) {
      Read read{.file = file, .decision = {}, .placements = {}};
      read.decision = decision_from(one, read.placements);
      read.decision.coder = coder;
      read.decision.conversation = json.value("conversation", "");
      decisions_[coder].push_back(std::move(read));
    });
  }

  void append_all(const std::string& coder, std::vector<Read>& decisions) const {
    const auto id = coder_id(database_, coder);
    std::ranges::stable_sort(decisions, {}, [](const Read& read) { return read.decision.number; });
    std::int64_t expected = 0;
    for (const auto& read : decisions) {
      if (read.decision.number != ++expected) {
        bad_export(
            read.file,
            fmt::format("Beslutning nr. {} af »{}« mangler eller findes to gange. Er to mapper flettet sammen?",
                        expected, coder),
            fmt::format("Decision {} by '{}' is missing or there twice. Were two folders merged?", expected, coder));
      }
      append(database_, id, read.decision);
      for (const auto& placement : read.placements) insert_placement(database_, id, expected, placement);
    }
    auto query =
        database_.prepare("SELECT DISTINCT conversation FROM journal WHERE coder = ? AND conversation NOT NULL");
    query.with(id);
    while (query.step()) refold(database_, id, query.integer(0));
  }

  const Database& database_;
  fs::path folder_;
  std::map<std::string, std::vector<Read>> decisions_;
};

}  // namespace

Result<Project> Project::import_from(const fs::path& folder, const fs::path& file, const Clock& clock) {
  return guarded([&] {
    expect_free(file);
    {
      NewFile made(file, file.filename().string());
      const Database database(made.path(), Opening::create);
      migrate(database, schema_steps());
      // Nothing is acknowledged before the whole is there and keep() has waited for the disk.
      database.run("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY");
      database.transaction([&] { Importing(database, folder).read(); });
      made.keep();
    }
    return taken(open(file, Access::change, clock));
  });
}

}  // namespace gribning
