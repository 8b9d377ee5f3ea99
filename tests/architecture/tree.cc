// SPDX-License-Identifier: MIT
#include "architecture/tree.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <regex>

namespace gribning::architecture {

namespace fs = std::filesystem;

fs::path root() { return GRIBNING_SOURCE_DIR; }

std::string SourceFile::stage() const {
  static const std::regex pattern("^(?:src|include/gribning)/([a-z]+)/.*");
  std::smatch match;
  return std::regex_match(path, match, pattern) ? match[1].str() : std::string();
}

SourceFile read_source(const std::string& path) {
  SourceFile file{path, {}};
  std::ifstream in(root() / path, std::ios::binary);
  for (std::string line; std::getline(in, line);) file.lines.push_back(line);
  return file;
}

std::vector<SourceFile> code_in(const std::vector<std::string>& folders) {
  static constexpr std::array kEndings{".cc", ".h", ".cmake", ".sh", ".js", ".mjs", ".css"};
  std::vector<std::string> paths;
  for (const auto& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(root() / folder)) {
      const auto path = entry.path().lexically_relative(root()).generic_string();
      const auto ending = entry.path().extension().string();
      const bool code = std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end() ||
                        entry.path().filename() == "CMakeLists.txt";
      if (entry.is_regular_file() && code && path.find("node_modules") == std::string::npos) paths.push_back(path);
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<SourceFile> files;
  std::transform(paths.begin(), paths.end(), std::back_inserter(files), read_source);
  return files;
}

std::vector<Include> includes_of(const SourceFile& file) {
  static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)");
  std::vector<Include> includes;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    std::smatch match;
    if (std::regex_match(file.lines[i], match, pattern)) includes.push_back({match[2], match[1] == "\"", i + 1});
  }
  return includes;
}

std::string finding(const SourceFile& file, std::size_t line, const std::string& what) {
  return "\n" + file.path + ":" + std::to_string(line) + ": " + what;
}

}  // namespace gribning::architecture
