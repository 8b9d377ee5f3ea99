// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "gribning/base/files.h"
#include "line_reader.h"
#include "source.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBlank = " \t\r\n";

bool is_blank(std::string_view line) { return line.find_first_not_of(kBlank) == std::string_view::npos; }

/// A member of this name, without parsing the line. A text that has it in it has its quotation marks escaped.
bool has_member(std::string_view line, std::string_view quoted_name) {
  for (auto at = line.find(quoted_name); at != std::string_view::npos; at = line.find(quoted_name, at + 1)) {
    const auto colon = line.find_first_not_of(kBlank, at + quoted_name.size());
    if (colon != std::string_view::npos && line[colon] == ':') return true;
  }
  return false;
}

/// A line that is a conversation by itself: {"name": …, "turns": […]}.
bool is_conversation(std::string_view line) { return has_member(line, "\"turns\""); }

/// A line that opens a conversation whose turns follow, a line each: {"gribning": 1, …}.
bool opens_conversation(std::string_view line) {
  constexpr std::size_t kBeginning = 60;
  return has_member(line.substr(0, kBeginning), "\"gribning\"");
}

/// Whether lines like this one make JSON Lines of conversations or turns.
bool is_json_line(std::string_view line) {
  const auto twice = fmt::format("{}\n{}\n", line, line);
  return recognise_format(twice) == "jsonl";
}

/// One conversation after the other. Holds the one at hand and the line that begins the next.
class ConversationsIn final : public InputSource {
 public:
  /// `first` is a line that was read already. `changed`: Input::changed of all of them.
  ConversationsIn(std::unique_ptr<LineReader> lines, std::string first, fs::path name, fs::path inside, bool maybe,
                  std::int64_t changed)
      : lines_(std::move(lines)),
        ahead_(std::move(first)),
        name_(std::move(name)),
        inside_(std::move(inside)),
        maybe_(maybe),
        changed_(changed) {}

  std::optional<Input> next() override {
    // Only now: whoever sends one conversation may wait for what becomes of it.
    if (taken_) advance();
    // A line that is too large comes empty.
    while (ahead_ && is_blank(*ahead_) && !lines_->too_large()) advance();
    Input input;
    if (!ahead_) {
      if (told_ || !lines_->failure()) return std::nullopt;
      input.path = name_;
      tell_failure(input);
      return input;
    }
    input.part = ++part_;
    input.path = part_ == 1 ? name_ : fs::path(fmt::format("{}#{}", name_.string(), part_));
    input.inside = inside_;
    input.maybe = maybe_;
    bytes_.clear();
    if (is_conversation(*ahead_)) {
      input.format = "json";
      take_line(input);
    } else {
      input.format = "jsonl";
      do {
        take_line(input);
        advance();
      } while (ahead_ && !is_conversation(*ahead_) && !opens_conversation(*ahead_));
    }
    input.size = bytes_.size();
    input.changed = changed_;
    // It may not be whole.
    if (!told_ && lines_->failure()) tell_failure(input);
    return input;
  }

  void load(Input& input) override { input.bytes = std::move(bytes_); }
  [[nodiscard]] bool stopped_early() const override { return lines_->stopped_early(); }

 private:
  void tell_failure(Input& input) {
    told_ = true;
    input.failure = lines_->failure();
  }

  void advance() {
    std::string line;
    taken_ = false;
    if (lines_->next(line)) {
      ahead_ = std::move(line);
    } else {
      ahead_.reset();
    }
  }

  void take_line(Input& input) {
    if (lines_->too_large() || bytes_.size() + ahead_->size() >= kLargestFile) {
      input.failure = Failure{.code = "file-too-large",
                              .message = {"Samtalen er for stor til at blive læst i ét stykke. Del den i flere.",
                                          "The conversation is too large to be read in one piece. Split it."},
                              .file = input.path.string()};
      bytes_.clear();
    } else if (!input.failure) {
      bytes_ += *ahead_;
    }
    taken_ = true;
  }

  std::unique_ptr<LineReader> lines_;
  /// Nothing at the end.
  std::optional<std::string> ahead_;
  /// It belongs to the conversation at hand.
  bool taken_ = false;
  /// That the rest cannot be read.
  bool told_ = false;
  fs::path name_;
  fs::path inside_;
  bool maybe_;
  std::int64_t changed_;
  std::size_t part_ = 0;
  std::string bytes_;
};

/// A stream that is no JSON Lines: one document.
class WholeStream final : public InputSource {
 public:
  WholeStream(std::unique_ptr<LineReader> lines, std::string beginning, fs::path name, fs::path inside)
      : lines_(std::move(lines)),
        beginning_(std::move(beginning)),
        name_(std::move(name)),
        inside_(std::move(inside)) {}

  std::optional<Input> next() override {
    if (!lines_) return std::nullopt;
    Input input;
    input.path = name_;
    input.inside = inside_;
    const bool too_large = lines_->too_large();
    input.bytes = beginning_ + (too_large ? "" : lines_->rest(kLargestFile));
    input.failure = lines_->failure();
    stopped_early_ = lines_->stopped_early();
    lines_.reset();
    if (stopped_early_) return std::nullopt;
    if (too_large || input.bytes.size() > kLargestFile) {
      input.bytes = {};
      input.failure = Failure{.code = "file-too-large",
                              .message = {"Det, der kommer, er større end 1 GiB. Del materialet i flere filer.",
                                          "What comes is larger than 1 GiB. Split the material into files."},
                              .file = inside_.string()};
    }
    input.size = input.bytes.size();
    return input;
  }
  [[nodiscard]] bool stopped_early() const override { return stopped_early_; }

 private:
  std::unique_ptr<LineReader> lines_;
  std::string beginning_;
  fs::path name_;
  fs::path inside_;
  bool stopped_early_ = false;
};

bool may_be_lines(const std::string& format) { return format.empty() || format == "jsonl"; }

}  // namespace

std::unique_ptr<InputSource> stream(const fs::path& from, std::function<bool()> stopped, const std::string& format) {
  const fs::path name = from == "-" ? fs::path("standard-input") : from;
  auto lines = std::make_unique<LineReader>(from, std::move(stopped));
  std::string first;
  const bool any = lines->next(first);
  if (any && may_be_lines(format) && is_json_line(first)) {
    return std::make_unique<ConversationsIn>(std::move(lines), std::move(first), name, from, false, 0);
  }
  return std::make_unique<WholeStream>(std::move(lines), std::move(first), name, from);
}

std::unique_ptr<InputSource> conversations_in(const Input& found, bool named, const std::string& format) {
  const auto& file = found.path;
  const auto ending = ending_of(file);
  if ((ending != ".jsonl" && ending != ".ndjson") || !may_be_lines(format)) return nullptr;
  auto lines = std::make_unique<LineReader>(file);
  std::string first;
  if (!lines->next(first) || !is_json_line(first)) return nullptr;
  return std::make_unique<ConversationsIn>(std::move(lines), std::move(first), file, file, !named, found.changed);
}

}  // namespace gribning
