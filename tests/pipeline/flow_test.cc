// SPDX-License-Identifier: MIT
#include "gribning/pipeline/flow.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <thread>

namespace gribning {
namespace {

struct Number final : Load {
  explicit Number(int given) : value(given) {}
  int value;
};

int value_of(const Load& load) { return dynamic_cast<const Number&>(load).value; }

/// 0, 1, 2 … up to `count`, counting how many of them there are at a time.
class Counted {
 public:
  explicit Counted(int count) : count_(count) {}

  std::unique_ptr<Load> next() {
    if (next_ == count_) return nullptr;
    most_ = std::max(most_, ++alive_);
    return std::make_unique<Number>(next_++);
  }
  void gone() { --alive_; }
  [[nodiscard]] int most() const { return most_; }

 private:
  int count_;
  int next_ = 0;
  std::atomic<int> alive_ = 0;
  int most_ = 0;
};

}  // namespace

TEST_CASE("loads come out in the order that they went in, however long each takes") {
  for (const std::size_t jobs : {1, 2, 5}) {
    Counted source(200);
    std::vector<int> out;
    flow(jobs, 8, [&] { return source.next(); },
         {{.in_order = false,
           .work =
               [](Load& load) {
                 if (value_of(load) % 7 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
               }},
          {.in_order = true, .work = [&](Load& load) {
             out.push_back(value_of(load));
             source.gone();
           }}});
    REQUIRE(out.size() == 200);
    CHECK(std::is_sorted(out.begin(), out.end()));
    CHECK(source.most() <= 8);
  }
}

TEST_CASE("a station in order works on one load at a time") {
  Counted source(100);
  std::atomic<int> inside = 0;
  bool alone = true;
  flow(4, 16, [&] { return source.next(); }, {{.in_order = true, .work = [&](Load&) {
                                                 alone = alone && ++inside == 1;
                                                 std::this_thread::yield();
                                                 --inside;
                                               }}});
  CHECK(alone);
}

TEST_CASE("what a station throws ends the flow and comes out of it") {
  Counted source(1000);
  const std::vector<Station> stations = {{.in_order = false, .work = [](Load& load) {
                                            if (value_of(load) == 20) throw std::runtime_error("broken");
                                          }}};
  CHECK_THROWS_WITH(flow(
                        2, 4, [&] { return source.next(); }, stations),
                    "broken");
}

TEST_CASE("jobs are had as they are wanted, and one always") {
  CHECK(possible_jobs(0) == 1);
  CHECK(possible_jobs(1) == 1);
  CHECK(possible_jobs(3) == 3);
}

}  // namespace gribning
