// SPDX-License-Identifier: MIT
#pragma once

#include <list>
#include <set>
#include <string>
#include <vector>

#include "analysis.h"
#include "gribning/share/target.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's name
class App;
}

namespace gribning::tool {

/// What is written for another program, and where.
struct ShareRequest {
  std::string target;
  /// A file, or a folder for a file per conversation.
  std::string place;
  /// Whose coding it is; empty: the program's.
  std::string coder;
  bool overwrite = false;
};

/// One conversation with all that is shared of it.
struct Shareable {
  Analysis analysis;
  Coding coding;
  /// The coding is people's: the program's reasons are not theirs.
  bool by_people = false;
  std::vector<CodedPassage> passages = {};
};

/// Writes conversations in another program's format, one after the other or all into one file, and says what could not
/// be taken along.
class Sharing {
 public:
  /// `request.target` has to be one of the targets. Both must outlive this.
  Sharing(const ShareRequest& request, Session& session);

  void add(Shareable one);
  /// Writes what goes into one file, and says how many files there are.
  void finish();

 private:
  [[nodiscard]] bool names_a_file() const;
  void say(const Shared& shared, const std::string& about);
  void put(const Result<Shared>& shared, const std::string& about);

  const ShareRequest& request_;
  const Target& target_;
  Session& session_;
  ShareOptions options_;
  /// Addresses stay as they are.
  std::list<Shareable> ready_;
  std::set<std::string> names_;
  std::size_t notes_ = 0;
  std::size_t written_ = 0;
};

/// The options that every command has which shares: --overwrite, and --to, required or not.
void add_share_options(CLI::App& command, ShareRequest& request, bool required);

}  // namespace gribning::tool
