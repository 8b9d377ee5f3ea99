// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string_view>

namespace gribning {

/// Measures text in display columns of a monospaced typeface: a letter with its combining marks takes one, a wide
/// East Asian character two. Reuses ICU's state, so one ruler serves a whole sheet; not for sharing between threads.
class Ruler {
 public:
  Ruler();
  ~Ruler();
  Ruler(const Ruler&) = delete;
  Ruler& operator=(const Ruler&) = delete;

  [[nodiscard]] std::size_t columns(std::string_view text);
  /// Bytes of the longest beginning of `text` that takes at most `columns`, cut between letters; at least one letter.
  [[nodiscard]] std::size_t fit(std::string_view text, std::size_t columns);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gribning
