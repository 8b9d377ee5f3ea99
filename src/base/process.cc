// SPDX-License-Identifier: MIT
#include "gribning/base/process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace gribning {
namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

/// A file descriptor that is closed with its owner.
class PipeEnd {
 public:
  explicit PipeEnd(int number = -1) : number_(number) {}
  PipeEnd(PipeEnd&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  PipeEnd& operator=(PipeEnd&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~PipeEnd() { reset(); }

  [[nodiscard]] int get() const { return number_; }
  void reset() {
    if (number_ >= 0) close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

struct Pipe {
  PipeEnd read, write;
};

std::optional<Pipe> make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  return Pipe{PipeEnd(ends[0]), PipeEnd(ends[1])};
}

Failure program_failed(const fs::path& program, std::string_view da, std::string_view en) {
  return {.code = "program-failed",
          .message = {fmt::format("Programmet {} {}", program.filename().string(), da),
                      fmt::format("The program {} {}", program.filename().string(), en)},
          .file = program.string()};
}

std::vector<std::string> environment(const fs::path& folder) {
  const char* path = std::getenv("PATH");
  return {fmt::format("PATH={}", path != nullptr ? path : "/usr/bin:/bin"),
          "LC_ALL=C.UTF-8",
          "TZ=UTC0",
          "SOURCE_DATE_EPOCH=0",
          "PYTHONDONTWRITEBYTECODE=1",
          "PYTHONHASHSEED=0",
          fmt::format("HOME={}", folder.string()),
          fmt::format("TMPDIR={}", folder.string())};
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> all;
  all.reserve(words.size() + 1);
  for (auto& word : words) all.push_back(word.data());
  all.push_back(nullptr);
  return all;
}

/// What the child does between fork and exec: only calls that are safe there.
[[noreturn]] void become(const char* program, char* const* arguments, char* const* variables, const char* folder,
                         int output, int errors) {
  const int nothing = open("/dev/null", O_RDONLY);
  const bool ready = nothing >= 0 && dup2(nothing, STDIN_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0 &&
                     dup2(errors, STDERR_FILENO) >= 0 && setpgid(0, 0) == 0 && chdir(folder) == 0;
  if (ready) execve(program, arguments, variables);
  _exit(127);
}

/// Gathers what comes through two pipes until both are closed or the time is up.
class Listener {
 public:
  Listener(const std::function<void(std::string_view)>& on_line, steady_clock::time_point until)
      : on_line_(on_line), until_(until) {}

  /// False when the time is up.
  bool listen(PipeEnd& output, PipeEnd& errors, Ended& ended) {
    while (output.get() >= 0 || errors.get() >= 0) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until_ - steady_clock::now()).count();
      if (left <= 0) return false;
      std::array<pollfd, 2> waited{pollfd{output.get(), POLLIN, 0}, pollfd{errors.get(), POLLIN, 0}};
      if (poll(waited.data(), waited.size(), static_cast<int>(left)) < 0 && errno != EINTR) return false;
      if (waited[0].revents != 0 && take(output, ended.output)) tell(ended.output);
      if (waited[1].revents != 0) take(errors, ended.errors);
    }
    return true;
  }

 private:
  static bool take(PipeEnd& from, std::string& into) {
    std::array<char, 1 << 14> buffer{};
    const auto count = read(from.get(), buffer.data(), buffer.size());
    if (count > 0)
      into.append(buffer.data(), static_cast<std::size_t>(count));
    else if (count == 0 || errno != EINTR)
      from.reset();
    return count > 0;
  }

  void tell(std::string_view output) {
    if (!on_line_) return;
    for (auto end = output.find('\n', told_); end != std::string_view::npos; end = output.find('\n', told_)) {
      on_line_(output.substr(told_, end - told_));
      told_ = end + 1;
    }
  }

  const std::function<void(std::string_view)>& on_line_;
  steady_clock::time_point until_;
  std::size_t told_ = 0;
};

}  // namespace

Result<TemporaryFolder> TemporaryFolder::make() {
  std::error_code error;
  auto name = (fs::temp_directory_path(error) / "gribning-XXXXXX").string();
  if (error || mkdtemp(name.data()) == nullptr)
    return tl::unexpected(
        Failure{.code = "file-unwritable",
                .message = {fmt::format("Kan ikke lave en midlertidig mappe: {}.", std::strerror(errno)),
                            fmt::format("Can't make a temporary folder: {}.", std::strerror(errno))},
                .file = name});
  return TemporaryFolder(name);
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

TemporaryFolder& TemporaryFolder::operator=(TemporaryFolder&& other) noexcept {
  std::swap(path_, other.path_);
  return *this;
}

TemporaryFolder::~TemporaryFolder() {
  if (path_.empty()) return;
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

Result<Ended> run_program(const Command& command, const std::function<void(std::string_view)>& on_line) {
  auto output = make_pipe();
  auto errors = make_pipe();
  if (!output || !errors)
    return tl::unexpected(program_failed(command.program, "kan ikke startes: der er for mange åbne filer.",
                                         "cannot be started: too many files are open."));
  std::vector<std::string> words{command.program.string()};
  words.insert(words.end(), command.arguments.begin(), command.arguments.end());
  auto variables = environment(command.folder);
  const auto folder = command.folder.string();
  const auto argument_pointers = pointers(words);
  const auto variable_pointers = pointers(variables);
  const auto child = fork();
  if (child < 0) return tl::unexpected(program_failed(command.program, "kan ikke startes.", "cannot be started."));
  if (child == 0)
    become(words.front().c_str(), argument_pointers.data(), variable_pointers.data(), folder.c_str(),
           output->write.get(), errors->write.get());
  output->write.reset();
  errors->write.reset();

  Ended ended;
  Listener listener(on_line, steady_clock::now() + command.limit);
  const bool in_time = listener.listen(output->read, errors->read, ended);
  if (!in_time) kill(-child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!in_time)
    return tl::unexpected(program_failed(command.program, "blev ikke færdigt i tide og er standset.",
                                         "did not finish in time and was stopped."));
  ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ended;
}

std::optional<fs::path> find_program(std::string_view name) {
  const char* path = std::getenv("PATH");
  std::string_view folders = path != nullptr ? path : "/usr/bin:/bin";
  while (!folders.empty()) {
    const auto end = std::min(folders.find(':'), folders.size());
    const auto candidate = fs::path(folders.substr(0, end)) / name;
    std::error_code error;
    if (candidate.is_absolute() && fs::is_regular_file(candidate, error) && access(candidate.c_str(), X_OK) == 0)
      return candidate;
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return std::nullopt;
}

}  // namespace gribning
