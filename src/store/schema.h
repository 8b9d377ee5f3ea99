// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "database.h"

/// The tables of a project and how older files become newer ones. Private to store.
namespace gribning::store {

/// "GRIB", in the header of every project file.
inline constexpr std::int64_t kApplication = 0x47524942;

/// The steps from an empty file to the newest version: step n makes version n + 1 out of version n. A step that has
/// been released is never changed; tests/store/versions holds a file of every version.
[[nodiscard]] std::span<const std::string_view> schema_steps();

/// Throws Broken with "not-a-project" when the file's header does not say that it is one.
void expect_project(const Database& database);

/// Takes a file to the version after the last step, all of it or nothing. Throws Broken with "newer-project".
void migrate(const Database& database, std::span<const std::string_view> steps);

/// What `migrate` asks of a file that is only read: a version that this program can read as it is.
/// "older-project" when it has to be opened for changes once.
void expect_readable(const Database& database, std::span<const std::string_view> steps);

}  // namespace gribning::store
