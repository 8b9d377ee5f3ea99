// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/result.h"
#include "gribning/conversation/participant.h"

namespace gribning {

/// A label as people know it: what it is called, what it means, what it looks like, where it comes from.
struct CodebookLabel {
  /// "layer/label", as in annotations.
  std::string name;
  Bilingual title;
  Bilingual definition;
  /// A constructed example.
  Bilingual example;
  /// The literature or the page of the project that it comes from.
  std::string source;
  /// Bit n: it is given to turns of Role n. Turns whose speaker has no known role are never left out.
  std::uint16_t speakers = kEverybody;
  /// Given only where at least two professionals speak.
  bool meetings = false;

  static constexpr std::uint16_t kEverybody = 0xFFFF;

  [[nodiscard]] bool holds_for(Role role) const {
    return role == Role::unknown || ((speakers >> static_cast<unsigned>(role)) & 1U) != 0;
  }
};

/// The labels that belong together, and the annotator that gives them.
struct CodebookLayer {
  std::string name;
  Bilingual title;
  Bilingual definition;
  std::vector<CodebookLabel> labels;
};

/// All labels that the program can give, declared in data: annotations/codebook.json, and the codebooks that a team
/// adds of its own. The form of the file is described in docs/how-to/codebook.md.
class Codebook {
 public:
  /// Fails with "codebook-file" when the text is no codebook: what is wrong, where, and what was expected.
  [[nodiscard]] static Result<Codebook> parse(std::string_view json, std::string_view file);
  [[nodiscard]] static Result<Codebook> load(const std::filesystem::path& file);

  /// Adds the layers of another codebook. Fails when it declares a label that is declared already.
  [[nodiscard]] Result<void> add(Codebook other);

  [[nodiscard]] const std::vector<CodebookLayer>& layers() const { return layers_; }
  /// The label of this name, or nullptr.
  [[nodiscard]] const CodebookLabel* find(std::string_view name) const;
  /// The title of a label; its name when it is not declared.
  [[nodiscard]] Bilingual title(std::string_view name) const;
  /// What the codebook is called.
  [[nodiscard]] const Bilingual& title() const { return title_; }
  /// Where it was read from.
  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  struct Place {
    std::size_t layer = 0;
    std::size_t label = 0;
  };

  std::string file_;
  Bilingual title_;
  std::vector<CodebookLayer> layers_;
  std::map<std::string, Place, std::less<>> places_;
};

/// The codebook as a Markdown page: a section a layer, an entry a label.
[[nodiscard]] std::string write_markdown(const Codebook& codebook, Language language);

}  // namespace gribning
