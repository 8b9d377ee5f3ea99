// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <pugixml.hpp>

#include "assembling.h"
#include "codes.h"
#include "gribning/base/decode.h"
#include "gribning/base/xml.h"
#include "gribning/base/zip.h"
#include "guid.h"
#include "refi_project.h"

namespace gribning {
namespace {

using namespace share;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool is_root_project(std::string_view path) {
  return lower(path).ends_with(".qde") && path.find('/') == std::string_view::npos;
}

/// Media may be large and is not needed.
bool is_wanted(std::string_view path) { return is_root_project(path) || lower(path).ends_with(".txt"); }

std::string guid_at(pugi::xml_node node, const char* name) { return plain_guid(node.attribute(name).value()); }

std::optional<std::int64_t> integer_at(pugi::xml_node node, const char* name) {
  const std::string_view value = node.attribute(name).value();
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || end != value.data() + value.size() || value.empty()) return std::nullopt;
  return number;
}

std::string with_line_feeds(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else if (i + 1 >= text.size() || text[i + 1] != '\n') {
      out += '\n';
    }
  }
  return out;
}

/// Names of files and sources are compared without their ending and without case.
std::string stem(std::string_view name) {
  const auto slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const auto dot = name.rfind('.');
  if (dot != std::string_view::npos && dot > 0 && name.size() - dot <= 5) name = name.substr(0, dot);
  return lower(name);
}

struct Selected {
  pugi::xml_node element;
  CodePoints points;
};

struct Memo {
  std::string name;
  std::string text;
};

/// What a source of the project is read as.
struct Source {
  std::string name;
  std::string text;
  std::vector<Selected> selections;
  /// Why its selections cannot be read; empty when they can.
  Bilingual unreadable;
};

class ProjectReader {
 public:
  ProjectReader(std::vector<ZippedFile> files, Transcripts transcripts)
      : files_(std::move(files)), transcripts_(transcripts), codes_(transcripts.size()), links_(transcripts.size()) {}

  Result<Received> run() {
    const auto is_project = [](const ZippedFile& file) { return is_root_project(file.name); };
    const auto project = std::find_if(files_.begin(), files_.end(), is_project);
    if (std::count_if(files_.begin(), files_.end(), is_project) != 1) {
      return tl::unexpected(
          Failure{.code = "not-a-project",
                  .message = {"Pakken er ikke et REFI-QDA-projekt: øverst i den skal der ligge præcis én .qde-fil.",
                              "The package is no REFI-QDA project: exactly one .qde file has to lie at its top."}});
    }
    const std::string text = decode(project->bytes).text;
    if (auto parsed = parse_xml(document_, text, XmlNodes::content, project->name); !parsed)
      return tl::unexpected(parsed.error());
    const auto root = document_.document_element();
    if (local_name(root) != "Project") {
      return tl::unexpected(
          Failure{.code = "not-a-project",
                  .message = {"Filen er ikke et REFI-QDA-projekt.", "The file is no REFI-QDA project."},
                  .file = project->name});
    }
    read_users(child_of(root, "Users"));
    read_codes(child_of(child_of(root, "CodeBook"), "Codes"));
    read_notes(child_of(root, "Notes"));
    const auto sources = child_of(root, "Sources");
    std::size_t texts = 0;
    for (const auto& each : sources.children()) texts += local_name(each) == "PictureSource" ? 0 : 1;
    for (const auto& each : sources.children()) read_source(each, texts == 1);
    read_links(child_of(root, "Links"));
    for (std::size_t i = 0; i < transcripts_.size(); ++i) assemble(*transcripts_[i], codes_[i], links_[i], received_);
    return std::move(received_);
  }

 private:
  void read_users(pugi::xml_node users) {
    for (const auto& user : users.children()) {
      std::string name = user.attribute("name").value();
      if (name.empty()) name = user.attribute("id").value();
      users_[guid_at(user, "guid")] = name;
    }
  }

