// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <pugixml.hpp>
#include <set>

#include "gribning/base/zip.h"
#include "share/codes.h"
#include "sharing.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

std::string project_of(const Shared& shared) {
  const auto package = read_zip(shared.files.front().bytes);
  REQUIRE(package);
  return package->files.front().bytes;
}

std::string zipped(const std::vector<SharedFile>& files) {
  std::vector<ZippedFile> inside;
  for (const SharedFile& file : files) inside.push_back({file.path, file.bytes, false});
  auto zip = write_zip(inside);
  REQUIRE(zip);
  return *std::move(zip);
}

Received received(std::string_view package, const Transcript& transcript) {
  const Transcript* one = &transcript;
  auto back = receive_refi(package, {&one, 1});
  if (!back) FAIL(describe(back.error(), Language::en));
  return *std::move(back);
}

/// Valid by the standard's schema, which lies beside the repository.
void check_schema(const std::string& xml, const char* schema) {
  const fs::path xsd = beside() / "formats" / "refi-qda" / schema;
  if (!fs::exists(xsd)) {
    WARN("skipped: " << schema << " is not there");
    return;
  }
  if (std::system("xmllint --version >/dev/null 2>&1") != 0) {
    WARN("skipped: xmllint is not installed");
    return;
  }
  const fs::path file =
      fs::path(GRIBNING_BINARY_DIR) / ("schema-test-" + std::to_string(::getpid()) + "-" + schema + ".xml");
  std::ofstream(file, std::ios::binary) << xml;
  CHECK(std::system(("xmllint --nonet --noout --schema '" + xsd.string() + "' '" + file.string() + "'").c_str()) == 0);
  fs::remove(file);
}

/// A project by another program, from its parts.
struct Foreign {
  std::string name = "project.qde";
  std::string users = R"(<User guid="{AAAAAAAA-0000-0000-0000-000000000001}" name="Anne"/>)";
  std::string codes =
      R"(<Code guid="{BBBBBBBB-0000-0000-0000-000000000001}" name="gribningsmulighed" isCodable="true"/>)"
      R"(<Code guid="BBBBBBBB-0000-0000-0000-000000000002" name="svar: kvitteret" isCodable="true"/>)"
      R"(<Code guid="BBBBBBBB-0000-0000-0000-000000000003" name="tillid" isCodable="true"/>)";
  std::string source = R"(name="haven" plainTextPath="internal://text.txt")";
  std::string selections;
  std::string notes;
  std::string text = std::string(kGarden);
  std::string text_path = "sources/TEXT.txt";

  [[nodiscard]] std::string package() const {
    const std::string qde =
        R"(<?xml version="1.0" encoding="utf-8"?><Project name="x" xmlns="urn:QDA-XML:project:1.0"><Users>)" + users +
        "</Users><CodeBook><Codes>" + codes +
        "</Codes></CodeBook><Sources><TextSource guid=\"CCCCCCCC-0000-0000-0000-000000000001\" " + source + ">" +
        selections + "</TextSource></Sources>" + (notes.empty() ? "" : "<Notes>" + notes + "</Notes>") + "</Project>";
    return zipped({{text_path, text}, {"Sources/film.mp4", std::string(100, 'x')}, {name, qde}});
  }
};

std::size_t point_of(std::string_view text, std::string_view words) {
  std::size_t count = 0;
  for (const char c : text.substr(0, text.find(words)))
    count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

std::string selection(std::string_view text, std::string_view from, std::size_t size, const std::string& inside) {
  const auto begin = point_of(text, from);
  return "<PlainTextSelection guid=\"DDDDDDDD-0000-0000-0000-00000000" + std::to_string(1000 + begin) +
         "\" startPosition=\"" + std::to_string(begin) + "\" endPosition=\"" + std::to_string(begin + size) + "\">" +
         inside + "</PlainTextSelection>";
}

/// A coding by Anne; GUIDs are written in another case than where they were declared.
std::string coding(int code) {
  return "<Coding guid=\"EEEEEEEE-0000-0000-0000-000000000001\" creatingUser=\"aaaaaaaa-0000-0000-0000-000000000001\">"
         "<CodeRef targetGUID=\"{bbbbbbbb-0000-0000-0000-00000000000" +
         std::to_string(code) + "}\"/></Coding>";
}

}  // namespace

