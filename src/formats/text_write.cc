// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "characters.h"
#include "entries.h"
#include "gribning/base/lines.h"
#include "gribning/base/utf8.h"
#include "gribning/formats/text.h"
#include "one_line.h"
#include "text_header.h"
#include "text_lines.h"

namespace gribning {
namespace {

/// Where talk is aligned, its column is kept up to here.
constexpr std::size_t kWidestMargin = 40;

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

class TextWriter {
 public:
  explicit TextWriter(const Transcript& transcript)
      : transcript_(transcript), lines_(transcript.text), aligned_(transcript.format == "text") {
    number_turns();
    name_speakers();
  }

  std::string run() && {
    write_header();
    std::size_t aside = write_front_matter();
    for (TurnIndex i = 0; i < transcript_.turns.size(); ++i) {
      while (aside < transcript_.asides.size() && transcript_.asides[aside].before <= i) write_aside(aside++);
      write_turn(i);
    }
    while (aside < transcript_.asides.size()) write_aside(aside++);
    return std::move(out_);
  }

 private:
  /// Numbers are printed when counting would not give them again, or when talk could be mistaken for them.
  void number_turns() {
    for (TurnIndex i = 0; i < transcript_.turns.size(); ++i) {
      if (transcript_.turns[i].number != static_cast<std::int64_t>(i) + 1) numbered_ = true;
    }
  }

  /// Labels with the signs that a label can have; still different from each other.
  void name_speakers() {
    std::set<std::string> taken;
    for (const Participant& participant : transcript_.participants) {
      std::string label = text_reader::as_label(participant.label);
      for (int n = 2; !taken.insert(label).second; ++n)
        label = fmt::format("{} {}", text_reader::as_label(participant.label), n);
      labels_.push_back(label);
    }
  }

  /// Front matter stands both in the metadata and beside the talk: it is written where it stood.
  [[nodiscard]] bool is_front_matter(const Metadata& entry) const {
    return std::any_of(transcript_.asides.begin(), transcript_.asides.end(), [&](const Aside& aside) {
      if (aside.before != 0) return false;
      const std::string_view line = quote(transcript_.text, aside.span);
      return line == entry.value || (line.starts_with(entry.key) && line.ends_with(entry.value));
    });
  }

  void write_header() {
    std::string known;
    std::string unknown;
    std::set<std::string> keys;
    for (const Metadata& entry : transcript_.metadata) {
      if (text_reader::is_participant_key(entry.key) || is_front_matter(entry) || entry.key.starts_with(kForeignTier)) {
        continue;
      }
      const std::string value = one_line(entry.value);
      if (text_reader::is_known_key(entry.key)) {
        known += fmt::format("{}: {}\n", entry.key, value);
      } else if (text_reader::as_label(entry.key) == entry.key && !is_digit(entry.key.front()) &&
                 guess_role(entry.key) == Role::unknown && keys.insert(entry.key).second) {
        unknown += fmt::format("{}: {}\n", entry.key, value);
      } else {
        // A key that would be taken for a speaker.
        unknown += fmt::format("Comment: {}: {}\n", one_line(entry.key), value);
      }
    }
    const auto has = [&](std::string_view en, std::string_view da) {
      return !transcript_.header(en).empty() || !transcript_.header(da).empty();
    };
    if (transcript_.language && !has("Language", "Sprog"))
      known += fmt::format("Language: {}\n", code(*transcript_.language));
    if (transcript_.constructed && !has("Constructed", "Konstrueret")) known += "Constructed: yes\n";
    if (transcript_.convention != detect_convention(transcript_.text) && transcript_.header("Notation").empty() &&
        !has("Convention", "Konvention")) {
      known += fmt::format("Convention: {}\n", code(transcript_.convention));
    }
    out_ += known;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      out_ += text_reader::participant_line(transcript_.participants[i], labels_[i]) + "\n";
    }
    out_ += unknown + "\n";
  }

