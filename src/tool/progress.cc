// SPDX-License-Identifier: MIT
#include "progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
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

}  // namespace

Progress::Progress(std::string what, std::size_t total, Language language)
    : Progress(std::move(what), Amount{.inputs = total, .bytes = 0}, language,
               total > 1 && isatty(STDERR_FILENO) == 1) {}

Progress::Progress(std::string what, Amount total, Language language, bool shown)
    : what_(std::move(what)),
      total_(total),
      language_(language),
      shown_(shown),
      terminal_(isatty(STDERR_FILENO) == 1) {}

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
    fmt::print(stderr, "\r{}\033[K", line(now));
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
  out += fmt::format(", {:.1f} {}", rate, danish ? "i sekundet" : "a second");
  const auto left = total_.bytes > done_.bytes ? total_.bytes - done_.bytes : 0;
  const auto read = done_.bytes - skipped_.bytes;
  if (left > 0 && read > 0) {
    const auto rest = took * (static_cast<double>(left) / static_cast<double>(read));
    out += fmt::format(", {} {}", in_hours(rest), danish ? "tilbage" : "left");
  }
  return out;
}

}  // namespace gribning::tool
