// SPDX-License-Identifier: MIT
#include "sheet/describe.h"

#include "sheet/phrases.h"

namespace gribning {
namespace {

using phrases::fill;
using phrases::Phrase;

/// How a response takes the perspective up, to follow "by"; empty for what is no uptake.
Phrase describe_uptake(How how) {
  switch (how) {
    case How::question:
      return {"spørge til det", "asking about it"};
    case How::formulation:
      return {"sætte ord på, hvad det betyder", "putting its meaning into words"};
    case How::next_step:
      return {"gøre det til et næste skridt", "turning it into a next step"};
    case How::link:
      return {"knytte det til noget, der er sagt før, eller til noget, fagpersonen ved",
              "linking it to something said before, or to something the professional knows"};
    default:
      return {"", ""};
  }
}

/// Where a response goes that does not work with the perspective; empty for the others.
Phrase describe_move(How how) {
  switch (how) {
    case How::institutional:
      return {
          "Det handler om det, der er meningsfuldt for institutionen: regler, ydelse, plan, kategori eller procedure.",
          "It is about what is meaningful to the institution: rules, benefit, plan, category or procedure."};
    case How::problem_focus:
      return {"Det handler om helbredet, en barriere eller noget, der er svært.",
              "It is about health, a barrier or something that is hard."};
    case How::deferral:
      return {"Det lægger emnet til senere.", "It puts the matter off until later."};
    case How::other_agreement:
      return {"Det slutter med en aftale om noget andet.", "It closes with an agreement on something else."};
    case How::topic_shift:
      return {"Det går videre til et andet emne.", "It moves on to another topic."};
    case How::praise:
      return {"Det roser borgeren.", "It praises the citizen."};
    case How::receipt:
      return {"Det viser, at det er hørt.", "It shows that it has been heard."};
    case How::correction:
      return {"Det siger, hvad der ikke kan lade sig gøre eller ikke er tilladt.",
              "It says what cannot be done or is not allowed."};
    default:
      return {"", ""};
  }
}

Phrase describe_verdict(Verdict verdict) {
  switch (verdict) {
    case Verdict::taken_up:
      return {"Svaret tager perspektivet op.", "The response takes the perspective up."};
    case Verdict::acknowledged:
      return {"Svaret tager imod perspektivet uden at arbejde videre med det.",
              "The response receives the perspective without working with it."};
    case Verdict::not_taken_up:
      return {"Svaret tager ikke perspektivet op.", "The response does not take the perspective up."};
    case Verdict::none:
      return {"Der kommer ikke et svar fra en fagperson, før samtalen slutter, eller borgeren selv går videre.",
              "No professional responds before the conversation ends or the citizen moves on."};
  }
  return {"", ""};
}

}  // namespace

std::string describe_perspective(const OpportunityCoding& coding, Language language) {
  constexpr Phrase kConcrete{"Borgeren bringer {}et konkret arbejdsmarkedsperspektiv ind{}.",
                             "The citizen {}brings in a concrete labour-market perspective{}."};
  constexpr Phrase kGeneral{"Borgeren bringer {}et generelt arbejdsmarkedsperspektiv ind{}.",
                            "The citizen {}brings in a general labour-market perspective{}."};
  constexpr Phrase kTentative{"forsigtigt eller tøvende ", "cautiously or hesitantly "};
  constexpr Phrase kConditional{" og knytter betingelser til det", " and ties conditions to it"};
  constexpr Phrase kNothing{"", ""};
  return fill(coding.perspective == Perspective::concrete ? kConcrete : kGeneral, language,
              (coding.tentative ? kTentative : kNothing).in(language),
              (coding.orientation == Orientation::conditional ? kConditional : kNothing).in(language));
}

std::string describe_response(const OpportunityCoding& coding, Language language) {
  const auto uptake = describe_uptake(coding.how).in(language);
  if (coding.verdict == Verdict::taken_up && !uptake.empty())
    return fill({"Svaret tager perspektivet op ved at {}.", "The response takes the perspective up by {}."}, language,
                uptake);
  std::string words(describe_verdict(coding.verdict).in(language));
  const auto move = describe_move(coding.how).in(language);
  if (!move.empty()) words.append(" ").append(move);
  return words;
}

}  // namespace gribning
