// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace gribning::tool {

/// Writes JSON straight into a text, a value at a time and on one line: for output that is many times as long as what
/// it is about. The bytes are those that nlohmann::ordered_json would dump.
class JsonText {
 public:
  /// `expected`: about how many bytes there will be.
  explicit JsonText(std::size_t expected = 0) : expected_(expected) {}

  void open(char bracket) {
    separate();
    put(bracket);
    first_ = true;
  }
  void close(char bracket) {
    put(bracket);
    first_ = false;
  }
  /// Names are the program's own: nothing in them has to be escaped. Written out where it is called, a name of known
  /// length takes two or three instructions.
  [[gnu::always_inline]] void key(std::string_view name) {
    char* to = begin_value(name.size() + 3);
    *to++ = '"';
    std::memcpy(to, name.data(), name.size());
    to += name.size();
    *to++ = '"';
    *to++ = ':';
    written_to(to);
    first_ = true;
  }
  void text(std::string_view value);
  void whole(std::int64_t value);
  void boolean(bool value) { raw(value ? "true" : "false"); }
  /// Rounded to three decimals.
  void rounded(double value);
  /// JSON already.
  void raw(std::string_view json) {
    char* to = begin_value(json.size());
    std::memcpy(to, json.data(), json.size());
    written_to(to + json.size());
  }
  /// After a whole value: the next begins a line of its own.
  void end_line() {
    put('\n');
    first_ = true;
  }

  [[gnu::always_inline]] void text(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  [[gnu::always_inline]] void whole(std::string_view name, std::int64_t value) {
    key(name);
    whole(value);
  }
  [[gnu::always_inline]] void rounded(std::string_view name, double value) {
    key(name);
    rounded(value);
  }
  [[gnu::always_inline]] void boolean(std::string_view name, bool value) {
    key(name);
    boolean(value);
  }

  /// What has been written.
  [[nodiscard]] std::string take() && {
    buffer_.resize(size_);
    return std::move(buffer_);
  }

 private:
  void separate() {
    if (!first_) put(',');
    first_ = false;
  }
  void put(char c) {
    char* to = room(1);
    *to = c;
    written_to(to + 1);
  }
  /// Where a value of so many bytes goes, behind the comma that parts it from the one before.
  [[nodiscard]] char* begin_value(std::size_t bytes) {
    char* to = room(bytes + 1);
    if (!first_) *to++ = ',';
    first_ = false;
    return to;
  }
  /// Where at least so many bytes can be written.
  [[nodiscard]] char* room(std::size_t bytes) {
    if (buffer_.size() - size_ < bytes) grow(bytes);
    return buffer_.data() + size_;
  }
  void grow(std::size_t bytes);
  void written_to(const char* end) { size_ = static_cast<std::size_t>(end - buffer_.data()); }

  /// Longer than what has been written, so that no byte has to ask for its place.
  std::string buffer_;
  std::size_t size_ = 0;
  std::size_t expected_;
  bool first_ = true;
};

}  // namespace gribning::tool
