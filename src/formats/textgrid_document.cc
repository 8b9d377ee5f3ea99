// SPDX-License-Identifier: MIT
#include "textgrid_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "xml_document.h"

namespace gribning::textgrid {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

enum class Token { end, number, string, flag };

/// Letters that Praat's older versions write with signs of ASCII.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kTrigraphs = {{{"\\ae", "æ"},
                                                                                       {"\\Ae", "Æ"},
                                                                                       {"\\o/", "ø"},
                                                                                       {"\\O/", "Ø"},
                                                                                       {"\\ao", "å"},
                                                                                       {"\\Ao", "Å"},
                                                                                       {"\\a\"", "ä"},
                                                                                       {"\\A\"", "Ä"},
                                                                                       {"\\o\"", "ö"},
                                                                                       {"\\O\"", "Ö"},
                                                                                       {"\\u\"", "ü"},
                                                                                       {"\\U\"", "Ü"}}};

std::string with_letters(std::string_view label) {
  std::string out;
  for (std::size_t at = 0; at < label.size();) {
    const auto* const found = std::find_if(kTrigraphs.begin(), kTrigraphs.end(),
                                           [&](const auto& pair) { return label.substr(at).starts_with(pair.first); });
    if (label[at] == '\\' && found != kTrigraphs.end()) {
      out += found->second;
      at += found->first.size();
    } else {
      out += label[at++];
    }
  }
  return out;
}

/// The free-standing values of a text, one after the other.
class Values {
 public:
  explicit Values(std::string_view text) : text_(text), lines_(text) { advance(); }

  [[nodiscard]] Token kind() const { return kind_; }
  [[nodiscard]] const std::string& string() const { return string_; }
  [[nodiscard]] std::optional<std::int64_t> time() const { return milliseconds_from(string_); }
  [[nodiscard]] bool closed() const { return closed_; }
  [[nodiscard]] Place place() const {
    return lines_.place(static_cast<std::uint32_t>(std::min(begin_, text_.empty() ? 0 : text_.size() - 1)));
  }

  void advance() {
    for (;;) {
      at_ = text_.find_first_not_of(kSpace, at_);
      if (at_ == std::string_view::npos) {
        at_ = begin_ = text_.size();
        kind_ = Token::end;
        return;
      }
      begin_ = at_;
      const char c = text_[at_];
      if (c == '!') {
        at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
        continue;
      }
      if (c == '"') return read_string();
      if (c == '<') {
        const std::size_t close = text_.find_first_of(">\r\n", at_);
        at_ = close == std::string_view::npos ? text_.size() : close + 1;
        string_ = text_.substr(begin_, at_ - begin_);
        kind_ = Token::flag;
        return;
      }
      // A word: "xmin", "=", "[1]:", "0.25". One that "=" ends may be followed by its value without a space.
      at_ = std::min(text_.find_first_of(" \t\r\n\"=", at_), text_.size());
      if (at_ < text_.size() && text_[at_] == '=') {
        ++at_;
        continue;
      }
      string_ = text_.substr(begin_, at_ - begin_);
      if (is_number()) {
        kind_ = Token::number;
        return;
      }
    }
  }

 private:
  void read_string() {
    string_.clear();
    kind_ = Token::string;
    closed_ = false;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
          ++at_;
        } else {
          ++at_;
          closed_ = true;
          break;
        }
      }
      string_ += text_[at_];
    }
  }

  [[nodiscard]] bool is_number() const {
    if (string_ == "--undefined--") return true;
    const std::size_t sign = string_[0] == '-' || string_[0] == '+' ? 1 : 0;
    return string_.size() > sign && string_[sign] >= '0' && string_[sign] <= '9' &&
           string_.find_first_not_of("0123456789.eE+-", sign) == std::string::npos;
  }

  std::string_view text_;
  Lines lines_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  Token kind_ = Token::end;
  std::string string_;
  bool closed_ = true;
};

bool names_class(const Values& values) {
  return values.kind() == Token::string && (values.string() == "IntervalTier" || values.string() == "TextTier");
}

class Parser {
 public:
  Parser(std::string_view text, Complaints& complaints) : values_(text), complaints_(complaints) {}

  Result<Grid> run() {
    // "ooTextFile", "TextGrid"; the short form of old versions says "ooTextFile short".
    std::vector<std::string> heads;
    for (; values_.kind() == Token::string && heads.size() < 2; values_.advance()) heads.push_back(values_.string());
    if (heads.size() < 2 || !heads[0].starts_with("ooTextFile") || heads[1] != "TextGrid") {
      const bool other = heads.size() == 2 && heads[0].starts_with("ooTextFile");
      return tl::unexpected(failure_at(
          values_.place(), "not-this-format",
          other
              ? Bilingual{fmt::format("Filen er fra Praat, men rummer {} og ikke et TextGrid.", heads[1]),
                          fmt::format("The file is from Praat but holds a {}, not a TextGrid.", heads[1])}
              : Bilingual{"Filen er ikke et TextGrid: den skal begynde med File type = \"ooTextFile\" og Object class "
                          "= \"TextGrid\".",
                          "The file is no TextGrid: it has to begin with File type = \"ooTextFile\" and Object class "
                          "= \"TextGrid\"."}));
    }
    grid_.begin = number().value_or(0);
    grid_.end = number().value_or(0);
    if (values_.kind() == Token::flag) values_.advance();
    number();
    while (to_next_class()) read_tier();
    return std::move(grid_);
  }