TEST_CASE("a project is valid by the standard's schema, and so is a codebook") {
  for (const auto language : {Language::da, Language::en}) {
    const ShareOptions options{.language = language};
    check_schema(project_of(shared(garden(), "qdpx", options)), "Project.xsd");
    check_schema(project_of(shared(garden("chat"), "qdpx", options)), "Project.xsd");
    check_schema(file_in(shared(garden(), "qdc", options), ".qdc"), "Codebook.xsd");
  }
}

TEST_CASE("what was written as a project comes back as the same coding") {
  for (const std::string format : {"text", "chat", "json"}) {
    for (const auto language : {Language::da, Language::en}) {
      INFO(format);
      const Garden talk = garden(format);
      const auto back = received(shared(talk, "qdpx", {.language = language, .coder = "Anne"}).files.front().bytes,
                                 talk.talk.transcript);
      REQUIRE(back.codings.size() == 1);
      Coding expected = talk.coding;
      expected.ties.clear();
      CHECK(back.codings[0].coding == expected);
      CHECK(back.codings[0].coder == "Anne");
      CHECK(back.count(Fate::placed) == back.placements.size());
      CHECK(back.codings[0].passages.size() == talk.talk.annotations.size());
      CHECK(back.codings[0].passages[0] == CodedPassage{"question/open", 0, talk.span_of(0, "hvad laver du"), ""});
    }
  }
}

TEST_CASE("people's notes on passages and their memos come back, each where it was") {
  const Garden talk = garden();
  Analysed one = talk.view();
  const std::vector<CodedPassage> passages = {{"stance/hedge", 1, talk.span_of(1, "måske"), "hun prøver sig frem"},
                                              {"memo", 1, talk.span_of(1, "måske"), "spørg gruppen"},
                                              {"memo", 3, talk.talk.transcript.turns[3].span, "her"}};
  one.passages = &passages;
  const auto out = target_named("qdpx")->write({&one, 1}, {});
  REQUIRE(out);
  check_schema(project_of(*out), "Project.xsd");
  const auto back = received(out->files.front().bytes, talk.talk.transcript);
  REQUIRE(back.codings.size() == 1);
  for (const auto& passage : passages) {
    INFO(passage.note);
    CHECK(std::count(back.codings[0].passages.begin(), back.codings[0].passages.end(), passage) == 1);
  }
  CHECK(back.codings[0].passages.size() == talk.talk.annotations.size() + 2);
  const auto tables = target_named("csv")->write({&one, 1}, {});
  REQUIRE(tables);
  const auto memos = file_in(*tables, "memos.csv");
  CHECK(memos.find("haven,2,stance/hedge,") != std::string::npos);
  CHECK(memos.find(",måske,spørg gruppen\n") != std::string::npos);
}

TEST_CASE("a program that drops links leaves the turns to be worked out, and the report says so") {
  const Garden talk = garden();
  auto package = read_zip(shared(talk, "qdpx").files.front().bytes);
  REQUIRE(package);
  auto& project = package->files.front().bytes;
  const auto begin = project.find("<Links>");
  const std::string_view end = "</Links>";
  REQUIRE(begin != std::string::npos);
  project.erase(begin, project.find(end) + end.size() - begin);
  const auto back = received(write_zip(package->files).value(), talk.talk.transcript);
  REQUIRE(back.codings.size() == 1);
  CHECK(back.codings[0].coding.opportunities == talk.coding.opportunities);
  CHECK(report(back).find("without a link; the next response turn was taken") != std::string::npos);
}

TEST_CASE("selections in a project count code points from 0, the end outside") {
  pugi::xml_document document;
  REQUIRE(document.load_string(project_of(shared(garden(), "qdpx")).c_str()));
  const auto source = document.child("Project").child("Sources").child("TextSource");
  CHECK(std::string(document.child("Project").attribute("basePath").value()).empty());
  const auto hedge =
      source.find_child([](pugi::xml_node node) { return std::string(node.attribute("name").value()) == "måske"; });
  REQUIRE(hedge);
  CHECK(hedge.attribute("startPosition").as_ullong() == point_of(kGarden, "måske"));
  CHECK(hedge.attribute("endPosition").as_ullong() == point_of(kGarden, "måske") + 5);
}

TEST_CASE("names of codes are unique, because some programs ask for it") {
  pugi::xml_document document;
  REQUIRE(document.load_string(file_in(shared(garden(), "qdc"), ".qdc").c_str()));
  std::set<std::string> names;
  for (const auto& each : document.select_nodes("//Code")) {
    INFO(each.node().attribute("name").value());
    CHECK(names.insert(each.node().attribute("name").value()).second);
  }
}

