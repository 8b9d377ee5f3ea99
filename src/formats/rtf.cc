// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "among.h"
#include "document_text.h"
#include "gribning/base/decode.h"
#include "gribning/base/lines.h"
#include "gribning/formats/document.h"
#include "rtf_tokens.h"

namespace gribning {
namespace {

/// Word itself stays below this.
constexpr std::size_t kDeepestGroup = 500;
constexpr std::size_t kMostCells = 1000;

struct Sign {
  std::string_view word;
  std::string_view text;
};
constexpr std::array kSigns = {
    Sign{"tab", "\t"},      Sign{"line", "\n"},   Sign{"emdash", "—"},    Sign{"endash", "–"},
    Sign{"bullet", "•"},    Sign{"lquote", "‘"},  Sign{"rquote", "’"},    Sign{"ldblquote", "“"},
    Sign{"rdblquote", "”"}, Sign{"emspace", " "}, Sign{"enspace", " "},   Sign{"qmspace", " "},
    Sign{"~", "\xC2\xA0"},  Sign{"_", "-"},       Sign{"softline", "\n"}, Sign{"column", "\n"},
};

/// Groups that hold no text of the document. Those behind \* are passed over too, unless they are known.
constexpr std::array<std::string_view, 16> kNoText = {
    "colortbl", "stylesheet", "info",   "pict",    "fldinst", "listtable", "filetbl",  "revtbl",
    "object",   "nonshppict", "ftnsep", "ftnsepc", "ftncn",   "aftnsep",   "aftnsepc", "aftncn"};
constexpr std::array<std::string_view, 8> kPageMargins = {"header", "headerl", "headerr", "headerf",
                                                          "footer", "footerl", "footerr", "footerf"};
constexpr std::array<std::string_view, 9> kKnownBehindStar = {
    "footnote", "annotation", "atnauthor", "shpinst", "shptxt", "ud", "atnid", "pntext", "listtext"};

/// `shape` holds settings, but text boxes too.
enum class Target { text, nothing, shape, fonts, author, list_number, remark };

/// What holds inside a group and comes back when it closes.
struct State {
  Target target = Target::text;
  /// The group opened a remark, which ends with it.
  bool remark = false;
  bool star = false;
  /// \upr: the first group inside is for old readers.
  bool skips_first = false;
  bool deleted = false;
  bool hidden = false;
  bool underlined = false;
  bool inserted = false;
  bool in_table = false;
  /// Bytes that stand for a \u once more.
  std::int64_t fallback = 1;
  std::int64_t font = 0;
};

struct Font {
  std::string name;
  std::int64_t charset = 1;
};

class RtfReader {
 public:
  RtfReader(std::string_view bytes, const ReadOptions& options)
      : bytes_(bytes), tokens_(bytes), given_encoding_(options.encoding) {}

  /// Fails with "rtf-too-deep".
  Result<DocumentText> run() {
    states_.emplace_back();
    for (;;) {
      const std::size_t at = tokens_.at();
      const RtfToken token = tokens_.next();
      if (token.kind == RtfToken::Kind::end) break;
      if (token.kind == RtfToken::Kind::open) {
        if (states_.size() > kDeepestGroup) return too_deep(at);
        open();
      } else if (token.kind == RtfToken::Kind::close) {
        if (states_.size() > 1) close();
        if (states_.size() == 1) break;
      } else {
        read(token);
      }
    }
    cut_off_ = states_.size() > 1;
    while (states_.size() > 1) close();
    end_paragraph(false);
    end_table();
    return std::move(document_);
  }

  [[nodiscard]] bool cut_off() const { return cut_off_; }
  [[nodiscard]] std::string encoding() const { return std::string(encoding_.empty() ? "windows-1252" : encoding_); }

 private:
  State& state() { return states_.back(); }

  [[nodiscard]] tl::unexpected<Failure> too_deep(std::size_t at) const {
    const Place place = Lines(bytes_).place(static_cast<std::uint32_t>(at));
    return tl::unexpected(Failure{.code = "rtf-too-deep",
                                  .message = {"RTF-filens grupper er lagt for dybt i hinanden til at være en udskrift.",
                                              "The groups of the RTF are nested too deeply to be a transcript."},
                                  .file = "",
                                  .line = place.line,
                                  .column = place.column});
  }

  void open() {
    to_skip_ = 0;
    State inner = state();
    inner.remark = false;
    inner.star = false;
    if (std::exchange(state().skips_first, false)) inner.target = Target::nothing;
    inner.skips_first = false;
    states_.push_back(inner);
  }

  void close() {
    to_skip_ = 0;
    flush();
    const State closed = state();
    states_.pop_back();
    if (closed.remark) {
      passage_.remarks.push_back(std::move(remarks_.back()));
      remarks_.pop_back();
    }
    if (closed.target == Target::list_number && state().target != Target::list_number) take_list_number();
  }

  void read(const RtfToken& token) {
    // What follows a \u is for readers that do not know it.
    if (to_skip_ > 0) {
      --to_skip_;
      return;
    }
    if (token.kind == RtfToken::Kind::byte) {
      pending_ += token.byte;
    } else {
      word(token);
    }
  }