 private:
  void complain(std::string code, Bilingual message) {
    complaints_.add(values_.place(), std::move(code), Severity::error, std::move(message));
  }

  std::optional<std::int64_t> number() {
    if (values_.kind() != Token::number) {
      broken({"her skulle stå et tal", "expected a number"});
      return std::nullopt;
    }
    const auto time = values_.time();
    if (!time && values_.string() != "--undefined--") {
      complain("textgrid-number", {"tallet kan ikke være en tid", "the number cannot be a time"});
    }
    values_.advance();
    return time.value_or(0);
  }

  void broken(Bilingual what) {
    if (values_.kind() == Token::end) {
      what = {"filen holder op midt i en række", "the file ends in the middle of a tier"};
    }
    complain("textgrid-broken", std::move(what));
  }

  bool to_next_class() {
    bool skipped = false;
    while (values_.kind() != Token::end && !names_class(values_)) {
      if (!skipped) {
        complain("textgrid-skipped", {"her skulle en ny række begynde; det er sprunget over til den næste",
                                      "a new tier should begin here; all up to the next one was passed over"});
      }
      skipped = true;
      values_.advance();
    }
    return values_.kind() != Token::end;
  }

  void read_tier() {
    GridTier& tier = grid_.tiers.emplace_back();
    tier.points = values_.string() == "TextTier";
    values_.advance();
    if (values_.kind() != Token::string)
      return broken({"her skulle stå rækkens navn", "expected the name of the tier"});
    tier.name = with_letters(values_.string());
    values_.advance();
    const auto begin = number();
    const auto end = begin ? number() : std::nullopt;
    if (!end || values_.kind() != Token::number) return;
    tier.begin = *begin;
    tier.end = *end;
    const Place place = values_.place();
    const auto count = values_.time().value_or(0) / 1000;
    values_.advance();
    while (values_.kind() == Token::number) {
      if (!read_item(tier)) return;
    }
    if (static_cast<std::int64_t>(tier.items.size()) != count) {
      complaints_.add(place, "textgrid-count", Severity::warning,
                      {fmt::format("rækken siger, at den har {} stykker, men har {}", count, tier.items.size()),
                       fmt::format("the tier says that it has {} stretches but has {}", count, tier.items.size())});
    }
  }

  bool read_item(GridTier& tier) {
    Item item;
    const Place place = values_.place();
    item.begin = number().value_or(0);
    item.end = item.begin;
    if (!tier.points) {
      const auto end = number();
      if (!end) return false;
      item.end = *end;
    }
    if (values_.kind() != Token::string) {
      broken({"her skulle stå en tekst i anførselstegn", "expected a text in quotes"});
      return false;
    }
    if (!values_.closed()) {
      complain("textgrid-broken", {"anførselstegnet bliver ikke lukket", "the quotation mark is never closed"});
    }
    item.label = with_letters(values_.string());
    values_.advance();
    if (item.end < item.begin || (!tier.items.empty() && item.begin < tier.items.back().end)) {
      complaints_.add(
          place, "textgrid-order", Severity::warning,
          {"tiderne går tilbage; de er læst, som de står", "times run backwards; they were read as they are"});
    }
    tier.items.push_back(std::move(item));
    return true;
  }

  Values values_;
  Complaints& complaints_;
  Grid grid_;
};

std::string in_quotes(std::string_view label) {
  std::string out = "\"";
  for (const char c : label) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string number(std::int64_t milliseconds) {
  std::string text = seconds_from(milliseconds);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace

Result<Grid> parse(std::string_view text, Complaints& complaints) { return Parser(text, complaints).run(); }

std::string print(const Grid& grid) {
  std::string out = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n";
  out += fmt::format("xmin = {} \nxmax = {} \ntiers? <exists> \nsize = {} \nitem []: \n", number(grid.begin),
                     number(grid.end), grid.tiers.size());
  for (std::size_t i = 0; i < grid.tiers.size(); ++i) {
    const GridTier& tier = grid.tiers[i];
    const char* const items = tier.points ? "points" : "intervals";
    out += fmt::format(
        "    item [{}]:\n        class = \"{}\" \n        name = {} \n        xmin = {} \n        xmax = {} \n"
        "        {}: size = {} \n",
        i + 1, tier.points ? "TextTier" : "IntervalTier", in_quotes(tier.name), number(tier.begin), number(tier.end),
        items, tier.items.size());
    for (std::size_t j = 0; j < tier.items.size(); ++j) {
      const Item& item = tier.items[j];
      out += fmt::format("        {} [{}]:\n", items, j + 1);
      if (tier.points) {
        out += fmt::format("            number = {} \n            mark = {} \n", number(item.begin),
                           in_quotes(item.label));
      } else {
        out += fmt::format("            xmin = {} \n            xmax = {} \n            text = {} \n",
                           number(item.begin), number(item.end), in_quotes(item.label));
      }
    }
  }
  return out;
}

}  // namespace gribning::textgrid