  /// The code system may be of any depth: no recursion.
  void read_codes(pugi::xml_node codes) {
    std::vector<pugi::xml_node> open{codes};
    while (!open.empty()) {
      const auto parent = open.back();
      open.pop_back();
      for (const auto& each : parent.children()) {
        if (local_name(each) != "Code") continue;
        const std::string name = each.attribute("name").value();
        const auto id = code_id(name, text_of(child_of(each, "Description")));
        code_names_[guid_at(each, "guid")] = id.value_or(name);
        open.push_back(each);
      }
    }
  }

  void read_notes(pugi::xml_node notes) {
    for (const auto& note : notes.children()) {
      Bilingual unreadable;
      std::string text = with_line_feeds(content_of(note, unreadable));
      if (text.empty()) text = text_of(child_of(note, "Description"));
      notes_[guid_at(note, "guid")] = {note.attribute("name").value(), std::move(text)};
    }
  }

  /// The plain text of a source: inline, or a file of the package. Files outside are never opened.
  [[nodiscard]] std::string content_of(pugi::xml_node source, Bilingual& unreadable) const {
    constexpr std::string_view kInternal = "internal://";
    std::string_view path = source.attribute("plainTextPath").value();
    if (path.empty()) {
      if (const auto inside = child_of(source, "PlainTextContent")) return text_of(inside);
      unreadable = {"kilden har ingen ren tekst", "the source has no plain text"};
      return {};
    }
    if (!path.starts_with(kInternal)) {
      unreadable = {"kildens tekst ligger uden for pakken", "the text of the source lies outside the package"};
      return {};
    }
    path.remove_prefix(kInternal.size());
    while (path.starts_with('/')) path.remove_prefix(1);
    for (const ZippedFile& file : files_) {
      const std::string name = lower(file.name);
      if (name != "sources/" + lower(path) && name != lower(path)) continue;
      std::string_view bytes = file.bytes;
      if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
      return std::string(bytes);
    }
    unreadable = {"kildens tekst er ikke i pakken", "the text of the source is not in the package"};
    return {};
  }

  void read_source(pugi::xml_node element, bool only) {
    const auto kind = local_name(element);
    std::vector<pugi::xml_node> texts;
    if (kind == "TextSource") {
      texts.push_back(element);
    } else {
      for (const auto& each : element.children()) {
        const auto name = local_name(each);
        if (name == "Representation" || name == "Transcript" || name == "TextDescription") texts.push_back(each);
      }
    }
    for (const auto& text : texts) {
      Source source;
      source.name = element.attribute("name").value();
      if (source.name.empty()) source.name = text.attribute("name").value();
      source.text = content_of(text, source.unreadable);
      find_selections(text, source);
      choose_line_ends(source);
      place_source(source, only && texts.size() == 1);
      lose_codings(text, source.name, {"koden gælder hele kilden", "the code is on the whole source"});
    }
    if (kind == "TextSource") return;
    lose_codings(element, element.attribute("name").value(),
                 {"koden gælder hele kilden", "the code is on the whole source"});
    for (const auto& each : element.children()) {
      const auto name = local_name(each);
      if (name.ends_with("Selection")) {
        lose_codings(each, element.attribute("name").value(),
                     {"det kodede er ikke tekst", "what is coded is not text"});
      }
    }
  }

  /// Plain selections by position, those of transcripts by the points they lie between.
  static void find_selections(pugi::xml_node text, Source& source) {
    std::map<std::string, std::int64_t> points;
    for (const auto& each : text.children()) {
      if (local_name(each) != "SyncPoint") continue;
      if (const auto position = integer_at(each, "position")) points[guid_at(each, "guid")] = *position;
    }
    for (const auto& each : text.children()) {
      std::optional<std::int64_t> begin;
      std::optional<std::int64_t> end;
      if (local_name(each) == "PlainTextSelection") {
        begin = integer_at(each, "startPosition");
        end = integer_at(each, "endPosition");
      } else if (local_name(each) == "TranscriptSelection") {
        if (const auto found = points.find(guid_at(each, "fromSyncPoint")); found != points.end())
          begin = found->second;
        if (const auto found = points.find(guid_at(each, "toSyncPoint")); found != points.end()) end = found->second;
      } else {
        continue;
      }
      // What cannot be a place is behind every text, and so is reported as lost.
      constexpr std::size_t kNowhere = std::size_t{1} << 40;
      const bool wrong = !begin || !end || *begin < 0 || *end < *begin;
      source.selections.push_back(
          {each, wrong ? CodePoints{kNowhere, kNowhere}
                       : CodePoints{static_cast<std::size_t>(*begin), static_cast<std::size_t>(*end)}});
    }
  }

