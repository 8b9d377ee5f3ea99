// SPDX-License-Identifier: MIT
#include "gribning/formats/read.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "gribning/base/decode.h"
#include "gribning/base/files.h"
#include "gribning/base/utf8.h"
#include "gribning/formats/formats.h"
#include "gribning/formats/json.h"
#include "inner_text.h"

namespace gribning {
namespace {

struct Signature {
  std::string_view bytes;
  Bilingual name;
};

/// Files that people drop by mistake, so that the message can say what they are.
const std::array<Signature, 14>& signatures() {
  static const std::array<Signature, 14> kSignatures = {{
      {"%PDF", {"en PDF-fil", "a PDF file"}},
      {"{\\rtf", {"en RTF-fil", "an RTF file"}},
      {"\xD0\xCF\x11\xE0",
       {"et gammelt Word-dokument (.doc) eller et med adgangskode",
        "an old Word document (.doc) or one with a password"}},
      {"PK\x03\x04", {"en pakket fil (som .zip)", "a packed file (such as .zip)"}},
      {"RIFF", {"en lyd- eller videofil", "an audio or video file"}},
      {"ID3", {"en lydfil", "an audio file"}},
      {"OggS", {"en lydfil", "an audio file"}},
      {"fLaC", {"en lydfil", "an audio file"}},
      {"\x89PNG", {"et billede", "a picture"}},
      {"\xFF\xD8\xFF", {"et billede", "a picture"}},
      {"SQLite format 3", {"en database", "a database"}},
      {"ooBinaryFile",
       {"en binær fil fra Praat (i Praat: »Save as text file«)",
        "a binary file from Praat (in Praat: 'Save as text file')"}},
      {"\x1F\x8B", {"en pakket fil (.gz)", "a packed file (.gz)"}},
      {"\x7F"
       "ELF",
       {"et program", "a program"}},
  }};
  return kSignatures;
}

tl::unexpected<Failure> fail(std::string code, Bilingual message, const std::filesystem::path& file) {
  return tl::unexpected(Failure{std::move(code), std::move(message), file.string(), std::nullopt, std::nullopt});
}

tl::unexpected<Failure> no_readable_text(const std::filesystem::path& file) {
  return fail("not-text",
              {"Filen indeholder ikke tekst, der kan læses. Gem udskriften som ren tekst (.txt, UTF-8).",
               "The file does not contain readable text. Save the transcript as plain text (.txt, UTF-8)."},
              file);
}

/// A file of which more than one sign in twenty is strange is no text.
constexpr std::size_t kStrangeInFile = 20;
/// What a document of some format holds is only refused when most of it is: a short talk with lost letters is talk.
constexpr std::size_t kStrangeInTalk = 2;

/// A control character that no text has. The bytes that CHAT and word processors put into text (0x01 to 0x04, 0x15) and
/// those that part lines and pages are none.
constexpr bool is_strange_control(std::int32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool space = (c >= '\t' && c <= '\r') || c == 0x85;
  return control && !space && !(c >= 1 && c <= 4) && c != 0x15;
}

/// Whether no more than one sign in `one_in` is one that no text has: control characters and what could not be decoded.
bool is_text(std::string_view text, std::size_t one_in = kStrangeInFile) {
  std::size_t strange = 0;
  std::size_t all = 0;
  for (std::size_t at = 0; at < text.size(); ++all) {
    if (text[at] >= ' ' && text[at] <= '~') {
      ++at;
      continue;
    }
    const UChar32 c = next_code_point(text, at);
    if (c < 0 || is_strange_control(c) || c == 0xFFFD || c == 0x2400) ++strange;
  }
  return strange * one_in <= all;
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = next_code_point(text, at);
    if (u_isUWhiteSpace(c) == 0 && c != 0xFEFF) return false;
  }
  return true;
}

/// The encoding that an XML declaration names, where it has to be believed: the bytes are not UTF-8, and it names an
/// encoding of single bytes. Files that say ISO-8859-1 are read as windows-1252, as browsers do.
std::string declared_encoding(std::string_view bytes) {
  constexpr std::string_view kKey = "encoding=";
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view declaration = bytes.substr(0, bytes.find("?>"));
  const std::size_t key = declaration.find(kKey);
  if (key == std::string_view::npos || key + kKey.size() >= declaration.size()) return {};
  const std::string_view rest = declaration.substr(key + kKey.size());
  std::string name(rest.substr(1, rest.find(rest.front(), 1) - 1));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (name.starts_with("utf") || name.starts_with("ucs") || name == "us-ascii") return {};
  for (std::size_t at = 0; at < bytes.size();) {
    if (next_code_point(bytes, at) < 0) return name == "iso-8859-1" || name == "latin1" ? "windows-1252" : name;
  }
  return {};
}

/// The format that is surest of the content, among those of text or among those of bytes.
const Format* recognise(std::string_view content, bool binary) {
  const Format* best = nullptr;
  int surest = 0;
  for (const Format& format : formats()) {
    if (format.binary != binary) continue;
    const int sure = format.recognise(content);
    if (sure > surest) {
      surest = sure;
      best = &format;
    }
  }
  return best;
}

std::string names_of_formats() {
  std::string names;
  for (const Format& format : formats()) {
    if (!names.empty()) names += ", ";
    names += format.name;
  }
  return names;
}

/// What was found again and had been kept is said once.
void remove_repeated(Diagnostics& diagnostics) {
  std::set<std::tuple<std::string, std::uint32_t, std::uint32_t, std::string>> said;
  std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) {
    return !said.emplace(diagnostic.code, diagnostic.span.begin, diagnostic.span.end, diagnostic.message.en).second;
  });
}

