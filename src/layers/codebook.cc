// SPDX-License-Identifier: MIT
#include "gribning/layers/codebook.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "gribning/base/files.h"

namespace gribning {
namespace {

using Json = nlohmann::json;

/// What is wrong with a codebook, and at which entry. Caught in parse(): nothing else throws it.
struct Wrong {
  Bilingual what;
};

[[noreturn]] void wrong(const std::string& where, const std::string& da, const std::string& en) {
  throw Wrong{{where + ": " + da, where + ": " + en}};
}

void only_keys(const Json& object, const std::string& where, std::initializer_list<std::string_view> known) {
  if (!object.is_object()) wrong(where, "ventede et objekt { … }", "expected an object { … }");
  for (const auto& [key, value] : object.items()) {
    if (std::ranges::find(known, key) == known.end()) {
      wrong(where, "ukendt nøgle »" + key + "«", "unknown key '" + key + "'");
    }
  }
}

std::string text_at(const Json& object, const char* key, const std::string& where) {
  const auto it = object.find(key);
  if (it == object.end() || !it->is_string() || it->get_ref<const std::string&>().empty()) {
    wrong(where, std::string("ventede en tekst i »") + key + "«", std::string("expected a text in '") + key + "'");
  }
  return it->get<std::string>();
}

Bilingual bilingual_at(const Json& object, const char* key, const std::string& where) {
  const auto it = object.find(key);
  const auto place = where + "/" + key;
  if (it == object.end()) wrong(place, "mangler", "is missing");
  only_keys(*it, place, {"da", "en"});
  return {text_at(*it, "da", place), text_at(*it, "en", place)};
}

const Json& list_at(const Json& object, const char* key, const std::string& where) {
  const auto it = object.find(key);
  if (it == object.end() || !it->is_array() || it->empty()) {
    wrong(where, std::string("ventede en liste [ … ] i »") + key + "«",
          std::string("expected a list [ … ] in '") + key + "'");
  }
  return *it;
}

/// Names go into files and options: ASCII letters, digits, _ and -.
std::string name_at(const Json& object, const std::string& where) {
  auto name = text_at(object, "name", where);
  const bool plain = std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  if (!plain) {
    wrong(where, "navnet »" + name + "« må kun have a–z, A–Z, tal, _ og -",
          "the name '" + name + "' may hold only a–z, A–Z, digits, _ and -");
  }
  return name;
}

std::uint16_t speakers_at(const Json& label, const std::string& where) {
  if (!label.contains("speakers")) return CodebookLabel::kEverybody;
  unsigned speakers = 0;
  for (const auto& each : list_at(label, "speakers", where)) {
    const auto role = each.is_string() ? role_from(each.get<std::string>()) : std::nullopt;
    if (!role) {
      wrong(where, "ukendt rolle " + each.dump() + " i »speakers«", "unknown role " + each.dump() + " in 'speakers'");
    }
    speakers |= 1U << static_cast<unsigned>(*role);
  }
  return static_cast<std::uint16_t>(speakers);
}

bool meetings_at(const Json& label, const std::string& where) {
  const auto it = label.find("meetings");
  if (it == label.end()) return false;
  if (!it->is_boolean()) wrong(where, "»meetings« skal være true eller false", "'meetings' should be true or false");
  return it->get<bool>();
}

CodebookLabel read_label(const Json& json, const std::string& layer, const std::string& where) {
  only_keys(json, where, {"name", "title", "definition", "example", "source", "speakers", "meetings"});
  CodebookLabel label;
  const auto own = name_at(json, where);
  const auto place = where + " (" + own + ")";
  label.name = layer + "/" + own;
  label.title = bilingual_at(json, "title", place);
  label.definition = bilingual_at(json, "definition", place);
  label.example = bilingual_at(json, "example", place);
  label.source = text_at(json, "source", place);
  label.speakers = speakers_at(json, place);
  label.meetings = meetings_at(json, place);
  return label;
}

CodebookLayer read_layer(const Json& json, const std::string& where) {
  only_keys(json, where, {"name", "title", "definition", "labels"});
  CodebookLayer layer{.name = name_at(json, where)};
  layer.title = bilingual_at(json, "title", where);
  layer.definition = bilingual_at(json, "definition", where);
  std::size_t number = 0;
  for (const auto& label : list_at(json, "labels", where)) {
    layer.labels.push_back(read_label(label, layer.name, where + "/labels/" + std::to_string(number++)));
  }
  return layer;
}

Failure failure(std::string_view file, const Bilingual& what) {
  return {.code = "codebook-file",
          .message = {"Kodebogen kan ikke bruges. " + what.da + ".", "The codebook can't be used. " + what.en + "."},
          .file = std::string(file)};
}

/// `byte` counts from 1, as the JSON reader does.
Failure not_json(std::string_view json, std::string_view file, std::size_t byte) {
  const auto before = json.substr(0, std::min(json.size(), byte == 0 ? 0 : byte - 1));
  auto found = failure(file, {"Filen er ikke JSON fra dette sted", "The file is not JSON from this place on"});
  found.line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
  const auto line_begin = before.rfind('\n');
  const auto line = line_begin == std::string_view::npos ? before : before.substr(line_begin + 1);
  // Columns are code points: continuation bytes do not count.
  found.column = static_cast<std::size_t>(std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; })) + 1;
  return found;
}

