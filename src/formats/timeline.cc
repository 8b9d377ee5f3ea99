// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "entries.h"

namespace gribning {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// A point before it has a place: points form one list, and those without a time are hung into it.
struct Link {
  std::optional<std::int64_t> time;
  std::size_t next = kNone;
};

struct Times {
  std::optional<std::int64_t> start;
  std::optional<std::int64_t> end;
};

/// What of an entry's times was measured.
Times measured(const Entry& entry) {
  Times times;
  if (!entry.interpolated) {
    times.start = entry.start;
    if (entry.start && entry.end && *entry.end >= *entry.start) times.end = entry.end;
  }
  return times;
}

/// The entries in the order in which they begin; one without a time goes with the one above it.
std::vector<std::size_t> order_of(const std::vector<Times>& times) {
  std::vector<std::int64_t> key(times.size());
  std::optional<std::int64_t> last;
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (times[i].start) last = times[i].start;
    key[i] = last.value_or(std::numeric_limits<std::int64_t>::min());
  }
  std::vector<std::size_t> order(times.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key[a] < key[b]; });
  return order;
}

}  // namespace

Timeline make_timeline(const std::vector<Entry>& entries) {
  Timeline timeline;
  std::vector<Times> times;
  times.reserve(entries.size());
  for (const Entry& entry : entries) times.push_back(measured(entry));
  const std::vector<std::size_t> order = order_of(times);

  // Link 2n is the beginning, 2n + 1 the end of the nth entry in order.
  std::vector<Link> links(entries.size() * 2);
  std::vector<std::size_t> timed;
  for (std::size_t n = 0; n < order.size(); ++n) {
    links[2 * n].time = times[order[n]].start;
    links[2 * n + 1].time = times[order[n]].end;
    for (const std::size_t link : {2 * n, 2 * n + 1}) {
      if (links[link].time) timed.push_back(link);
    }
  }
  std::stable_sort(timed.begin(), timed.end(),
                   [&](std::size_t a, std::size_t b) { return *links[a].time < *links[b].time; });
  std::size_t head = timed.empty() ? kNone : timed.front();
  for (std::size_t i = 0; i + 1 < timed.size(); ++i) links[timed[i]].next = timed[i + 1];

  const auto hang = [&](std::size_t link, std::size_t behind) {
    std::size_t& place = behind == kNone ? head : links[behind].next;
    links[link].next = place;
    place = link;
  };
  // The start of the next entry in order that has a time, for each.
  std::vector<std::optional<std::int64_t>> following(order.size() + 1);
  for (std::size_t n = order.size(); n-- > 0;) {
    following[n] = times[order[n]].start ? times[order[n]].start : following[n + 1];
  }
  std::size_t behind = kNone;
  for (std::size_t n = 0; n < order.size(); ++n) {
    if (!links[2 * n].time) hang(2 * n, behind);
    if (!links[2 * n + 1].time) hang(2 * n + 1, 2 * n);
    const auto& end = links[2 * n + 1].time;
    // What follows without a time lies behind the end, unless the next beginning comes before it.
    const bool after_end = !links[2 * n].time || (end && (!following[n + 1] || *following[n + 1] >= *end)) || !end;
    behind = after_end ? 2 * n + 1 : 2 * n;
  }

  timeline.of_entry.resize(entries.size());
  for (std::size_t link = head; link != kNone; link = links[link].next) {
    Timeline::Ends& ends = timeline.of_entry[order[link / 2]];
    (link % 2 == 0 ? ends.begin : ends.end) = timeline.points.size();
    timeline.points.push_back(links[link].time);
  }
  return timeline;
}

PointTimes::PointTimes(std::vector<std::optional<std::int64_t>> points,
                       const std::vector<std::optional<double>>& guesses)
    : points_(std::move(points)), times_(points_.size()), at_(points_.size()) {
  std::size_t known = kNone;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    if (points_[i]) {
      times_[i] = static_cast<double>(*points_[i]);
    } else if (i < guesses.size()) {
      times_[i] = guesses[i];
    }
    if (!times_[i]) continue;
    if (known != kNone) {
      const double step = (*times_[i] - *times_[known]) / static_cast<double>(i - known);
      for (std::size_t j = known + 1; j < i; ++j) times_[j] = *times_[known] + step * static_cast<double>(j - known);
    }
    known = i;
  }
  double last = std::numeric_limits<double>::lowest();
  for (std::size_t i = 0; i < points_.size(); ++i) {
    if (times_[i]) last = *times_[i];
    at_[i] = last;
  }
}

void PointTimes::place(Entry& entry, std::size_t begin, std::size_t end) const {
  const auto rounded = [&](std::size_t i) -> std::optional<std::int64_t> {
    if (points_[i]) return points_[i];
    if (!times_[i]) return std::nullopt;
    return static_cast<std::int64_t>(std::llround(*times_[i]));
  };
  entry.start = rounded(begin);
  entry.end = rounded(end);
  entry.interpolated = (entry.start && !points_[begin]) || (entry.end && !points_[end]);
  entry.at = at_[begin];
  entry.position = begin;
}

std::vector<std::size_t> tiers_of(const std::vector<Entry>& entries, const Timeline& timeline) {
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return timeline.of_entry[a].begin < timeline.of_entry[b].begin;
  });
  // Where the last entry of each tier of a speaker ends.
  std::map<std::optional<ParticipantIndex>, std::vector<std::size_t>> ends;
  std::vector<std::size_t> tiers(entries.size());
  for (const std::size_t i : order) {
    auto& of_speaker = ends[entries[i].speaker];
    const auto begin = timeline.of_entry[i].begin;
    const auto end = timeline.of_entry[i].end;
    const auto free =
        std::find_if(of_speaker.begin(), of_speaker.end(), [&](std::size_t last) { return last < begin; });
    tiers[i] = static_cast<std::size_t>(free - of_speaker.begin());
    if (free == of_speaker.end()) {
      of_speaker.push_back(end);
    } else {
      *free = end;
    }
  }
  return tiers;
}

}  // namespace gribning
