// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "gribning/base/language.h"

namespace gribning::tool {

/// How much there is to do, as far as that is known.
struct Amount {
  /// Inputs; 0 when nobody knows.
  std::size_t inputs = 0;
  /// Bytes of them; 0 when nobody knows.
  std::uint64_t bytes = 0;
};

/// Shows on standard error how far a long command has come: a bar, how many a second, how long it will still take.
class Progress {
 public:
  /// On a terminal only, and when there are several.
  Progress(std::string what, std::size_t total, Language language);
  /// `shown` says whether; without a terminal it is a line every ten seconds and one at the end.
  Progress(std::string what, Amount total, Language language, bool shown);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// One input is done.
  void step(std::uint64_t bytes = 0);
  /// Takes the bar off the terminal, so that something else can be said there; it comes again.
  void clear();
  /// What a run before had done; it does not count for the rate.
  void skip(std::uint64_t bytes, std::size_t inputs);

 private:
  using Clock = std::chrono::steady_clock;

  void show(Clock::time_point now);
  [[nodiscard]] std::string line(Clock::time_point now) const;

  std::string what_;
  Amount total_;
  Amount done_;
  Amount skipped_;
  Language language_;
  bool shown_;
  bool terminal_;
  /// The bar stands on the terminal.
  bool drawn_ = false;
  Clock::time_point began_ = Clock::now();
  Clock::time_point last_shown_{};
};

}  // namespace gribning::tool
