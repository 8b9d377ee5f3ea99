// SPDX-License-Identifier: MIT
#include "sheet_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "gribning/base/files.h"
#include "gribning/base/hash.h"
#include "gribning/pipeline/inputs.h"
#include "gribning/sheet/pack.h"
#include "outputs.h"

namespace gribning::tool {
namespace {

namespace fs = std::filesystem;

/// Everything that a step made, and the sheets' progress shown.
class Rendering {
 public:
  Rendering(const std::vector<ComposedSheet>& sheets, const SheetRequest& request, Session& session)
      : sheets_(sheets), request_(request), session_(session) {}

  /// A file for each sheet and format, in this order; a format that cannot be made is reported and left out.
  std::vector<PackedFile> render() {
    std::vector<std::string> pages;
    const bool pdf = wants(SheetFormat::pdf);
    if (pdf)
      for (const auto& each : sheets_) pages.push_back(write_html(each.sheet));
    Progress progress(session_.in_language({"Skriver ark", "Writing sheets"}), sheets_.size() * request_.formats.size(),
                      session_.language);
    std::vector<std::string> pdfs;
    if (pdf) {
      auto made = write_pdfs(pages, [&](std::size_t) { progress.step(); });
      if (made)
        pdfs = std::move(*made);
      else
        fail(made.error());
    }
    std::vector<PackedFile> files;
    for (std::size_t i = 0; i < sheets_.size(); ++i)
      for (const auto format : request_.formats) {
        const auto name = fmt::format("{}.{}", sheets_[i].name, code(format));
        if (format == SheetFormat::pdf) {
          if (!pdfs.empty()) files.push_back({name, std::move(pdfs[i])});
          continue;
        }
        if (std::find(failed_.begin(), failed_.end(), format) != failed_.end()) continue;
        auto bytes = write_sheet(sheets_[i].sheet, format);
        progress.step();
        if (bytes) {
          files.push_back({name, std::move(*bytes)});
        } else {
          failed_.push_back(format);
          fail(bytes.error());
        }
      }
    return files;
  }

 private:
  bool wants(SheetFormat format) const {
    return std::find(request_.formats.begin(), request_.formats.end(), format) != request_.formats.end();
  }

  /// Docx and odt fail for the same reason: it is said once.
  void fail(const Failure& failure) {
    if (said_ == failure) return;
    said_ = failure;
    session_.fail(failure);
  }