/// The user's word, then the file's, then what label and description usually mean.
void settle_roles(Transcript& transcript, const ReadOptions& options) {
  constexpr Span kNowhere;
  std::vector<Span> first_turn(transcript.participants.size(), kNowhere);
  for (const Turn& turn : transcript.turns) {
    Span& first = first_turn[turn.speaker];
    if (first == kNowhere) first = turn.span;
  }
  std::set<std::string, std::less<>> reported;
  for (const Diagnostic& diagnostic : transcript.diagnostics) {
    if (diagnostic.code == "unknown-label") reported.emplace(quote(transcript.text, diagnostic.span));
  }
  auto next_first = first_turn.begin();
  for (Participant& participant : transcript.participants) {
    const Span where = *next_first++;
    if (const auto given = options.roles.find(participant.label); given != options.roles.end()) {
      participant.role = given->second;
      participant.role_source = RoleSource::given;
      continue;
    }
    if (participant.role_source != RoleSource::none) continue;
    Role role = guess_role(participant.description);
    if (role == Role::unknown) role = guess_role(participant.label);
    const std::string& label = participant.label;
    if (role == Role::unknown) {
      if (reported.contains(label)) continue;
      transcript.diagnostics.push_back(
          {"unknown-role",
           Severity::warning,
           where,
           {fmt::format("Hvad \"{}\" er i samtalen, fremgår ikke.", label),
            fmt::format("It is not clear what \"{}\" is in the conversation.", label)},
           {fmt::format(
                "Skriv det øverst i filen: Participant: {} = beskrivelse (citizen, worker …), eller angiv rollen.",
                label),
            fmt::format(
                "Write it at the top of the file: Participant: {} = description (citizen, worker …), or give the role.",
                label)}});
      continue;
    }
    participant.role = role;
    participant.role_source = RoleSource::guessed;
    transcript.diagnostics.push_back({"guessed-role",
                                      Severity::note,
                                      where,
                                      {fmt::format("\"{}\" er læst som {}.", label, title(role).da),
                                       fmt::format("\"{}\" was read as {}.", label, title(role).en)},
                                      {"Passer det ikke, så angiv rollen eller skriv den øverst i filen.",
                                       "If that is wrong, give the role or write it at the top of the file."}});
  }
}

/// What the file says that it is in, when the program has no words of that language.
void tell_unknown_language(Transcript& transcript) {
  if (transcript.language) return;
  for (const std::string_view key : {"Language", "Languages", "Sprog"}) {
    const auto value = transcript.header(key);
    if (value.empty()) continue;
    transcript.diagnostics.push_back(
        {"unknown-language",
         Severity::warning,
         {},
         {fmt::format("Sproget \"{}\" kendes ikke. Samtalen analyseres, som var den på dansk.", value),
          fmt::format("The language \"{}\" is not known. The conversation is analysed as if it were Danish.", value)},
         {"Programmet har kun ordlister for dansk (da) og engelsk (en).",
          "The program has lexica for Danish (da) and English (en) only."}});
    return;
  }
}

constexpr std::size_t kLongestFileName = 120;

/// Names of conversations become names of files: what a file says does not choose where they lie.
std::string as_file_name(std::string_view name) {
  std::size_t end = std::min(kLongestFileName, name.size());
  while (end > 0 && end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  std::string out(name.substr(0, end));
  for (char& c : out) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos) c = '_';
  }
  if (out.empty() || out.front() == '.') out.insert(out.begin(), '_');
  return out;
}

struct Content {
  const Format* format = nullptr;
  /// What its reader gets.
  std::string_view content;
  /// It says that it is the program's own form: it holds what was read before, each word several times.
  bool own = false;
};

