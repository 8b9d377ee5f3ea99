// SPDX-License-Identifier: MIT
#include "result_pieces.h"

#include "gribning/base/hash.h"

namespace gribning::tool {

ResultPieces::ResultPieces(const std::filesystem::path& file) : file_(file, std::ios::binary) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (!error) size_ = size;
}

std::optional<std::string> ResultPieces::next(const Done& done) {
  if (done.end < at_ || done.end > size_) return std::nullopt;
  std::string bytes(done.end - at_, '\0');
  file_.clear();
  file_.seekg(static_cast<std::streamoff>(at_));
  file_.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file_ || sha256(bytes) != done.sha256) return std::nullopt;
  at_ = done.end;
  return bytes;
}

bool is_what_was_written(const std::filesystem::path& file, const std::filesystem::path& journal) {
  auto past = JournalReader::open(journal);
  if (!past) return false;
  ResultPieces pieces(file);
  while (const auto done = past->next()) {
    if (!pieces.next(*done)) return false;
  }
  return pieces.at_end();
}

}  // namespace gribning::tool
