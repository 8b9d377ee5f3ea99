// SPDX-License-Identifier: MIT
#include "project_file.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <set>

#include "outputs.h"

namespace gribning::tool {
namespace {

/// As marks and decisions name it.
constexpr std::string_view kProgramItself = "gribning";

}  // namespace

Clock session_clock() {
  if (const char* given = std::getenv("SOURCE_DATE_EPOCH"); given != nullptr) {
    const std::string_view text(given);
    std::int64_t seconds = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (parsed.ec == std::errc{}) return [seconds] { return seconds * 1000; };
  }
  return [] {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::int64_t{std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
  };
}

std::optional<Project> open_project(const std::string& file, Project::Access access, Session& session) {
  reads(file, session);
  return taken(Project::open(file, access, session_clock()), session);
}

std::string date_of(std::int64_t milliseconds) {
  return fmt::format("{:%Y-%m-%d %H:%M} UTC", fmt::gmtime(static_cast<std::time_t>(milliseconds / 1000)));
}

std::optional<Coder> person(const Project& project, const std::string& name, Session& session) {
  if (name == kProgramItself) {
    session.fail({.code = "bad-name",
                  .message = {"»gribning« er programmet selv og ikke en koder. »gribning evaluate --project« holder "
                              "programmet op mod koderne.",
                              "'gribning' is the program itself, not a coder. 'gribning evaluate --project' holds the "
                              "program against the coders."}});
    return std::nullopt;
  }
  const auto coder = taken(project.coder(name), session);
  if (!coder || !coder->agreed) return coder;
  session.fail(
      {.code = "agreed-coding",
       .message = {fmt::format("»{}« er en aftalt kodning. Den laves med »gribning adjudicate«, ikke i hånden.", name),
                   fmt::format("'{}' is an agreed coding. It is made by 'gribning adjudicate', not by hand.", name)}});
  return std::nullopt;
}

bool ends_all(const Failure& failure) {
  return failure.code == "disk-full" || (failure.code.starts_with("project-") && failure.code != "project-conflict");
}

bool all_different(const std::vector<std::string>& coders, Session& session) {
  if (std::set<std::string>(coders.begin(), coders.end()).size() == coders.size()) return true;
  session.fail({.code = "same-coder",
                .message = {"En koder er nævnt to gange; enighed er mellem forskellige.",
                            "A coder is named twice; agreement is among different ones."}});
  return false;
}

bool KnownLayers::has(std::string_view in_layer, std::string_view label) {
  for (const auto each :
       {layer::kOpportunity, layer::kWorkerTurn, layer::kCode, layer::kMemo, layer::kSelection, layer::kConversation}) {
    if (each == in_layer) return true;
  }
  if (!codebook_) {
    auto read = load_codebook(session_);
    if (!read) return false;
    codebook_ = std::move(*read);
  }
  return codebook_->find(fmt::format("{}/{}", in_layer, label)) != nullptr;
}

Result<void> KnownLayers::expect(std::string_view in_layer, std::string_view label) {
  if (has(in_layer, label)) return {};
  return tl::unexpected(Failure{
      .code = "unknown-layer",
      .message = {fmt::format("»{}/{}« står ikke i kodebogen (»gribning codebook«). En kode af jeres egen skrives med "
                              "»code«.",
                              in_layer, label),
                  fmt::format("'{}/{}' is not in the codebook ('gribning codebook'). A code of your own is written "
                              "with 'code'.",
                              in_layer, label)}});
}

std::string other_turns(std::string_view in_layer, const Anchor& anchor, const Transcript* transcript) {
  std::string out;
  const auto add = [&](std::string_view name, std::optional<TurnIndex> turn) {
    if (!turn || transcript == nullptr || *turn >= transcript->turns.size()) return;
    out += fmt::format(" {}={}", name, transcript->turns[*turn].number);
  };
  add(in_layer == layer::kSelection ? "to" : "response", anchor.response);
  add("later", anchor.later);
  return out;
}

std::string in_words(const Decision& decision, const Transcript* transcript, Language language) {
  std::string place = decision.conversation;
  if (decision.anchor.turn && transcript != nullptr && *decision.anchor.turn < transcript->turns.size()) {
    place += fmt::format(":{}", transcript->turns[*decision.anchor.turn].number);
  }
  std::string out = fmt::format("{} {}  {}", decision.coder, decision.number, title(decision.act).in(language));
  if (decision.about) out += fmt::format(" {}", *decision.about);
  if (!place.empty()) out += "  " + place;
  out += "  " + decision.layer;
  if (!decision.label.empty()) out += "/" + decision.label;
  for (const auto& [name, value] : decision.fields) {
    if (!value.empty()) out += fmt::format(" {}={}", name, value);
  }
  out += other_turns(decision.layer, decision.anchor, transcript);
  if (!decision.anchor.span.empty()) {
    out += language == Language::da ? fmt::format(" »{}«", decision.anchor.quote)
                                    : fmt::format(" '{}'", decision.anchor.quote);
  }
  if (!decision.note.empty()) out += "  // " + decision.note;
  return out;
}

}  // namespace gribning::tool
