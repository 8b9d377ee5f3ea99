// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <list>
#include <memory>
#include <set>

#include "analysis.h"
#include "commands.h"
#include "gribning/base/files.h"
#include "gribning/share/target.h"

namespace gribning::tool {
namespace {

namespace fs = std::filesystem;

struct Export {
  std::vector<std::string> paths;
  std::string target;
  std::string place;
  std::string coding;
  std::string coder;
  bool overwrite = false;
};

/// One conversation with all that is shared of it, at an address that stays.
struct Ready {
  Analysis analysis;
  Coding coding;

  [[nodiscard]] Analysed view(bool by_people) const {
    return {&analysis.talk, &coding, by_people ? nullptr : &analysis.opportunities};
  }
};

/// The program's coding, or that of people when a folder of it was given; nothing when that has none of the
/// conversation (said).
std::optional<Coding> coding_for(const Analysis& analysis, const Export& wanted, Session& session) {
  if (wanted.coding.empty()) return coding_of(analysis);
  auto coding = read_coding(wanted.coding, analysis.talk.transcript);
  if (!coding) {
    session.fail(coding.error());
    return std::nullopt;
  }
  if (!*coding) {
    session.fail({.code = "no-coding",
                  .message = {"Der er ingen kodning af samtalen i »" + wanted.coding + "«.",
                              "There is no coding of the conversation in '" + wanted.coding + "'."},
                  .file = analysis.talk.transcript.file});
    return std::nullopt;
  }
  return std::move(**coding);
}

void say_losses(const std::vector<Loss>& losses, const std::string& name, const Session& session) {
  for (const Loss& loss : losses) {
    session.warn(fmt::format("{}: {}: {} ({})", name,
                             session.in_language({"kan ikke komme med", "cannot be taken along"}),
                             loss.message.in(session.language), loss.count));
  }
}

/// Writes the files below `place`, or the first of them as `place` itself when that names a file.
Result<std::size_t> write_all(const Shared& shared, const fs::path& place, bool as_file, bool overwrite) {
  std::vector<fs::path> paths;
  for (std::size_t i = 0; i < shared.files.size(); ++i) {
    if (as_file) {
      paths.push_back(i == 0 ? place : place.parent_path() / shared.files[i].path);
    } else {
      paths.push_back(place / shared.files[i].path);
    }
  }
  std::error_code error;
  for (const auto& path : paths) {
    if (overwrite || !fs::exists(path, error)) continue;
    return tl::unexpected(file_exists(path));
  }
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (const auto folder = paths[i].parent_path(); !folder.empty()) {
      if (auto made = make_folder(folder); !made) return tl::unexpected(made.error());
    }
    if (auto done = write_file(paths[i], shared.files[i].bytes); !done) return tl::unexpected(done.error());
  }
  return paths.size();
}

class Exporter {
 public:
  Exporter(const Export& wanted, const Target& target, Session& session)
      : wanted_(wanted), target_(target), session_(session) {
    options_.language = session.language;
    if (!wanted.coder.empty()) options_.coder = wanted.coder;
    const fs::path place = wanted.place;
    const auto name = target.ending.empty() ? place.filename() : place.stem();
    if (!name.empty()) options_.name = name.string();
  }

  void run() {
    const auto analyst = load_analyst(session_);
    if (!analyst) return session_.fail(analyst.error());
    const auto inputs = find_inputs(wanted_.paths, session_);
    {
      Progress progress(session_.in_language({"Analyserer", "Analysing"}), inputs.size());
      for (const auto& path : inputs) {
        for (auto& transcript : read_inputs(path, session_)) take(std::move(transcript), *analyst);
        progress.step();
      }
    }
    if (target_.together && !ready_.empty()) write_together();
    if (written_ > 0) {
      session_.say(fmt::format(
          "{} {} → {}\n", written_,
          session_.in_language(written_ == 1 ? Bilingual{"fil", "file"} : Bilingual{"filer", "files"}), wanted_.place));
    }
  }

 private:
  [[nodiscard]] bool names_a_file() const {
    return !target_.ending.empty() && (target_.together || wanted_.place.ends_with(target_.ending));
  }
  [[nodiscard]] Failure one_place() const {
    return {.code = "one-place",
            .message = {"Flere samtaler kan ikke skrives i én fil af denne slags. Giv en mappe med -o.",
                        "Several conversations cannot go into one file of this kind. Give a folder with -o."},
            .file = wanted_.place};
  }
  [[nodiscard]] bool by_people() const { return !wanted_.coding.empty(); }

  void take(Transcript transcript, const Analyst& analyst) {
    auto analysis = analyse(std::move(transcript), analyst);
    auto coding = coding_for(analysis, wanted_, session_);
    if (!coding) return;
    if (!target_.together && names_a_file() && !names_.empty()) return session_.fail(one_place());
    Ready ready{std::move(analysis), std::move(*coding)};
    // Two inputs may have one name; below each other they would be mixed up.
    ready.analysis.talk.transcript.name = free_name(ready.analysis.talk.transcript.name, names_);
    ready.coding.conversation = ready.analysis.talk.transcript.name;
    if (target_.together) {
      ready_.push_back(std::move(ready));
      return;
    }
    const Analysed one = ready.view(by_people());
    put(target_.write({&one, 1}, options_), ready.analysis.talk.transcript.file);
  }

  void write_together() {
    std::vector<Analysed> all;
    for (const Ready& each : ready_) all.push_back(each.view(by_people()));
    put(target_.write(all, options_), wanted_.place);
  }

  void put(const Result<Shared>& shared, const std::string& about) {
    if (!shared) return session_.fail(shared.error());
    const auto count = write_all(*shared, wanted_.place, names_a_file(), wanted_.overwrite);
    if (!count) return session_.fail(count.error());
    written_ += *count;
    say_losses(shared->losses, about, session_);
  }

  const Export& wanted_;
  const Target& target_;
  Session& session_;
  ShareOptions options_;
  std::list<Ready> ready_;
  std::set<std::string> names_;
  std::size_t written_ = 0;
};

std::string names_of_targets() {
  std::string names;
  for (const Target& target : targets()) names += (names.empty() ? "" : ", ") + std::string(target.name);
  return names;
}

}  // namespace

void add_export(CLI::App& app, Session& session) {
  auto wanted = std::make_shared<Export>();
  auto* command = app.add_subcommand("export", "Write the analysis for another program: NVivo, ELAN, R, Gephi …");
  command->add_option("INPUT", wanted->paths, "Transcripts, folders of them, or - for standard input")->required();
  command
      ->add_option_function<std::string>(
          "--to",
          [wanted](const std::string& name) {
            if (target_named(name) == nullptr) {
              throw CLI::ValidationError("--to", "expected one of: " + names_of_targets());
            }
            wanted->target = name;
          },
          "What to write: " + names_of_targets())
      ->required()
      ->type_name("TARGET");
  command->add_option("-o,--output", wanted->place, "The file, or a folder for a file per conversation")
      ->required()
      ->type_name("OUT");
  command->add_option("--coding", wanted->coding, "Folder of hand coding to share in the place of the program's")
      ->type_name("DIR");
  command->add_option("--coder", wanted->coder, "Whose coding it is, where the target names coders")->type_name("NAME");
  command->add_flag("--overwrite", wanted->overwrite, "Replace files that are there already");
  command->footer("Example: gribning export corpora/jobcenter --to qdpx -o samtaler.qdpx");
  command->callback([wanted, &session] { Exporter(*wanted, *target_named(wanted->target), session).run(); });
}

}  // namespace gribning::tool
