// SPDX-License-Identifier: MIT
// Tiers added to documents: what was there is what it was.
#include <map>
#include <pugixml.hpp>
#include <sstream>

#include "sharing.h"

namespace gribning {
namespace {

/// The garden with a time for each turn, two of which overlap.
Garden timed_garden(std::string_view format) {
  Transcript transcript = read(kGarden);
  std::int64_t at = 500;
  for (Turn& turn : transcript.turns) {
    turn.start = at;
    turn.end = at + 1500;
    at += 1250;
  }
  return Garden(read_as(written(transcript, format).bytes, format));
}

/// The document without our tiers and what only they use, as one text.
std::string without_ours(const std::string& bytes) {
  pugi::xml_document document;
  REQUIRE(document.load_string(bytes.c_str()));
  std::vector<pugi::xml_node> ours;
  for (const auto& found :
       document.select_nodes("//TIER[starts-with(@TIER_ID, 'grb:')] | //TIME_SLOT[starts-with(@TIME_SLOT_ID, "
                             "'grbts')] | //LINGUISTIC_TYPE[@LINGUISTIC_TYPE_ID = 'grb'] | "
                             "//tier[starts-with(@category, 'grb:')]")) {
    ours.push_back(found.node());
  }
  CHECK_FALSE(ours.empty());
  for (const auto& node : ours) node.parent().remove_child(node);
  std::ostringstream out;
  document.save(out);
  return out.str();
}

std::string as_tree(const std::string& bytes) {
  pugi::xml_document document;
  REQUIRE(document.load_string(bytes.c_str()));
  std::ostringstream out;
  document.save(out);
  return out.str();
}

Garden again(const std::string& bytes, std::string_view format) { return Garden(read_as(bytes, format)); }

/// A real file beside the repository, coded where it has turns.
struct Coded {
  Labels labels;
  AnnotatedTranscript talk;
  Coding coding;

  explicit Coded(Transcript transcript) {
    talk.transcript = std::move(transcript);
    talk.labels = &labels;
    const auto turns = static_cast<TurnIndex>(talk.transcript.turns.size());
    talk.first_annotation.assign(turns + 1, 0);
    talk.sequence = SequenceGraph(turns, {});
    for (TurnIndex i = 0; i < turns; ++i)
      coding.worker_turns.push_back({i, false, QuestionForm::open, Invites::nothing, true});
  }
};

}  // namespace

TEST_CASE("without the added tiers an ELAN document and an EXMARaLDA one are what they were") {
  for (const std::string format : {"eaf", "exb"}) {
    INFO(format);
    const Garden talk = timed_garden(format);
    const Shared out = shared(talk, format);
    CHECK(out.losses.empty());
    const std::string bytes = out.files.front().bytes;
    CHECK(without_ours(bytes) == as_tree(talk.talk.transcript.original));
    CHECK(turns(read_as(bytes, format)) == turns(talk.talk.transcript));
    CHECK(bytes.find("gribningsmulighed: konkret, hen imod arbejde, forsigtigt → kvitteret (udskydelse), tur 3") !=
          std::string::npos);
    // A second export takes the place of the first, byte for byte.
    CHECK(shared(again(bytes, format), format).files.front().bytes == bytes);
  }
}

TEST_CASE("an added tier that somebody emptied is taken away, and nothing behind it") {
  for (const auto& [format, emptied] :
       {std::pair{"eaf", R"(<TIER TIER_ID="grb:x>/" LINGUISTIC_TYPE_REF="grb"></TIER>)"},
        std::pair{"exb", R"(<tier id="x" speaker="SPK0" category="grb:x/>" type="a" display-name="x"></tier>)"}}) {
    INFO(format);
    const std::string once = shared(timed_garden(format), format).files.front().bytes;
    std::string with_emptied = once;
    const auto tier = once.find(std::string_view(emptied).substr(0, 5));
    REQUIRE(tier != std::string::npos);
    with_emptied.insert(tier, std::string(emptied) + "\n    ");
    CHECK(shared(again(with_emptied, format), format).files.front().bytes == once);
  }
}

TEST_CASE("annotations on an added ELAN tier do not overlap, and slots stand in the order of time") {
  pugi::xml_document document;
  REQUIRE(document.load_string(shared(timed_garden("eaf"), "eaf").files.front().bytes.c_str()));
  std::map<std::string, long long> times;
  long long before = 0;
  for (const auto& found : document.select_nodes("//TIME_SLOT[@TIME_VALUE]")) {
    const auto time = found.node().attribute("TIME_VALUE").as_llong();
    CHECK(time >= before);
    before = time;
    CHECK(times.emplace(found.node().attribute("TIME_SLOT_ID").value(), time).second);
  }
  for (const auto& tier : document.select_nodes("//TIER[starts-with(@TIER_ID, 'grb:')]")) {
    long long end = 0;
    for (const auto& found : tier.node().select_nodes(".//ALIGNABLE_ANNOTATION")) {
      const auto begin = times.at(found.node().attribute("TIME_SLOT_REF1").value());
      CHECK(begin >= end);
      end = times.at(found.node().attribute("TIME_SLOT_REF2").value());
      CHECK(begin < end);
    }
  }
}

TEST_CASE("a TextGrid keeps its tiers as they are, in the long form and the short") {
  const Garden talk = timed_garden("textgrid");
  const std::string original = talk.talk.transcript.original;
  const std::string bytes = shared(talk, "textgrid").files.front().bytes;
  const auto begin = bytes.find("grb:");
  REQUIRE(begin != std::string::npos);
  // All but the number of tiers.
  const auto size = original.find("size = ");
  const auto line = original.find('\n', size);
  CHECK(bytes.starts_with(original.substr(0, size)));
  CHECK(bytes.find(original.substr(line)) != std::string::npos);
  CHECK(turns(read_as(bytes, "textgrid")) == turns(talk.talk.transcript));
  CHECK(shared(again(bytes, "textgrid"), "textgrid").files.front().bytes == bytes);
}

TEST_CASE("tiers are added to real files without touching what was there") {
  const auto folder = beside() / "formats";
  if (!std::filesystem::exists(folder)) {
    WARN("skipped: the files beside the repository are not there");
    return;
  }
  std::size_t files = 0;
  const std::map<std::string, std::string> endings{
      {"eaf", ".eaf"}, {"exb", ".exb"}, {"textgrid", ".TextGrid"}, {"chat", ".cha"}};
  for (const auto& [format, ending] : endings) {
    for (const auto& path : files_in(folder, ending)) {
      INFO(path.string());
      ReadOptions options;
      options.format = format;
      auto transcript = read_transcript(bytes_of(path), path, options);
      if (!transcript) continue;
      const Coded coded(*transcript);
      const Analysed one{&coded.talk, &coded.coding, nullptr};
      const auto out = target_named(format)->write({&one, 1}, {});
      if (!out) FAIL(describe(out.error(), Language::en));
      const std::string bytes = out->files.front().bytes;
      auto back = read_transcript(bytes, path, options);
      REQUIRE(back);
      CHECK(turns(*back) == turns(*transcript));
      if ((format == "eaf" || format == "exb") && bytes != transcript->original) {
        CHECK(without_ours(bytes) == as_tree(transcript->original));
      }
      ++files;
    }
  }
  CHECK(files > 20);
}

}  // namespace gribning
