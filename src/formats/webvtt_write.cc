// SPDX-License-Identifier: MIT
#include "webvtt_write.h"

#include <fmt/format.h>

#include <string>

#include "cues.h"
#include "entries.h"
#include "gribning/base/lines.h"
#include "gribning/formats/webvtt.h"
#include "markup.h"
#include "one_line.h"
#include "text_header.h"

namespace gribning {
namespace {

using namespace webvtt;

std::string plain(std::string_view text) { return escape_markup(one_line(text)); }

class WebvttWriter {
 public:
  explicit WebvttWriter(const Transcript& transcript) : transcript_(transcript), cues_(make_cues(transcript)) {}

  Written run() && {
    out_ = "WEBVTT\n\n";
    write_header();
    auto aside = transcript_.asides.begin();
    const auto asides_before = [&](TurnIndex turn) {
      for (; aside != transcript_.asides.end() && aside->before <= turn; ++aside) {
        out_ += fmt::format("NOTE {}{}\n\n", kAsideNote, plain(quote(transcript_.text, aside->span)));
      }
    };
    for (TurnIndex i = 0; i < transcript_.turns.size(); ++i) {
      asides_before(i);
      write_cue(i);
    }
    asides_before(static_cast<TurnIndex>(transcript_.turns.size()));
    out_.pop_back();
    return {std::move(out_), std::move(cues_.losses)};
  }

 private:
  void write_header() {
    std::string header = "NOTE\n";
    for (const Participant& participant : transcript_.participants) {
      header += plain(text_reader::participant_line(participant, participant.label)) + '\n';
    }
    header += std::string(kOneATurn) + '\n';
    const auto entry = [&](std::string_view key, std::string_view value) {
      header += plain(fmt::format("{}: {}", key, value)) + '\n';
    };
    std::string definitions;
    for (const Metadata& metadata : transcript_.metadata) {
      if (text_reader::is_participant_key(metadata.key) || metadata.key.starts_with(kForeignTier)) continue;
      if (metadata.key == "STYLE" || metadata.key == "REGION" || metadata.key == "NOTE") {
        definitions += fmt::format("{}\n{}\n\n", metadata.key, without_blank_lines(metadata.value));
      } else {
        entry(metadata.key, metadata.value);
      }
    }
    if (transcript_.language && transcript_.header("Language").empty() && transcript_.header("Sprog").empty() &&
        transcript_.header("Languages").empty()) {
      entry("Language", code(*transcript_.language));
    }
    if (transcript_.constructed && transcript_.header("Constructed").empty() &&
        transcript_.header("Konstrueret").empty()) {
      entry("Constructed", "yes");
    }
    if (const auto line = convention_line(transcript_, entries_of(transcript_))) entry(line->key, line->value);
    out_ += header + '\n' + definitions;
  }

  /// A blank line would end the block, and so would an arrow.
  static std::string without_blank_lines(std::string_view text) {
    std::string out;
    const Lines lines(text);
    for (std::size_t i = 0; i < lines.count(); ++i) {
      const std::string_view line = quote(text, lines.line(i));
      if (line.empty() || line.find("-->") != std::string_view::npos) continue;
      if (!out.empty()) out += '\n';
      out += line;
    }
    return out;
  }

  void write_cue(TurnIndex index) {
    const TimedCue& cue = cues_.cues[index];
    for (const UnderLine& under : transcript_.turns[index].under) {
      if (under.name == "NOTE") {
        out_ += fmt::format("NOTE {}\n\n", without_blank_lines(under.text));
      } else {
        out_ += fmt::format("NOTE %{}: {}\n\n", plain(under.name), plain(under.text));
      }
    }
    out_ += fmt::format("{}\n{} --> {}\n<v {}>", cue.number, clock(cue.start), clock(cue.end),
                        one_space(plain(transcript_.speaker_of(index).label)));
    for (std::size_t i = 0; i < cue.lines.size(); ++i) {
      if (i > 0) out_ += '\n';
      out_ += escape_markup(cue.lines[i]);
    }
    out_ += "\n\n";
  }

  const Transcript& transcript_;
  Cues cues_;
  std::string out_;
};

}  // namespace

Result<Written> write_webvtt(const Transcript& transcript) {
  if (transcript.format == "webvtt" && !transcript.original.empty()) {
    ReadOptions options;
    options.merge_gap = -1;
    const auto original = read_webvtt(transcript.original, options);
    if (original && says_the_same(transcript, *original)) return Written{transcript.original, {}};
  }
  return WebvttWriter(transcript).run();
}

}  // namespace gribning
