// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "commands.h"
#include "gribning/base/decode.h"
#include "gribning/formats/formats.h"

namespace gribning::tool {
namespace {

/// A day, in milliseconds.
constexpr int kLongestGap = 86'400'000;

/// --role M=worker
void take_role(Session& session, const std::string& given) {
  const auto equals = given.rfind('=');
  const auto role = equals == std::string::npos ? std::nullopt : role_from(given.substr(equals + 1));
  if (!role || equals == 0) {
    std::string known;
    for (const auto each : kRoles) known += (known.empty() ? "" : ", ") + std::string(code(each));
    throw CLI::ValidationError("--role", "expected LABEL=ROLE, as in M=worker; roles: " + known);
  }
  session.reading.roles[given.substr(0, equals)] = *role;
}

void take_convention(Session& session, const std::string& given) {
  session.reading.convention = convention_from(given);
  if (!session.reading.convention) {
    throw CLI::ValidationError("--convention", "expected plain, jefferson, chat_ca or gat2");
  }
}

void take_format(Session& session, const std::string& given) {
  if (format_named(given) == nullptr) {
    std::string known;
    for (const auto& format : formats()) known += (known.empty() ? "" : ", ") + std::string(format.name);
    throw CLI::ValidationError("--from", "expected one of: " + known);
  }
  session.reading.format = given;
}

/// --column talk=Udsagn
void take_column(Session& session, const std::string& given) {
  constexpr std::array<std::string_view, 6> kKeys = {"number", "speaker", "role", "start", "end", "talk"};
  const auto equals = given.find('=');
  const auto key = given.substr(0, equals);
  if (equals == std::string::npos || std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end()) {
    throw CLI::ValidationError("--column",
                               "expected KEY=HEADING or KEY=NUMBER, as in talk=Udsagn; keys: number, speaker, role, "
                               "start, end, talk");
  }
  session.reading.columns[key] = given.substr(equals + 1);
}

/// An option that may be given several times, with one value each time.
void add_repeated(CLI::App& app, Session& session, const std::string& name, void (*take)(Session&, const std::string&),
                  const std::string& help, const std::string& type) {
  app.add_option_function<std::vector<std::string>>(
         name,
         [&session, take](const std::vector<std::string>& given) {
           for (const auto& one : given) take(session, one);
         },
         help)
      ->type_name(type)
      ->allow_extra_args(false);
}

}  // namespace

void add_reading_options(CLI::App& app, Session& session) {
  add_repeated(app, session, "--role", take_role, "Role of a speaker, as in M=worker; stronger than what the file says",
               "LABEL=ROLE");
  app.add_option_function<std::string>(
         "--from", [&](const std::string& given) { take_format(session, given); },
         "Format of the transcripts; otherwise their content decides")
      ->type_name("FORMAT");
  app.add_option("--encoding", session.reading.encoding, "Encoding of the transcripts; otherwise it is detected")
      ->check([](const std::string& given) {
        return is_known_encoding(given) ? std::string()
                                        : given + " is not known; write UTF-8, windows-1252 or macintosh";
      })
      ->type_name("NAME");
  app.add_option_function<std::string>(
         "--convention", [&](const std::string& given) { take_convention(session, given); },
         "Transcription signs: plain, jefferson, chat_ca or gat2; otherwise they are detected")
      ->type_name("NAME");
  app.add_option("--merge-gap", session.reading.merge_gap,
                 "Subtitles and recognised speech: pauses up to so many milliseconds do not end the turn of somebody "
                 "who goes on; -1 for never")
      ->check(CLI::Range(-1, kLongestGap))
      ->type_name("MS")
      ->capture_default_str();
  app.add_option(
         "--tier-gap", session.reading.tier_gap,
         "Tiers (ELAN, EXMARaLDA, TextGrid …): annotations of one speaker so close become one turn; -1 for never")
      ->check(CLI::Range(-1, kLongestGap))
      ->type_name("MS")
      ->capture_default_str();
  app.add_flag("--indented-turns", session.reading.indented_turns,
               "Text: an indented line is a new turn of the same speaker, not the end of a wrapped one");
  add_repeated(app, session, "--column", take_column,
               "Tables: the column that holds number, speaker, role, start, end or talk, as in talk=Udsagn or talk=3",
               "KEY=HEADING");
}

}  // namespace gribning::tool
