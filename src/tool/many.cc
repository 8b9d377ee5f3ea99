// SPDX-License-Identifier: MIT
#include "many.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "gribning/base/files.h"
#include "gribning/base/hash.h"

namespace gribning::tool {

void add_many_options(CLI::App& command, Many& many) {
  command.add_option("INPUT", many.paths,
                     "Transcripts, folders of them, archives (.zip, .tar.gz …), or - for standard input, where JSON "
                     "Lines are read conversation by conversation");
  command.add_option("--files", many.list, "A file that names further inputs, one a line; - for standard input")
      ->type_name("LIST");
  command.add_option("--jobs", many.jobs, "How many conversations are worked on at once; otherwise one per core")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
  command.add_flag("--progress", many.progress, "Show rate and time left on standard error though it is no terminal");
}

CLI::Option* add_resume_option(CLI::App& command, Many& many) {
  return command.add_flag("--resume", many.resume, "Go on where the same command was stopped; nothing is done twice");
}

void require_inputs(const Many& many) {
  if (many.paths.empty() && many.list.empty()) throw CLI::RequiredError("INPUT or --files");
}

bool comes_once(const std::vector<std::string>& paths, const std::string& list) {
  const auto once = [](const std::string& name) {
    namespace fs = std::filesystem;
    std::error_code error;
    return name == "-" ||
           (fs::exists(name, error) && !fs::is_regular_file(name, error) && !fs::is_directory(name, error));
  };
  return once(list) || std::ranges::any_of(paths, once);
}

namespace {

Inputs open_inputs(std::vector<std::string> paths, const std::string& list, const Session& session,
                   std::function<bool()> stopped, bool whole_files) {
  return {std::move(paths), list.empty() ? std::nullopt : std::optional<std::filesystem::path>(list),
          Inputs::Options{.whole_files = whole_files, .stopped = std::move(stopped), .format = session.reading.format}};
}

}  // namespace

Inputs inputs_of(std::vector<std::string> paths, const std::string& list, const Session& session,
                 std::function<bool()> stopped) {
  return open_inputs(std::move(paths), list, session, std::move(stopped), false);
}

Inputs files_of(std::vector<std::string> paths, const std::string& list, const Session& session,
                std::function<bool()> stopped) {
  return open_inputs(std::move(paths), list, session, std::move(stopped), true);
}

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
  return fmt::format("{} {}", count, count == 1 ? one : several);
}

std::string counted_conversations(std::size_t count, Language language) {
  return language == Language::da ? counted(count, "samtale", "samtaler")
                                  : counted(count, "conversation", "conversations");
}

std::string counted_turns(std::size_t count, Language language) {
  return language == Language::da ? counted(count, "tur", "ture") : counted(count, "turn", "turns");
}

std::string asked_of(const Session& session, std::string_view command) {
  const auto& reading = session.reading;
  auto all = fmt::format("{} {}\n{} {} {} {}\n", session.version, command, code(session.language), reading.format,
                         reading.encoding, reading.convention ? code(*reading.convention) : "");
  all += fmt::format("{} {} {}\n", reading.merge_gap, reading.tier_gap, reading.indented_turns);
  for (const auto& [label, role] : reading.roles) all += fmt::format("{}={}\n", label, code(role));
  for (const auto& [key, heading] : reading.columns) all += fmt::format("{}={}\n", key, heading);
  all += hash_of_annotations(session.annotations) + "\n";
  auto codebooks = own_codebooks(session);
  codebooks.insert(codebooks.begin(), session.annotations / "codebook.json");
  for (auto& file : codebooks) {
    const auto stem = file.replace_extension().string();
    for (const auto* ending : {".json", ".da.tsv", ".en.tsv"}) {
      const auto bytes = read_file(stem + ending);
      all += (bytes ? sha256(*bytes) : "") + "\n";
    }
  }
  return sha256(all);
}

}  // namespace gribning::tool
