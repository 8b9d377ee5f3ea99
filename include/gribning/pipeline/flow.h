// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace gribning {

/// Something on its way through a flow. What it holds is its owner's affair.
class Load {
 public:
  Load() = default;
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;
  virtual ~Load() = default;
};

/// What is done with every load at one place of the flow.
struct Station {
  /// Loads come one at a time, in the order that they were read. Otherwise several are worked on at once, each by one
  /// thread, and `work` has to bear that.
  bool in_order = false;
  std::function<void(Load&)> work;
};

/// As many threads as this process may run at once.
[[nodiscard]] std::size_t available_jobs();

/// Of `wanted` jobs as many as the system has threads for, at least one. flow() cannot tell that there are too few: the
/// threads are made far from whoever could catch it.
[[nodiscard]] std::size_t possible_jobs(std::size_t wanted);

/// Calls `next` until it gives nothing, and sends each load through all stations. At most `jobs` threads work, and no
/// more than `most_in_flight` loads exist at a time, so that memory does not grow with how many there are. `next` is
/// called by one thread at a time. Returns when the last load has passed the last station; an exception of `next` or
/// of a station ends the flow and comes out here.
void flow(std::size_t jobs, std::size_t most_in_flight, const std::function<std::unique_ptr<Load>()>& next,
          const std::vector<Station>& stations);

}  // namespace gribning
