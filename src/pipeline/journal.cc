// SPDX-License-Identifier: MIT
#include "gribning/pipeline/journal.h"

#include <nlohmann/json.hpp>

#include "json_names.h"
#include "line_reader.h"

namespace gribning {
namespace {

using Json = nlohmann::ordered_json;

Json failure_as_json(const Failure& failure) {
  Json json{{"code", failure.code}, {"da", failure.message.da}, {"en", failure.message.en}};
  put_name(json, "file", failure.file);
  if (failure.line) json["line"] = *failure.line;
  if (failure.column) json["column"] = *failure.column;
  return json;
}

Failure failure_from(const Json& json) {
  Failure failure{.code = json.value("code", ""),
                  .message = {json.value("da", ""), json.value("en", "")},
                  .file = name_in(json, "file")};
  if (json.contains("line")) failure.line = json["line"].get<std::size_t>();
  if (json.contains("column")) failure.column = json["column"].get<std::size_t>();
  return failure;
}

std::string done_as_line(const Done& done) {
  Json json;
  put_name(json, "input", done.input);
  json["size"] = done.size;
  json["changed"] = done.changed;
  json["conversations"] = done.conversations;
  if (!done.counts.empty()) json["counts"] = done.counts;
  if (!done.names.empty()) put_names(json, "names", done.names);
  if (!done.own_names.empty()) put_names(json, "own_names", done.own_names);
  json["end"] = done.end;
  if (!done.sha256.empty()) json["sha256"] = done.sha256;
  if (done.failure) json["failure"] = failure_as_json(*done.failure);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// Nothing for what is no whole record: the line that was being written when the program was ended.
std::optional<Done> done_from(const std::string& line) {
  if (!line.ends_with('\n')) return std::nullopt;
  try {
    const auto json = Json::parse(line);
    Done done;
    done.input = name_in(json, "input");
    done.size = json.at("size").get<std::uint64_t>();
    done.changed = json.at("changed").get<std::int64_t>();
    done.conversations = json.at("conversations").get<std::size_t>();
    done.counts = json.value("counts", std::vector<std::size_t>());
    done.names = names_in(json, "names");
    done.own_names = names_in(json, "own_names");
    done.end = json.at("end").get<std::uint64_t>();
    done.sha256 = json.value("sha256", "");
    if (json.contains("failure")) done.failure = failure_from(json["failure"]);
    return done;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace

Done begin_record(const Input& input) {
  Done done;
  done.input = input.path.string();
  done.size = input.size;
  done.changed = input.changed;
  return done;
}

struct JournalReader::State {
  explicit State(const std::filesystem::path& from) : lines(from), path(from) {}
  LineReader lines;
  std::filesystem::path path;
  std::string of;
  std::uint64_t read = 0;
};

JournalReader::JournalReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
JournalReader::JournalReader(JournalReader&&) noexcept = default;
JournalReader& JournalReader::operator=(JournalReader&&) noexcept = default;
JournalReader::~JournalReader() = default;

const std::string& JournalReader::of() const { return state_->of; }
const std::filesystem::path& JournalReader::path() const { return state_->path; }
std::uint64_t JournalReader::read_so_far() const { return state_->read; }

Result<JournalReader> JournalReader::open(const std::filesystem::path& path) {
  auto state = std::make_unique<State>(path);
  if (state->lines.failure()) return tl::unexpected(*state->lines.failure());
  std::string line;
  const bool any = state->lines.next(line);
  if (state->lines.failure()) return tl::unexpected(*state->lines.failure());
  const auto header = any ? Json::parse(line, nullptr, false) : Json();
  if (!header.is_object() || !header.contains("gribning_journal") || !header.contains("of") ||
      !header["of"].is_string()) {
    return tl::unexpected(Failure{
        .code = "not-a-journal",
        .message = {"Filen er ikke en journal over, hvad der er gjort.", "The file is no journal of what was done."},
        .file = path.string()});
  }
  state->of = header["of"].get<std::string>();
  state->read = line.size();
  return JournalReader(std::move(state));
}

std::optional<Done> JournalReader::next() {
  std::string line;
  if (!state_->lines.next(line)) return std::nullopt;
  auto done = done_from(line);
  if (done) state_->read += line.size();
  return done;
}

Result<Journal> Journal::begin(const std::filesystem::path& path, const std::string& of) {
  auto file = GrowingFile::open(path);
  if (!file) return tl::unexpected(file.error());
  const Json header{{"gribning_journal", 1}, {"of", of}};
  auto begun = file->add(header.dump() + "\n");
  if (begun) begun = file->sync();
  if (begun) return Journal(*std::move(file));
  // Without its first line it is none.
  std::error_code error;
  std::filesystem::remove(path, error);
  return tl::unexpected(begun.error());
}

namespace {

Result<JournalReader> open_of(const std::filesystem::path& path, const std::string& of) {
  auto past = JournalReader::open(path);
  if (past && past->of() != of) {
    return tl::unexpected(Failure{
        .code = "journal-differs",
        .message = {"Det, der ligger her, er lavet med andre valg, andre ordlister eller en anden udgave af "
                    "programmet. Gør som dengang, eller begynd forfra med --overwrite.",
                    "What is here was made with other options, other lexica or another version of the program. Do "
                    "as then, or start over with --overwrite."},
        .file = path.string()});
  }
  return past;
}

}  // namespace

Result<Journal> Journal::go_on(const std::filesystem::path& path, const std::string& of) {
  auto past = open_of(path, of);
  if (!past) return tl::unexpected(past.error());
  auto file = GrowingFile::reopen(path);
  if (!file) return tl::unexpected(file.error());
  return Journal(*std::move(file), *std::move(past));
}

Result<void> Journal::made_for(const std::filesystem::path& path, const std::string& of) {
  if (const auto past = open_of(path, of); !past) return tl::unexpected(past.error());
  return {};
}

Result<std::optional<Done>> Journal::next_done(const std::function<bool(const Done&)>& stands) {
  if (!past_) return std::nullopt;
  const auto before = past_->read_so_far();
  auto done = past_->next();
  if (done && stands(*done)) return done;
  if (auto kept = file_.cut(before); !kept) return tl::unexpected(kept.error());
  past_.reset();
  return std::nullopt;
}

Result<void> Journal::add(const Done& done) { return file_.add(done_as_line(done)); }
Result<void> Journal::sync() { return file_.sync(); }

}  // namespace gribning
