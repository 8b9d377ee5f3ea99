// SPDX-License-Identifier: MIT
#include "voices.h"

#include <unordered_map>

#include "gribning/layers/words.h"

namespace gribning {
namespace {

struct Listed {
  Voice voice;
  std::initializer_list<std::string_view> words;
};

using Bits = std::unordered_map<std::string_view, std::uint8_t>;

std::uint8_t bit_of(Voice voice) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(voice)); }

const Bits& listed() {
  static const auto kListed = [] {
    Bits bits;
    for (const auto& [voice, words] : {
             Listed{Voice::self, {"jeg", "mig", "min", "mit", "mine", "i", "me", "my"}},
             Listed{Voice::others, {"han", "hun", "de", "ham", "hende", "dem"}},
             Listed{Voice::of_others, {"hans", "hendes"}},
             Listed{Voice::anyone, {"man"}},
             Listed{Voice::negation, {"ikke", "ingen", "aldrig", "intet"}},
             Listed{Voice::reporting, {"siger", "sagde", "spurgte", "spørger"}},
             Listed{Voice::past, {"var",   "havde", "stod",    "sad",    "gik",   "kom", "fik", "tog",
                                  "blev",  "sagde", "kunne",   "skulle", "ville", "lå",  "gav", "gjorde",
                                  "kørte", "skrev", "spurgte", "lærte",  "satte", "was", "had"}},
         }) {
      for (const auto word : words) bits[word] = static_cast<std::uint8_t>(bits[word] | bit_of(voice));
    }
    return bits;
  }();
  return kListed;
}

}  // namespace

std::uint8_t voices_of(std::string_view folded) {
  const auto it = listed().find(folded);
  const auto bits = it == listed().end() ? std::uint8_t{0} : it->second;
  const bool regular_past = folded.size() > 4 && folded.ends_with("ede");
  return regular_past ? static_cast<std::uint8_t>(bits | bit_of(Voice::past)) : bits;
}

}  // namespace gribning