  void word(const RtfToken& token) {
    const std::string_view name = token.name;
    const bool on = token.number.value_or(1) != 0;
    if (name == "u") {
      unicode(token.number.value_or(0xFFFD));
      return;
    }
    flush();
    if (name == "bin") {
      tokens_.skip(static_cast<std::size_t>(std::max<std::int64_t>(token.number.value_or(0), 0)));
    } else if (name == "*") {
      state().star = true;
    } else if (name == "uc") {
      state().fallback = std::clamp<std::int64_t>(token.number.value_or(1), 0, 10);
    } else if (destination(name)) {
      return;
    } else if (name == "v") {
      state().hidden = on;
    } else if (name == "deleted") {
      state().deleted = on;
    } else if (name == "revised") {
      state().inserted = on;
    } else if (name == "ulnone") {
      state().underlined = false;
    } else if (name == "ul" || name == "uld" || name == "uldb" || name == "ulw" || name == "uldash") {
      state().underlined = on;
    } else if (name == "plain") {
      state().hidden = state().deleted = state().underlined = state().inserted = false;
      state().font = default_font_;
    } else if (!fonts(name, token.number)) {
      layout(name);
    }
  }

  /// A word that says what its group is for.
  bool destination(std::string_view name) {
    const bool star = std::exchange(state().star, false);
    const bool margin = among(kPageMargins, name);
    if (margin || name == "footnote" || name == "annotation" || name == "shptxt") {
      if (state().target == Target::nothing || state().target == Target::fonts) return true;
      const RemarkKind kind = margin                 ? RemarkKind::page_margin
                              : name == "footnote"   ? RemarkKind::footnote
                              : name == "annotation" ? RemarkKind::comment
                                                     : RemarkKind::text_box;
      // A word said twice in one group opens one remark.
      if (state().remark) return true;
      remarks_.push_back({kind, name == "annotation" ? std::exchange(author_, {}) : std::string(), ""});
      state().remark = true;
      state().target = Target::remark;
      return true;
    }
    if (name == "fonttbl") {
      state().target = Target::fonts;
    } else if (name == "atnauthor") {
      state().target = Target::author;
    } else if (name == "listtext" || name == "pntext") {
      if (state().target == Target::text) state().target = Target::list_number;
    } else if (name == "upr") {
      state().skips_first = true;
    } else if (name == "ud" || name == "shpinst") {
      if (!star) return false;
      if (name == "shpinst" && state().target == Target::text) state().target = Target::shape;
    } else if (among(kNoText, name) || name == "atnid" || (star && !among(kKnownBehindStar, name))) {
      state().target = Target::nothing;
    } else {
      return false;
    }
    return true;
  }

  bool fonts(std::string_view name, std::optional<std::int64_t> number) {
    if (name == "ansicpg" || name == "mac" || name == "pc" || name == "pca") {
      const std::int64_t page = name == "mac"   ? 10000
                                : name == "pc"  ? 437
                                : name == "pca" ? 850
                                                : number.value_or(1252);
      encoding_ = encoding_of_code_page(page);
    } else if (name == "deff") {
      default_font_ = number.value_or(0);
    } else if (name == "f") {
      state().font = number.value_or(0);
    } else if (name == "fcharset") {
      if (state().target == Target::fonts) fonts_[state().font].charset = number.value_or(1);
    } else {
      return false;
    }
    return true;
  }

  void layout(std::string_view name) {
    const auto sign = std::find_if(kSigns.begin(), kSigns.end(), [&](const Sign& each) { return each.word == name; });
    if (sign != kSigns.end()) {
      add(sign->text);
    } else if (name == "par" || name == "\r" || name == "\n" || name == "sect" || name == "page") {
      end_paragraph(true);
    } else if (name == "pard") {
      state().in_table = false;
    } else if (name == "intbl") {
      state().in_table = true;
    } else if (state().target != Target::text) {
      return;
    } else if (name == "cell") {
      if (row_.size() < kMostCells) row_.push_back(std::exchange(passage_, {}));
    } else if (name == "row") {
      if (!row_.empty()) table_.push_back(std::exchange(row_, {}));
    } else if (name == "nestcell" || name == "nestrow") {
      add("\n");
    }
  }

  void unicode(std::int64_t number) {
    flush();
    to_skip_ = state().fallback;
    const auto unit = static_cast<std::int32_t>(number & 0xFFFF);
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      high_surrogate_ = unit;
      return;
    }
    std::int32_t code = unit;
    if (unit >= 0xDC00 && unit <= 0xDFFF && high_surrogate_ != 0) {
      code = 0x10000 + (high_surrogate_ - 0xD800) * 0x400 + (unit - 0xDC00);
    }
    high_surrogate_ = 0;
    if (code >= 0xF000 && code <= 0xF0FF) {
      symbol(code);
      return;
    }
    std::string text;
    append_code_point(text, code);
    add(text);
  }

