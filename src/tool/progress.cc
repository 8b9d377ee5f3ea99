// SPDX-License-Identifier: MIT
#include "progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace gribning::tool {
namespace {

std::string in_hours(std::chrono::duration<double> time) {
  constexpr std::int64_t kMinute = 60;
  constexpr std::int64_t kHour = 3600;
  const auto seconds = static_cast<std::int64_t>(time.count() + 0.5);
  if (seconds < kHour) return fmt::format("{}:{:02}", seconds / kMinute, seconds % kMinute);
  return fmt::format("{}:{:02}:{:02}", seconds / kHour, seconds % kHour / kMinute, seconds % kMinute);
}

/// One that can take a line back.
bool is_terminal() {
  const char* kind = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && kind != nullptr && std::string_view(kind) != "dumb";
}

/// Columns of the terminal.
std::size_t terminal_width() {
  constexpr std::size_t kUsual = 80;
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : kUsual;
}

/// The first `most` letters of a text in UTF-8.
std::string first_letters(const std::string& text, std::size_t most) {
  std::size_t at = 0;
  for (std::size_t letters = 0; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (begins && ++letters > most) break;
  }
  return text.substr(0, at);
}

}  // namespace

Progress::Progress(std::string what, std::size_t total, Language language)
    : Progress(std::move(what), Amount{.inputs = total, .bytes = 0}, language, total > 1 && is_terminal()) {}

Progress::Progress(std::string what, Amount total, Language language, bool shown)
    : what_(std::move(what)), total_(total), language_(language), shown_(shown), terminal_(is_terminal()) {}

Progress::~Progress() {
  clear();
  if (shown_ && !terminal_) fmt::print(stderr, "{}\n", line(Clock::now()));
}

void Progress::clear() {
  if (std::exchange(drawn_, false)) fmt::print(stderr, "\r\033[K");
}

void Progress::skip(std::uint64_t bytes, std::size_t inputs) {
  skipped_.inputs += inputs;
  skipped_.bytes += bytes;
  done_.inputs += inputs;
  done_.bytes += bytes;
}

void Progress::step(std::uint64_t bytes) {
  ++done_.inputs;
  done_.bytes += bytes;
  if (!shown_) return;
  const auto now = Clock::now();
  const auto every = terminal_ ? std::chrono::milliseconds(100) : std::chrono::milliseconds(10'000);
  if (last_shown_ == Clock::time_point() && !terminal_) last_shown_ = now;
  if (now - last_shown_ < every) return;
  last_shown_ = now;
  show(now);
}

void Progress::show(Clock::time_point now) {
  if (terminal_) {
    // A line that is wrapped could not be taken back.
    fmt::print(stderr, "\r{}\033[K", first_letters(line(now), terminal_width() - 1));
    drawn_ = true;
  } else {
    fmt::print(stderr, "{}\n", line(now));
  }
  std::fflush(stderr);
}

std::string Progress::line(Clock::time_point now) const {
  const std::chrono::duration<double> took = now - began_;
  const double fresh = static_cast<double>(done_.inputs - skipped_.inputs);
  const double rate = took.count() > 0 ? fresh / took.count() : 0;
  auto out = what_;
  if (total_.inputs > 0) {
    constexpr std::size_t kWidth = 30;
    const auto filled = std::min(kWidth, kWidth * done_.inputs / total_.inputs);
    out += fmt::format(" [{:<{}}] {}/{}", std::string(filled, '#'), kWidth, done_.inputs, total_.inputs);
  } else {
    out += fmt::format(" {}", done_.inputs);
  }
  const bool danish = language_ == Language::da;
  auto number = fmt::format("{:.1f}", rate);
  if (danish) std::ranges::replace(number, '.', ',');
  out += fmt::format(", {} {}", number, danish ? "i sekundet" : "a second");
  const auto left = total_.bytes > done_.bytes ? total_.bytes - done_.bytes : 0;
  const auto read = done_.bytes - skipped_.bytes;
  if (left > 0 && read > 0) {
    const auto rest = took * (static_cast<double>(left) / static_cast<double>(read));
    out += fmt::format(", {} {}", in_hours(rest), danish ? "tilbage" : "left");
  }
  return out;
}

}  // namespace gribning::tool
