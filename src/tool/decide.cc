// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>

#include "commands.h"
#include "project_file.h"

namespace gribning::tool {
namespace {

struct Decide {
  std::string project;
  std::string coder;
  std::string from;
  std::vector<std::string> words;
};

tl::unexpected<Failure> wrong(std::string code, std::string da, std::string en) {
  return tl::unexpected(Failure{.code = std::move(code), .message = {std::move(da), std::move(en)}});
}

/// The words of a line, parted by spaces; "…" holds words together, and \" is a quotation mark.
std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  bool quoted = false, inside = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    char c = line[i];
    const bool escaped = c == '\\' && i + 1 < line.size() && (line[i + 1] == '"' || line[i + 1] == '\\');
    if (escaped) c = line[++i];
    if (c == '"' && !escaped) {
      quoted = !quoted;
      if (!inside) words.emplace_back();
      inside = true;
    } else if (!quoted && (c == ' ' || c == '\t' || c == '\r')) {
      inside = false;
    } else {
      if (!inside) words.emplace_back();
      inside = true;
      words.back() += c;
    }
  }
  return words;
}

/// Reads a decision as people write it: ACT [CONVERSATION[:TURN[-TURN]]] [NAME] [KEY=VALUE…].
class Reading {
 public:
  Reading(const Project& project, const Session& session) : project_(project), layers_(session) {}

  Result<DecisionEntry> read(const std::vector<std::string>& words) {
    if (words.empty()) return wrong("no-decision", "Der står ingen beslutning.", "There is no decision.");
    entry_ = {};
    names_.clear();
    pairs_.clear();
    for (std::size_t i = 1; i < words.size(); ++i) {
      const auto equals = words[i].find('=');
      if (equals == std::string::npos) {
        names_.push_back(words[i]);
      } else {
        pairs_[words[i].substr(0, equals)] = words[i].substr(equals + 1);
      }
    }
    if (auto done = read_act(words.front()); !done) return tl::unexpected(done.error());
    if (!names_.empty()) {
      if (auto done = read_place(names_.front()); !done) return tl::unexpected(done.error());
    }
    // Only codes and selections have a name; another word is one that quotation marks should have held.
    const bool named = entry_.layer == layer::kCode || entry_.layer == layer::kSelection;
    const std::size_t most = named ? 2 : 1;
    if (names_.size() > most) {
      return wrong(
          "unexpected-word",
          fmt::format("»{}« er et ord for meget. Flere ord skrives sammen: note=\"…\".", names_[most]),
          fmt::format("'{}' is a word too many. Several words are written together: note=\"…\".", names_[most]));
    }
    if (names_.size() > 1) entry_.label = names_[1];
    if (auto done = read_pairs(); !done) return tl::unexpected(done.error());
    if (auto done = layers_.expect(entry_.layer, entry_.label); !done) return tl::unexpected(done.error());
    if (auto done = expect_no_professional(); !done) return tl::unexpected(done.error());
    return entry_;
  }

  /// The transcript of a conversation, read once.
  const Transcript* transcript(const std::string& conversation) {
    auto it = transcripts_.find(conversation);
    if (it == transcripts_.end()) {
      auto read = project_.transcript(conversation);
      if (!read) return nullptr;
      it = transcripts_.emplace(conversation, std::move(*read)).first;
    }
    return &it->second;
  }

 private:
  Result<void> read_act(const std::string& act) {
    struct Short {
      std::string_view name, in_layer, label;
    };
    constexpr Short kShort[] = {{"code", layer::kCode, ""},
                                {"memo", layer::kMemo, ""},
                                {"select", layer::kSelection, ""},
                                {"finish", layer::kConversation, kFinished}};
    for (const auto& each : kShort) {
      if (each.name != act) continue;
      entry_.act = Act::add;
      entry_.layer = each.in_layer;
      entry_.label = each.label;
      return {};
    }
    const auto known = act_from(act);
    if (!known || *known == Act::undo || *known == Act::redo) {
      return wrong(
          "unknown-act",
          fmt::format("»{}« er ikke en beslutning. Brug accept, reject, change, add, comment, code, memo, select "
                      "eller finish.",
                      act),
          fmt::format("'{}' is no decision. Use accept, reject, change, add, comment, code, memo, select or "
                      "finish.",
                      act));
    }
    entry_.act = *known;
    return {};
  }

