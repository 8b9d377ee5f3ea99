// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "files.h"
#include "gribning/base/files.h"
#include "store.h"

namespace gribning {

using namespace store;  // NOLINT(google-build-using-namespace): the stage's own inner namespace

namespace {

namespace fs = std::filesystem;

/// "name-0007.gribning" is the seventh backup of "name.gribning".
fs::path backup_name(const fs::path& project, int number) {
  return fmt::format("{}-{:04}{}", project.stem().string(), number, project.extension().string());
}

/// The backups of a project in a folder by their numbers.
std::vector<std::pair<int, fs::path>> backups_in(const fs::path& folder, const fs::path& project) {
  std::vector<std::pair<int, fs::path>> backups;
  const auto start = project.stem().string() + "-";
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const auto stem = it->path().stem().string();
    if (!stem.starts_with(start) || it->path().extension() != project.extension()) continue;
    int number = 0;
    const auto parsed = std::from_chars(stem.data() + start.size(), stem.data() + stem.size(), number);
    if (parsed.ec != std::errc{} || it->path().filename() != backup_name(project, number)) continue;
    backups.emplace_back(number, it->path());
  }
  std::ranges::sort(backups);
  return backups;
}

fs::path hash_file(const fs::path& backup) { return backup.string() + ".sha256"; }

}  // namespace

Result<Backup> Project::backup(const fs::path& folder, std::size_t keep) const {
  return guarded([&] {
    const auto& database = store_->database;
    taken(make_folder(folder));
    const auto there = backups_in(folder, store_->path);
    const auto target = folder / backup_name(store_->path, there.empty() ? 1 : there.back().first + 1);
    Backup backup{.file = target, .sha256 = {}, .removed = {}};
    {
      NewFile copy(target, store_->path.filename().string());
      const auto entries = database.number("SELECT count(*) FROM journal");
      database.prepare("VACUUM INTO ?").with(copy.path().string()).run();
      {
        const auto made = taken(open(copy.path(), Access::read, store_->clock));
        const auto damage = taken(made.check());
        // Somebody may have decided something between the two, but nothing can be missing.
        const bool whole = made.store_->database.number("SELECT count(*) FROM journal") >= entries;
        if (!damage.empty() || !whole) {
          throw broken(database, "backup-bad",
                       fmt::format("Kopien er ikke hel og er ikke gemt; ældre kopier er urørt. {}",
                                   damage.empty() ? "" : damage.front().message.da),
                       fmt::format("The copy is not whole and was not kept; older copies are untouched. {}",
                                   damage.empty() ? "" : damage.front().message.en));
        }
      }
      backup.sha256 = file_sha256(copy.path());
      // As sha256sum -c reads it.
      taken(write_file(hash_file(target), backup.sha256 + "  " + target.filename().string() + "\n"));
      copy.keep();
    }
    if (file_sha256(target) != backup.sha256) {
      throw broken(database, "backup-bad", "Kopien blev ikke skrevet, som den skulle; ældre kopier er urørt.",
                   "The copy was not written as it should be; older copies are untouched.");
    }
    const auto older = std::max<std::size_t>(keep, 1) - 1;
    for (std::size_t i = 0; i + older < there.size(); ++i) {
      std::error_code error;
      if (fs::remove(there[i].second, error)) backup.removed.push_back(there[i].second);
      fs::remove(hash_file(there[i].second), error);
    }
    return backup;
  });
}

}  // namespace gribning
