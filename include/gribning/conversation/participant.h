// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "gribning/base/language.h"

namespace gribning {

/// What a speaker is in the conversation (docs/coding.md, section 1).
enum class Role { unknown, citizen, worker, chair, health, relative, researcher, colleague, other };

inline constexpr std::array kRoles = {Role::unknown,  Role::citizen,    Role::worker,    Role::chair, Role::health,
                                      Role::relative, Role::researcher, Role::colleague, Role::other};

/// The identifier that files and options use: "citizen", "worker" …
[[nodiscard]] std::string_view code(Role role);
[[nodiscard]] std::optional<Role> role_from(std::string_view code);
/// The word for people: "borger", "professionel" / "citizen", "professional".
[[nodiscard]] const Bilingual& title(Role role);

/// The professionals of the codebook: worker, chair and health. Only they can give a response turn.
[[nodiscard]] constexpr bool is_professional(Role role) {
  return role == Role::worker || role == Role::chair || role == Role::health;
}

/// Where a participant's role is known from, weakest first.
enum class RoleSource { none, guessed, declared, given };

/// Somebody who speaks. `label` is what stands before the turns, as transcribed.
struct Participant {
  std::string label;
  /// As in the header: "sagsbehandler", "borgerens søn"; may be empty.
  std::string description;
  Role role = Role::unknown;
  RoleSource role_source = RoleSource::none;

  friend bool operator==(const Participant&, const Participant&) = default;
};

/// The role that a label or description usually means ("Borger", "B", "Sagsbehandler", "M", "Mødeleder",
/// "Interviewer" …), or unknown. Case does not matter; a trailing number ("SB1") and "?" do not either, but one
/// that is padded with 0 ("S01") is given by programs that only tell voices apart: unknown.
[[nodiscard]] Role guess_role(std::string_view label_or_description);

}  // namespace gribning
