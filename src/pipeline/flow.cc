// SPDX-License-Identifier: MIT
#include "gribning/pipeline/flow.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <future>
#include <system_error>
#include <thread>

namespace gribning {
namespace {

using Token = std::unique_ptr<Load>;

tbb::filter_mode mode_of(const Station& station) {
  return station.in_order ? tbb::filter_mode::serial_in_order : tbb::filter_mode::parallel;
}

}  // namespace

std::size_t available_jobs() { return static_cast<std::size_t>(std::max(1, tbb::info::default_concurrency())); }

std::size_t possible_jobs(std::size_t wanted) {
  std::vector<std::thread> threads;
  std::promise<void> all_there;
  const auto wait = all_there.get_future().share();
  bool enough = true;
  try {
    // This thread is one of them.
    while (threads.size() + 1 < wanted) threads.emplace_back([wait] { wait.wait(); });
  } catch (const std::system_error&) {
    enough = false;
  }
  all_there.set_value();
  for (auto& thread : threads) thread.join();
  // At the limit, others need some, too.
  return enough ? std::max<std::size_t>(1, wanted) : std::max<std::size_t>(1, threads.size() / 2);
}

void flow(std::size_t jobs, std::size_t most_in_flight, const std::function<std::unique_ptr<Load>()>& next,
          const std::vector<Station>& stations) {
  jobs = std::max<std::size_t>(1, jobs);
  auto chain = tbb::make_filter<void, Token>(tbb::filter_mode::serial_in_order, [&](tbb::flow_control& control) {
    auto load = next();
    if (!load) control.stop();
    return load;
  });
  for (const auto& station : stations) {
    chain = chain & tbb::make_filter<Token, Token>(mode_of(station), [&station](Token load) {
              station.work(*load);
              return load;
            });
  }
  const auto whole = chain & tbb::make_filter<Token, void>(tbb::filter_mode::parallel, [](const Token&) {});
  // Without it, more threads than the machine has cores would never come, and a user may want that to be so.
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, jobs);
  tbb::task_arena arena(static_cast<int>(jobs));
  arena.execute([&] { tbb::parallel_pipeline(std::max<std::size_t>(1, most_in_flight), whole); });
}

}  // namespace gribning
