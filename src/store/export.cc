// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <map>
#include <set>

#include "exchange.h"
#include "gribning/base/files.h"

namespace gribning {

using namespace store;  // NOLINT(google-build-using-namespace): the stage's own inner namespace

namespace {

namespace fs = std::filesystem;

std::string on_one_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// An object with a line for each member, and for each element of a list: people and `git diff` can read it.
std::string in_lines(const Json& object) {
  std::string out = "{";
  for (const auto& [name, value] : object.items()) {
    out += (out.size() == 1 ? "\n " : ",\n ") + Json(name).dump() + ": ";
    if (!value.is_array() || value.empty()) {
      out += on_one_line(value);
      continue;
    }
    out += '[';
    for (std::size_t i = 0; i < value.size(); ++i) out += (i == 0 ? "\n  " : ",\n  ") + on_one_line(value[i]);
    out += "\n ]";
  }
  return out + "\n}\n";
}

/// Writes a project into a folder.
class Exporting {
 public:
  Exporting(const Database& database, fs::path folder) : database_(database), folder_(std::move(folder)) {}

  void write() {
    expect_ours();
    taken(make_folder(folder_ / "conversations"));
    taken(make_folder(folder_ / "coders"));
    // First of all, so that what is here is known for an export even when it is broken off.
    put("project.json", in_lines(settings()));
    conversations();
    for (const auto& coder : read_coders(database_)) decisions(coder.name);
    remove_stale();
  }

 private:
  void expect_ours() const {
    std::error_code error;
    if (!fs::exists(folder_, error) || fs::exists(folder_ / "project.json", error)) return;
    if (fs::is_directory(folder_, error)) {
      // What git keeps in the folder may be there.
      bool empty = true;
      for (const auto& entry : fs::directory_iterator(folder_, error)) {
        empty = empty && entry.path().filename().string().starts_with('.');
      }
      if (empty) return;
    }
    throw Broken{{.code = "not-an-export",
                  .message = {"Mappen indeholder andet end et eksporteret projekt. Vælg en tom mappe.",
                              "The folder holds something else than an exported project. Choose an empty folder."},
                  .file = folder_.string()}};
  }

  void put(const fs::path& name, const std::string& bytes) {
    written_.insert(name);
    const auto path = folder_ / name;
    std::error_code error;
    if (fs::exists(path, error)) {
      const auto before = read_file(path);
      if (before && *before == bytes) return;
    }
    taken(write_file(path, bytes));
  }

  [[nodiscard]] Json settings() const {
    Json json = {{"gribning_project", kLayout}};
    auto title = database_.prepare("SELECT value FROM about WHERE key = 'title'");
    json["title"] = title.step() ? title.string(0) : std::string();
    json["coders"] = Json::array();
    for (const auto& coder : read_coders(database_)) {
      json["coders"].push_back(
          {{"name", coder.name}, {"agreed", coder.agreed}, {"blind", coder.blind}, {"released", coder.released}});
    }
    json["phases"] = Json::array();
    auto phases = database_.prepare("SELECT phase, time, note FROM phases ORDER BY number");
    while (phases.step()) {
      json["phases"].push_back({{"phase", phases.string(0)}, {"time", phases.integer(1)}, {"note", phases.string(2)}});
    }
    json["codebook"] = Json::array();
    auto versions = database_.prepare("SELECT version, time, note FROM codebook ORDER BY version");
    while (versions.step()) {
      json["codebook"].push_back(
          {{"version", versions.integer(0)}, {"time", versions.integer(1)}, {"note", versions.string(2)}});
    }
    json["codes"] = Json::array();
    auto codes = database_.prepare("SELECT name, since, until, title, definition FROM codes ORDER BY name, since");
    while (codes.step()) {
      Json code = {{"name", codes.string(0)}, {"since", codes.integer(1)}};
      if (!codes.null(2)) code["until"] = codes.integer(2);
      code["title"] = codes.string(3);
      code["definition"] = codes.string(4);
      json["codes"].push_back(std::move(code));
    }
    return json;
  }

  void conversations() {
    auto query = database_.prepare(
        "SELECT c.id, c.name, t.version, t.file, t.sha256, t.turns, t.citizen_turns, d.document FROM conversations c "
        "JOIN transcripts t ON t.conversation = c.id JOIN documents d ON d.conversation = c.id AND d.version = "
        "t.version "
        "ORDER BY c.name, t.version");
    std::map<std::string, std::pair<std::int64_t, Json>> versions;
    while (query.step()) {
      const auto name = query.string(1);
      put(fs::path("conversations") / fmt::format("{}.{}.transcript.json", file_name(name), query.integer(2)),
          query.string(7));
      auto& [id, list] = versions[name];
      id = query.integer(0);
      list.push_back({{"version", query.integer(2)},
                      {"file", query.string(3)},
                      {"sha256", query.string(4)},
                      {"turns", query.integer(5)},
                      {"citizen_turns", query.integer(6)}});
    }
    for (auto& [name, version] : versions) {
      Json json = {{"conversation", name}, {"transcripts", std::move(version.second)}};
      json.update(to_json(read_findings(database_, version.first)));
      put(fs::path("conversations") / (file_name(name) + ".json"), in_lines(json));
    }
  }

  /// A file for each conversation that the coder decided about, and one for the project as a whole.
  void decisions(const std::string& coder) {
    const auto id = coder_id(database_, coder);
    std::map<std::string, Json> by_conversation;
    for (const auto& decision : read_decisions(database_, fmt::format("j.coder = {}", id), "ORDER BY j.number")) {
      by_conversation[decision.conversation].push_back(
          to_json(decision, read_placements(database_, id, decision.number)));
    }
    for (auto& [conversation, list] : by_conversation) {
      Json json = {{"coder", coder}};
      if (!conversation.empty()) json["conversation"] = conversation;
      json["decisions"] = std::move(list);
      const auto folder = fs::path("coders") / file_name(coder);
      taken(make_folder(folder_ / folder));
      // '+' is in no name that file_name makes.
      put(folder / (conversation.empty() ? "+project.json" : file_name(conversation) + ".json"), in_lines(json));
    }
  }

  /// Conversations and coders do not go away, but an export of another project may lie here.
  void remove_stale() const {
    std::error_code error;
    for (const auto* part : {"conversations", "coders"}) {
      for (fs::recursive_directory_iterator it(folder_ / part, error), end; !error && it != end; it.increment(error)) {
        if (!it->is_regular_file(error) || it->path().extension() != ".json") continue;
        if (!written_.contains(fs::relative(it->path(), folder_, error))) fs::remove(it->path(), error);
      }
    }
  }

  const Database& database_;
  fs::path folder_;
  std::set<fs::path> written_;
};

}  // namespace

Result<void> Project::export_to(const std::filesystem::path& folder) const {
  return guarded([&] {
    // One view of the project, whatever others write meanwhile.
    store_->database.run("BEGIN");
    try {
      Exporting(store_->database, folder).write();
    } catch (...) {
      store_->database.run("ROLLBACK");
      throw;
    }
    store_->database.run("ROLLBACK");
  });
}

}  // namespace gribning
