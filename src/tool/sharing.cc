// SPDX-License-Identifier: MIT
#include "sharing.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "gribning/base/files.h"
#include "outputs.h"

namespace gribning::tool {
namespace {

namespace fs = std::filesystem;

Analysed view(const Shareable& one) {
  return {&one.analysis.talk, &one.coding, one.by_people ? nullptr : &one.analysis.opportunities,
          one.passages.empty() ? nullptr : &one.passages};
}

void say_losses(const std::vector<Loss>& losses, const std::string& name, const Session& session) {
  for (const Loss& loss : losses) {
    session.warn(fmt::format("{}: {}: {} ({})", name,
                             session.in_language({"kan ikke komme med", "cannot be taken along"}),
                             loss.message.in(session.language), loss.count));
  }
}

constexpr std::string_view kStandardOutput = "-";

/// Writes the files below `place`, or the first of them as `place` itself when that names a file.
Result<std::size_t> write_all(const Shared& shared, const fs::path& place, bool as_file, bool overwrite,
                              const Session& session) {
  std::vector<fs::path> paths;
  for (std::size_t i = 0; i < shared.files.size(); ++i) {
    if (as_file) {
      paths.push_back(i == 0 ? place : place.parent_path() / shared.files[i].path);
    } else {
      paths.push_back(place / shared.files[i].path);
    }
  }
  if (auto may = may_write(paths, overwrite, session); !may) return tl::unexpected(may.error());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (const auto folder = paths[i].parent_path(); !folder.empty()) {
      if (auto made = make_folder(folder); !made) return tl::unexpected(made.error());
    }
    if (auto done = write_file(paths[i], shared.files[i].bytes); !done) return tl::unexpected(done.error());
  }
  return paths.size();
}

std::string names_of_targets() {
  std::string names;
  for (const Target& target : targets()) names += (names.empty() ? "" : ", ") + std::string(target.name);
  return names;
}

}  // namespace

Sharing::Sharing(const ShareRequest& request, Session& session)
    : request_(request), target_(*target_named(request.target)), session_(session) {
  options_.language = session.language;
  if (!request.coder.empty()) options_.coder = request.coder;
  const fs::path place = request.place;
  const auto name = target_.ending.empty() ? place.filename() : place.stem();
  if (!name.empty() && name != kStandardOutput) options_.name = name.string();
}

bool Sharing::names_a_file() const {
  return !target_.ending.empty() && (target_.together || request_.place.ends_with(target_.ending));
}

void Sharing::add(Shareable one) {
  if (!target_.together && names_a_file() && !names_.empty()) {
    return session_.fail(
        {.code = "one-place",
         .message = {"Flere samtaler kan ikke skrives i én fil af denne slags. Giv en mappe med -o.",
                     "Several conversations cannot go into one file of this kind. Give a folder with -o."},
         .file = request_.place});
  }
  // Two inputs may have one name; below each other they would be mixed up.
  auto& name = one.analysis.talk.transcript.name;
  name = free_name(name, names_);
  one.coding.conversation = name;
  for (const auto& passage : one.passages) notes_ += passage.note.empty() ? 0 : 1;
  if (target_.together) {
    ready_.push_back(std::move(one));
    return;
  }
  const Analysed analysed = view(one);
  put(target_.write({&analysed, 1}, options_), one.analysis.talk.transcript.file);
}

/// Standard output holds one file.
void Sharing::say(const Shared& shared, const std::string& about) {
  if (shared.files.size() != 1 || written_ > 0) {
    return session_.fail(
        {.code = "several-files",
         .message = {"Det bliver til flere filer, og standard output kan kun rumme én. Giv en mappe med -o.",
                     "There are several files of it, and standard output holds just one. Give a folder with -o."},
         .file = about});
  }
  ++written_;
  session_.say(shared.files.front().bytes);
  say_losses(shared.losses, about, session_);
}

void Sharing::put(const Result<Shared>& shared, const std::string& about) {
  if (!shared) return session_.fail(shared.error());
  if (request_.place == kStandardOutput) return say(*shared, about);
  const auto count = write_all(*shared, request_.place, names_a_file(), request_.overwrite, session_);
  if (!count) return session_.fail(count.error());
  written_ += *count;
  say_losses(shared->losses, about, session_);
}

void Sharing::finish() {
  if (target_.together && !ready_.empty()) {
    std::vector<Analysed> all;
    for (const auto& each : ready_) all.push_back(view(each));
    put(target_.write(all, options_), request_.place);
  }
  if (written_ == 0) return;
  const bool to_files = request_.place != kStandardOutput;
  if (notes_ > 0 && !target_.notes) {
    say_losses({{"notes", notes_, {"noter og memoer", "notes and memos"}}}, request_.place, session_);
  }
  if (!to_files) return;
  session_.say(fmt::format("{} {} → {}\n", written_,
                           session_.in_language(written_ == 1 ? Bilingual{"fil", "file"} : Bilingual{"filer", "files"}),
                           request_.place));
}

void add_share_options(CLI::App& command, ShareRequest& request, bool required) {
  command
      .add_option_function<std::string>(
          "--to",
          [&request](const std::string& name) {
            if (target_named(name) == nullptr) {
              throw CLI::ValidationError("--to", "expected one of: " + names_of_targets());
            }
            request.target = name;
          },
          "What to write: " + names_of_targets())
      ->required(required)
      ->type_name("TARGET");
  add_overwrite_option(command, request.overwrite);
}

}  // namespace gribning::tool
