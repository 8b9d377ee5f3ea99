// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

#include "chat_header.h"
#include "entries.h"
#include "gribning/formats/chat.h"
#include "one_line.h"

namespace gribning {
namespace {

using namespace chat;

/// Lines of talk go on behind a tab.
constexpr std::string_view kNextLine = "\n\t";

class ChatWriter {
 public:
  explicit ChatWriter(const Transcript& transcript) : transcript_(transcript) {}

  std::string run() {
    name_speakers();
    write_header();
    TurnIndex turn = 0;
    auto aside = transcript_.asides.begin();
    const auto asides_before = [&] {
      for (; aside != transcript_.asides.end() && aside->before <= turn; ++aside) write_aside(*aside);
    };
    for (; turn < transcript_.turns.size(); ++turn) {
      asides_before();
      write_turn(turn);
    }
    asides_before();
    out_ += "@End\n";
    return std::move(out_);
  }

 private:
  /// A code that CHAT can hold for each label: no white space, no colon.
  void name_speakers() {
    std::set<std::string> taken;
    for (const Participant& participant : transcript_.participants) {
      std::string name;
      for (const char c : participant.label) {
        const bool forbidden = c == ':' || c == ',' || static_cast<unsigned char>(c) <= ' ';
        name += forbidden ? '_' : c;
      }
      if (name.empty()) name = "X";
      if (name.size() > 2 && name.front() == '(' && name.back() == ')') name += '_';
      const std::string wanted = name;
      for (int number = 2; !taken.insert(name).second; ++number) name = wanted + std::to_string(number);
      names_.push_back(std::move(name));
    }
  }

  void header(std::string_view key, std::string_view value) {
    out_ += value.empty() ? fmt::format("@{}\n", key) : fmt::format("@{}:\t{}\n", key, one_line(value));
  }

  /// The lines that the source had about its participants still hold.
  [[nodiscard]] bool participants_stand() const {
    const std::vector<Participant> stored = read_participants(transcript_.header("Participants"));
    return !stored.empty() && std::all_of(stored.begin(), stored.end(), [&](const Participant& one) {
      return std::any_of(transcript_.participants.begin(), transcript_.participants.end(), [&](const Participant& now) {
        return now.label == one.label && now.description == one.description;
      });
    });
  }

  void write_header() {
    const bool stand = participants_stand();
    std::vector<const Metadata*> rest;
    std::multiset<std::string> in_talk;
    for (const Aside& aside : transcript_.asides) in_talk.emplace(quote(transcript_.text, aside.span));
    out_ += "@UTF8\n";
    for (const Metadata& metadata : transcript_.metadata) {
      if (metadata.key.starts_with(kForeignTier) || is_frame(metadata.key)) continue;
      const bool own = same_key(metadata.key, "Participants") || same_key(metadata.key, "ID");
      if (own && !stand) continue;
      if (same_key(metadata.key, "PID") || same_key(metadata.key, "Font")) {
        header(metadata.key, metadata.value);
      } else if (!stands_in_talk(metadata, in_talk)) {
        rest.push_back(&metadata);
      }
    }
    out_ += "@Begin\n";
    const std::string language = transcript_.language == Language::da   ? "dan"
                                 : transcript_.language == Language::en ? "eng"
                                                                        : "und";
    if (transcript_.header("Languages").empty() && transcript_.language) header("Languages", language);
    if (!stand) write_participants(language);
    if (transcript_.header("Options").empty()) header("Options", "CA");
    for (const Metadata* metadata : rest) {
      if (is_known(metadata->key)) {
        header(metadata->key, metadata->value);
      } else {
        header("Comment", metadata->key + ": " + metadata->value);
      }
    }
  }

  /// Headers between turns are asides; the line that says the same in the metadata is the same line.
  static bool stands_in_talk(const Metadata& metadata, std::multiset<std::string>& in_talk) {
    const auto aside = std::find_if(in_talk.begin(), in_talk.end(), [&](const std::string& text) {
      return text.starts_with("@" + metadata.key) && text.ends_with(metadata.value);
    });
    if (aside == in_talk.end()) return false;
    in_talk.erase(aside);
    return true;
  }

  void write_participants(const std::string& language) {
    std::string list;
    std::string ids;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const Participant& participant = transcript_.participants[i];
      std::string description = one_line(participant.description);
      std::replace(description.begin(), description.end(), ',', ';');
      if (description.empty()) description = "Unidentified";
      if (!list.empty()) list += ", ";
      list += names_[i] + ' ' + description;
      std::string role = description.substr(description.find_last_of(' ') + 1);
      std::erase(role, '|');
      const bool sure = participant.role_source >= RoleSource::declared;
      ids += fmt::format("@ID:\t{}|gribning|{}|||||{}||{}|\n", language, names_[i], role,
                         sure ? code(participant.role) : "");
    }
    header("Participants", list);
    out_ += ids;
  }

  void write_turn(TurnIndex index) {
    const Turn& turn = transcript_.turns[index];
    std::string name = names_[turn.speaker];
    for (const UnderLine& under : turn.under) {
      if (under.name == "speaker") name = under.text;
    }
    const std::string talk = lines_of(transcript_, turn.pieces, kNextLine);
    out_ += fmt::format("*{}:\t{}", name, talk);
    if (turn.start && turn.end && !turn.interpolated && *turn.start >= 0 && *turn.end >= 0) {
      out_ += fmt::format(" \x15{}_{}\x15", *turn.start, *turn.end);
    }
    out_ += '\n';
    for (const UnderLine& under : turn.under) write_under(under);
  }

  void write_under(const UnderLine& under) {
    if (under.name == "speaker") return;
    std::string name = under.name;
    if (!name.starts_with('%')) name = "%x" + name;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == ':' || static_cast<unsigned char>(c) <= ' '; }, '_');
    out_ += fmt::format("{}:\t{}\n", name, one_line(under.text));
  }

  void write_aside(const Aside& aside) {
    const std::string_view text = quote(transcript_.text, aside.span);
    std::string lines;
    bool blank = true;
    for (const char c : text) {
      if (c == '\r') continue;
      if (c == '\n') {
        lines += kNextLine;
        blank = true;
      } else if (!blank || (c != ' ' && c != '\t')) {
        lines += c;
        blank = false;
      }
    }
    if (text.starts_with('@')) {
      out_ += lines + '\n';
      return;
    }
    if (only_events(text, {{0, static_cast<std::uint32_t>(text.size())}})) {
      out_ += fmt::format("\t{}\n", lines);
      return;
    }
    out_ += fmt::format("@Comment:\t{}\n", lines);
  }

  const Transcript& transcript_;
  std::vector<std::string> names_;
  std::string out_;
};

}  // namespace

Result<Written> write_chat(const Transcript& transcript) {
  // The text of a transcript that was read from CHAT is the file itself.
  if (transcript.format == "chat") return Written{transcript.text, {}};
  return Written{ChatWriter(transcript).run(), {}};
}

}  // namespace gribning
