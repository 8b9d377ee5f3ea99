// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "law.h"
#include "reading.h"

namespace gribning {
namespace {

constexpr std::array kConventions = {Convention::plain, Convention::jefferson, Convention::chat_ca, Convention::gat2};

/// Letters, signs and words that the notation knows, so that random strings are likely to mean something.
constexpr std::array<std::string_view, 74> kAlphabet = {
    "a",  "h",   "hh", "ja",  "nå",     "E",    "MEN",   "x",      "1",      "12", " ",   "  ", "\t", "(",     ")",
    "((", "))",  "[",  "]",   "°",      "°h",   "h°",    "=",      "-",      "--", ":",   "::", ".",  ",",     "?",
    "!",  ";",   "…",  "<",   ">",      "<<p>", ">>",    "£",      "*",      "_",  "↑",   "↓",  "→",  "⌈",     "⌉",
    "⌊",  "⌋",   "2",  "≈",   "∆",      "∇",    "◉",     "☺",      "∙",      "⁇",  "&=",  "&-", "+/", "'",     "’",
    "\"", "(.)", "–",  "0.5", "griner", "navn", "pause", "\u030A", "\u00AD", "ː",  "[/]", "/",  "@",  "\uFFFD"};

std::string random_talk(std::mt19937& random, std::size_t length) {
  std::uniform_int_distribution<std::size_t> pick(0, kAlphabet.size() - 1);
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += kAlphabet[pick(random)];
  return text;
}

}  // namespace

TEST_CASE("every visible byte of any talk lies in a word or a mark") {
  std::mt19937 random(20250211);  // the same strings every time
  for (int round = 0; round < 8000; ++round) {
    const std::string text = random_talk(random, 1 + static_cast<std::size_t>(round) % 40);
    const std::vector<Span> whole = {{0, static_cast<std::uint32_t>(text.size())}};
    for (const Convention convention : kConventions) {
      const std::string broken = broken_law(text, whole, read_notation(text, whole, convention));
      if (!broken.empty()) FAIL(broken << " in " << text << " as " << code(convention));
    }
  }
}

TEST_CASE("the law holds for turns of several lines, with text between them that is not theirs") {
  std::mt19937 random(20250618);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    std::vector<Span> pieces;
    for (int line = 0; line < 4; ++line) {
      text += "07 ";
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += random_talk(random, static_cast<std::size_t>(round) % 12);
      pieces.push_back({begin, static_cast<std::uint32_t>(text.size())});
      text += '\n';
    }
    for (const Convention convention : kConventions) {
      const std::string broken = broken_law(text, pieces, read_notation(text, pieces, convention));
      if (!broken.empty()) FAIL(broken << " in\n" << text << " as " << code(convention));
    }
  }
}

TEST_CASE("a long turn takes no more than its length, whatever its signs") {
  for (const std::string_view unit : {"jeg har været inde i en butik (.) ", "(", "[", "((", ")", "°h", "<", "h", "h°",
                                      ": ", "a:", "'", "-", "*a", "å", "[a", "(a)b", "«", "[a] "}) {
    std::string text;
    while (text.size() < 300'000) text += unit;
    const auto start = std::chrono::steady_clock::now();
    for (const Convention convention : {Convention::jefferson, Convention::gat2}) {
      const Notation notation = read(text, convention);
      CHECK(notation.words.size() + notation.marks.size() > 0);
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    INFO(unit);
    // Generous, for slow machines and debug builds; a quadratic reader would take hours.
    CHECK(taken.count() < 20.0);
  }
}

}  // namespace gribning
