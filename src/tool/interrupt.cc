// SPDX-License-Identifier: MIT
#include "interrupt.h"

#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <utility>

namespace gribning::tool {
namespace {

/// A signal handler can reach nothing else.
std::atomic<bool>& asked() {
  static std::atomic<bool> flag = false;
  static_assert(std::atomic<bool>::is_always_lock_free);
  return flag;
}

/// What the handler says; it must not make a text.
std::atomic<const char*>& stopping_words() {
  static std::atomic<const char*> text = nullptr;
  return text;
}

void ask(int /*signal*/) {
  const int error = errno;
  asked() = true;
  const char* text = stopping_words();
  // Nothing can be done when nobody hears it.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text, std::strlen(text));
  errno = error;
}

constexpr const char* kStopping = "\nStandser efter det, der er i gang. Ctrl-C igen standser straks.\n";
constexpr const char* kStoppingEnglish = "\nStopping after what is in hand. Ctrl-C again stops at once.\n";

}  // namespace

Interruptible::Interruptible(Language language) {
  asked() = false;
  stopping_words() = language == Language::da ? kStopping : kStoppingEnglish;
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
