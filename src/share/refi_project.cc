// SPDX-License-Identifier: MIT
#include "refi_project.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <pugixml.hpp>

#include "codes.h"
#include "gribning/base/xml.h"
#include "gribning/base/zip.h"
#include "gribning/opportunity/in_words.h"
#include "guid.h"
#include "plain_text.h"
#include "refi_codebook.h"

namespace gribning::share {
namespace {

/// The same input gives the same bytes, so nothing says when it was written; but QualCoder reads no note without a
/// date.
constexpr std::string_view kNoTime = "1970-01-01T00:00:00Z";

/// As much of the words as fits a list.
std::string short_name(std::string_view words) {
  constexpr std::size_t kLongest = 60;
  std::string name;
  for (const char c : words.substr(0, byte_of(words, kLongest))) name += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  return name;
}

/// A stretch of a source with the codes on it.
struct Selection {
  std::vector<std::string> codes;
  /// Notes on codes that are no part of the coding, by the code.
  std::map<std::string, std::string> notes;
  std::string note;
  std::string reasons;
};

/// Ordered as they stand in the text.
using Selections = std::map<std::pair<std::size_t, std::size_t>, Selection>;

class ProjectWriter {
 public:
  ProjectWriter(std::span<const Analysed> analysed, const ShareOptions& options)
      : analysed_(analysed), options_(options), user_(guid("user", options.coder)) {}

  Result<Shared> run() {
    project_ = document_.append_child("Project");
    set_attribute(project_, "xmlns", "urn:QDA-XML:project:1.0");
    set_attribute(project_, "name", options_.name);
    set_attribute(project_, "origin", "gribning");
    set_attribute(project_, "creatingUserGUID", user_);
    set_attribute(project_, "creationDateTime", kNoTime);
    set_attribute(project_, "basePath", "");
    const auto user = append_element(append_element(project_, "Users"), "User");
    set_attribute(user, "guid", user_);
    set_attribute(user, "name", options_.coder);
    add_codes(append_element(project_, "CodeBook"), codes_in(analysed_), options_.language);
    if (!analysed_.empty()) sources_ = append_element(project_, "Sources");
    for (const Analysed& each : analysed_) add_source(each);
    // The schema wants them in this order, and none of them empty.
    append_if_any(notes_, "Notes");
    append_if_any(links_, "Links");
    files_.insert(files_.begin(), {"project.qde", to_string(document_), false});
    auto zip = write_zip(files_);
    if (!zip) return tl::unexpected(zip.error());
    Shared shared{{{options_.name + ".qdpx", std::move(*zip)}}, {}};
    if (ties_ > 0) {
      shared.losses.push_back(
          {"ties",
           ties_,
           {"hvor stærkt ture knytter an (tal, ikke koder)", "how strongly turns tie in (figures, not codes)"}});
    }
    return shared;
  }

 private:
  void append_if_any(const pugi::xml_document& children, const char* name) {
    if (children.first_child().empty()) return;
    auto list = append_element(project_, name);
    for (const auto& child : children.children()) list.append_copy(child);
  }

  void created(pugi::xml_node element) const {
    set_attribute(element, "creatingUser", user_);
    set_attribute(element, "creationDateTime", kNoTime);
  }

  void add_source(const Analysed& analysed) {
    const Transcript& transcript = analysed.talk->transcript;
    const PlainText plain(transcript);
    const std::string source = guid("source", transcript.name + '\n' + plain.text());
    files_.push_back({"Sources/" + source + ".txt", plain.text(), false});
    const auto element = append_element(sources_, "TextSource");
    set_attribute(element, "guid", source);
    set_attribute(element, "name", transcript.name);
    set_attribute(element, "plainTextPath", "internal://" + source + ".txt");
    created(element);
    for (const auto& [place, selection] : selections_of(analysed, plain)) {
      add_selection(element, source, plain, {place.first, place.second}, selection);
    }
    add_memos(element, source, plain, analysed);
    for (const auto& opportunity : analysed.coding->opportunities) add_links(opportunity, transcript, plain, source);
    ties_ += analysed.coding->ties.size();
  }

  [[nodiscard]] Selections selections_of(const Analysed& analysed, const PlainText& plain) const {
    const Transcript& transcript = analysed.talk->transcript;
    Selections selections;
    const auto at = [&](Span span) -> Selection& {
      const CodePoints points = plain.of(span);
      return selections[{points.begin, points.end}];
    };
    for (const auto& mark : marks_of(*analysed.coding, transcript)) at(mark.span).codes.push_back(mark.code);
    for (const auto& mark : marks_of(*analysed.talk)) at(mark.span).codes.push_back(mark.code);
    for (std::size_t i = 0; i < analysed.coding->opportunities.size(); ++i) {
      const TurnIndex turn = analysed.coding->opportunities[i].turn;
      Selection& selection = at(transcript.turns[turn].span);
      if (i < analysed.coding->notes.size()) selection.note = analysed.coding->notes[i];
      if (const Opportunity* found = opportunity_in(analysed, turn); found != nullptr) {
        selection.reasons = evidence_in_words(*found, transcript, options_.language, "");
      }
    }
    if (analysed.passages == nullptr) return selections;
    for (const auto& passage : *analysed.passages) {
      if (passage.code != kMemoCode && !passage.note.empty()) at(passage.span).notes[passage.code] = passage.note;
    }
    return selections;
  }

