// SPDX-License-Identifier: MIT
#include "guid.h"

#include <fmt/format.h>

#include <cstdint>

namespace gribning::share {
namespace {

/// FNV-1a with a seed, its bits mixed at the end (the finaliser of SplitMix64).
std::uint64_t hash(std::string_view kind, std::string_view content, std::uint64_t seed) {
  std::uint64_t value = 0xCBF29CE484222325U ^ seed;
  const auto take = [&value](std::string_view text) {
    for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  };
  take(kind);
  value = (value ^ 0xFFU) * 0x100000001B3U;
  take(content);
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31U);
}

}  // namespace

std::string guid(std::string_view kind, std::string_view content) {
  constexpr std::uint64_t kSecondSeed = 0x9E3779B97F4A7C15U;
  std::uint64_t high = hash(kind, content, 0);
  std::uint64_t low = hash(kind, content, kSecondSeed);
  high = (high & ~std::uint64_t{0xF000}) | 0x8000U;                          // version 8
  low = (low & ~(std::uint64_t{0x3} << 62U)) | (std::uint64_t{0x2} << 62U);  // the variant of RFC 9562
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32U, (high >> 16U) & 0xFFFFU, high & 0xFFFFU,
                     low >> 48U, low & 0xFFFFFFFFFFFFU);
}

std::string plain_guid(std::string_view guid) {
  std::string plain;
  for (const char c : guid) {
    if (c == '{' || c == '}' || static_cast<unsigned char>(c) <= ' ') continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain;
}

}  // namespace gribning::share