  /// Where lines end in CR LF, some programs count two code points and some one. The names of selections, which are
  /// usually the selected words, tell which; without them two are counted.
  static void choose_line_ends(Source& source) {
    if (source.text.find('\r') == std::string::npos) return;
    std::string shorter = with_line_feeds(source.text);
    const auto agree = [&](std::string_view text) {
      std::size_t count = 0;
      for (const Selected& each : source.selections) {
        const auto name = Squeezed(each.element.attribute("name").value()).text().substr(0, 16);
        const auto words = text.substr(byte_of(text, each.points.begin));
        if (!name.empty() && Squeezed(words.substr(0, 64)).text().starts_with(name)) ++count;
      }
      return count;
    };
    if (agree(shorter) > agree(source.text)) {
      source.text = std::move(shorter);
      return;
    }
    // Counted in the longer text, kept in the shorter one.
    for (Selected& each : source.selections) {
      const auto moved = [&](std::size_t point) {
        const auto before = std::string_view(source.text).substr(0, byte_of(source.text, point));
        return point > source.text.size() ? point : count_code_points(with_line_feeds(before));
      };
      each.points = {moved(each.points.begin), moved(each.points.end)};
    }
    source.text = std::move(shorter);
  }

  [[nodiscard]] std::optional<std::size_t> transcript_of(const Source& source, bool only) const {
    for (std::size_t i = 0; i < transcripts_.size(); ++i) {
      if (stem(transcripts_[i]->name) == stem(source.name)) return i;
    }
    for (std::size_t i = 0; i < transcripts_.size(); ++i) {
      if (!source.text.empty() && PlainText(*transcripts_[i]).text() == source.text) return i;
    }
    if (only && transcripts_.size() == 1) return 0;
    return std::nullopt;
  }

  void place_source(const Source& source, bool only) {
    const auto at = transcript_of(source, only);
    Bilingual why = source.unreadable;
    if (why.en.empty() && !at) why = {"samtalen er ikke givet med", "the conversation was not given"};
    if (!why.en.empty()) {
      for (const Selected& each : source.selections) lose_codings(each.element, source.name, why);
      return;
    }
    const Placing placing(*transcripts_[*at], source.text);
    for (const Selected& each : source.selections) place_selection(each, source, *at, placing);
  }

  void place_selection(const Selected& selected, const Source& source, std::size_t at, const Placing& placing) {
    const std::string_view text = source.text;
    const auto rest = text.substr(byte_of(text, selected.points.begin));
    const std::string quoted(rest.substr(0, byte_of(rest, selected.points.end - selected.points.begin)));
    const share::Place place =
        rest.empty()
            ? share::Place{Fate::lost, 0, {}, {"stedet ligger uden for teksten", "the place is outside the text"}}
            : placing.place(selected.points);
    const std::string note = note_of(selected.element);
    bool coded = false;
    for (const auto& each : selected.element.children()) {
      if (local_name(each) != "Coding") continue;
      coded = true;
      take(each, selected.element, source.name, quoted, place, note, at);
    }
    if (!coded && !note.empty()) take({}, selected.element, source.name, quoted, place, note, at);
    if (place.fate != Fate::lost) selected_[guid_at(selected.element, "guid")] = {at, place.turn};
  }

  void take(pugi::xml_node coding, pugi::xml_node selection, const std::string& conversation, const std::string& quoted,
            const share::Place& place, const std::string& note, std::size_t at) {
    Placement line{place.fate, coder_of(coding, selection), conversation, "memo", quoted, std::nullopt, place.reason};
    bool known = true;
    if (coding) {
      const auto found = code_names_.find(guid_at(child_of(coding, "CodeRef"), "targetGUID"));
      known = found != code_names_.end();
      line.code = known ? found->second : child_of(coding, "CodeRef").attribute("targetGUID").value();
    }
    if (!known) {
      line.fate = Fate::lost;
      line.reason = {"koden står ikke i projektets kodebog", "the code is not in the project's codebook"};
    }
    if (line.fate != Fate::lost) {
      line.turn = place.turn;
      const std::string own = coding ? note_of(coding) : std::string();
      codes_[at].push_back(
          {line.coder, line.code, place.turn, place.span, own.empty() ? note : own, received_.placements.size()});
    }
    received_.placements.push_back(std::move(line));
  }

