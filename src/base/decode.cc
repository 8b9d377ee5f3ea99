// SPDX-License-Identifier: MIT
#include "gribning/base/decode.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "gribning/base/utf8.h"

namespace gribning {
namespace {

constexpr std::string_view kUnreadable = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view kNulPicture = "\xE2\x90\x80";  // U+2400

/// A file that is broken all over needs one look, not a million messages.
constexpr std::size_t kMostReported = 50;

struct ByteOrderMark {
  std::string_view bytes;
  std::string_view encoding;
};

/// UTF-32 stands first: its little-endian mark begins with that of UTF-16.
constexpr std::array kMarks = {
    ByteOrderMark{{"\xFF\xFE\x00\x00", 4}, "UTF-32LE"},
    ByteOrderMark{{"\x00\x00\xFE\xFF", 4}, "UTF-32BE"},
    ByteOrderMark{"\xEF\xBB\xBF", "UTF-8"},
    ByteOrderMark{"\xFF\xFE", "UTF-16LE"},
    ByteOrderMark{"\xFE\xFF", "UTF-16BE"},
};

/// The bytes of æ ø å Æ Ø Å é in the encodings that old Danish files are written in.
struct DanishBytes {
  std::string_view encoding;
  std::string_view letters;
};

constexpr std::array kDanish = {
    DanishBytes{"windows-1252", "\xE6\xF8\xE5\xC6\xD8\xC5\xE9"},
    DanishBytes{"macos-0_2-10.2", "\xBE\xBF\x8C\xAE\xAF\x81\x8E"},
    DanishBytes{"ibm-850_P100-1995", "\x91\x9B\x86\x92\x9D\x8F\x82"},
};

struct Utf8Shape {
  std::size_t sequences = 0;  ///< well-formed sequences of more than one byte
  std::size_t broken = 0;     ///< bytes that belong to none
};

Utf8Shape measure_utf8(std::string_view bytes) {
  Utf8Shape shape;
  for (std::size_t at = end_of_ascii(bytes, 0); at < bytes.size(); at = end_of_ascii(bytes, at)) {
    ++(next_code_point(bytes, at) < 0 ? shape.broken : shape.sequences);
  }
  return shape;
}

/// UTF-16 or UTF-32 without a mark betray themselves by their zero bytes; empty when the zeros are no pattern.
std::string_view by_zero_bytes(std::string_view bytes) {
  std::array<std::size_t, 4> zeros{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\0') ++zeros[i % 4];
  }
  const std::size_t quarter = bytes.size() / 4;
  const auto many = [&](std::size_t lane) { return zeros[lane] * 10 > quarter * 6; };
  const auto few = [&](std::size_t lane) { return zeros[lane] * 10 < quarter; };
  if (quarter == 0) return {};
  if (few(0) && many(1) && many(2) && many(3)) return "UTF-32LE";
  if (many(0) && many(1) && few(3) && zeros[2] * 10 > quarter * 5) return "UTF-32BE";
  if (few(0) && few(2) && many(1) && many(3)) return "UTF-16LE";
  if (many(0) && many(2) && few(1) && few(3)) return "UTF-16BE";
  return {};
}

/// The encoding in which most of the high bytes are Danish letters; empty when none reaches half of them.
std::string_view by_danish_letters(std::string_view bytes) {
  std::array<std::size_t, 256> count{};
  for (const char c : bytes) ++count[static_cast<unsigned char>(c)];
  std::size_t high = 0;
  for (std::size_t b = 0x80; b < count.size(); ++b) high += count[b];
  std::string_view best;
  std::size_t best_count = high / 2;
  for (const DanishBytes& candidate : kDanish) {
    std::size_t letters = 0;
    for (const char c : candidate.letters) letters += count[static_cast<unsigned char>(c)];
    if (letters > best_count) {
      best = candidate.encoding;
      best_count = letters;
    }
  }
  return best;
}

std::string by_icu(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
  // Detection reads statistics: the first 64 kB say as much as a gigabyte.
  const std::string_view sample = bytes.substr(0, std::size_t{1} << 16);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return "windows-1252";
  const char* name = ucsdet_getName(match, &status);
  if (U_FAILURE(status) || name == nullptr) return "windows-1252";
  std::string found = name;
  // Files that claim Latin-1 use the quotation marks of windows-1252, which contains it; and a file that is neither
  // marked nor valid UTF-8 is no Unicode, whatever the statistics say.
  if (found == "ISO-8859-1" || found.starts_with("UTF-") || found.starts_with("ISO-2022")) return "windows-1252";
  return found;
}

std::string detect(std::string_view bytes, const Utf8Shape& shape) {
  if (bytes.find('\0') != std::string_view::npos) {
    if (const std::string_view wide = by_zero_bytes(bytes); !wide.empty()) return std::string(wide);
  }
  // A long UTF-8 file with a damaged byte or two is still UTF-8.
  if (shape.broken == 0 || shape.sequences > shape.broken) return "UTF-8";
  if (const std::string_view danish = by_danish_letters(bytes); !danish.empty()) return std::string(danish);
  return by_icu(bytes);
}

/// Copies UTF-8, one U+FFFD for each run of bytes that is none.
std::string repair_utf8(std::string_view bytes, std::vector<Span>& bad) {
  std::string out;
  out.reserve(bytes.size());
  std::size_t good = 0;
  for (std::size_t at = end_of_ascii(bytes, 0); at < bytes.size(); at = end_of_ascii(bytes, at)) {
    const std::size_t from = at;
    if (next_code_point(bytes, at) >= 0) continue;
    out.append(bytes, good, from - good);
    const auto sign = static_cast<std::uint32_t>(out.size());
    out += kUnreadable;
    bad.push_back({sign, static_cast<std::uint32_t>(out.size())});
    for (good = at; at < bytes.size() && next_code_point(bytes, at) < 0;) good = at;
    at = good;
  }
  out.append(bytes, good);
  return out;
}

/// Converts by ICU in chunks; nothing when ICU does not know the encoding.
std::optional<std::string> convert(std::string_view bytes, const std::string& encoding, std::vector<Span>& bad) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  std::array<UChar, 4096> buffer{};
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  UChar held = 0;  // a surrogate pair may be cut by the end of the buffer
  do {
    status = U_ZERO_ERROR;
    UChar* target = buffer.data();
    if (held != 0) *target++ = std::exchange(held, UChar{0});
    ucnv_toUnicode(converter.get(), &target, buffer.data() + buffer.size(), &source, end, nullptr, 1, &status);
    auto length = static_cast<std::int32_t>(target - buffer.data());
    if (status == U_BUFFER_OVERFLOW_ERROR && length > 0 && U16_IS_LEAD(buffer[static_cast<std::size_t>(length) - 1])) {
      held = buffer[static_cast<std::size_t>(--length)];
    }
    icu::UnicodeString(false, buffer.data(), length).toUTF8String(out);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  for (std::size_t at = out.find(kUnreadable); at != std::string::npos;) {
    std::size_t after = at;
    while (out.compare(after, kUnreadable.size(), kUnreadable) == 0) after += kUnreadable.size();
    bad.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(after)});
    at = out.find(kUnreadable, after);
  }
  return out;
}

