// SPDX-License-Identifier: MIT
#include "gribning/formats/text.h"

#include "inner_text.h"
#include "text_header.h"
#include "text_labels.h"
#include "text_lines.h"
#include "text_numbers.h"
#include "text_turns.h"

namespace gribning {

Result<Transcript> read_text(std::string_view text, const ReadOptions& options) {
  return read_text_with(text, {}, options);
}

Result<Transcript> read_text_with(std::string_view text, const std::set<std::string, std::less<>>& speakers,
                                  const ReadOptions& options) {
  using namespace text_reader;
  Transcript transcript;
  transcript.format = "text";
  transcript.text = text;
  transcript.convention = detect_convention(text);

  const std::vector<Line> lines = split_lines(text);
  const std::size_t first = read_header(text, lines, transcript);
  if (options.convention) transcript.convention = *options.convention;

  std::set<std::string, std::less<>> declared = speakers;
  for (const Participant& participant : transcript.participants) declared.insert(participant.label);
  for (const auto& [label, role] : options.roles) declared.insert(label);
  const Labels labels = find_labels(text, lines, first, std::move(declared));
  const Numbers numbers = find_numbers(text, lines, first, labels);
  gather_turns(text, lines, first, labels, numbers, options.indented_turns, transcript);

  if (transcript.turns.empty()) {
    return tl::unexpected(Failure{
        "no-turns",
        {"Der er ingen taleture i teksten. Hver taletur skal begynde på en ny linje med talerens navn og kolon:\n"
         "  B: jeg har været inde i en butik\n"
         "  S: det lyder spændende\n"
         "Øverst kan deltagerne nævnes, hver på sin linje: Participant: B = borger (citizen)",
         "There are no turns in the text. Each turn must begin on a new line with the speaker's name and a colon:\n"
         "  B: jeg har været inde i en butik\n"
         "  S: det lyder spændende\n"
         "The participants can be named at the top, one a line: Participant: B = borger (citizen)"},
        "",
        std::nullopt,
        std::nullopt});
  }
  return transcript;
}

}  // namespace gribning
