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
  void open(char bracket) {
    separate();
    put(bracket);
    first_ = true;
  }
  void close(char bracket) {
    put(bracket);
    first_ = false;
  }
  /// Names are the program's own: nothing in them has to be escaped.
  void key(std::string_view name) {
    char* to = room(name.size() + 4);
    if (!first_) *to++ = ',';
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
    separate();
    std::memcpy(room(json.size()), json.data(), json.size());
    size_ += json.size();
  }
  /// After a whole value: the next begins a line of its own.
  void end_line() {
    put('\n');
    first_ = true;
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
    *room(1) = c;
    ++size_;
  }
  /// Where at least so many bytes can be written.
  [[nodiscard]] char* room(std::size_t bytes) {
    if (buffer_.size() - size_ < bytes) grow(bytes);
    return buffer_.data() + size_;
  }
  void grow(std::size_t bytes);
  void written_to(const char* end) { size_ = static_cast<std::size_t>(end - buffer_.data()); }

  /// Larger than what has been written to it, so that writing a value does not have to ask for each byte.
  std::string buffer_;
  std::size_t size_ = 0;
  bool first_ = true;
};

}  // namespace gribning::tool
