// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "sheet/html_parts.h"
#include "sheet/phrases.h"

namespace gribning {
namespace {

using Side = SheetTimeline::Side;

/// More turns than this stand on several rows.
constexpr std::size_t kTurnsInARow = 120;
constexpr double kWidth = 1000;
/// From the top of a row: room for returns and numbers, the line of markers, the longest bar, the axis, the longest bar
/// downwards, the numbers under it.
constexpr double kMarkers = 52;
constexpr double kAxis = 150;
constexpr double kLongest = 76;
constexpr double kRow = 262;
constexpr double kRadius = 6.5;

std::string figure(double value) {
  auto text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

/// How a shape is painted. As attributes: print engines do not take style rules into a picture. Told apart in grey too:
/// the citizen's bars are middling, the professionals' light, institutional talk dark.
struct Paint {
  const char* fill;
  const char* stroke;
  const char* stroke_width;
  const char* dashes;
};

constexpr Paint kCitizen{"#4f8aa8", "none", "0", ""};
constexpr Paint kProfessional{"#d3cbb8", "none", "0", ""};
constexpr Paint kInstitutionalPaint{"#574c36", "none", "0", ""};
constexpr Paint kOther{"#8a8a8a", "none", "0", ""};
constexpr Paint kThinLine{"none", "#6a6a6a", "1", ""};
constexpr Paint kEmptyMark{"#ffffff", "#8c2f0d", "2", ""};
constexpr Paint kOpenMark{"#ffffff", "#8c2f0d", "2", "3 2"};
constexpr Paint kFullMark{"#8c2f0d", "#8c2f0d", "2", ""};
constexpr Paint kHalfMark{"#8c2f0d", "none", "0", ""};
constexpr Paint kReturn{"none", "#8c2f0d", "1.5", ""};

Element painted(std::string_view name, const Paint& paint) {
  Element element(name);
  element.attribute("fill", paint.fill);
  if (paint.stroke != std::string_view("none"))
    element.attribute("stroke", paint.stroke).attribute("stroke-width", paint.stroke_width);
  if (*paint.dashes != '\0') element.attribute("stroke-dasharray", paint.dashes);
  return element;
}

Element shape(std::string_view name, const Paint& paint, std::initializer_list<std::pair<const char*, double>> at) {
  auto element = painted(name, paint);
  for (const auto& [attribute, value] : at) element.attribute(attribute, figure(value));
  return element;
}

Element label(const char* weight, double x, double y, std::string_view text) {
  Element element("text");
  element.attribute("x", figure(x)).attribute("y", figure(y)).attribute("text-anchor", "middle");
  element.attribute("font-family", "Source Sans 3, Noto Sans, Liberation Sans, Arial, sans-serif");
  element.attribute("font-size", "15").attribute("font-weight", weight).attribute("fill", "#3a3a3a").text(text);
  return element;
}

/// A circle: full, half, empty, or broken when nobody answers.
Element marker(double x, double y, Verdict verdict) {
  Element group("g");
  group.add(shape("circle",
                  verdict == Verdict::taken_up ? kFullMark
                  : verdict == Verdict::none   ? kOpenMark
                                               : kEmptyMark,
                  {{"cx", x}, {"cy", y}, {"r", kRadius}}));
  if (verdict == Verdict::acknowledged)
    group.add(std::move(painted("path", kHalfMark)
                            .attribute("d", fmt::format("M{0} {1}A{2} {2} 0 0 0 {0} {3}Z", figure(x),
                                                        figure(y - kRadius), figure(kRadius), figure(y + kRadius)))));
  return group;
}

/// Draws the rows of one timeline.
class Picture {
 public:
  explicit Picture(const SheetTimeline& timeline) : timeline_(timeline) {
    std::size_t most = 1;
    for (const auto& turn : timeline.turns) most = std::max(most, turn.words);
    scale_ = kLongest / std::sqrt(static_cast<double>(most));
    const auto count = std::max<std::size_t>(timeline.turns.size(), 1);
    rows_ = (count + kTurnsInARow - 1) / kTurnsInARow;
    in_a_row_ = (count + rows_ - 1) / rows_;
    step_ = std::min(kWidth / static_cast<double>(in_a_row_), 54.0);
  }

  double height() const { return kRow * static_cast<double>(rows_); }

  void draw(Element& svg) const {
    for (std::size_t row = 0; row < rows_; ++row) {
      const auto first = row * in_a_row_;
      const auto count = std::min(in_a_row_, timeline_.turns.size() - std::min(first, timeline_.turns.size()));
      svg.add(shape(
          "line", kThinLine,
          {{"x1", 0}, {"x2", step_ * static_cast<double>(count)}, {"y1", y(first, kAxis)}, {"y2", y(first, kAxis)}}));
    }
    for (std::size_t i = 0; i < timeline_.turns.size(); ++i) draw_bar(svg, i);
    for (std::size_t i = 0; i < timeline_.turns.size(); ++i) draw_return(svg, i);
    for (std::size_t i = 0; i < timeline_.turns.size(); ++i) draw_marker(svg, i);
  }

 private:
  double x(std::size_t turn) const { return (static_cast<double>(turn % in_a_row_) + 0.5) * step_; }
  std::size_t row_of(std::size_t turn) const { return turn / in_a_row_; }
  double y(std::size_t turn, double in_row) const { return kRow * static_cast<double>(row_of(turn)) + in_row; }

  double length(std::size_t turn) const {
    return std::max(3.0, scale_ * std::sqrt(static_cast<double>(timeline_.turns[turn].words)));
  }

  void draw_bar(Element& svg, std::size_t i) const {
    const auto& turn = timeline_.turns[i];
    const auto width = std::max(step_ * 0.78, 1.5);
    const auto height = turn.side == Side::other ? 3 : length(i);
    const auto top = turn.side == Side::citizen ? kAxis - height : turn.side == Side::other ? kAxis - 1.5 : kAxis;
    svg.add(shape("rect",
                  turn.side == Side::citizen ? kCitizen
                  : turn.side == Side::other ? kOther
                  : turn.institutional       ? kInstitutionalPaint
                                             : kProfessional,
                  {{"x", x(i) - width / 2}, {"y", y(i, top)}, {"width", width}, {"height", height}}));
    if (turn.number % 10 == 0) svg.add(label("normal", x(i), y(i, kAxis + kLongest + 24), std::to_string(turn.number)));
  }

  void draw_marker(Element& svg, std::size_t i) const {
    const auto& turn = timeline_.turns[i];
    if (!turn.verdict) return;
    svg.add(shape("line", kThinLine,
                  {{"x1", x(i)},
                   {"x2", x(i)},
                   {"y1", y(i, kMarkers + kRadius)},
                   {"y2", y(i, turn.side == Side::citizen ? kAxis - length(i) : kAxis)}}));
    svg.add(marker(x(i), y(i, kMarkers), *turn.verdict));
    svg.add(label("bold", x(i), y(i, kMarkers - kRadius - 5), std::to_string(turn.number)));
  }

  /// An arc over the markers to the turn that returns to the perspective, and down to it.
  void draw_return(Element& svg, std::size_t i) const {
    const auto later = timeline_.turns[i].later;
    if (!later || *later / in_a_row_ != i / in_a_row_) return;
    const auto from = x(i) + kRadius;
    const auto to = x(*later);
    const auto height = y(i, kMarkers);
    svg.add(std::move(
        painted("path", kReturn)
            .attribute("d", fmt::format("M{} {}C{} {} {} {} {} {}V{}", figure(from), figure(height),
                                        figure(from + (to - from) * 0.3), figure(height - 26), figure(to),
                                        figure(height - 26), figure(to), figure(height), figure(y(i, kAxis - 8))))));
    svg.add(std::move(painted("path", kHalfMark)
                          .attribute("d", fmt::format("M{0} {1}l-4 -8h8Z", figure(to), figure(y(i, kAxis - 2))))));
  }

  const SheetTimeline& timeline_;
  double scale_ = 1;
  std::size_t rows_ = 1;
  std::size_t in_a_row_ = 1;
  double step_ = 1;
};

Element sample(Element inside) {
  auto svg = classed("svg", "sample");
  svg.attribute("viewBox", "0 0 20 16").attribute("aria-hidden", "true");
  svg.add(std::move(inside));
  return svg;
}

Element bar(const Paint& paint) { return shape("rect", paint, {{"x", 5}, {"y", 1}, {"width", 10}, {"height", 14}}); }

}  // namespace

Element html_timeline(const SheetTimeline& timeline, std::string_view id, Language language) {
  const Picture picture(timeline);
  const auto title_id = std::string(id) + "-title";
  const auto words_id = std::string(id) + "-words";
  constexpr phrases::Phrase kTitle{"Tidslinje", "Timeline"};
  auto svg = classed("svg", "timeline");
  svg.attribute("viewBox", fmt::format("0 0 {} {}", figure(kWidth), figure(picture.height())))
      .attribute("role", "img")
      .attribute("aria-labelledby", title_id + " " + words_id);
  svg.add(std::move(Element("title")
                        .attribute("id", title_id)
                        .text(timeline.title.empty() ? kTitle.in(language) : std::string_view(timeline.title))));
  svg.add(std::move(Element("desc").attribute("id", words_id).text(timeline.description)));
  picture.draw(svg);
  auto figure = classed("figure", "timeline");
  if (!timeline.title.empty()) figure.add("figcaption", timeline.title);
  figure.add(std::move(svg));
  return figure;
}

Element html_timeline_key(Language language) {
  using phrases::Phrase;
  auto key = classed("ul", "key");
  const auto add = [&](Element inside, std::string_view words) {
    Element item("li");
    item.add(sample(std::move(inside)));
    item.add("span", words);
    key.add(std::move(item));
  };
  constexpr Phrase kCitizenTurn{"borgerens tur", "the citizen's turn"};
  constexpr Phrase kProfessionalTurn{"fagpersonens tur", "the professional's turn"};
  constexpr Phrase kInstitutionalTurn{"fagpersonens tur, mest institutionel tale",
                                      "the professional's, mostly institutional"};
  constexpr Phrase kOpportunity{"gribningsmulighed: {}", "opportunity: {}"};
  constexpr Phrase kTakenUpLater{"perspektivet bliver taget op senere", "the perspective is taken up later"};
  constexpr Phrase kHeight{"Jo højere søjle, jo flere ord.", "The higher the bar, the more words."};
  add(bar(kCitizen), kCitizenTurn.in(language));
  add(bar(kProfessional), kProfessionalTurn.in(language));
  add(bar(kInstitutionalPaint), kInstitutionalTurn.in(language));
  for (const auto verdict : {Verdict::taken_up, Verdict::acknowledged, Verdict::not_taken_up, Verdict::none})
    add(marker(10, 8, verdict), phrases::fill(kOpportunity, language, title(verdict).in(language)));
  Element arrow("g");
  arrow.add(std::move(painted("path", kReturn).attribute("d", "M2 12C2 1 14 1 14 8")));
  arrow.add(std::move(painted("path", kHalfMark).attribute("d", "M14 15l-4 -7h8Z")));
  add(std::move(arrow), kTakenUpLater.in(language));
  key.add("li", kHeight.in(language));
  return key;
}

}  // namespace gribning
