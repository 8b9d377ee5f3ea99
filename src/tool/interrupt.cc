// SPDX-License-Identifier: MIT
#include "interrupt.h"

#include <atomic>
#include <utility>

namespace gribning::tool {
namespace {

/// A signal handler can reach nothing else.
std::atomic<bool>& asked() {
  static std::atomic<bool> flag = false;
  static_assert(std::atomic<bool>::is_always_lock_free);
  return flag;
}

void ask(int /*signal*/) { asked() = true; }

}  // namespace

Interruptible::Interruptible() {
  asked() = false;
  struct sigaction action {};
  action.sa_handler = ask;
  // Written output goes on; only waiting for input asks (LineReader).
  action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
  for (const auto& [signal, before] : {std::pair(SIGINT, &interrupt_), std::pair(SIGTERM, &terminate_)}) {
    sigaction(signal, &action, before);
    // Whoever started us in the background does not want it to reach us.
    if (before->sa_handler == SIG_IGN) sigaction(signal, before, nullptr);
  }
}

Interruptible::~Interruptible() {
  sigaction(SIGINT, &interrupt_, nullptr);
  sigaction(SIGTERM, &terminate_, nullptr);
}

bool stop_was_asked() { return asked(); }

}  // namespace gribning::tool
