// SPDX-License-Identifier: MIT
#pragma once

#include <csignal>

#include "gribning/base/language.h"

namespace gribning::tool {

/// While it lives, Ctrl-C (SIGINT) and SIGTERM ask the command to stop where its work is whole. A second one ends the
/// program at once.
class Interruptible {
 public:
  /// It says so in this language.
  explicit Interruptible(Language language);
  ~Interruptible();
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;

 private:
  struct sigaction interrupt_ {};
  struct sigaction terminate_ {};
};

/// The user asked to stop.
[[nodiscard]] bool stop_was_asked();

}  // namespace gribning::tool
