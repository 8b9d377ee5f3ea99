// SPDX-License-Identifier: MIT
#include "line_reader.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "gribning/base/files.h"

namespace gribning {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 16U;

}  // namespace

bool is_pipe(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::is_fifo(path, error);
}

LineReader::LineReader(const std::filesystem::path& path, std::function<bool()> stopped)
    : path_(path), stopped_(std::move(stopped)), buffer_(kBuffer, '\0') {
  // A pipe would be waited for here, where nobody asks whether to stop, until somebody writes.
  const int at_once = stopped_ && is_pipe(path) ? O_NONBLOCK : 0;
  file_ = path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | at_once);
  if (file_ >= 0) return;
  ended_ = true;
  failure_ = file_unreadable(path, errno);
}

LineReader::~LineReader() {
  if (file_ >= 0) ::close(file_);
}

/// False when there is no need to wait any longer. A stream may be silent for hours, and the signal that ends the wait
/// may have gone to another thread.
bool LineReader::wait_for_more() const {
  constexpr int kMilliseconds = 100;
  pollfd watched{.fd = file_, .events = POLLIN, .revents = 0};
  while (!stopped_()) {
    const int ready = ::poll(&watched, 1, kMilliseconds);
    if (ready > 0 || (ready < 0 && errno != EINTR)) return true;
  }
  return false;
}

bool LineReader::fill() {
  while (!ended_) {
    if (stopped_ && !wait_for_more()) {
      ended_ = stopped_early_ = true;
      break;
    }
    const ssize_t got = ::read(file_, buffer_.data(), buffer_.size());
    if (got > 0) {
      begin_ = 0;
      end_ = static_cast<std::size_t>(got);
      return true;
    }
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got < 0) failure_ = file_unreadable(path_, errno);
    ended_ = true;
  }
  return false;
}

bool LineReader::next(std::string& line) {
  line.clear();
  too_large_ = false;
  bool any = false;
  for (;;) {
    if (begin_ == end_ && !fill()) break;
    any = true;
    const char* from = buffer_.data() + begin_;
    const auto* newline = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_));
    const std::size_t count = newline == nullptr ? end_ - begin_ : static_cast<std::size_t>(newline - from) + 1;
    if (line.size() + count > kLargestFile) too_large_ = true;
    if (!too_large_) line.append(from, count);
    begin_ += count;
    if (newline != nullptr) break;
  }
  if (too_large_) line = {};
  return any;
}

std::string LineReader::rest(std::size_t most) {
  std::string bytes;
  while (bytes.size() <= most && (begin_ != end_ || fill())) {
    const auto count = std::min(end_ - begin_, most + 1 - bytes.size());
    bytes.append(buffer_, begin_, count);
    begin_ += count;
  }
  return bytes;
}

}  // namespace gribning