  Result<TurnIndex> turn(std::string_view number) {
    std::int64_t value = 0;
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), value);
    const auto* talk = transcript(entry_.conversation);
    if (talk == nullptr) {
      return wrong("unknown-conversation",
                   fmt::format("Projektet har ingen samtale, der hedder »{}«.", entry_.conversation),
                   fmt::format("The project has no conversation named '{}'.", entry_.conversation));
    }
    if (parsed.ec == std::errc{} && parsed.ptr == number.data() + number.size()) {
      if (const auto found = talk->turn_numbered(value)) return *found;
    }
    return wrong("unknown-turn", fmt::format("»{}« har ingen tur {}.", entry_.conversation, number),
                 fmt::format("'{}' has no turn {}.", entry_.conversation, number));
  }

  Result<void> read_place(const std::string& place) {
    const auto colon = place.rfind(':');
    entry_.conversation = place.substr(0, colon);
    if (colon == std::string::npos) return {};
    const std::string_view turns = std::string_view(place).substr(colon + 1);
    const auto dash = turns.find('-', 1);
    const auto first = turn(turns.substr(0, dash));
    if (!first) return tl::unexpected(first.error());
    entry_.turn = *first;
    if (dash == std::string_view::npos) return {};
    const auto last = turn(turns.substr(dash + 1));
    if (!last) return tl::unexpected(last.error());
    entry_.response = *last;
    return {};
  }

  Result<void> read_pairs() {
    for (const auto& [name, value] : pairs_) {
      if (name == "note") {
        entry_.note = value;
      } else if (name == "layer") {
        entry_.layer = value;
      } else if (name == "label") {
        entry_.label = value;
      } else if (name == "response" || name == "later") {
        if (value.empty()) continue;
        const auto at = turn(value);
        if (!at) return tl::unexpected(at.error());
        (name == "response" ? entry_.response : entry_.later) = *at;
      } else if (name != "words") {
        entry_.fields[name] = value;
      }
    }
    const auto words = pairs_.find("words");
    return words == pairs_.end() ? Result<void>() : read_words(words->second);
  }

  /// A perspective is voiced by the citizen, or by somebody who speaks for them.
  Result<void> expect_no_professional() {
    if (entry_.act != Act::add || entry_.layer != layer::kOpportunity || !entry_.turn) return {};
    const auto* talk = transcript(entry_.conversation);
    if (talk == nullptr) return {};
    const auto& turn = talk->turns[*entry_.turn];
    if (!is_professional(talk->participants[turn.speaker].role)) return {};
    return wrong("professional-turn",
                 fmt::format("Tur {} er en professionels: en gribningsmulighed er en tur, hvor borgeren bringer noget "
                             "ind. Svaret skrives med response=TUR.",
                             turn.number),
                 fmt::format("Turn {} is a professional's: an opportunity is a turn in which the citizen brings "
                             "something in. The response is written with response=TURN.",
                             turn.number));
  }

  Result<void> read_words(const std::string& words) {
    const auto* talk = transcript(entry_.conversation);
    if (talk != nullptr && entry_.turn && !words.empty()) {
      const auto whole = talk->turns[*entry_.turn].span;
      const auto at = quote(talk->text, whole).find(words);
      if (at != std::string_view::npos) {
        const auto begin = whole.begin + static_cast<std::uint32_t>(at);
        entry_.span = {begin, begin + static_cast<std::uint32_t>(words.size())};
        return {};
      }
    }
    return wrong("unknown-words", fmt::format("Ordene »{}« står ikke i den tur.", words),
                 fmt::format("The words '{}' are not in that turn.", words));
  }

  const Project& project_;
  KnownLayers layers_;
  DecisionEntry entry_;
  std::vector<std::string> names_;
  std::map<std::string, std::string> pairs_;
  std::map<std::string, Transcript> transcripts_;
};

/// One decision after the other, each acknowledged with a line when it is on the disk.
void run_decide(const Decide& decide, Session& session) {
  auto project = open_project(decide.project, Project::Access::change, session);
  if (!project || !person(*project, decide.coder, session)) return;
  Reading reading(*project, session);
  // False when the next one cannot succeed either.
  const auto take = [&](const std::vector<std::string>& words, std::size_t line) {
    auto entry = reading.read(words);
    auto decision = entry ? project->decide(decide.coder, *entry) : tl::unexpected(entry.error());
    if (!decision) {
      auto failure = decision.error();
      if (line > 0) {
        failure.file = decide.from;
        failure.line = line;
      }
      session.fail(failure);
      return !ends_all(failure);
    }
    session.say(tool::in_words(*decision, reading.transcript(decision->conversation), session.language) + "\n");
    return true;
  };
  if (decide.from.empty()) {
    take(decide.words, 0);
    return;
  }
  std::ifstream file;
  if (decide.from != "-") {
    file.open(decide.from);
    if (!file) {
      return session.fail({.code = "file-not-found",
                           .message = {"Filen kan ikke læses.", "The file cannot be read."},
                           .file = decide.from});
    }
  }
  std::istream& lines = decide.from == "-" ? std::cin : file;
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    const auto words = words_of(line);
    const bool decision = !words.empty() && !words.front().starts_with('#');
    if (decision && !take(words, number)) return;
  }
}

}  // namespace

void add_decide(CLI::App& app, Session& session) {
  auto decide = std::make_shared<Decide>();
  auto* command =
      app.add_subcommand("decide", "Put a decision into a project: accept, reject, change, add, comment, code");
  command->add_option("PROJECT", decide->project, "The project file")->required();
  command->add_option("DECISION", decide->words,
                      "accept|reject|change|add|comment CONVERSATION:TURN [COLUMN=CODE…]; code CONVERSATION:TURN NAME; "
                      "memo [CONVERSATION[:TURN]] note=…; select CONVERSATION:FROM-TO SHEET; finish CONVERSATION. "
                      "Also: words=… note=… response=TURN later=TURN layer=… label=…");
  command->add_option("--coder", decide->coder, "Who decides")->required()->type_name("NAME");
  command->add_option("--from", decide->from, "Read decisions from a file, one a line; - for standard input")
      ->type_name("FILE");
  command->footer(
      "Example: gribning decide talks.gribning --coder anna change 02-mentor-kabelruller:5 verdict=acknowledged "
      "how=receipt");
  command->callback([decide, &session] {
    if (decide->words.empty() && decide->from.empty()) throw CLI::RequiredError("DECISION or --from");
    if (!decide->words.empty() && !decide->from.empty()) {
      throw CLI::ValidationError("--from", "give either a DECISION or --from, not both");
    }
    run_decide(*decide, session);
  });
}

}  // namespace gribning::tool