TEST_CASE("every label has a name of its own among the codes, in both languages and without regard to case") {
  const auto codebook = Codebook::load(fs::path(GRIBNING_SOURCE_DIR) / "annotations" / "codebook.json");
  REQUIRE(codebook);
  Labels labels;
  for (const auto& layer : codebook->layers()) {
    for (const auto& label : layer.labels) labels.intern(label.name);
  }
  REQUIRE(labels.count() > 100);
  for (const Language language : {Language::da, Language::en}) {
    std::set<std::string> names;
    std::vector<share::CodeGroup> groups = share::code_system(labels, *codebook);
    while (!groups.empty()) {
      const share::CodeGroup group = groups.back();
      groups.pop_back();
      groups.insert(groups.end(), group.groups.begin(), group.groups.end());
      for (const auto& code : group.codes) {
        std::string name = code.name.in(language);
        INFO(name);
        CHECK(name != code.id);
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        CHECK(names.insert(name).second);
      }
    }
  }
}

TEST_CASE("codes by another program are read whatever its project file is called and however it writes identifiers") {
  Foreign project;
  project.name = "Mit projekt.QDE";
  project.selections = selection(kGarden, "jeg har", 20, "<Description>god</Description>" + coding(1) + coding(2)) +
                       selection(kGarden, "måske", 5, coding(3));
  const auto back = received(project.package(), read(kGarden));
  REQUIRE(back.codings.size() == 1);
  CHECK(back.codings[0].coder == "Anne");
  REQUIRE(back.codings[0].coding.opportunities.size() == 1);
  CHECK(back.codings[0].coding.opportunities[0].turn == 1);
  CHECK(back.codings[0].coding.opportunities[0].verdict == Verdict::acknowledged);
  CHECK(back.codings[0].coding.notes == std::vector<std::string>{"god"});
  CHECK(back.codings[0].passages[0].code == "tillid");
  CHECK(report(back) ==
        "placed gribning/opportunity 1: no perspective; read as concrete; no orientation; read as toward work | "
        "placed gribning/verdict/acknowledged 1 | placed tillid 1");
}

TEST_CASE("text stands inside the project or beside it, with or without a byte order mark or rich text") {
  Foreign project;
  project.selections = selection(kGarden, "måske", 5, coding(3));
  const auto check = [](const Foreign& one) {
    const auto back = received(one.package(), read(kGarden));
    CHECK(report(back) == "placed tillid 1");
  };
  Foreign marked = project;
  marked.text = "\xEF\xBB\xBF" + marked.text;
  check(marked);
  Foreign rich = project;
  rich.source += R"( richTextPath="internal://text.docx")";
  check(rich);
  Foreign within = project;
  within.source = R"(name="haven.docx")";
  within.selections =
      "<PlainTextContent><![CDATA[" + std::string(kGarden) + "]]></PlainTextContent>" + project.selections;
  check(within);
}

TEST_CASE("what cannot be read of a project is reported, a line for each code") {
  const auto reported = [](const Foreign& one) { return report(received(one.package(), read(kGarden))); };
  Foreign project;
  project.selections = selection(kGarden, "måske", 5, coding(3));
  Foreign only_rich = project;
  only_rich.source = R"(name="haven" richTextPath="internal://text.docx")";
  CHECK(reported(only_rich) == "lost tillid: the source has no plain text");
  Foreign outside = project;
  outside.source = R"(name="haven" plainTextPath="absolute:///etc/passwd")";
  CHECK(reported(outside) == "lost tillid: the text of the source lies outside the package");
  Foreign missing = project;
  missing.source = R"(name="haven" plainTextPath="internal://../x.txt")";
  CHECK(reported(missing) == "lost tillid: the text of the source is not in the package");
  Foreign unknown = project;
  unknown.selections = selection(kGarden, "måske", 5, coding(9));
  CHECK(reported(unknown).starts_with("lost {bbbbbbbb-0000-0000-0000-000000000009}: the code is not in"));
  Foreign beyond = project;
  beyond.selections = R"(<PlainTextSelection guid="x" startPosition="99999" endPosition="100000">)" + coding(3) +
                      R"(</PlainTextSelection><PlainTextSelection guid="y" startPosition="-4" endPosition="2">)" +
                      coding(3) + "</PlainTextSelection>" + coding(3);
  CHECK(reported(beyond) ==
        "lost tillid: the place is outside the text | lost tillid: the place is outside the text | "
        "lost tillid: the code is on the whole source");
  Foreign twice = project;
  twice.selections = selection(kGarden, "jeg har", 20, coding(1) + coding(2) + coding(4));
  twice.codes += R"(<Code guid="BBBBBBBB-0000-0000-0000-000000000004" name="response: taken up" isCodable="true"/>)";
  CHECK(reported(twice).ends_with("lost gribning/verdict/taken_up: the turn has another code of this kind already"));
}

