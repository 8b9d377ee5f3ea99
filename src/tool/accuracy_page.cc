// SPDX-License-Identifier: MIT
#include "accuracy_page.h"

#include <fmt/format.h>

namespace gribning::tool {
namespace {

std::string short_figure(const Figure& figure) {
  return figure.value ? fmt::format("{:.2f}", *figure.value) : std::string("–");
}

std::string overall(const AccuracyPage& page) {
  const auto program = summarise(page.program);
  const auto readers = summarise(page.readers);
  std::string out = "| | the program | the two hand coders |\n|---|---|---|\n";
  for (const auto& named : accuracy_figures()) {
    out += fmt::format("| {} | {} | {} |\n", named.name.en, in_words(program.*named.figure),
                       page.readers.empty() ? "–" : in_words(readers.*named.figure));
  }
  return out;
}

std::string by_conversation(const AccuracyPage& page) {
  std::string out =
      "| conversation | opportunities, F1 | flags, F1 | verdict | question | institutional | continuers, F1 |\n"
      "|---|---|---|---|---|---|---|\n";
  for (const auto& one : page.program) {
    const auto own = summarise({one});
    out += fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", one.conversation, short_figure(own.opportunity_f1),
                       short_figure(own.flag_f1), short_figure(own.verdict_kappa), short_figure(own.question_kappa),
                       short_figure(own.institutional_kappa), short_figure(own.continuer_f1));
  }
  return out;
}

}  // namespace

const std::vector<NamedFigure>& accuracy_figures() {
  static const std::vector<NamedFigure> kFigures = {
      {"opportunity_precision",
       {"Gribningsmuligheder, præcision", "Opportunities, precision"},
       &Accuracy::opportunity_precision},
      {"opportunity_recall",
       {"Gribningsmuligheder, genfinding", "Opportunities, recall"},
       &Accuracy::opportunity_recall},
      {"opportunity_f1", {"Gribningsmuligheder, F1", "Opportunities, F1"}, &Accuracy::opportunity_f1},
      {"flag_precision", {"Flag, præcision", "Flags, precision"}, &Accuracy::flag_precision},
      {"flag_recall", {"Flag, genfinding", "Flags, recall"}, &Accuracy::flag_recall},
      {"flag_f1", {"Flag, F1", "Flags, F1"}, &Accuracy::flag_f1},
      {"verdict_kappa", {"Svarets behandling, kappa", "Verdict, kappa"}, &Accuracy::verdict_kappa},
      {"how_kappa", {"Hvad svaret gør, kappa", "How, kappa"}, &Accuracy::how_kappa},
      {"perspective_kappa", {"Perspektiv, kappa", "Perspective, kappa"}, &Accuracy::perspective_kappa},
      {"orientation_kappa", {"Retning, kappa", "Orientation, kappa"}, &Accuracy::orientation_kappa},
      {"tentative_kappa", {"Forsigtighed, kappa", "Tentative, kappa"}, &Accuracy::tentative_kappa},
      {"question_kappa", {"Spørgsmålsform, kappa", "Question form, kappa"}, &Accuracy::question_kappa},
      {"institutional_kappa",
       {"Institutionelle ture, kappa", "Institutional turns, kappa"},
       &Accuracy::institutional_kappa},
      {"continuer_f1", {"Minimalresponser, F1", "Continuers, F1"}, &Accuracy::continuer_f1},
      {"later_agreement", {"Grebet senere, samme tur", "Taken up later, same turn"}, &Accuracy::later_agreement},
  };
  return kFigures;
}

std::string in_words(const Figure& figure) {
  if (!figure.value) return "–";
  if (!figure.low) return fmt::format("{:.2f}", *figure.value);
  return fmt::format("{:.2f}  [{:.2f}–{:.2f}]", *figure.value, *figure.low, *figure.high);
}

std::string write_page(const AccuracyPage& page) {
  std::string out = "# How well the program agrees with hand coding\n\n";
  out += "This page is written by a command:\n\n<!-- not run: it takes a quarter of a minute -->\n```console\n$ " +
         page.command + "\n```\n\n";
  out +=
      "The coding was made by close reading after the codebook, not by trained analysts, on conversations that were\n"
      "constructed. The two hand coders were alike, and the agreed coding leans on both: take it as a consistent "
      "reading,\n"
      "not as the truth. Nothing here says how well anybody works.\n\n";
  if (page.unseen) {
    out += fmt::format(
        "Every conversation is judged by weights learnt from the others and from {} more conversations; nothing of "
        "the\n"
        "conversation itself sets anything. Cues and signs were chosen with all of them in view, so talk that nobody "
        "has\n"
        "read may come out lower.\n\n",
        page.training);
  }
  out += "## Overall\n\n" + overall(page);
  out +=
      "\nIn brackets: 95 % intervals from resampling whole conversations. Kappa is Cohen's; verdict, how, "
      "perspective,\n"
      "orientation and tentative are compared on opportunities that both sides have.\n\n";
  out += "## By conversation\n\n" + by_conversation(page);
  out += "\nKappa on a handful of places jumps: read a row beside the list below.\n\n## Where they differ\n";
  for (std::size_t i = 0; i < page.program.size(); ++i) {
    if (page.places[i].empty()) continue;
    out += "\n### " + page.program[i].conversation + "\n\n";
    for (const auto& line : page.places[i]) out += "- " + line + "\n";
  }
  return out;
}

}  // namespace gribning::tool
