// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gribning::tool {

/// Writes JSON straight into a text, a value at a time and on one line: for output that is many times as long as what
/// it is about. The bytes are those that nlohmann::ordered_json would dump.
class JsonText {
 public:
  explicit JsonText(std::string& out) : out_(out) {}

  void open(char bracket) {
    separate();
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  /// Names are the program's own: nothing in them has to be escaped.
  void key(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    first_ = true;
  }
  void text(std::string_view value);
  void whole(std::int64_t value);
  void boolean(bool value) { raw(value ? "true" : "false"); }
  /// Rounded to three decimals.
  void rounded(double value);
  /// JSON already.
  void raw(std::string_view json) {
    separate();
    out_ += json;
  }

  void text(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void whole(std::string_view name, std::int64_t value) {
    key(name);
    whole(value);
  }
  void rounded(std::string_view name, double value) {
    key(name);
    rounded(value);
  }
  void boolean(std::string_view name, bool value) {
    key(name);
    boolean(value);
  }

 private:
  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;
};

}  // namespace gribning::tool