  const std::vector<ComposedSheet>& sheets_;
  const SheetRequest& request_;
  Session& session_;
  std::vector<SheetFormat> failed_;
  Failure said_;
};

std::string layout_name(SheetLayout layout) { return layout == SheetLayout::reading ? "reading" : "transcript"; }

std::string numbering_name(Numbering numbering) {
  return numbering == Numbering::turns ? "turns" : numbering == Numbering::lines ? "lines" : "every-5";
}

nlohmann::ordered_json ranges(const std::vector<NumberRange>& ranges) {
  auto json = nlohmann::ordered_json::array();
  for (const auto& range : ranges) json.push_back({range.first, range.last});
  return json;
}

/// What was asked for, so that it can be asked for again.
nlohmann::ordered_json request_of(const SheetRequest& request, Language language) {
  nlohmann::ordered_json json;
  json["language"] = code(language);
  for (const auto kind : request.kinds) json["kinds"].push_back(code(kind));
  for (const auto format : request.formats) json["formats"].push_back(code(format));
  json["before"] = request.options.before;
  json["after"] = request.options.after;
  json["number"] = numbering_name(request.options.numbering);
  if (request.layout) json["layout"] = layout_name(*request.layout);
  if (request.columns) json["columns"] = *request.columns;
  json["whole"] = request.whole;
  json["turns"] = ranges(request.turns);
  json["lines"] = ranges(request.lines);
  json["stops"] = request.stops;
  for (const auto& [conversation, selected] : request.selection) json["selection"][conversation] = ranges(selected);
  json["hand_coding"] = !request.coding.empty();
  json["allow_identifying"] = request.allow_identifying;
  return json;
}

Result<std::string> manifest(const std::vector<PackedFile>& files, const std::vector<PreparedTalk>& talks,
                             const SheetRequest& request, const Session& session) {
  nlohmann::ordered_json json;
  json["program"] = {{"name", "gribning"}, {"version", session.version}};
  json["lexicon"] = hash_of_annotations(session.annotations);
  const auto texts =
      hash_of_file(request.texts.empty() ? session.annotations / "sheets" / "texts.tsv" : fs::path(request.texts));
  if (!texts) return tl::unexpected(texts.error());
  json["texts"] = *texts;
  if (!request.pseudonyms.empty()) {
    const auto pseudonyms = hash_of_file(request.pseudonyms);
    if (!pseudonyms) return tl::unexpected(pseudonyms.error());
    json["pseudonyms"] = *pseudonyms;
  }
  json["request"] = request_of(request, session.language);
  for (const auto& talk : talks)
    json["sources"].push_back({{"conversation", talk.analysis.talk.transcript.name}, {"sha256", talk.source_hash}});
  for (const auto& file : files) json["files"].push_back({{"name", file.name}, {"sha256", sha256(file.bytes)}});
  return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace

Result<void> write_files(const std::vector<ComposedSheet>& sheets, const SheetRequest& request, Session& session) {
  const auto files = Rendering(sheets, request, session).render();
  const fs::path output = request.output;
  const auto ending = output.extension().string();
  const bool one_file =
      sheets.size() * request.formats.size() == 1 && ending == fmt::format(".{}", code(request.formats.front()));
  if (request.output == "-") {
    for (const auto& file : files) session.say(file.bytes);
    return {};
  }
  if (one_file) {
    return files.empty() ? Result<void>{} : write_output(output, files.front().bytes, request.overwrite, session);
  }
  std::vector<fs::path> paths;
  for (const auto& file : files) paths.push_back(output / file.name);
  if (auto may = may_write(paths, request.overwrite, session); !may) return may;
  if (auto made = make_folder(output); !made) return made;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (auto written = write_file(paths[i], files[i].bytes); !written) return written;
  }
  return {};
}

Result<void> write_session_pack(const std::vector<ComposedSheet>& sheets, const std::vector<PreparedTalk>& talks,
                                const SheetRequest& request, const SheetTexts& texts, Session& session) {
  auto with_guide = sheets;
  constexpr std::string_view kGuide = "facilitator-guide";
  with_guide.push_back({std::string(kGuide), {}, compose_guide(texts, session.language)});
  const auto rendered = Rendering(with_guide, request, session).render();
  if (rendered.size() != with_guide.size() * request.formats.size()) return {};

  std::vector<PackedFile> files;
  std::vector<PackedSheet> index;
  std::vector<std::string> guides;
  for (std::size_t i = 0; i < rendered.size(); ++i) {
    const auto& sheet = with_guide[i / request.formats.size()];
    const bool guide = sheet.name == kGuide;
    files.push_back({guide ? rendered[i].name : "sheets/" + rendered[i].name, rendered[i].bytes});
    if (guide) {
      guides.push_back(files.back().name);
      continue;
    }
    if (i % request.formats.size() == 0) index.push_back({sheet.conversation, sheet.sheet.kind_title, {}});
    index.back().files.push_back(files.back().name);
  }
  files.insert(files.begin(), {"index.html", write_index(index, guides, texts, session.language)});
  auto written = manifest(files, talks, request, session);
  if (!written) return tl::unexpected(written.error());
  files.push_back({"manifest.json", std::move(*written)});
  const auto zip = write_pack(files);
  if (!zip) return tl::unexpected(zip.error());
  return write_output(request.pack, *zip, request.overwrite, session);
}

}  // namespace gribning::tool
