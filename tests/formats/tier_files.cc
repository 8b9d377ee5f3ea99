// SPDX-License-Identifier: MIT
// Real files of ELAN, EXMARaLDA and Praat, which lie beside the project, and the laws that hold for every format with
// tiers.
#include "../../src/formats/losses.h"
#include "golden_files.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

fs::path real() { return beside() / "formats"; }

struct Counted {
  std::string file;
  std::size_t participants;
  std::size_t turns;
};

/// Counted without this program, with Python's xml.etree and by eye:
///  - elan: ANNOTATIONs of the only root TIER whose LINGUISTIC_TYPE has no CONTROLLED_VOCABULARY_REF ("text": 399);
///  - exmaralda: <speaker> elements; <event>s with text of their own on the tiers of category "ts", which are as many
///  as
///    there are on the tier "ref" that numbers the sentences (95, 24);
///  - textgrid: intervals with text on the tiers of talk: "word" in mary (4), "phrase" in bobby (1), "phone" where it
///  is
///    alone (13), bob 4 + mary 4 + sarah 3 (11), three tiers called "Mary" with one each (3).
const std::vector<Counted>& counted() {
  static const std::vector<Counted> kCounted = {
      {"elan/sample_2.7.eaf", 1, 399},
      {"elan/sample_3.0.eaf", 1, 399},
      {"exmaralda/ChND-KES_061107_Dialog_conv.exb", 2, 95},
      {"exmaralda/KES-PED_080718_Dialog_conv.exb", 3, 24},
      {"textgrid/all_tiers_have_the_same_name.TextGrid", 1, 3},
      {"textgrid/bobby_phones_elan.TextGrid", 1, 13},
      {"textgrid/bobby_words_with_newlines.TextGrid", 1, 1},
      {"textgrid/bobby_words_with_newlines_longfile.TextGrid", 1, 1},
      {"textgrid/bobby_words_with_newlines_longfile_elan.TextGrid", 1, 1},
      {"textgrid/mary.TextGrid", 1, 4},
      {"textgrid/mary_longfile.TextGrid", 1, 4},
      {"textgrid/mary_longfile_with_negative_zero.TextGrid", 1, 4},
      {"textgrid/mary_with_constrained_tier_times.TextGrid", 1, 4},
      {"textgrid/mary_with_negative_zero.TextGrid", 1, 4},
      {"textgrid/textgrid_to_merge.TextGrid", 3, 11},
      {"textgrid/textgrid_to_merge_longfile.TextGrid", 3, 11},
  };
  return kCounted;
}

std::string format_of(const std::string& file) {
  return file.starts_with("elan") ? "eaf" : file.starts_with("exm") ? "exb" : "textgrid";
}

const std::vector<std::string> kFormats = {"eaf", "exb", "textgrid", "tei"};

bool lists(const Written& written, std::string_view what) {
  return std::any_of(written.losses.begin(), written.losses.end(), [&](const Loss& loss) { return loss.what == what; });
}

}  // namespace

TEST_CASE("real files with tiers have the participants and turns that were counted without this program") {
  if (!fs::exists(real())) {
    WARN("skipped: the real files are not there");
    return;
  }
  for (const Counted& expected : counted()) {
    INFO(expected.file);
    const auto transcript = read_transcript(bytes_of(real() / expected.file), expected.file);
    REQUIRE(transcript);
    CHECK(transcript->format == format_of(expected.file));
    CHECK(transcript->participants.size() == expected.participants);
    CHECK(transcript->turns.size() == expected.turns);
    for (const Diagnostic& diagnostic : transcript->diagnostics) CHECK(diagnostic.severity != Severity::error);
  }
  for (const auto* folder : {"elan", "exmaralda", "textgrid"}) {
    for (const fs::path& path : files_in(real() / folder, "")) {
      if (path.extension() == ".xsd") continue;
      const std::string file = folder + ("/" + path.filename().string());
      INFO(file);
      CHECK(std::any_of(counted().begin(), counted().end(), [&](const Counted& one) { return one.file == file; }));
    }
  }
}

TEST_CASE("real files written in their own format are the same, and in every other what is lost is listed") {
  if (!fs::exists(real())) {
    WARN("skipped: the real files are not there");
    return;
  }
  for (const Counted& file : counted()) {
    INFO(file.file);
    const auto transcript = read_transcript(bytes_of(real() / file.file), file.file);
    REQUIRE(transcript);
    const Written same = written(*transcript, format_of(file.file));
    CHECK(same.losses.empty());
    CHECK(same.bytes == transcript->original);
    for (const std::string& format : kFormats) {
      INFO(format);
      const Written out = written(*transcript, format);
      const auto again = read_transcript(out.bytes, file.file);
      REQUIRE(again);
      CHECK(again->format == format);
      // Where a time that was only worked out leaves the order open, the turns that change places are listed.
      CHECK((turns(*again) == turns(*transcript) || lists(out, "talk")));
      CHECK(again->turns.size() == file.turns);
      CHECK(again->participants.size() == file.participants);
      // What was read a second time is written with nothing lost any more.
      const Written twice = written(*again, format);
      CHECK(twice.losses.empty());
      CHECK(twice.bytes == out.bytes);
    }
  }
}

TEST_CASE("a Danish CHAT-CA file survives ELAN and EXMARaLDA on its way back to CHAT") {
  const auto path = fs::path(GRIBNING_SOURCE_DIR) / "tests/formats/golden/chat/vejen.cha";
  const auto first = read(bytes_of(path));
  const Written as_eaf = written(first, "eaf");
  const Written as_exb = written(read(as_eaf.bytes), "exb");
  const Written as_chat = written(read(as_exb.bytes), "chat");
  const auto last = read(as_chat.bytes);
  CHECK(last.format == "chat");
  CHECK(last.convention == Convention::chat_ca);
  CHECK(last.language == Language::da);
  CHECK(turns(last) == turns(first));
  CHECK(asides(last) == asides(first));
  CHECK(same_turns(first, last));
  for (TurnIndex i = 0; i < first.turns.size(); ++i) {
    CHECK(first.turns[i].notation.marks.size() == last.turns[i].notation.marks.size());
    CHECK(first.role_of(i) == last.role_of(i));
  }
  CHECK(losses(as_eaf).empty());
  CHECK(losses(as_exb).empty());
  // CHAT's lines for what its own header has no place for.
  CHECK(losses(as_chat) == "metadata:Constructed 1, constructed 1");
}

TEST_CASE("every golden file written in a format with tiers reads the same turns, and what is lost is listed") {
  for (const fs::path& path : golden_files()) {
    const auto transcript = read_golden(path);
    REQUIRE(transcript);
    for (const std::string& format : kFormats) {
      INFO(path.string() << " as " << format);
      const Written out = written(*transcript, format);
      const auto again = read_transcript(out.bytes, path);
      REQUIRE(again);
      CHECK(again->format == format);
      CHECK(again->turns.size() == transcript->turns.size());
      CHECK(written(*again, format).losses.empty());
    }
  }
}

}  // namespace gribning