  /// A memo is a selection of its own without a code, so that it says nothing about the codes of its place.
  void add_memos(pugi::xml_node parent, const std::string& source, const PlainText& plain, const Analysed& analysed) {
    if (analysed.passages == nullptr) return;
    std::map<std::string, int> same;
    for (const auto& passage : *analysed.passages) {
      if (passage.code != kMemoCode) continue;
      const CodePoints points = plain.of(passage.span);
      const auto element = append_element(parent, "PlainTextSelection");
      auto name = fmt::format("{} {} {} {}", source, points.begin, points.end, passage.note);
      if (const int before = same[name]++; before > 0) name += fmt::format(" {}", before);
      set_attribute(element, "guid", guid("memo", name));
      describe(element, plain, points, passage.note);
    }
  }

  static std::string guid_of_selection(const std::string& source, CodePoints points) {
    return guid("selection", fmt::format("{} {} {}", source, points.begin, points.end));
  }

  void add_selection(pugi::xml_node parent, const std::string& source, const PlainText& plain, CodePoints points,
                     const Selection& selection) {
    const std::string own = guid_of_selection(source, points);
    const auto element = append_element(parent, "PlainTextSelection");
    set_attribute(element, "guid", own);
    describe(element, plain, points, selection.note);
    for (const std::string& code : selection.codes) {
      const auto coding = append_element(element, "Coding");
      set_attribute(coding, "guid", guid("coding", own + ' ' + code));
      created(coding);
      set_attribute(append_element(coding, "CodeRef"), "targetGUID", guid_of_code(code));
      const auto note = selection.notes.find(code);
      if (note == selection.notes.end()) continue;
      refer_to_note(coding, guid("note", own + ' ' + code), short_name(plain.words(points)), note->second);
    }
    if (selection.reasons.empty()) return;
    refer_to_note(element, guid("note", own), std::string(kReasonsPrefix) + short_name(plain.words(points)),
                  selection.reasons);
  }

  void describe(pugi::xml_node selection, const PlainText& plain, CodePoints points, const std::string& note) const {
    set_attribute(selection, "name", short_name(plain.words(points)));
    set_attribute(selection, "startPosition", std::to_string(points.begin));
    set_attribute(selection, "endPosition", std::to_string(points.end));
    created(selection);
    if (!note.empty()) append_element(selection, "Description", note);
  }

  void refer_to_note(pugi::xml_node element, const std::string& note, const std::string& name,
                     const std::string& text) {
    set_attribute(append_element(element, "NoteRef"), "targetGUID", note);
    auto memo = notes_.append_child("Note");
    set_attribute(memo, "guid", note);
    set_attribute(memo, "name", name);
    created(memo);
    append_element(memo, "PlainTextContent", text);
  }

  void add_links(const OpportunityCoding& coding, const Transcript& transcript, const PlainText& plain,
                 const std::string& source) {
    const auto own = guid_of_selection(source, plain.of(transcript.turns[coding.turn].span));
    const auto link = [&](std::optional<TurnIndex> turn, std::string_view name) {
      if (!turn) return;
      const auto other = guid_of_selection(source, plain.of(transcript.turns[*turn].span));
      const auto element = links_.append_child("Link");
      set_attribute(element, "guid", guid("link", fmt::format("{} {} {}", name, own, other)));
      set_attribute(element, "name", name);
      set_attribute(element, "direction", "OneWay");
      set_attribute(element, "originGUID", own);
      set_attribute(element, "targetGUID", other);
    };
    link(coding.response, kResponseLink);
    link(coding.later, kLaterLink);
  }

  std::span<const Analysed> analysed_;
  const ShareOptions& options_;
  std::string user_;
  pugi::xml_document document_;
  pugi::xml_document notes_;
  pugi::xml_document links_;
  pugi::xml_node project_;
  pugi::xml_node sources_;
  std::vector<ZippedFile> files_;
  std::size_t ties_ = 0;
};

}  // namespace

Result<Shared> write_qdpx(std::span<const Analysed> analysed, const ShareOptions& options) {
  return ProjectWriter(analysed, options).run();
}

}  // namespace gribning::share
