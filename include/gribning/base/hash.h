// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace gribning {

/// SHA-256 (FIPS 180-4), for telling whether bytes are still what they were. Not for passwords.
class Sha256 {
 public:
  using Digest = std::array<std::uint8_t, 32>;

  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();

  Sha256& add(std::string_view bytes);
  /// The digest of all that was added. Nothing may be added afterwards.
  [[nodiscard]] Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The digest as 64 hexadecimal digits, as `sha256sum` prints it.
[[nodiscard]] std::string in_hex(const Sha256::Digest& digest);
/// in_hex of the digest of `bytes`.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace gribning