  void symbol(std::int32_t code) {
    const auto font = fonts_.find(state().font);
    const std::int32_t sign = sign_of_symbol(font == fonts_.end() ? "Symbol" : font->second.name, code);
    if (sign == 0 && state().target == Target::text) document_.count_unknown_sign();
    std::string text;
    append_code_point(text, sign == 0 ? 0xFFFD : sign);
    add(text);
  }

  /// Bytes that were gathered, as text of the font's or the document's encoding.
  void flush() {
    if (pending_.empty()) return;
    const std::string bytes = std::exchange(pending_, {});
    if (state().target == Target::nothing) return;
    if (state().target == Target::fonts) {
      font_name(bytes);
      return;
    }
    const auto font = fonts_.find(state().font);
    const std::int64_t charset = font == fonts_.end() ? 1 : font->second.charset;
    if (charset == 2) {
      for (const char c : bytes) symbol(static_cast<unsigned char>(c));
      return;
    }
    const bool ascii =
        std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii) {
      add(bytes);
      return;
    }
    std::string_view encoding = given_encoding_;
    // What the font says counts where it differs from the plain Western one, which programs write for everything.
    if (encoding.empty() && charset > 1) encoding = encoding_of_charset(charset);
    if (encoding.empty()) encoding = encoding_.empty() ? "windows-1252" : encoding_;
    add(decode(bytes, encoding).text);
  }

  void font_name(std::string_view bytes) {
    std::string& name = fonts_[state().font].name;
    for (const char c : bytes) {
      if (c == ';') return;
      if (name.size() < 60) name += c;
    }
  }

  void add(std::string_view text) {
    State& now = state();
    switch (now.target) {
      case Target::nothing:
      case Target::shape:
      case Target::fonts:
        return;
      case Target::author:
        author_ += text;
        return;
      case Target::list_number:
        list_number_ += text;
        return;
      case Target::remark:
        remarks_.back().text += text;
        return;
      case Target::text:
        break;
    }
    if (now.deleted || now.hidden) {
      beside(now.deleted ? RemarkKind::deleted : RemarkKind::hidden, text);
      return;
    }
    beside_open_ = false;
    if (now.inserted && !counted_insert_) document_.count_inserted();
    counted_insert_ = now.inserted;
    passage_.add(text, now.underlined);
  }

  void beside(RemarkKind kind, std::string_view text) {
    if (!beside_open_ || passage_.remarks.empty() || passage_.remarks.back().kind != kind) {
      passage_.remarks.push_back({kind, "", ""});
    }
    beside_open_ = true;
    passage_.remarks.back().text += text;
  }

  /// "{\listtext 3.\tab}": what the word processor printed before the paragraph; a bullet is no number.
  void take_list_number() {
    const std::string number(trimmed_cell(std::exchange(list_number_, {})));
    const bool counts = std::any_of(number.begin(), number.end(), [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    if (counts) add(number + " ");
  }

  void end_paragraph(bool by_word) {
    flush();
    if (state().target == Target::remark) {
      remarks_.back().text += ' ';
      return;
    }
    if (by_word && state().target != Target::text) return;
    if (state().deleted) {
      beside(RemarkKind::deleted, " ");
      return;
    }
    if (state().in_table && by_word) {
      passage_.add("\n");
      return;
    }
    if (!by_word && passage_.text.empty() && passage_.remarks.empty()) return;
    end_table();
    document_.add(std::exchange(passage_, {}));
    beside_open_ = false;
  }

  void end_table() {
    if (!row_.empty()) table_.push_back(std::exchange(row_, {}));
    if (!table_.empty()) document_.add(std::exchange(table_, {}));
  }

  std::string_view bytes_;
  RtfTokens tokens_;
  std::string given_encoding_;
  std::string_view encoding_;
  std::vector<State> states_;
  std::map<std::int64_t, Font> fonts_;
  std::int64_t default_font_ = 0;
  DocumentText document_;
  DocumentPassage passage_;
  std::vector<DocumentPassage> row_;
  DocumentTable table_;
  std::vector<Remark> remarks_;
  std::string pending_;
  std::string author_;
  std::string list_number_;
  std::int64_t to_skip_ = 0;
  std::int32_t high_surrogate_ = 0;
  bool beside_open_ = false;
  bool counted_insert_ = false;
  bool cut_off_ = false;
};

}  // namespace

int recognise_rtf(std::string_view bytes) { return bytes.starts_with("{\\rtf") ? 95 : 0; }

Result<Transcript> read_rtf(std::string_view bytes, const ReadOptions& options) {
  RtfReader reader(bytes, options);
  auto document = reader.run();
  if (!document) return tl::unexpected(document.error());
  auto transcript = std::move(*document).read(options);
  if (!transcript) return transcript;
  transcript->encoding = reader.encoding();
  if (reader.cut_off()) {
    transcript->diagnostics.push_back(
        {"document-damaged",
         Severity::error,
         {},
         {"RTF-filen er skåret af: grupper er ikke lukket. Det, der er der, er læst.",
          "The RTF is cut off: groups are not closed. What is there was read."},
         {"Åbn den i tekstprogrammet, og gem den igen.", "Open it in the word processor and save it again."}});
  }
  return transcript;
}

}  // namespace gribning