  std::size_t write_front_matter() {
    std::size_t aside = 0;
    for (; aside < transcript_.asides.size() && transcript_.asides[aside].before == 0; ++aside) {
      out_ += one_line(quote(transcript_.text, transcript_.asides[aside].span)) + "\n";
    }
    if (aside > 0) out_ += "\n";
    return aside;
  }

  void write_aside(std::size_t index) {
    const Aside& aside = transcript_.asides[index];
    const std::string line = one_line(quote(transcript_.text, aside.span));
    if (line.empty()) return;
    if (!aside.notation.marks.empty()) {
      out_ += line + "\n";
    } else if (text_reader::is_layout(line)) {
      out_ += "\n" + line + "\n\n";
    } else {
      out_ += fmt::format("(({}))\n", line);
    }
  }

  /// Column in which a piece of a text file begins; nothing for other formats, which have no columns.
  [[nodiscard]] std::size_t column(Span piece) const {
    if (!aligned_) return 0;
    const Span line = lines_.line(lines_.line_of(piece.begin));
    return width(quote(transcript_.text, {line.begin, piece.begin}));
  }

  /// A line of its own that can't be taken for anything but talk that goes on.
  [[nodiscard]] bool can_stand_alone(std::string_view talk) const {
    if (talk.empty() || std::string_view("([%-=\"'#").find(talk.front()) != std::string_view::npos) return false;
    if (is_digit(talk.front()) || (static_cast<unsigned char>(talk.front()) >= 0xE2)) return false;
    if (text_reader::is_layout(talk)) return false;
    const std::string_view beginning = talk.substr(0, 70);
    return beginning.find(':') == std::string_view::npos && beginning.find('\t') == std::string_view::npos;
  }

  void write_turn(TurnIndex i) {
    const Turn& turn = transcript_.turns[i];
    std::string margin;
    for (const UnderLine& under : turn.under) {
      if (under.name == "arrow") margin += one_line(under.text) + " ";
    }
    if (turn.start) margin += "[" + clock(*turn.start) + "] ";
    if (numbered_) margin += fmt::format("{} ", turn.number);
    margin += labels_[turn.speaker] + ":";
    const std::size_t first = column(turn.pieces.front());
    std::size_t at = width(margin) + 1;
    margin += ' ';
    if (first > at && first <= kWidestMargin) {
      margin.append(first - at, ' ');
      at = first;
    }
    out_ += margin + one_line(quote(transcript_.text, turn.pieces.front()));
    for (std::size_t k = 1; k < turn.pieces.size(); ++k) {
      const std::string talk = one_line(quote(transcript_.text, turn.pieces[k]));
      if (!can_stand_alone(talk)) {
        if (!talk.empty()) out_ += " " + talk;
        continue;
      }
      const std::size_t indent = aligned_ ? std::max<std::size_t>(column(turn.pieces[k]), 1) : 4;
      out_ += "\n" + std::string(std::min(indent, kWidestMargin * 2), ' ') + talk;
    }
    while (out_.back() == ' ') out_.pop_back();
    out_ += "\n";
    for (const UnderLine& under : turn.under) write_under(under);
  }

  void write_under(const UnderLine& under) {
    if (under.name == "arrow") return;
    const std::string text = one_line(under.text);
    if (under.name == "translation" || under.name == "gloss") {
      out_ += fmt::format("  {}: {}\n", under.name == "gloss" ? "Gloss" : "Translation", text);
    } else {
      out_ += fmt::format("%{}: {}\n", under.name.starts_with('%') ? under.name.substr(1) : one_line(under.name), text);
    }
  }

  const Transcript& transcript_;
  Lines lines_;
  bool aligned_;
  bool numbered_ = false;
  std::vector<std::string> labels_;
  std::string out_;
};

}  // namespace

Result<Written> write_text(const Transcript& transcript) { return Written{TextWriter(transcript).run(), {}}; }

}  // namespace gribning
