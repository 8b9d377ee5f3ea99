// SPDX-License-Identifier: MIT
#include "gribning/layers/codebook.h"

#include <set>

#include "layers/loaded.h"

using namespace gribning;
using namespace gribning::test;

namespace {

constexpr auto kBonds = {Bond::next, Bond::pair,    Bond::insertion,   Bond::repair,
                         Bond::tie,  Bond::returns, Bond::continuation};

std::string one_label(const std::string& fields) {
  return R"({"title": {"da": "Min", "en": "Mine"}, "layers": [{"name": "model", "title": {"da": "Model", "en": "Model"},
    "definition": {"da": "d", "en": "d"}, "labels": [{"name": "A", "title": {"da": "Anerkende", "en": "Acknowledge"},
    "definition": {"da": "d", "en": "d"}, "example": {"da": "e", "en": "e"}, "source": "s")" +
         fields + "}]}]}";
}

}  // namespace

TEST_CASE("every label that the program can give is declared, and every declared label can be given") {
  std::set<std::string> given;
  const auto& labels = annotators().labels();
  for (std::size_t id = 0; id < labels.count(); ++id) given.insert(labels.name(static_cast<LabelId>(id)));
  for (const auto bond : kBonds) given.insert("sequence/" + std::string(code(bond)));
  std::set<std::string> declared;
  for (const auto& layer : annotators().codebook().layers()) {
    for (const auto& label : layer.labels) declared.insert(label.name);
  }
  for (const auto& name : given) {
    INFO(name);
    CHECK(declared.contains(name));
  }
  for (const auto& name : declared) {
    INFO(name);
    CHECK(given.contains(name));
  }
}

TEST_CASE("a codebook says what each label is called, means and looks like, in both languages") {
  const auto codebook = Codebook::parse(one_label(""), "mine.json");
  REQUIRE(codebook);
  const auto* label = codebook->find("model/A");
  REQUIRE(label != nullptr);
  CHECK(label->title == Bilingual{"Anerkende", "Acknowledge"});
  CHECK(label->holds_for(Role::citizen));
  CHECK(codebook->find("model/B") == nullptr);
  CHECK(codebook->title("model/B").da == "model/B");
}

TEST_CASE("a label may be kept to some speakers and to meetings") {
  const auto codebook = Codebook::parse(one_label(R"(, "speakers": ["worker"], "meetings": true)"), "mine.json");
  REQUIRE(codebook);
  const auto* label = codebook->find("model/A");
  CHECK(label->holds_for(Role::worker));
  CHECK_FALSE(label->holds_for(Role::citizen));
  // Where no role is known, nothing is hidden.
  CHECK(label->holds_for(Role::unknown));
  CHECK(label->meetings);
}

TEST_CASE("a bad codebook is refused with what is wrong and where") {
  const auto failure = [](const std::string& json) {
    const auto read = Codebook::parse(json, "mine.json");
    REQUIRE_FALSE(read);
    CHECK(read.error().code == "codebook-file");
    CHECK(read.error().file == "mine.json");
    return read.error();
  };
  const auto broken = failure("{\n \"title\": }");
  CHECK(broken.line == 2);
  CHECK(broken.column == 11);
  CHECK(failure("[]").message.en.find("expected an object") != std::string::npos);
  CHECK(failure(one_label(R"(, "colour": "red")")).message.en.find("/layers/0/labels/0: unknown key 'colour'") !=
        std::string::npos);
  CHECK(failure(one_label(R"(, "speakers": ["boss"])")).message.en.find("unknown role \"boss\"") != std::string::npos);
  auto untitled = one_label("");
  untitled.replace(untitled.find("\"Acknowledge\""), 13, "\"\"");
  CHECK(failure(untitled).message.en.find("expected a text in 'en'") != std::string::npos);
}

TEST_CASE("two codebooks may share a layer but not a label") {
  auto first = Codebook::parse(one_label(""), "first.json");
  REQUIRE(first);
  auto same = Codebook::parse(one_label(""), "second.json");
  REQUIRE(same);
  const auto refused = first->add(*same);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().file == "second.json");
  auto json = one_label("");
  json.replace(json.find("\"A\""), 3, "\"B\"");
  REQUIRE(first->add(*Codebook::parse(json, "third.json")));
  CHECK(first->layers().size() == 1);
  CHECK(first->find("model/B") != nullptr);
}

TEST_CASE("the page of a codebook has every label with its title, definition, example and source") {
  const auto& codebook = annotators().codebook();
  for (const auto language : {Language::da, Language::en}) {
    const auto page = write_markdown(codebook, language);
    for (const auto& layer : codebook.layers()) {
      for (const auto& label : layer.labels) {
        INFO(label.name);
        CHECK(page.find("### " + label.title.in(language) + " (`" + label.name + "`)") != std::string::npos);
        CHECK(page.find(label.definition.in(language)) != std::string::npos);
        CHECK(page.find(label.example.in(language)) != std::string::npos);
        CHECK(page.find(label.source) != std::string::npos);
      }
    }
  }
}
