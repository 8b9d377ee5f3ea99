// SPDX-License-Identifier: MIT
// The floor for any program that takes Unicode text word by word: ICU finds the words of files and counts them, and
// that is all.
//
//     icu_words FILE…
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

int main(int argc, char** argv) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(icu::Locale("da"), status));
  if (U_FAILURE(status)) return 1;
  std::size_t count = 0;
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    UText* text = utext_openUTF8(nullptr, bytes.data(), static_cast<std::int64_t>(bytes.size()), &status);
    words->setText(text, status);
    if (U_FAILURE(status)) return 1;
    for (auto at = words->next(); at != icu::BreakIterator::DONE; at = words->next()) {
      if (words->getRuleStatus() != UBRK_WORD_NONE) ++count;
    }
    utext_close(text);
  }
  std::printf("%zu\n", count);
}
