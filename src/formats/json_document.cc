// SPDX-License-Identifier: MIT
#include "json_document.h"

#include <charconv>
#include <cmath>

#include "clocks.h"
#include "gribning/base/lines.h"

namespace gribning {
namespace {

constexpr std::size_t kDeepestValue = 100;

tl::unexpected<Failure> failure(std::string code, Bilingual message, std::string_view text, std::size_t at,
                                std::size_t first_line) {
  const Place place = Lines(text).place(static_cast<std::uint32_t>(std::min(at, text.size())));
  return tl::unexpected(Failure{std::move(code), std::move(message), "", place.line + first_line - 1, place.column});
}

/// Replaces bare NaN and Infinity by null of the same length, so that places stay; finds nesting that is too deep.
class Preparation {
 public:
  explicit Preparation(std::string_view text) : text_(text) {}

  bool run() {
    std::size_t depth = 0;
    bool in_string = false;
    for (at_ = 0; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (in_string) {
        if (c == '\\') ++at_;
        in_string = c != '"';
      } else if (c == '"') {
        in_string = true;
      } else if (c == '{' || c == '[') {
        if (++depth > kDeepestValue) return false;
      } else if (c == '}' || c == ']') {
        if (depth > 0) --depth;
      } else if (c == 'N' || c == 'I' || c == '-') {
        replace("-Infinity") || replace("Infinity") || replace("NaN");
      }
    }
    return true;
  }

  [[nodiscard]] std::size_t at() const { return at_; }
  /// The text to parse: a copy only where something was replaced.
  [[nodiscard]] std::string_view text() const { return copy_.empty() ? text_ : std::string_view(copy_); }

 private:
  bool replace(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    if (copy_.empty()) copy_ = text_;
    // NaN is one shorter than null: "0" would be a time, so that a text stands for it.
    const std::string_view by = word.size() == 3 ? R"("")" : "null";
    copy_.replace(at_, word.size(), std::string(by) + std::string(word.size() - by.size(), ' '));
    at_ += word.size() - 1;
    return true;
  }

  std::string_view text_;
  std::string copy_;
  std::size_t at_ = 0;
};

const Json* member(const Json& object, std::string_view key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(std::string(key));
  return found == object.end() ? nullptr : &*found;
}

}  // namespace

Result<Json> parse_json(std::string_view text, std::size_t first_line) {
  Preparation prepared(text);
  if (!prepared.run()) {
    return failure("json-depth",
                   {"JSON-filen har flere lag, end nogen udskrift har. Er det den rigtige fil?",
                    "The JSON is nested deeper than any transcript. Is it the right file?"},
                   text, prepared.at(), first_line);
  }
  try {
    return Json::parse(prepared.text());
  } catch (const Json::parse_error& error) {
    return failure("json-syntax",
                   {"Her er filen ikke JSON. Mangler der et komma, et anførselstegn eller slutningen af filen?",
                    "The file is not JSON here. Is a comma, a quotation mark or the end of the file missing?"},
                   text, error.byte > 0 ? error.byte - 1 : 0, first_line);
  } catch (const Json::exception&) {
    return failure("json-syntax",
                   {"Filen har et tal, der er for stort til JSON.", "The file has a number too large for JSON."}, text,
                   0, first_line);
  }
}

std::string text_of(const Json& object, std::string_view key) {
  const Json* value = member(object, key);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

std::string text_of(const Json& object, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    if (std::string text = text_of(object, key); !text.empty()) return text;
  }
  return {};
}

std::optional<double> number_of(const Json& object, std::string_view key) {
  const Json* value = member(object, key);
  if (value == nullptr) return std::nullopt;
  double number = 0;
  if (value->is_number()) {
    number = value->get<double>();
  } else if (value->is_string()) {
    const auto& text = value->get_ref<const std::string&>();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  } else {
    return std::nullopt;
  }
  if (!std::isfinite(number)) return std::nullopt;
  return number;
}

std::optional<std::int64_t> seconds_of(const Json& object, std::string_view key) {
  const auto seconds = number_of(object, key);
  if (!seconds || std::abs(*seconds) * 1000 > static_cast<double>(kLongestTime)) return std::nullopt;
  return std::llround(*seconds * 1000);
}

std::optional<std::int64_t> integer_of(const Json& object, std::string_view key) {
  const Json* value = member(object, key);
  if (value == nullptr || !value->is_number_integer()) return std::nullopt;
  return value->get<std::int64_t>();
}

const Json& list_of(const Json& object, std::string_view key) {
  static const Json kEmpty = Json::array();
  const Json* value = member(object, key);
  return value != nullptr && value->is_array() ? *value : kEmpty;
}

std::string dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace gribning
