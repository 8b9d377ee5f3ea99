// SPDX-License-Identifier: MIT
#include "sheet/texts.h"

#include <utility>

namespace gribning::texts {
namespace {

std::vector<std::string> in(Language language, std::initializer_list<Phrase> phrases) {
  std::vector<std::string> lines;
  for (const auto& phrase : phrases) lines.emplace_back(phrase.in(language));
  return lines;
}

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

/// What is worth asking about the way a response goes.
Phrase question_about(How how) {
  switch (how) {
    case How::none:
      return {"", ""};
    case How::question:
      return {"Hvad inviterer spørgsmålet til, og hvad gør borgeren med invitationen?",
              "What does the question invite, and what does the citizen do with the invitation?"};
    case How::formulation:
      return {"Hvad kommer med, når det siges med nye ord, og hvad bliver anderledes?",
              "What comes along when it is put into new words, and what becomes different?"};
    case How::next_step:
      return {"Hvis skridt er det, og hvordan bliver det til et fælles?",
              "Whose step is it, and how does it become a shared one?"};
    case How::link:
      return {"Hvad betyder det for forløbet, at noget fra før eller udefra bliver trukket ind her?",
              "What does it mean for what follows that something from before or from outside is drawn in here?"};
    case How::institutional:
      return {"Hvad er meningsfuldt for institutionen her, og hvad er meningsfuldt for borgeren?",
              "What is meaningful to the institution here, and what is meaningful to the citizen?"};
    case How::problem_focus:
      return {
          "Hvad kommer i forgrunden, når samtalen går til helbred eller vanskeligheder, og hvad kommer i baggrunden?",
          "What comes to the fore when the talk goes to health or difficulties, and what recedes?"};
    case How::deferral:
      return {"Hvad kan det betyde for begge parter, at noget lægges til senere?",
              "What can it mean for both that something is put off until later?"};
    case How::other_agreement:
      return {"Hvad er det, der bliver aftalt, og hvordan hænger aftalen sammen med det, borgeren lige har sagt?",
              "What is being agreed, and how does the agreement connect to what the citizen has just said?"};
    case How::topic_shift:
      return {"Hvad afslutter skiftet, og hvad åbner det for?", "What does the shift close, and what does it open?"};
    case How::praise:
      return {"Hvad sker der med emnet, når der bliver rost?", "What happens to the topic when praise is given?"};
    case How::receipt:
      return {"Hvad kan man sige, og hvad er svært at sige, efter en kvittering som den?",
              "What can be said, and what is hard to say, after a receipt like this one?"};
    case How::correction:
      return {"Hvordan bliver grænsen sat, og hvad er der plads til bagefter?",
              "How is the limit set, and what is there room for afterwards?"};
  }
  return {"", ""};
}

}  // namespace

Phrase kind(SheetKind kind) {
  return kind == SheetKind::data_session
             ? Phrase{"Datasession", "Data session"}
             : Phrase{"Datasession · facilitatorens ark", "Data session · facilitator's sheet"};
}

std::vector<std::string> procedure(Language language) {
  return in(language,
            {{"Læs uddraget højt sammen, og fordel rollerne. Tag pauserne med.",
              "Read the extract aloud together and share out the parts. Keep the pauses."},
             {"Sid hver for sig, og notér, hvad I lægger mærke til. Skriv turnumre ved.",
              "Work alone and note what you notice. Write down turn numbers."},
             {"Sammenlign jeres noter i grupper på tre-fire.", "Compare your notes in groups of three or four."},
             {"Drøft sekvensen: Hvordan hænger turene sammen? Hvorfor netop dette nu, og hvad sker der så?",
              "Discuss the sequence: How do the turns hang together? Why that now, and what happens then?"}});
}

std::vector<std::string> questions_to_any_extract(Language language) {
  return in(language, {{"Hvad lagde I mærke til, før I begyndte at fortolke?",
                        "What did you notice before you began to interpret?"},
                       {"Hvor i uddraget skifter samtalen retning, og hvem gør hvad i de ture?",
                        "Where in the extract does the talk change direction, and who does what in those turns?"},
                       {"Hvor viser en tur, at den før er hørt, og hvordan kan I se det?",
                        "Where does a turn show that the one before has been heard, and how can you tell?"},
                       {"Hvad kunne I have lyst til at høre mere om, hvis samtalen var standset her?",
                        "What would you like to hear more about if the conversation had stopped here?"}});
}

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

std::string describe_later(std::int64_t turn, Language language) {
  return fill({"Perspektivet bliver taget op i tur {}.", "The perspective is taken up in turn {}."}, language, turn);
}

std::vector<std::string> questions_about(const OpportunityCoding& coding, std::int64_t turn,
                                         std::optional<std::int64_t> response, std::optional<std::int64_t> later,
                                         Language language) {
  std::vector<std::string> questions;
  if (coding.tentative)
    questions.push_back(fill({"Hvad bliver sagt i tur {}, og hvordan bliver det sagt? Hvad gør de små ord og pauserne?",
                              "What is said in turn {}, and how is it said? What do the small words and pauses do?"},
                             language, turn));
  else
    questions.push_back(fill({"Hvad er det, borgeren bringer ind i tur {}, og hvad i samtalen går forud for det?",
                              "What does the citizen bring in with turn {}, and what in the talk leads up to it?"},
                             language, turn));
  if (response)
    questions.push_back(fill({"Hvad i tur {} svarer tur {} på?", "What in turn {} does turn {} respond to?"}, language,
                             turn, *response));
  else
    questions.push_back(fill({"Hvad sker der efter tur {}?", "What happens after turn {}?"}, language, turn));
  if (const auto how = question_about(coding.how).in(language); !how.empty()) questions.emplace_back(how);
  if (later)
    questions.push_back(
        fill({"Hvad går forud for, at det kommer frem igen i tur {}?", "What leads up to its coming back in turn {}?"},
             language, *later));
  return questions;
}

}  // namespace gribning::texts