  [[nodiscard]] std::string coder_of(pugi::xml_node coding, pugi::xml_node selection) const {
    for (const auto& element : {coding, selection}) {
      for (const char* name : {"creatingUser", "modifyingUser"}) {
        const auto found = users_.find(guid_at(element, name));
        if (found != users_.end()) return found->second;
      }
    }
    return {};
  }

  /// The description and the notes that are referred to; the program's own reasons are not the coder's words.
  [[nodiscard]] std::string note_of(pugi::xml_node element) const {
    std::string note = text_of(child_of(element, "Description"));
    for (const auto& each : element.children()) {
      if (local_name(each) != "NoteRef") continue;
      const auto found = notes_.find(guid_at(each, "targetGUID"));
      if (found == notes_.end() || found->second.name.starts_with(kReasonsPrefix) || found->second.text == note)
        continue;
      note += (note.empty() ? "" : "\n") + found->second.text;
    }
    return note;
  }

  void lose_codings(pugi::xml_node element, const std::string& conversation, const Bilingual& why) {
    const share::Place nowhere{Fate::lost, 0, {}, why};
    bool coded = false;
    for (const auto& each : element.children()) {
      if (local_name(each) != "Coding") continue;
      coded = true;
      take(each, element, conversation, element.attribute("name").value(), nowhere, {}, 0);
    }
    if (!coded && local_name(element).ends_with("Selection") && !note_of(element).empty()) {
      take({}, element, conversation, element.attribute("name").value(), nowhere, {}, 0);
    }
  }

  void read_links(pugi::xml_node links) {
    for (const auto& link : links.children()) {
      const auto from = selected_.find(guid_at(link, "originGUID"));
      const auto to = selected_.find(guid_at(link, "targetGUID"));
      if (from == selected_.end() || to == selected_.end() || from->second.first != to->second.first) continue;
      const std::string_view name = link.attribute("name").value();
      auto& list = links_[from->second.first];
      // A link whose name was lost may be either; what the target is coded as decides.
      if (name != kLaterLink) list.push_back({from->second.second, to->second.second, kResponse});
      if (name != kResponseLink) list.push_back({from->second.second, to->second.second, kLater});
    }
  }

  std::vector<ZippedFile> files_;
  Transcripts transcripts_;
  pugi::xml_document document_;
  std::map<std::string, std::string> users_;
  std::map<std::string, std::string> code_names_;
  std::map<std::string, Memo> notes_;
  /// Selections that were placed: the transcript and the turn.
  std::map<std::string, std::pair<std::size_t, TurnIndex>> selected_;
  /// By transcript.
  std::vector<std::vector<PlacedCode>> codes_;
  std::vector<std::vector<TurnLink>> links_;
  Received received_;
};

}  // namespace

Result<Received> receive_refi(std::string_view bytes, Transcripts transcripts) {
  constexpr std::size_t kLargest = std::size_t{256} << 20;
  auto package = read_zip(bytes, is_wanted, {.file = kLargest, .all = kLargest});
  if (!package) {
    Failure failure = package.error();
    if (failure.code == "not-a-zip") {
      failure.code = "not-a-project";
      failure.message = {"Filen er ikke et REFI-QDA-projekt (.qdpx).", "The file is no REFI-QDA project (.qdpx)."};
    }
    return tl::unexpected(std::move(failure));
  }
  if (package->damaged) {
    return tl::unexpected(Failure{.code = "zip-damaged",
                                  .message = {"Pakken er beskadiget eller skåret af. Hent den igen.",
                                              "The package is damaged or cut off. Get it again."}});
  }
  return ProjectReader(std::move(package->files), transcripts).run();
}

}  // namespace gribning
