// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/language.h"
#include "gribning/share/target.h"

/// The analysis as codes on stretches of talk, as programs for qualitative analysis have it. Private to share.
namespace gribning::share {

/// A code of the code system.
struct Code {
  /// "gribning/verdict/taken_up", "turn/question/open"; a layer's label as it is: "stance/hedge".
  std::string id;
  /// Says what it is where it stands alone, and is unique: "svar: grebet".
  Bilingual name;
  Bilingual description;
};

/// Codes that belong together.
struct CodeGroup {
  /// "gribning", "gribning/verdict", "turn", "stance" …
  std::string id;
  Bilingual name;
  /// "#RRGGBB", as programs show it.
  std::string colour;
  std::vector<Code> codes;
  std::vector<CodeGroup> groups;
};

/// The codes of opportunities and of professional turns (docs/coding.md, sections 2 to 7), and the labels of the layers
/// by the titles and definitions of the codebook.
[[nodiscard]] std::vector<CodeGroup> code_system(const Labels& labels, const Codebook& codebook);

/// What people call the code with this identifier: "svar: grebet", "Form · pause". The identifier itself for a label
/// that the codebook does not declare.
[[nodiscard]] Bilingual name_of_code(std::string_view id, const Codebook& codebook);

/// The identifier of a fixed code by any of its names: identifier, Danish or English name, or a description that ends
/// with the identifier in brackets; a layer's label by its identifier.
[[nodiscard]] std::optional<std::string> code_id(std::string_view name, std::string_view description);
/// What a code's description ends with, so that the code is known again: "[gribning/tentative]".
[[nodiscard]] std::string id_in_brackets(std::string_view id);

/// A code on a stretch of talk.
struct CodeMark {
  Span span;
  TurnIndex turn = 0;
  std::string code;

  friend bool operator==(const CodeMark&, const CodeMark&) = default;
};

/// The codes that an opportunity puts on its own turn.
[[nodiscard]] std::vector<std::string> codes_of(const OpportunityCoding& coding);
/// The codes of a professional's turn; "turn/professional" is always one of them.
[[nodiscard]] std::vector<std::string> codes_of(const WorkerTurn& turn);
/// Everything that the coding says, on whole turns, by turn and then in the order of the codebook.
[[nodiscard]] std::vector<CodeMark> marks_of(const Coding& coding, const Transcript& transcript);
/// What the layers saw: each label on its words, once.
[[nodiscard]] std::vector<CodeMark> marks_of(const AnnotatedTranscript& talk);

// Reading codes back: nothing where the identifier is another.
inline constexpr std::string_view kOpportunity = "gribning/opportunity";
inline constexpr std::string_view kTentative = "gribning/tentative";
inline constexpr std::string_view kResponse = "gribning/response";
inline constexpr std::string_view kLater = "gribning/later";
inline constexpr std::string_view kProfessional = "turn/professional";
inline constexpr std::string_view kContinuer = "turn/continuer";
inline constexpr std::string_view kInstitutional = "turn/institutional";

/// What follows `group` and a slash in `id` ("gribning/verdict" in "gribning/verdict/none": "none"), or nothing.
[[nodiscard]] std::optional<std::string_view> within(std::string_view id, std::string_view group);

}  // namespace gribning::share