/// NUL ends strings in too many programs to be let through; its picture shows that it was there.
void show_nul_bytes(std::string& text, std::vector<Span>& bad) {
  if (text.find('\0') == std::string::npos) return;
  std::string out;
  out.reserve(text.size() + 16);
  std::vector<Span> moved;
  auto next = bad.begin();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (next != bad.end() && next->begin == i) {
      const auto at = static_cast<std::uint32_t>(out.size());
      moved.push_back({at, at + next->size()});
      ++next;
    }
    if (text[i] == '\0') {
      out += kNulPicture;
    } else {
      out += text[i];
    }
  }
  text = std::move(out);
  bad = std::move(moved);
}

void report(DecodedText& decoded, const std::vector<Span>& bad) {
  if (decoded.encoding != "UTF-8") {
    decoded.diagnostics.push_back(
        {"encoding",
         Severity::note,
         {},
         {fmt::format("Filen er ikke UTF-8; den er læst som {}.", decoded.encoding),
          fmt::format("The file is not UTF-8; it was read as {}.", decoded.encoding)},
         {"Ser æ, ø eller å forkerte ud, så angiv filens tegnkodning, eller gem den som UTF-8.",
          "If æ, ø or å look wrong, give the file's encoding or save it as UTF-8."}});
  }
  for (std::size_t i = 0; i < std::min(bad.size(), kMostReported); ++i) {
    decoded.diagnostics.push_back(
        {"undecodable-bytes",
         Severity::error,
         bad[i],
         {fmt::format("Her står bytes, som ikke er {}; de vises som \uFFFD.", decoded.encoding),
          fmt::format("There are bytes here that are not {}; they are shown as \uFFFD.", decoded.encoding)},
         {"Ret stedet i filen, eller angiv den rigtige tegnkodning.",
          "Correct the place in the file or give the right encoding."}});
  }
  if (bad.size() > kMostReported) {
    decoded.diagnostics.push_back(
        {"undecodable-bytes",
         Severity::error,
         {},
         {fmt::format("Der er {} steder i alt med bytes, som ikke er {}.", bad.size(), decoded.encoding),
          fmt::format("There are {} places in all with bytes that are not {}.", bad.size(), decoded.encoding)},
         {"Angiv den rigtige tegnkodning.", "Give the right encoding."}});
  }
}

}  // namespace

bool is_known_encoding(std::string_view encoding) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(std::string(encoding).c_str(), &error);
  ucnv_close(converter);
  return U_SUCCESS(error) != 0 && !encoding.empty();
}

DecodedText decode(std::string_view bytes, std::string_view encoding) {
  DecodedText decoded;
  std::vector<Span> bad;
  std::string_view marked;
  for (const ByteOrderMark& mark : kMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    marked = mark.encoding;
    bytes.remove_prefix(mark.bytes.size());
    break;
  }

  if (!encoding.empty() && encoding != "UTF-8" && encoding != "utf-8") {
    if (auto text = convert(bytes, std::string(encoding), bad)) {
      decoded.text = std::move(*text);
      decoded.encoding = encoding;
    } else {
      decoded.diagnostics.push_back(
          {"unknown-encoding",
           Severity::error,
           {},
           {fmt::format("Tegnkodningen \"{}\" kendes ikke; filens egen er fundet i stedet.", encoding),
            fmt::format("The encoding \"{}\" is not known; the file's own was detected instead.", encoding)},
           {"Skriv for eksempel UTF-8, windows-1252 eller macintosh.",
            "Write for example UTF-8, windows-1252 or macintosh."}});
    }
  } else if (!encoding.empty()) {
    decoded.encoding = "UTF-8";
  }
  if (decoded.encoding.empty()) {
    decoded.encoding = marked.empty() ? detect(bytes, measure_utf8(bytes)) : std::string(marked);
    if (decoded.encoding != "UTF-8") {
      if (auto text = convert(bytes, decoded.encoding, bad)) {
        decoded.text = std::move(*text);
      } else {
        decoded.encoding = "UTF-8";
      }
    }
  }
  if (decoded.encoding == "UTF-8" && decoded.text.empty()) decoded.text = repair_utf8(bytes, bad);
  show_nul_bytes(decoded.text, bad);
  report(decoded, bad);
  return decoded;
}

}  // namespace gribning
