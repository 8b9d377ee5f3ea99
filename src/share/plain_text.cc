// SPDX-License-Identifier: MIT
#include "plain_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "gribning/base/utf8.h"

namespace gribning::share {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

constexpr std::size_t kStep = 64;

/// XML 1.0 has no other control characters than these, and neither of the last two of the first plane.
bool fits_xml(std::int32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n';
  return c != 0xFFFE && c != 0xFFFF;
}

}  // namespace

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) (void)next_code_point(text, at);
  return count;
}

std::size_t byte_of(std::string_view text, std::size_t number) {
  std::size_t at = 0;
  for (std::size_t count = 0; count < number && at < text.size(); ++count) (void)next_code_point(text, at);
  return at;
}

PlainText::PlainText(const Transcript& transcript) : transcript_(transcript) {
  if (transcript.format == "text") {
    take_over({0, static_cast<std::uint32_t>(transcript.text.size())});
  } else {
    lay_out();
  }
  std::size_t at = 0;
  for (std::size_t point = 0; at < text_.size(); ++point) {
    if (point % kStep == 0) steps_.push_back(at);
    (void)next_code_point(text_, at);
  }
  by_source_.resize(runs_.size());
  std::iota(by_source_.begin(), by_source_.end(), std::size_t{0});
  std::stable_sort(by_source_.begin(), by_source_.end(),
                   [&](std::size_t a, std::size_t b) { return runs_[a].source.begin < runs_[b].source.begin; });
}

std::size_t PlainText::byte_at(std::size_t point) const {
  if (point >= length_) return text_.size();
  const std::size_t step = steps_[point / kStep];
  return step + byte_of(std::string_view(text_).substr(step), point % kStep);
}

std::string_view PlainText::words(CodePoints points) const {
  const std::size_t begin = byte_at(points.begin);
  return std::string_view(text_).substr(begin, byte_at(std::max(points.begin, points.end)) - begin);
}

void PlainText::add(std::string_view words) {
  text_ += words;
  length_ += count_code_points(words);
}

void PlainText::take_over(Span span) {
  const std::string_view source = transcript_.text;
  const std::size_t end = std::min<std::size_t>(span.end, source.size());
  std::size_t at = span.begin;
  Run run{{span.begin, span.begin}, length_, length_};
  const auto finish = [&] {
    run.last = length_;
    if (!run.source.empty()) runs_.push_back(run);
  };
  while (at < end) {
    const std::size_t begin = at;
    const std::int32_t c = next_code_point(source, at);
    const bool before_line_feed = c == '\r' && at < end && source[at] == '\n';
    if (before_line_feed) {
      finish();
      run = {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at)}, length_, length_};
      continue;
    }
    if (c == '\r') {
      text_ += '\n';
    } else if (c < 0 || !fits_xml(c)) {
      text_ += kReplacement;
    } else {
      text_ += source.substr(begin, at - begin);
    }
    ++length_;
    run.source.end = static_cast<std::uint32_t>(at);
    // A run a line keeps the counting short.
    if (c == '\n' || c == '\r') {
      finish();
      run = {{run.source.end, run.source.end}, length_, length_};
    }
  }
  finish();
}

void PlainText::lay_out() {
  auto aside = transcript_.asides.begin();
  const auto asides_before = [&](TurnIndex turn) {
    for (; aside != transcript_.asides.end() && aside->before <= turn; ++aside) {
      if (aside->span.empty()) continue;
      take_over(aside->span);
      add("\n");
    }
  };
  for (TurnIndex turn = 0; turn < transcript_.turns.size(); ++turn) {
    asides_before(turn);
    add(fmt::format("{} {}: ", transcript_.turns[turn].number, transcript_.speaker_of(turn).label));
    bool first = true;
    for (const Span piece : transcript_.turns[turn].pieces) {
      if (!first) add("\n    ");
      take_over(piece);
      first = false;
    }
    add("\n");
  }
  asides_before(static_cast<TurnIndex>(transcript_.turns.size()));
}

CodePoints PlainText::of(Span span) const {
  const auto text_between = [&](const Run& run, std::uint32_t offset) {
    const std::string_view source = transcript_.text;
    return run.first + count_code_points(source.substr(run.source.begin, offset - run.source.begin));
  };
  // The first run that ends after the beginning holds it, or is the next one.
  CodePoints points{length_, 0};
  const auto after = std::upper_bound(by_source_.begin(), by_source_.end(), span.begin,
                                      [&](std::uint32_t at, std::size_t run) { return at < runs_[run].source.begin; });
  auto holds = after == by_source_.begin() ? after : std::prev(after);
  while (holds != by_source_.end() && runs_[*holds].source.end <= span.begin) ++holds;
  if (holds != by_source_.end()) {
    const Run& run = runs_[*holds];
    points.begin = text_between(run, std::max(span.begin, run.source.begin));
  }
  const auto behind = std::lower_bound(by_source_.begin(), by_source_.end(), span.end,
                                       [&](std::size_t run, std::uint32_t at) { return runs_[run].source.begin < at; });
  if (behind != by_source_.begin()) {
    const Run& run = runs_[*std::prev(behind)];
    points.end = text_between(run, std::min(span.end, run.source.end));
  }
  points.end = std::max(points.begin, points.end);
  if (span.empty()) points.end = points.begin;
  return points;
}

Span PlainText::span_of(CodePoints points) const {
  const auto offset_in = [&](const Run& run, std::size_t point) {
    const std::string_view source = quote(transcript_.text, run.source);
    return run.source.begin + static_cast<std::uint32_t>(byte_of(source, point - run.first));
  };
  const auto begins =
      std::partition_point(runs_.begin(), runs_.end(), [&](const Run& run) { return run.last <= points.begin; });
  if (begins == runs_.end()) {
    const auto end = runs_.empty() ? 0 : runs_.back().source.end;
    return {end, end};
  }
  const std::uint32_t begin = offset_in(*begins, std::max(points.begin, begins->first));
  const auto ends =
      std::partition_point(runs_.begin(), runs_.end(), [&](const Run& run) { return run.first < points.end; });
  if (ends == runs_.begin()) return {begin, begin};
  const Run& last = *std::prev(ends);
  const std::uint32_t end = offset_in(last, std::min(points.end, last.last));
  return {begin, std::max(begin, end)};
}

}  // namespace gribning::share
