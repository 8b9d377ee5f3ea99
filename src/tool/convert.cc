// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <set>

#include "commands.h"
#include "gribning/base/files.h"
#include "gribning/formats/formats.h"
#include "gribning/formats/write.h"
#include "outputs.h"

namespace gribning::tool {
namespace {

namespace fs = std::filesystem;

struct Convert {
  std::vector<std::string> paths;
  std::string format;
  std::string output;
  bool overwrite = false;
};

/// The usual ending of a format's files: ".cha".
std::string first_ending(const Format& format) {
  return std::string(format.endings.substr(0, format.endings.find(' ')));
}

/// "chat", or by its ending "cha".
const Format* format_to_write(const std::string& given) {
  if (const auto* format = format_named(given)) return format;
  const auto all = formats();
  const auto found = std::ranges::find_if(all, [&](const Format& format) {
    return format.write != nullptr &&
           fmt::format(" {} ", format.endings).find(fmt::format(" .{} ", given)) != std::string::npos;
  });
  return found == all.end() ? nullptr : &*found;
}

std::string names_of_writable() {
  std::string names;
  for (const auto& format : formats()) {
    if (format.write != nullptr) names += (names.empty() ? "" : ", ") + std::string(format.name);
  }
  return names;
}

void report_losses(const std::vector<Loss>& losses, const Transcript& transcript, const Session& session) {
  for (const auto& loss : losses) {
    session.warn(
        session.language == Language::da
            ? fmt::format("{}: går tabt: {} ({}) [{}]", transcript.file, loss.message.da, loss.count, loss.what)
            : fmt::format("{}: is lost: {} ({}) [{}]", transcript.file, loss.message.en, loss.count, loss.what));
  }
}

/// Where a single input goes: a file of that name, unless there is a folder of that name or it ends as one.
bool is_folder(const std::string& output) {
  std::error_code error;
  return output.ends_with('/') || fs::is_directory(output, error);
}

class Conversion {
 public:
  Conversion(const Convert& convert, const Format& target, Session& session)
      : convert_(convert), target_(target), session_(session) {}

  void run() {
    const auto inputs = find_inputs(convert_.paths, session_);
    // Folders and corpora may hold any number: their results lie in a folder too, however many there are.
    std::error_code error;
    const bool several = inputs.size() > 1 || std::ranges::any_of(convert_.paths, [&](const std::string& path) {
                           return fs::is_directory(path, error);
                         });
    if (several && convert_.output.empty()) {
      throw CLI::ValidationError("--output", "expected a folder: several inputs do not fit on standard output");
    }
    to_folder_ = !convert_.output.empty() && (several || is_folder(convert_.output));
    if (to_folder_) {
      if (const auto made = make_folder(convert_.output); !made) return session_.fail(made.error());
    }
    Progress progress(session_.in_language({"Omsætter", "Converting"}), inputs.size(), session_.language);
    for (const auto& path : inputs) {
      auto transcripts = read_inputs(path, session_);
      if (transcripts.size() > 1 && !to_folder_) {
        throw CLI::ValidationError("--output", "expected a folder: the input holds several conversations");
      }
      for (const auto& transcript : transcripts) write(transcript);
      progress.step();
    }
  }

 private:
  void write(const Transcript& transcript) {
    auto written = write_transcript(transcript, target_.name);
    if (!written) {
      if (written.error().file.empty()) written.error().file = transcript.file;
      return session_.fail(written.error());
    }
    report_losses(written->losses, transcript, session_);
    if (convert_.output.empty()) return session_.say(written->bytes);
    const fs::path file = to_folder_
                              ? fs::path(convert_.output) / (free_name(transcript.name, names_) + first_ending(target_))
                              : fs::path(convert_.output);
    const auto done = write_output(file, written->bytes, convert_.overwrite, session_);
    if (!done) session_.fail(done.error());
  }

  const Convert& convert_;
  const Format& target_;
  Session& session_;
  bool to_folder_ = false;
  std::set<std::string> names_;
};

void run_convert(const Convert& convert, Session& session) {
  const auto* target = format_to_write(convert.format);
  if (target == nullptr || target->write == nullptr) {
    throw CLI::ValidationError("--to", "expected one of the formats that are written: " + names_of_writable());
  }
  Conversion(convert, *target, session).run();
}

}  // namespace

void add_convert(CLI::App& app, Session& session) {
  auto convert = std::make_shared<Convert>();
  auto* command = app.add_subcommand("convert", "Write transcripts in another format; what it can't hold is listed");
  command->add_option("INPUT", convert->paths, "Transcripts, folders of them, or - for standard input")->required();
  command->add_option("--to", convert->format, "Format to write; 'gribning formats' lists them")
      ->required()
      ->type_name("FORMAT");
  command
      ->add_option("-o,--output", convert->output,
                   "File for one input, folder for several; otherwise, or with -, standard output")
      ->type_name("OUT");
  add_overwrite_option(*command, convert->overwrite);
  command->footer("Example: gribning convert corpora/jobcenter/02-mentor-kabelruller.txt --to csv -o talk.csv");
  command->callback([convert, &session] {
    if (convert->output == "-") convert->output.clear();
    run_convert(*convert, session);
  });
}

}  // namespace gribning::tool