/// Which format it is; `decoded` is filled unless the format reads bytes.
Result<Content> content_of(std::string_view bytes, const std::filesystem::path& file, const ReadOptions& options,
                           DecodedText& decoded) {
  const Format* format = nullptr;
  if (!options.format.empty()) {
    format = format_named(options.format);
    if (format == nullptr) {
      return fail(
          "unknown-format",
          {fmt::format("Formatet \"{}\" kendes ikke. Vælg et af: {}.", options.format, names_of_formats()),
           fmt::format("The format \"{}\" is not known. Choose one of: {}.", options.format, names_of_formats())},
          file);
    }
  }
  if (bytes.size() > kLargestFile) {
    return fail("file-too-large",
                {"Filen er for stor til at blive læst i ét stykke. Del den i flere.",
                 "The file is too large to be read in one piece. Split it into several."},
                file);
  }
  if (format == nullptr) format = recognise(bytes, true);
  if (format != nullptr && format->binary) return Content{format, bytes};

  decoded = decode(bytes, options.encoding.empty() ? declared_encoding(bytes) : options.encoding);
  if (is_blank(decoded.text)) {
    return fail("empty-file", {"Filen er tom. Er den gemt rigtigt?", "The file is empty. Was it saved properly?"},
                file);
  }
  if (format == nullptr) format = recognise(decoded.text, false);
  for (const Signature& signature : signatures()) {
    if (!bytes.starts_with(signature.bytes)) continue;
    return fail(
        "not-text",
        {fmt::format("Filen er {} og ikke en udskrift som tekst. Gem udskriften som ren tekst (.txt, UTF-8).",
                     signature.name.da),
         fmt::format("The file is {}, not a transcript as text. Save the transcript as plain text (.txt, UTF-8).",
                     signature.name.en)},
        file);
  }
  const bool own = is_own_form(decoded.text);
  if (format == nullptr || (!own && !is_text(decoded.text))) return no_readable_text(file);
  return Content{format, decoded.text, own};
}

/// What is the same for every format: name, encoding, signs, overlaps, roles.
void complete(Transcript& transcript, const Format& format, const DecodedText& decoded,
              const std::filesystem::path& file, const ReadOptions& options) {
  // The program's own form says itself what was read before it was kept in it.
  const bool kept = !transcript.name.empty() && !transcript.format.empty();
  transcript.file = file.string();
  transcript.name = transcript.name.empty() ? file.stem().string() : as_file_name(transcript.name);
  if (!kept) {
    transcript.format = format.name;
    if (!format.binary) transcript.encoding = decoded.encoding;
  }
  if (options.convention) transcript.convention = *options.convention;
  transcript.diagnostics.insert(transcript.diagnostics.begin(), decoded.diagnostics.begin(), decoded.diagnostics.end());
  for (Turn& turn : transcript.turns) {
    turn.notation = read_notation(transcript.text, turn.pieces, transcript.convention);
  }
  pair_overlaps(transcript);
  settle_roles(transcript, options);
  if (!kept) tell_unknown_language(transcript);
  if (kept) remove_repeated(transcript.diagnostics);
}

}  // namespace

Result<std::vector<Transcript>> read_transcripts(std::string_view bytes, const std::filesystem::path& file,
                                                 const ReadOptions& options) {
  DecodedText decoded;
  const auto source = content_of(bytes, file, options, decoded);
  if (!source) return tl::unexpected(source.error());
  Result<std::vector<Transcript>> all;
  if (source->format->read_all != nullptr) {
    all = source->format->read_all(source->content, options);
  } else {
    auto one = source->format->read(source->content, options);
    if (one) {
      all->push_back(*std::move(one));
    } else {
      all = tl::unexpected(one.error());
    }
  }
  if (!all) {
    if (all.error().file.empty()) all.error().file = file.string();
    return all;
  }
  // A document may be text as a whole while the talk in it is none.
  const auto readable = [&](const Transcript& transcript) {
    // The same text has been looked at already.
    const bool same = !source->format->binary && transcript.text == source->content;
    return same || is_text(transcript.text, kStrangeInTalk);
  };
  if (!source->own && !std::all_of(all->begin(), all->end(), readable)) return no_readable_text(file);
  for (Transcript& transcript : *all) complete(transcript, *source->format, decoded, file, options);
  return all;
}

Result<Transcript> read_transcript(std::string_view bytes, const std::filesystem::path& file,
                                   const ReadOptions& options) {
  auto all = read_transcripts(bytes, file, options);
  if (!all) return tl::unexpected(all.error());
  Transcript first = std::move(all->front());
  if (all->size() > 1) {
    first.diagnostics.push_back(
        {"several-conversations",
         Severity::warning,
         {},
         {fmt::format("Filen rummer {} samtaler; her er den første læst.", all->size()),
          fmt::format("The file holds {} conversations; this is the first of them.", all->size())},
         {}});
  }
  return first;
}

Result<Transcript> read_inner_text(std::string_view text, const std::set<std::string, std::less<>>& speakers,
                                   const ReadOptions& options) {
  if (is_blank(text)) {
    return tl::unexpected(Failure{
        .code = "no-turns",
        .message = {"Der er ingen tekst i dokumentet. Er det billeder af tekst, eller ligger udskriften i tekstbokse?",
                    "There is no text in the document. Is it pictures of text, or is the talk in text boxes?"}});
  }
  if (!speakers.empty()) return read_text_with(text, speakers, options);
  return recognise(text, false)->read(text, options);
}

std::string_view recognise_format(std::string_view bytes) {
  if (const Format* binary = recognise(bytes, true)) return binary->name;
  const DecodedText decoded = decode(bytes);
  if (is_blank(decoded.text) || !is_text(decoded.text)) return {};
  const bool other = std::any_of(signatures().begin(), signatures().end(),
                                 [&](const Signature& signature) { return bytes.starts_with(signature.bytes); });
  const Format* format = other ? nullptr : recognise(decoded.text, false);
  return format == nullptr ? std::string_view() : format->name;
}

}  // namespace gribning
