// SPDX-License-Identifier: MIT
// Talk of any size to measure by: exchanges of the constructed conversations, drawn anew and varied, so that words keep
// coming that were not there before, as they do in real talk. The same numbers give the same bytes on every machine.
//
//     generate_talk CORPORA OUT MEGABYTES [TURNS]
//
// writes conversations of TURNS turns (400) as OUT/000/000000.txt … until they are so large together.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// Turns of one speaker or the other that stood next to each other.
using Exchange = std::vector<std::string>;

constexpr std::size_t kExchange = 4;
constexpr std::size_t kFilesInFolder = 1000;

/// SplitMix64 (Steele, Lea and Flood 2014): the distributions of the standard library differ between systems.
class Chance {
 public:
  std::uint64_t below(std::uint64_t limit) {
    state_ += 0x9E3779B97F4A7C15U;
    auto z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return (z ^ (z >> 31U)) % limit;
  }

 private:
  std::uint64_t state_ = 2026;
};

bool is_plain_word(std::string_view word) {
  return word.size() >= 6 && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// What the turns of a corpus offer: their exchanges, and their longer words to vary them by.
struct Material {
  std::vector<Exchange> exchanges;
  std::vector<std::string> words;

  void take(const fs::path& file);
};

void Material::take(const fs::path& file) {
  std::ifstream in(file);
  std::string line;
  while (std::getline(in, line) && !line.empty()) {
  }
  Exchange exchange;
  while (std::getline(in, line)) {
    const auto colon = line.find(": ");
    if (colon == std::string::npos || colon > 4 || line.front() == ' ') continue;
    exchange.push_back(line.substr(colon + 2));
    std::string word;
    for (const char c : exchange.back() + " ") {
      if (c != ' ') {
        word += c;
        continue;
      }
      if (is_plain_word(word)) words.push_back(word);
      word.clear();
    }
    if (exchange.size() < kExchange) continue;
    exchanges.push_back(std::move(exchange));
    exchange.clear();
  }
}

/// Some words come up again and again, most hardly ever.
const std::string& seldom(const Material& material, Chance& chance) {
  const auto some = chance.below(material.words.size()) + 1;
  return material.words[chance.below(chance.below(some) + 1)];
}

/// One longer word in eight is another of the corpus, and as many are compounds of two: words that are new.
std::string varied(const std::string& turn, const Material& material, Chance& chance) {
  std::string out;
  std::string word;
  for (const char c : turn + " ") {
    if (c != ' ') {
      word += c;
      continue;
    }
    if (is_plain_word(word)) {
      const auto draw = chance.below(8);
      if (draw == 0) word = material.words[chance.below(material.words.size())];
      if (draw == 1) {
        word = seldom(material, chance);
        word += seldom(material, chance);
      }
    }
    out += word + ' ';
    word.clear();
  }
  out.pop_back();
  return out;
}

std::string conversation(std::size_t number, std::size_t turns, const Material& material, Chance& chance) {
  auto text = "Title: Generated " + std::to_string(number) +
              "\nLanguage: da\nConstructed: yes\nParticipant: S = sagsbehandler (worker)\n"
              "Participant: B = borger (citizen)\n\n";
  for (std::size_t turn = 0; turn < turns;) {
    for (const auto& said : material.exchanges[chance.below(material.exchanges.size())]) {
      text += (turn++ % 2 == 0 ? "S: " : "B: ") + varied(said, material, chance) + '\n';
    }
  }
  return text;
}

std::string padded(std::size_t number, std::size_t width) {
  auto digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("usage: generate_talk CORPORA OUT MEGABYTES [TURNS]\n", stderr);
    return 2;
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(argv[1])) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  Material material;
  for (const auto& file : files) material.take(file);
  if (material.exchanges.empty() || material.words.empty()) {
    std::fputs("generate_talk: no conversations there\n", stderr);
    return 1;
  }
  const auto bytes = static_cast<std::size_t>(std::strtod(argv[3], nullptr) * 1e6);
  const auto turns = argc > 4 ? std::strtoul(argv[4], nullptr, 10) : 400;
  Chance chance;
  std::size_t written = 0;
  for (std::size_t number = 0; written < bytes; ++number) {
    const auto folder = fs::path(argv[2]) / padded(number / kFilesInFolder, 3);
    fs::create_directories(folder);
    const auto text = conversation(number, turns, material, chance);
    std::ofstream(folder / (padded(number, 6) + ".txt"), std::ios::binary) << text;
    written += text.size();
  }
}
