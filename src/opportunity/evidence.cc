// SPDX-License-Identifier: MIT
#include "gribning/opportunity/evidence.h"

#include <array>

#include "gribning/base/named.h"

namespace gribning {
namespace {

const auto& steps() {
  static const std::array<Named<Step>, 10> rows{{
      {Step::perspective, "perspective", {"perspektiv", "perspective"}},
      {Step::orientation, "orientation", {"retning", "orientation"}},
      {Step::tentative, "tentative", {"forsigtighed", "tentativeness"}},
      {Step::opportunity, "opportunity", {"gribningsmulighed", "opportunity"}},
      {Step::response, "response", {"svartur", "response turn"}},
      {Step::processual, "processual", {"forbindelse til det sagte", "connection to what was said"}},
      {Step::content, "content", {"arbejde med indholdet", "work with the content"}},
      {Step::verdict, "verdict", {"gribning", "uptake"}},
      {Step::how, "how", {"hvad svaret gør", "what the response does"}},
      {Step::later, "later", {"senere grebet", "taken up later"}},
  }};
  return rows;
}

}  // namespace

std::string_view code(Step step) { return row_of(steps(), step).code; }
const Bilingual& title(Step step) { return row_of(steps(), step).title; }

}  // namespace gribning
