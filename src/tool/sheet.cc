// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <memory>

#include "commands.h"
#include "gribning/base/files.h"
#include "gribning/base/table.h"
#include "outputs.h"
#include "sheet_files.h"
#include "sheet_request.h"

namespace gribning::tool {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> parts(const std::string& list) {
  std::vector<std::string> found(1);
  for (const char byte : list) {
    if (byte == ',')
      found.emplace_back();
    else
      found.back() += byte;
  }
  return found;
}

template <class Value, std::size_t count>
std::string names(const std::array<Value, count>& values) {
  std::string list;
  for (const auto value : values) list += (list.empty() ? "" : ", ") + std::string(code(value));
  return list;
}

NumberRange range_of(const std::string& option, const std::string& given) {
  NumberRange range;
  const auto* const end = given.data() + given.size();
  auto read = std::from_chars(given.data(), end, range.first);
  range.last = range.first;
  if (read.ec == std::errc() && read.ptr != end && *read.ptr == '-')
    read = std::from_chars(read.ptr + 1, end, range.last);
  if (read.ec != std::errc() || read.ptr != end || range.last < range.first)
    throw CLI::ValidationError(option, "expected numbers as in 20-48");
  return range;
}

Result<std::map<std::string, std::vector<NumberRange>>> read_selection(const fs::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto table = read_table(*bytes, file.string(), {"conversation", "first", "last"});
  if (!table) return tl::unexpected(table.error());
  std::map<std::string, std::vector<NumberRange>> selection;
  for (const auto& row : table->rows) {
    const auto& first = row.cells[table->column("first")];
    const auto& last = row.cells[table->column("last")];
    try {
      selection[row.cells[table->column("conversation")]].push_back(range_of("--selection", first + "-" + last));
    } catch (const CLI::ValidationError&) {
      return tl::unexpected(Failure{.code = "selection-numbers",
                                    .message = {"Kolonnerne first og last skal være turnumre, det første først.",
                                                "The columns first and last have to be turn numbers, the first first."},
                                    .file = file.string(),
                                    .line = row.line});
    }
  }
  return selection;
}

void run_sheet(SheetRequest request, const std::string& selection, Session& session) {
  if (request.kinds.empty()) {
    request.kinds = {SheetKind::data_session};
    if (!request.pack.empty()) request.kinds.push_back(SheetKind::facilitator);
  }
  if (request.formats.empty()) {
    const auto ending = fs::path(request.output).extension().string();
    const auto format = sheet_format_from(ending.empty() ? "" : std::string_view(ending).substr(1));
    request.formats = {format.value_or(SheetFormat::html)};
  }
  if (!selection.empty()) {
    auto read = read_selection(selection);
    if (!read) return session.fail(read.error());
    request.selection = std::move(*read);
  }
  for (const auto& path : {selection, request.texts, request.pseudonyms}) reads(path, session);
  for (const auto& path : request.paths) reads(path, session);
  const fs::path output = request.pack.empty() ? request.output : request.pack;
  if (std::error_code error; request.output != "-" && !fs::is_directory(output, error)) {
    if (const auto may = may_write(output, request.overwrite, session); !may) return session.fail(may.error());
  }
  const auto texts = load_texts(session, request.texts);
  if (!texts) return session.fail(texts.error());
  const auto analyst = load_analyst(session);
  if (!analyst) return session.fail(analyst.error());
  const auto talks = prepare(request, *analyst, session);
  const auto sheets = compose(talks, request, *texts, session);
  if (sheets.empty()) {
    if (session.exit_code == kFine)
      session.fail({.code = "no-sheets",
                    .message = {"Der blev ingen ark: ingen af samtalerne har det, der er bedt om.",
                                "There were no sheets: none of the conversations has what was asked for."}});
    return;
  }
  const auto done = request.pack.empty() ? write_files(sheets, request, session)
                                         : write_session_pack(sheets, talks, request, *texts, session);
  if (!done) session.fail(done.error());
}

void add_choice(CLI::App& command, SheetRequest& request, std::string& selection) {
  const auto ranges = [&command](const char* name, std::vector<NumberRange>& into, const char* help) {
    command
        .add_option_function<std::vector<std::string>>(
            name,
            [&into, name](const std::vector<std::string>& given) {
              for (const auto& one : given) into.push_back(range_of(name, one));
            },
            help)
        ->type_name("FIRST-LAST")
        ->allow_extra_args(false);
  };
  ranges("--turns", request.turns, "Show these turns, as in 20-48; may be given several times");
  ranges("--lines", request.lines, "Show the turns on these lines, counted as --number lines counts them");
  command
      .add_option("--selection", selection, "A saved selection: a table with columns conversation, first, last (turns)")
      ->type_name("FILE");
  command.add_flag("--whole", request.whole, "Show the whole conversation")
      ->excludes("--turns")
      ->excludes("--lines")
      ->excludes("--selection");
  command.add_option("--before", request.options.before, "Turns of context before an opportunity (4)");
  command.add_option("--after", request.options.after, "Turns of context after its response (4)");
  command.add_option("--stop", request.stops, "predict: stop before this turn; otherwise before the responses")
      ->type_name("TURN")
      ->allow_extra_args(false);
  command.add_option("--coding", request.coding, "Take the opportunities from hand coding in this folder")
      ->type_name("DIR");
}

/// Narrower, and a word does not stand on a line; wider, and no paper holds it.
constexpr int kFewestColumns = 20;
constexpr int kMostColumns = 200;

void add_form(CLI::App& command, SheetRequest& request) {
  command
      .add_option_function<std::string>(
          "--number",
          [&request](const std::string& given) {
            if (given == "turns")
              request.options.numbering = Numbering::turns;
            else if (given == "lines")
              request.options.numbering = Numbering::lines;
            else if (given == "every-5")
              request.options.numbering = Numbering::every_5;
            else
              throw CLI::ValidationError("--number", "expected turns, lines or every-5");
          },
          "Numbers in the margin: turns (default), lines or every-5; those of the whole conversation")
      ->type_name("WHAT");
  command
      .add_option_function<std::string>(
          "--layout",
          [&request](const std::string& given) {
            if (given != "transcript" && given != "reading")
              throw CLI::ValidationError("--layout", "expected transcript or reading");
            request.layout = given == "reading" ? SheetLayout::reading : SheetLayout::transcript;
          },
          "transcript: monospaced lines with aligned overlaps; reading: running text (default for co-vision)")
      ->type_name("NAME");
  command.add_option("--columns", request.columns, "Columns of talk on a line (56)")
      ->check(CLI::Range(kFewestColumns, kMostColumns));
  command.add_option("--texts", request.texts, "Texts of your own instead of annotations/sheets/texts.tsv")
      ->type_name("FILE");
  command.add_option("--pseudonyms", request.pseudonyms, "Table of names and pseudonyms: columns name, pseudonym")
      ->type_name("FILE");
  command.add_flag("--allow-identifying", request.allow_identifying,
                   "Write the sheet although something in it looks like a CPR number, phone number, address or e-mail");
}

}  // namespace

