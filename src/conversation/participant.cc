// SPDX-License-Identifier: MIT
#include "gribning/conversation/participant.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

namespace gribning {
namespace {

/// A word and the role that it means when it stands in a label or a description.
struct RoleWord {
  std::string_view word;
  Role role;
};

/// Labels of one to three letters, as Danish research writes them. Only the label as a whole counts.
constexpr std::array kInitials = {
    RoleWord{"b", Role::citizen},     RoleWord{"bo", Role::citizen},    RoleWord{"bor", Role::citizen},
    RoleWord{"s", Role::worker},      RoleWord{"sa", Role::worker},     RoleWord{"sb", Role::worker},
    RoleWord{"sr", Role::worker},     RoleWord{"soc", Role::worker},    RoleWord{"m", Role::worker},
    RoleWord{"k", Role::worker},      RoleWord{"jk", Role::worker},     RoleWord{"vk", Role::worker},
    RoleWord{"f", Role::researcher},  RoleWord{"i", Role::researcher},  RoleWord{"int", Role::researcher},
    RoleWord{"iv", Role::researcher}, RoleWord{"kol", Role::colleague},
};

/// Words that decide by themselves, strongest first: a "borgerens søn" is a relative and no citizen, a
/// "kollega til sagsbehandleren" no caseworker, a "mødeleder og socialrådgiver" leads the meeting.
/// A word matches as the whole of a word or as its last part (koordinator in "sundhedskoordinator"), with or without
/// the endings of the definite form, the plural and the genitive.
constexpr std::array kWords = {
    RoleWord{"bisidder", Role::relative},
    RoleWord{"pårørende", Role::relative},
    RoleWord{"søster", Role::relative},
    RoleWord{"bror", Role::relative},
    RoleWord{"mor", Role::relative},
    RoleWord{"far", Role::relative},
    RoleWord{"kone", Role::relative},
    RoleWord{"hustru", Role::relative},
    RoleWord{"kæreste", Role::relative},
    RoleWord{"samlever", Role::relative},
    RoleWord{"ægtefælle", Role::relative},
    RoleWord{"søn", Role::relative},
    RoleWord{"datter", Role::relative},
    RoleWord{"forælder", Role::relative},
    RoleWord{"relative", Role::relative},
    RoleWord{"mother", Role::relative},
    RoleWord{"father", Role::relative},
    RoleWord{"sister", Role::relative},
    RoleWord{"brother", Role::relative},
    RoleWord{"son", Role::relative},
    RoleWord{"daughter", Role::relative},
    RoleWord{"spouse", Role::relative},
    RoleWord{"wife", Role::relative},
    RoleWord{"husband", Role::relative},
    RoleWord{"partner", Role::relative},
    RoleWord{"forsker", Role::researcher},
    RoleWord{"interviewer", Role::researcher},
    RoleWord{"researcher", Role::researcher},
    RoleWord{"mødeleder", Role::chair},
    RoleWord{"ordstyrer", Role::chair},
    RoleWord{"formand", Role::chair},
    RoleWord{"chair", Role::chair},
    RoleWord{"chairperson", Role::chair},
    RoleWord{"facilitator", Role::chair},
    RoleWord{"arbejdsgiver", Role::other},
    RoleWord{"tolk", Role::other},
    RoleWord{"tillidsrepræsentant", Role::other},
    RoleWord{"tillidsmand", Role::other},
    RoleWord{"fagforening", Role::other},
    RoleWord{"virksomhedsejer", Role::other},
    RoleWord{"employer", Role::other},
    RoleWord{"interpreter", Role::other},
    RoleWord{"kollega", Role::colleague},
    RoleWord{"kolleger", Role::colleague},
    RoleWord{"colleague", Role::colleague},
    RoleWord{"borger", Role::citizen},
    RoleWord{"klient", Role::citizen},
    RoleWord{"sygemeldt", Role::citizen},
    RoleWord{"ledig", Role::citizen},
    RoleWord{"arbejdsløs", Role::citizen},
    RoleWord{"citizen", Role::citizen},
    RoleWord{"client", Role::citizen},
    RoleWord{"unemployed", Role::citizen},
    RoleWord{"læge", Role::health},
    RoleWord{"sundhedskoordinator", Role::health},
    RoleWord{"fysioterapeut", Role::health},
    RoleWord{"ergoterapeut", Role::health},
    RoleWord{"psykolog", Role::health},
    RoleWord{"psykiater", Role::health},
    RoleWord{"sygeplejerske", Role::health},
    RoleWord{"doctor", Role::health},
    RoleWord{"physician", Role::health},
    RoleWord{"nurse", Role::health},
    RoleWord{"psychologist", Role::health},
    RoleWord{"physiotherapist", Role::health},
    RoleWord{"socialarbejder", Role::worker},
    RoleWord{"sagsbehandler", Role::worker},
    RoleWord{"medarbejder", Role::worker},
    RoleWord{"professionel", Role::worker},
    RoleWord{"professional", Role::worker},
    RoleWord{"mentor", Role::worker},
    RoleWord{"konsulent", Role::worker},
    RoleWord{"rådgiver", Role::worker},
    RoleWord{"vejleder", Role::worker},
    RoleWord{"fagperson", Role::worker},
    RoleWord{"koordinator", Role::worker},
    RoleWord{"jobcoach", Role::worker},
    RoleWord{"jobformidler", Role::worker},
    RoleWord{"caseworker", Role::worker},
    RoleWord{"worker", Role::worker},
    RoleWord{"counsellor", Role::worker},
    RoleWord{"counselor", Role::worker},
    RoleWord{"adviser", Role::worker},
    RoleWord{"advisor", Role::worker},
    RoleWord{"consultant", Role::worker},
};

constexpr std::array<std::string_view, 9> kEndings = {"", "en", "n", "et", "e", "er", "erne", "ne", "ere"};
/// "sagsbehandlerens" is still about a caseworker, but "borgerens sagsbehandler" is not the citizen.
constexpr std::array<std::string_view, 4> kGenitives = {"s", "ens", "ns", "ets"};

/// Lower case, by words: everything that is no letter parts them, so that "SB1" and "K?" lose their trailing sign.
std::vector<std::string> words_of(std::string_view text) {
  const auto raw = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* composer = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString lower = U_SUCCESS(status) ? composer->normalize(raw, status) : raw;
  lower.toLower();
  std::vector<std::string> words;
  icu::UnicodeString word;
  const auto finish = [&] {
    if (word.isEmpty()) return;
    words.emplace_back();
    word.toUTF8String(words.back());
    word.remove();
  };
  for (std::int32_t i = 0; i < lower.length(); i = lower.moveIndex32(i, 1)) {
    const UChar32 c = lower.char32At(i);
    if (u_isalpha(c)) {
      word.append(c);
    } else {
      finish();
    }
  }
  finish();
  return words;
}

/// "S01": a program that tells voices apart numbers them so, and knows nothing of roles.
bool is_numbered_by_a_program(std::string_view label) {
  const std::size_t digit = label.find_first_of("0123456789");
  return digit != std::string_view::npos && digit > 0 && label[digit] == '0' && digit + 1 < label.size() &&
         label.find_first_not_of("0123456789", digit) == std::string_view::npos;
}

bool is_word_or_last_part(std::string_view word, const RoleWord& meaning) {
  // Short words end too many others: "mor" ends "humor", "son" ends "person". And a "lagermedarbejder" is no
  // caseworker.
  const bool may_be_last_part = meaning.word.size() >= 5 && meaning.word != "medarbejder";
  const auto fits = [&](std::string_view ending) {
    if (!word.ends_with(ending)) return false;
    const std::string_view stem = word.substr(0, word.size() - ending.size());
    return stem == meaning.word || (may_be_last_part && stem.ends_with(meaning.word));
  };
  if (std::any_of(kEndings.begin(), kEndings.end(), fits)) return true;
  return meaning.role != Role::citizen && std::any_of(kGenitives.begin(), kGenitives.end(), fits);
}

}  // namespace

std::string_view code(Role role) {
  switch (role) {
    case Role::unknown:
      break;
    case Role::citizen:
      return "citizen";
    case Role::worker:
      return "worker";
    case Role::chair:
      return "chair";
    case Role::health:
      return "health";
    case Role::relative:
      return "relative";
    case Role::researcher:
      return "researcher";
    case Role::colleague:
      return "colleague";
    case Role::other:
      return "other";
  }
  return "unknown";
}

std::optional<Role> role_from(std::string_view code) {
  for (const Role role : kRoles) {
    if (gribning::code(role) == code) return role;
  }
  return std::nullopt;
}

const Bilingual& title(Role role) {
  static const std::array<Bilingual, kRoles.size()> titles = {{{"ukendt", "unknown"},
                                                               {"borger", "citizen"},
                                                               {"professionel", "professional"},
                                                               {"mødeleder", "chair"},
                                                               {"sundhedsfaglig", "health professional"},
                                                               {"pårørende", "relative"},
                                                               {"forsker", "researcher"},
                                                               {"kollega", "colleague"},
                                                               {"anden", "other"}}};
  return titles[static_cast<std::size_t>(role)];
}

Role guess_role(std::string_view label_or_description) {
  if (is_numbered_by_a_program(label_or_description)) return Role::unknown;
  const std::vector<std::string> words = words_of(label_or_description);
  if (words.size() == 1) {
    for (const RoleWord& initial : kInitials) {
      if (words.front() == initial.word) return initial.role;
    }
  }
  for (const RoleWord& candidate : kWords) {
    for (const std::string& word : words) {
      if (is_word_or_last_part(word, candidate)) return candidate.role;
    }
  }
  return Role::unknown;
}

}  // namespace gribning
