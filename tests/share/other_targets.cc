// SPDX-License-Identifier: MIT
#include <map>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <sstream>

#include "share/plain_text.h"
#include "sharing.h"

namespace gribning {
namespace {

using Json = nlohmann::json;

std::vector<Json> json_lines(const std::string& lines) {
  std::vector<Json> all;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) all.push_back(Json::parse(line));
  return all;
}

/// The lines of a text that do not begin with ours, as they are.
std::string without_ours(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    auto end = text.find('\n', at);
    end = end == std::string::npos ? text.size() : end + 1;
    if (text.compare(at, 5, "%grb:") != 0) out += text.substr(at, end - at);
    at = end;
  }
  return out;
}

}  // namespace

TEST_CASE("a ConvoKit conversation is a tree below its first utterance, and every key of meta has its type") {
  const auto out = shared(garden(), "convokit");
  const auto utterances = json_lines(file_in(out, "utterances.jsonl"));
  const auto index = Json::parse(file_in(out, "index.json"))["utterances-index"];
  const auto speakers = Json::parse(file_in(out, "speakers.json"));
  REQUIRE(utterances.size() == 5);
  CHECK(utterances[0]["reply-to"].is_null());
  std::map<std::string, bool> known{{utterances[0]["id"], true}};
  for (std::size_t i = 1; i < utterances.size(); ++i) {
    CHECK(known.contains(utterances[i]["reply-to"].get<std::string>()));
    CHECK(utterances[i]["conversation_id"] == utterances[0]["id"]);
    known[utterances[i]["id"]] = true;
  }
  for (const auto& utterance : utterances) {
    CHECK(speakers.contains(utterance["speaker"].get<std::string>()));
    for (const auto& [key, value] : utterance["meta"].items()) CHECK((value.is_null() || index.contains(key)));
  }
  CHECK(utterances[1]["meta"]["verdict"] == "acknowledged");
  CHECK(Json::parse(file_in(out, "conversations.json")).contains(utterances[0]["id"].get<std::string>()));
}

TEST_CASE("every web annotation quotes the text where its position points") {
  const auto out = shared(garden("chat"), "webannotation");
  const auto collection = Json::parse(file_in(out, ".jsonld"));
  const std::string text = file_in(out, ".txt");
  const auto& items = collection["first"]["items"];
  CHECK(collection["total"] == items.size());
  CHECK(items.size() == 9);
  for (const auto& item : items) {
    const auto& position = item["target"]["selector"][0];
    const auto& quoted = item["target"]["selector"][1];
    const auto begin = share::byte_of(text, position["start"].get<std::size_t>());
    const auto end = share::byte_of(text, position["end"].get<std::size_t>());
    CHECK(text.substr(begin, end - begin) == quoted["exact"].get<std::string>());
    CHECK(std::string_view(text).substr(0, begin).ends_with(quoted["prefix"].get<std::string>()));
    CHECK(std::string_view(text).substr(end).starts_with(quoted["suffix"].get<std::string>()));
    CHECK(item["target"]["source"] == "haven.txt");
  }
}

TEST_CASE("the sequence graph has a node per turn and an edge per relation") {
  pugi::xml_document document;
  REQUIRE(document.load_string(file_in(shared(garden(), "graphml"), ".graphml").c_str()));
  const auto graph = document.child("graphml").child("graph");
  CHECK(document.select_nodes("//node").size() == 5);
  CHECK(document.select_nodes("//edge").size() == 4);
  const auto last = graph.last_child();
  CHECK(std::string(last.find_child_by_attribute("data", "key", "bond").child_value()) == "returns");
  CHECK(std::string(last.find_child_by_attribute("data", "key", "words").child_value()) == "haven");
  for (const auto& data : document.select_nodes("//data")) {
    CHECK(document.child("graphml").find_child_by_attribute("key", "id", data.node().attribute("key").value()));
  }
}

TEST_CASE("control characters of talk do not break the XML of a graph") {
  const Garden talk(read("B: hvad laver du \x02ja\x01 og\nS: måske (.)\nB: okay din plan\nS: b\nB: haven\n"));
  REQUIRE(talk.talk.transcript.text.find('\x02') != std::string::npos);
  CHECK(file_in(shared(talk, "graphml"), ".graphml").find('\x02') == std::string::npos);
}

TEST_CASE("talk with quotes and backslashes stays inside the strings of a DOT file") {
  const Garden talk(read("B: hvad laver du \"ja\\\" og\nS: måske (.)\nB: okay din plan\nS: b\nB: haven\n"));
  CHECK(file_in(shared(talk, "dot"), ".dot").find(R"(t1 [label="1 B\nhvad laver du \"ja\\\" og"];)") !=
        std::string::npos);
}

TEST_CASE("without the added lines a CHAT file is what it was, byte for byte") {
  const std::string chat = written(read(kGarden), "chat").bytes;
  const auto out = file_in(shared(garden("chat"), "chat"), ".cha");
  CHECK(out != chat);
  CHECK(without_ours(out) == chat);
  CHECK(out.find("%grb:\t$gribning:opportunity $gribning:perspective:concrete") != std::string::npos);
  const auto again = read_as(out, "chat");
  CHECK(turns(again) == turns(read_as(chat, "chat")));
  // A second export takes the place of the first.
  CHECK(file_in(shared(Garden(again), "chat"), ".cha") == out);
}

TEST_CASE("added lines stand below the lines that a CHAT turn has already, and keep the file's line ends") {
  std::string chat =
      "@UTF8\n@Begin\n@Languages:\tdan\n@Participants:\tB Borger, S Sagsbehandler\n"
      "*S:\thvad laver du\n%com:\tbussen\n\thøres\n*B:\tmåske (.)\n\tnoget\n*S:\tokay din plan\n*B:\tja\n*S:\tdet med "
      "haven";
  for (const bool windows : {false, true}) {
    if (windows) {
      std::string longer;
      for (const char c : chat) longer += c == '\n' ? std::string("\r\n") : std::string(1, c);
      chat = longer;
    }
    const Garden talk(read_as(chat, "chat"));
    const auto out = file_in(shared(talk, "chat"), ".cha");
    const std::string end = windows ? "\r\n" : "\n";
    CHECK(out.find("\thøres" + end + "%grb:\t$turn:professional $turn:question:open $question:open" + end) !=
          std::string::npos);
    CHECK(out.ends_with("haven" + end +
                        "%grb:\t$gribning:later:2 $turn:professional $turn:question:open $turn:invites:some"));
    CHECK(without_ours(out) == chat + end);
  }
}

}  // namespace gribning
