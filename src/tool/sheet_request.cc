// SPDX-License-Identifier: MIT
#include "sheet_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "coded_input.h"
#include "gribning/base/files.h"
#include "gribning/base/hash.h"
#include "gribning/base/lines.h"
#include "gribning/sheet/identifying.h"

namespace gribning::tool {
namespace {

/// Opportunities as people coded them: the coder's note is the reason that they give.
void take_coding(PreparedTalk& talk, const Coding& coding) {
  talk.analysis.opportunities.clear();
  for (std::size_t i = 0; i < coding.opportunities.size(); ++i) {
    const auto& coded = coding.opportunities[i];
    Evidence reason;
    reason.step = Step::verdict;
    reason.rule = "coder";
    reason.words = {"kodet af mennesker", "coded by people"};
    if (i < coding.notes.size() && !coding.notes[i].empty())
      reason.words = {"kodet af mennesker: " + coding.notes[i], "coded by people: " + coding.notes[i]};
    reason.turn = coded.turn;
    talk.analysis.opportunities.emplace_back(coded, reason, std::vector<Evidence>{});
  }
  if (!coding.worker_turns.empty()) talk.worker_turns = coding.worker_turns;
}

/// Where an extract by numbers lies; nothing when a number is not in the conversation (reported).
class Chooser {
 public:
  Chooser(const PreparedTalk& talk, const SheetRequest& request, const SheetOptions& options, Session& session)
      : talk_(talk), request_(request), options_(options), session_(session) {}

  std::optional<std::vector<Extract>> choose() {
    const auto& transcript = talk_.analysis.talk.transcript;
    std::vector<Extract> extracts;
    if (request_.whole) {
      if (!transcript.turns.empty()) extracts.push_back(whole_conversation(transcript));
      return extracts;
    }
    bool all = true;
    const auto selected = request_.selection.find(transcript.name);
    if (selected != request_.selection.end())
      for (const auto& range : selected->second) all = add_turns(extracts, range) && all;
    for (const auto& range : request_.turns) all = add_turns(extracts, range) && all;
    for (const auto& range : request_.lines) all = add_lines(extracts, range) && all;
    if (!all) return std::nullopt;
    if (!request_.selection.empty() && extracts.empty()) return extracts;
    if (extracts.empty()) return choose_extracts(transcript, talk_.analysis.opportunities, options_);
    std::sort(extracts.begin(), extracts.end(), [](auto left, auto right) { return left.first < right.first; });
    return extracts;
  }

 private:
  bool add_turns(std::vector<Extract>& extracts, NumberRange range) {
    const auto& transcript = talk_.analysis.talk.transcript;
    const auto first = transcript.turn_numbered(range.first);
    const auto last = transcript.turn_numbered(range.last);
    if (first && last && *first <= *last) {
      extracts.push_back({*first, *last});
      return true;
    }
    session_.fail({.code = "no-such-turns",
                   .message = {fmt::format("Samtalen har ikke tur {}–{}.", range.first, range.last),
                               fmt::format("The conversation has no turns {}–{}.", range.first, range.last)},
                   .file = transcript.file});
    return false;
  }

  bool add_lines(std::vector<Extract>& extracts, NumberRange range) {
    const auto extract = extract_of_lines(talk_.analysis.talk.transcript, range.first, range.last, options_);
    if (extract)
      extracts.push_back(*extract);
    else
      session_.fail(extract.error());
    return extract.has_value();
  }

  const PreparedTalk& talk_;
  const SheetRequest& request_;
  const SheetOptions& options_;
  Session& session_;
};

SheetOptions options_of(const SheetRequest& request, SheetKind kind, Language language) {
  auto options = request.options;
  options.kind = kind;
  options.language = language;
  options.layout = request.layout.value_or(kind == SheetKind::co_vision && options.numbering == Numbering::turns
                                               ? SheetLayout::reading
                                               : SheetLayout::transcript);
  options.columns = request.columns.value_or(kind == SheetKind::contrast ? 44 : 56);
  options.extracts_given = !request.turns.empty() || !request.lines.empty() || !request.selection.empty();
  return options;
}

/// Says each place that could identify somebody; false when the sheet may be written.
bool identifies(const Transcript& transcript, const std::vector<Extract>& extracts, const SheetRequest& request,
                Session& session) {
  if (request.allow_identifying) return false;
  const auto told = told_identifying(transcript, extracts, session.language);
  if (told.empty()) return false;
  session.warn(std::string_view(told).substr(0, told.size() - 1));
  session.exit_code = kNotAll;
  return true;
}

/// Composes sheets one after the other and gives them names of their own.
class Composing {
 public:
  Composing(const SheetRequest& request, const SheetTexts& texts, Session& session)
      : request_(request), texts_(texts), session_(session) {}

  void add(const PreparedTalk& talk, SheetKind kind) {
    const auto& transcript = talk.analysis.talk.transcript;
    auto options = options_of(request_, kind, session_.language);
    for (const auto stop : request_.stops) {
      if (const auto turn = transcript.turn_numbered(stop)) {
        options.stops.push_back(*turn);
      } else {
        session_.fail({.code = "unknown-turn",
                       .message = {fmt::format("--stop: Samtalen har ingen tur {}.", stop),
                                   fmt::format("--stop: The conversation has no turn {}.", stop)},
                       .file = transcript.file});
      }
    }
    const auto extracts = Chooser(talk, request_, options, session_).choose();
    if (!extracts || (options.extracts_given && extracts->empty())) return;
    if (kind == SheetKind::contrast) return add_contrast(talk, options);
    if (identifies(transcript, *extracts, request_, session_)) return;
    keep(transcript.name, kind, compose_sheet(transcript, talk.analysis.opportunities, *extracts, texts_, options));
  }