void add_sheet(CLI::App& app, Session& session) {
  auto request = std::make_shared<SheetRequest>();
  auto selection = std::make_shared<std::string>();
  auto* command = app.add_subcommand("sheet", "Sheets for people around a table, on screen and paper");
  command->add_option("INPUT", request->paths, "Transcripts, folders of them, or - for standard input")->required();
  command
      ->add_option_function<std::vector<std::string>>(
          "--kind",
          [request](const std::vector<std::string>& given) {
            for (const auto& list : given)
              for (const auto& one : parts(list)) {
                const auto kind = sheet_kind_from(one);
                if (!kind) throw CLI::ValidationError("--kind", "expected some of " + names(kSheetKinds));
                request->kinds.push_back(*kind);
              }
          },
          "What the sheet is for: " + names(kSheetKinds))
      ->type_name("KIND")
      ->allow_extra_args(false);
  command
      ->add_option_function<std::vector<std::string>>(
          "--format",
          [request](const std::vector<std::string>& given) {
            for (const auto& list : given)
              for (const auto& one : parts(list)) {
                const auto format = sheet_format_from(one);
                if (!format) throw CLI::ValidationError("--format", "expected some of " + names(kSheetFormats));
                request->formats.push_back(*format);
              }
          },
          "Kinds of file: " + names(kSheetFormats) + "; otherwise the ending of OUT, or html")
      ->type_name("LIST")
      ->allow_extra_args(false);
  command
      ->add_option("-o,--output", request->output,
                   "A file for one sheet in one format, a folder for more; - for standard output")
      ->type_name("OUT");
  needs_a_place(command->add_option("--pack", request->pack,
                                    "Everything in one zip file, with an index page, a guide and a manifest"))
      ->type_name("ZIP");
  add_overwrite_option(*command, request->overwrite);
  add_choice(*command, *request, *selection);
  add_form(*command, *request);
  command->footer(
      "Example: gribning sheet corpora/jobcenter/02-mentor-kabelruller.txt --kind predict --format html,pdf -o "
      "sheets/\n"
      "Example: gribning sheet corpora/jobcenter --format pdf --pack session.zip");
  command->callback([request, selection, &session] {
    if (request->output.empty() == request->pack.empty())
      throw CLI::ValidationError("--output", "give either -o OUT or --pack ZIP");
    if (request->layout == SheetLayout::reading && request->options.numbering != Numbering::turns)
      throw CLI::ValidationError("--number", "the reading layout has no lines of its own: number its turns");
    if (!request->stops.empty() && std::ranges::find(request->kinds, SheetKind::predict) == request->kinds.end())
      throw CLI::ValidationError("--stop", "only the kind predict stops: --kind predict");
    run_sheet(*request, *selection, session);
  });
}

}  // namespace gribning::tool
