// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gribning {

/// SHA-256 (FIPS 180-4), for telling whether bytes are still what they were. Not for passwords.
class Sha256 {
 public:
  using Digest = std::array<std::uint8_t, 32>;

  Sha256& add(std::string_view bytes);
  /// The digest of all that was added. Nothing may be added afterwards.
  [[nodiscard]] Digest finish();

 private:
  void take_block(const std::uint8_t* block);

  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::uint8_t, 64> pending_{};
  std::size_t pending_size_ = 0;
  std::uint64_t total_ = 0;
};

/// The digest as 64 hexadecimal digits, as `sha256sum` prints it.
[[nodiscard]] std::string in_hex(const Sha256::Digest& digest);
/// in_hex of the digest of `bytes`.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace gribning