std::string speakers_in_words(const CodebookLabel& label, Language language) {
  std::string words;
  for (const auto role : kRoles) {
    if (role == Role::unknown || !label.holds_for(role)) continue;
    words += (words.empty() ? "" : ", ") + title(role).in(language);
  }
  return words;
}

}  // namespace

Result<Codebook> Codebook::parse(std::string_view json, std::string_view file) {
  Codebook codebook;
  codebook.file_ = file;
  try {
    const auto document = Json::parse(json);
    only_keys(document, "/", {"title", "layers"});
    codebook.title_ = bilingual_at(document, "title", "/");
    std::size_t number = 0;
    Codebook read;
    read.file_ = file;
    for (const auto& layer : list_at(document, "layers", "/")) {
      read.layers_.push_back(read_layer(layer, "/layers/" + std::to_string(number++)));
    }
    if (auto done = codebook.add(std::move(read)); !done) return tl::unexpected(done.error());
  } catch (const Wrong& error) {
    return tl::unexpected(failure(file, error.what));
  } catch (const Json::parse_error& error) {
    return tl::unexpected(not_json(json, file, error.byte));
  }
  return codebook;
}

Result<Codebook> Codebook::load(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  return parse(*bytes, file.string());
}

Result<void> Codebook::add(Codebook other) {
  for (auto& layer : other.layers_) {
    auto known = std::ranges::find(layers_, layer.name, &CodebookLayer::name);
    if (known == layers_.end()) {
      known = layers_.insert(layers_.end(), {layer.name, layer.title, layer.definition, {}});
    }
    for (auto& label : layer.labels) {
      const Place place{static_cast<std::size_t>(known - layers_.begin()), known->labels.size()};
      if (!places_.emplace(label.name, place).second) {
        return tl::unexpected(failure(other.file_, {"Mærket »" + label.name + "« findes i forvejen",
                                                    "The label '" + label.name + "' is there already"}));
      }
      known->labels.push_back(std::move(label));
    }
  }
  return {};
}

const CodebookLabel* Codebook::find(std::string_view name) const {
  const auto it = places_.find(name);
  return it == places_.end() ? nullptr : &layers_[it->second.layer].labels[it->second.label];
}

Bilingual Codebook::title(std::string_view name) const {
  const auto* label = find(name);
  return label == nullptr ? Bilingual{std::string(name), std::string(name)} : label->title;
}

std::string write_markdown(const Codebook& codebook, Language language) {
  const auto say = [language](const char* da, const char* en) { return language == Language::da ? da : en; };
  std::string out = "# " + codebook.title().in(language) + "\n";
  for (const auto& layer : codebook.layers()) {
    out += "\n## " + layer.title.in(language) + " (`" + layer.name + "`)\n\n" + layer.definition.in(language) + "\n";
    for (const auto& label : layer.labels) {
      out +=
          "\n### " + label.title.in(language) + " (`" + label.name + "`)\n\n" + label.definition.in(language) + "\n\n";
      if (label.meetings) {
        out += std::string("- ") +
               say("Kun hvor mindst to professionelle taler.", "Only where at least two professionals speak.") + "\n";
      }
      if (label.speakers != CodebookLabel::kEverybody) {
        out += std::string("- ") + say("Om ture af: ", "Of turns by: ") + speakers_in_words(label, language) + "\n";
      }
      out += std::string("- ") + say("Eksempel (konstrueret): ", "Example (constructed): ") +
             label.example.in(language) + "\n- " + say("Kilde: ", "Source: ") + label.source + "\n";
    }
  }
  return out;
}

}  // namespace gribning
