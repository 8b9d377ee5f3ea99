// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "added_tiers.h"
#include "convokit.h"
#include "graph.h"
#include "gribning/share/target.h"
#include "refi_codebook.h"
#include "refi_project.h"
#include "tables.h"
#include "web_annotation.h"

namespace gribning {

std::span<const Target> targets() {
  static const std::array kTargets = {
      Target{"qdpx",
             {"REFI-QDA-projekt (NVivo, MAXQDA, ATLAS.ti, QualCoder)",
              "REFI-QDA project (NVivo, MAXQDA, ATLAS.ti, QualCoder)"},
             ".qdpx",
             true,
             share::write_qdpx,
             true},
      Target{"qdc", {"REFI-QDA-kodebog", "REFI-QDA codebook"}, ".qdc", true, share::write_qdc},
      Target{"csv", {"Tabeller til R", "Tables for R"}, "", true, share::write_tables, true},
      Target{"convokit", {"ConvoKit-korpus", "ConvoKit corpus"}, "", true, share::write_convokit},
      Target{"webannotation",
             {"W3C Web Annotation (JSON-LD)", "W3C Web Annotation (JSON-LD)"},
             ".jsonld",
             false,
             share::write_web_annotation},
      Target{"graphml",
             {"Sekvensgrafen som GraphML", "The sequence graph as GraphML"},
             ".graphml",
             false,
             share::write_graphml},
      Target{"dot", {"Sekvensgrafen til Graphviz", "The sequence graph for Graphviz"}, ".dot", false, share::write_dot},
      Target{"eaf",
             {"ELAN med lag, hvis navne begynder med grb:", "ELAN with tiers whose names begin with grb:"},
             ".eaf",
             false,
             share::add_to_eaf},
      Target{"exb",
             {"EXMARaLDA med lag, hvis kategorier begynder med grb:",
              "EXMARaLDA with tiers whose categories begin with grb:"},
             ".exb",
             false,
             share::add_to_exb},
      Target{"textgrid",
             {"Praat-TextGrid med lag, hvis navne begynder med grb:",
              "Praat TextGrid with tiers whose names begin with grb:"},
             ".TextGrid",
             false,
             share::add_to_textgrid},
      Target{"chat",
             {"CHAT med linjer, der begynder med %grb:", "CHAT with lines that begin with %grb:"},
             ".cha",
             false,
             share::add_to_chat},
  };
  return kTargets;
}

const Target* target_named(std::string_view name) {
  const auto all = targets();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Target& target) { return target.name == name; });
  return found == all.end() ? nullptr : &*found;
}

const Opportunity* opportunity_in(const Analysed& analysed, TurnIndex turn) {
  if (analysed.opportunities == nullptr) return nullptr;
  const auto& all = *analysed.opportunities;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Opportunity& opportunity) { return opportunity.turn() == turn; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace gribning