  void add_overview(const std::vector<PreparedTalk>& talks) {
    std::vector<Surveyed> surveyed;
    for (const auto& talk : talks) {
      if (identifies(talk.analysis.talk.transcript, {}, request_, session_)) continue;
      surveyed.push_back({&talk.analysis.talk.transcript, &talk.analysis.opportunities, &talk.worker_turns});
    }
    if (surveyed.empty()) return;
    const auto options = options_of(request_, SheetKind::overview, session_.language);
    keep(surveyed.size() == 1 ? surveyed.front().transcript->name : session_.in_language({"samtaler", "conversations"}),
         SheetKind::overview, compose_overview(surveyed, texts_, options));
  }

  [[nodiscard]] std::vector<ComposedSheet> sheets() { return std::move(sheets_); }

 private:
  void add_contrast(const PreparedTalk& talk, const SheetOptions& options) {
    const auto& transcript = talk.analysis.talk.transcript;
    auto sheet = compose_contrast(transcript, talk.analysis.opportunities, texts_, options);
    if (!sheet) return session_.fail(sheet.error());
    // The two sequences lie around opportunities: what surrounds all of them is looked through.
    if (identifies(transcript, choose_extracts(transcript, talk.analysis.opportunities, options), request_, session_))
      return;
    keep(transcript.name, SheetKind::contrast, std::move(*sheet));
  }

  void keep(const std::string& name, SheetKind kind, Sheet sheet) {
    auto file = fmt::format("{}.{}", name, code(kind));
    for (int n = 2; !names_.insert(file).second; ++n) file = fmt::format("{}-{}.{}", name, n, code(kind));
    sheets_.push_back({file, sheet.title, std::move(sheet)});
  }

  const SheetRequest& request_;
  const SheetTexts& texts_;
  Session& session_;
  std::set<std::string> names_;
  std::vector<ComposedSheet> sheets_;
};

}  // namespace

std::string told_identifying(const Transcript& transcript, const std::vector<Extract>& extracts, Language language) {
  std::string told;
  const auto places = find_identifying(transcript, extracts);
  if (places.empty()) return told;
  const Lines lines(transcript.text);
  for (const auto& place : places) {
    const auto& what = title(place.what).in(language);
    if (place.span.empty()) {
      const Bilingual where{"titel, sted eller deltagere", "title, setting or participants"};
      told += fmt::format("{}: {}: {}\n", transcript.file, where.in(language), what);
      continue;
    }
    const auto at = lines.place(place.span.begin);
    const auto turn =
        place.turn ? fmt::format("{} {}: ", Bilingual{"tur", "turn"}.in(language), transcript.turns[*place.turn].number)
                   : std::string();
    told += fmt::format("{}:{}:{}: {}{}\n", transcript.file, at.line, at.column, turn, what);
  }
  const Failure refused{
      .code = "identifying",
      .message = {"Arket er ikke skrevet, fordi det ville vise det ovenstående. Gør det anonymt i udskriften, "
                  "eller giv --allow-identifying, hvis det ikke er noget, der kan føre til en person.",
                  "The sheet is not written, since it would show the above. Make it anonymous in the "
                  "transcript, or give --allow-identifying if it cannot lead to a person."},
      .file = transcript.file};
  return told + describe(refused, language) + "\n";
}

Result<SheetTexts> load_texts(const Session& session, const std::string& own) {
  auto texts = SheetTexts::load(session.annotations / "sheets" / "texts.tsv");
  if (!texts || own.empty()) return texts;
  if (auto replaced = texts->replace(own); !replaced) return tl::unexpected(replaced.error());
  return texts;
}

std::vector<PreparedTalk> prepare(const SheetRequest& request, const Analyst& analyst, Session& session) {
  std::optional<Pseudonyms> pseudonyms;
  if (!request.pseudonyms.empty()) {
    auto read = Pseudonyms::read(request.pseudonyms);
    if (!read) {
      session.fail(read.error());
      return {};
    }
    pseudonyms = std::move(*read);
  }
  const auto inputs = find_inputs(request.paths, session);
  Progress progress(session.in_language({"Læser og analyserer", "Reading and analysing"}), inputs.size(),
                    session.language);
  std::vector<PreparedTalk> talks;
  for (const auto& path : inputs) {
    auto transcript = read_input(path, session);
    progress.step();
    if (!transcript) continue;
    PreparedTalk talk;
    talk.source_hash = sha256(transcript->original.empty() ? transcript->text : transcript->original);
    talk.analysis = analyse(pseudonyms ? pseudonyms->apply(std::move(*transcript)) : std::move(*transcript), analyst);
    talk.worker_turns = code_worker_turns(talk.analysis.talk);
    if (!request.coding.empty()) {
      const auto coding = coding_in(request.coding, talk.analysis.talk.transcript, session);
      if (!coding) {
        session.fail(coding.error());
        continue;
      }
      take_coding(talk, *coding);
    }
    talks.push_back(std::move(talk));
  }
  return talks;
}

std::vector<ComposedSheet> compose(const std::vector<PreparedTalk>& talks, const SheetRequest& request,
                                   const SheetTexts& texts, Session& session) {
  Composing composing(request, texts, session);
  for (const auto& talk : talks)
    for (const auto kind : request.kinds)
      if (kind != SheetKind::overview) composing.add(talk, kind);
  if (std::find(request.kinds.begin(), request.kinds.end(), SheetKind::overview) != request.kinds.end() &&
      !talks.empty())
    composing.add_overview(talks);
  return composing.sheets();
}

}  // namespace gribning::tool