TEST_CASE("memos come as notes or as descriptions, on words or between them") {
  Foreign project;
  project.notes =
      R"(<Note guid="FFFFFFFF-0000-0000-0000-000000000001" name="memo"><PlainTextContent>se her</PlainTextContent></Note>)";
  const std::string reference = R"(<NoteRef targetGUID="{ffffffff-0000-0000-0000-000000000001}"/>)";
  project.selections = selection(kGarden, "måske", 5, coding(3) + reference) +
                       selection(kGarden, "plænen", 6, reference) +
                       selection(kGarden, "okay", 0, "<Description>pause</Description>");
  const auto back = received(project.package(), read(kGarden));
  CHECK(report(back) == "placed tillid 1 | placed memo 1 | placed memo 2");
  std::vector<std::string> notes;
  for (const auto& each : back.codings) {
    for (const auto& passage : each.passages) notes.push_back(passage.code + ": " + passage.note);
  }
  CHECK(notes == std::vector<std::string>{"tillid: se her", "memo: se her", "memo: pause"});
}

TEST_CASE("coding of a text that was changed since is found again by its words") {
  Foreign project;
  project.text = std::string(kGarden);
  project.selections = selection(kGarden, "måske", 5, coding(3)) + selection(kGarden, "ja\n", 2, coding(3)) +
                       selection(kGarden, "plænen", 6, coding(3)) + selection(kGarden, "okay", 0, coding(3));
  std::string corrected(kGarden);
  corrected.insert(corrected.find("1 S:"), "0 S: ja hej med dig, ja\n");
  corrected.replace(corrected.find("plænen"), std::string("plænen").size(), "haven");
  const Transcript transcript = read(corrected);
  const auto back = received(project.package(), transcript);
  CHECK(report(back) ==
        "moved tillid 2: the text was changed; found again by its words | "
        "moved tillid 4: the text was changed; found again by its words | "
        "lost tillid: the words are not in the conversation | "
        "moved tillid 3: the text was changed; found again by its words");
  CHECK(quote(transcript.text, back.codings[0].passages[0].span) == "måske");
}

TEST_CASE("Windows line ends count as one or two, as the program counted that wrote the project") {
  std::string windows;
  for (const char c : kGarden) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  for (const bool two : {true, false}) {
    Foreign project;
    project.text = windows;
    const std::string_view counted = two ? std::string_view(windows) : kGarden;
    auto element = selection(counted, "måske", 5, coding(3));
    element.insert(element.find(" start"), " name=\"måske\"");
    project.selections = element;
    const Transcript transcript = read(kGarden);
    const auto back = received(project.package(), transcript);
    REQUIRE(back.codings.size() == 1);
    CHECK(quote(transcript.text, back.codings[0].passages[0].span) == "måske");
  }
}

TEST_CASE("what is no project is refused with a reason") {
  const auto refused = [](const std::string& bytes) {
    const auto back = receive_refi(bytes, {});
    return back ? std::string("read") : back.error().code;
  };
  CHECK(refused("") == "not-a-project");
  CHECK(refused("PK\x03\x04 not really") == "not-a-project");
  CHECK(refused(zipped({{"a.txt", "x"}})) == "not-a-project");
  CHECK(refused(zipped({{"a.qde", "<Project/>"}, {"b.qde", "<Project/>"}})) == "not-a-project");
  CHECK(refused(zipped({{"a.qde", "<Project"}})) == "xml-broken");
  CHECK(refused(zipped({{"a.qde", "<Other/>"}})) == "not-a-project");
  const std::string whole = zipped({{"a.qde", "<Project/>"}, {"b.txt", std::string(500, 'x')}});
  CHECK(refused(whole.substr(0, whole.find("b.txt") + 7)) == "zip-damaged");
}

TEST_CASE("a package that claims to be small and is huge is not unpacked") {
  const std::string zip = zipped({{"a.qde", std::string((std::size_t{257} << 20), ' ')}});
  REQUIRE(zip.size() < (std::size_t{1} << 20));
  const auto back = receive_refi(zip, {});
  REQUIRE_FALSE(back);
  CHECK(back.error().code == "zip-too-large");
}

}  // namespace gribning
