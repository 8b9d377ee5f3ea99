// SPDX-License-Identifier: MIT
#include "assembling.h"

#include <algorithm>
#include <set>

#include "codes.h"

namespace gribning::share {
namespace {

/// The codes of one coder on one turn.
struct TurnCodes {
  std::vector<const PlacedCode*> codes;

  [[nodiscard]] const PlacedCode* find(std::string_view id) const {
    const auto found =
        std::find_if(codes.begin(), codes.end(), [&](const PlacedCode* each) { return each->code == id; });
    return found == codes.end() ? nullptr : *found;
  }
};

using Turns = std::map<TurnIndex, TurnCodes>;

class Coder {
 public:
  Coder(const Transcript& transcript, const std::string& name, const std::vector<PlacedCode>& codes,
        const std::vector<TurnLink>& links, std::vector<Placement>& placements)
      : links_(links), placements_(placements) {
    received_.coder = name;
    received_.coding.conversation = transcript.name;
    for (const PlacedCode& code : codes) {
      if (code.coder == name) turns_[code.turn].codes.push_back(&code);
    }
  }

  ReceivedCoding run() {
    for (const auto& [turn, codes] : turns_) {
      read_opportunity(turn, codes);
      read_worker_turn(turn, codes);
      read_passages(codes);
    }
    lose_unused(kResponse);
    lose_unused(kLater);
    auto& notes = received_.coding.notes;
    if (std::all_of(notes.begin(), notes.end(), [](const std::string& note) { return note.empty(); })) notes.clear();
    return std::move(received_);
  }

 private:
  void lose(const PlacedCode& code, Bilingual reason) {
    Placement& line = placements_[code.placement];
    line.fate = Fate::lost;
    line.turn.reset();
    line.reason = std::move(reason);
  }
  void remark(const PlacedCode& code, const Bilingual& reason) {
    Placement& line = placements_[code.placement];
    if (line.reason.en.empty()) {
      line.reason = reason;
    } else {
      line.reason.da += "; " + reason.da;
      line.reason.en += "; " + reason.en;
    }
  }

  /// The one value of a group on a turn; a second one is lost. `missing` when there is none.
  template <class Value>
  Value value_of(const TurnCodes& codes, std::string_view group, std::optional<Value> (*from)(std::string_view),
                 Value missing, bool& found) {
    std::optional<Value> value;
    for (const PlacedCode* each : codes.codes) {
      const auto name = within(each->code, group);
      if (!name) continue;
      const auto read = from(*name);
      if (!read) {
        lose(*each, {"koden er ikke i kodebogen", "the code is not in the codebook"});
      } else if (value && *value != *read) {
        lose(*each,
             {"turen har allerede en anden kode af samme slags", "the turn has another code of this kind already"});
      } else {
        value = read;
      }
    }
    found = value.has_value();
    return value.value_or(missing);
  }

  void read_opportunity(TurnIndex turn, const TurnCodes& codes) {
    const PlacedCode* main = codes.find(kOpportunity);
    for (const PlacedCode* each : codes.codes) {
      if (main == nullptr && within(each->code, "gribning/verdict")) main = each;
    }
    if (main == nullptr) {
      for (const PlacedCode* each : codes.codes) {
        if (each->code.starts_with("gribning/") && each->code != kResponse && each->code != kLater) {
          lose(*each, {"turen er ikke kodet som gribningsmulighed", "the turn is not coded as an opportunity"});
        }
      }
      return;
    }
    if (main->code != kOpportunity) {
      remark(*main, {"læst som gribningsmulighed, fordi svaret er kodet",
                     "read as an opportunity, because its response is coded"});
    }
    OpportunityCoding coding{.turn = turn};
    bool perspective = false, orientation = false, verdict = false, how = false;
    coding.perspective = value_of(codes, "gribning/perspective", perspective_from, Perspective::concrete, perspective);
    coding.orientation = value_of(codes, "gribning/orientation", orientation_from, Orientation::toward, orientation);
    coding.verdict = value_of(codes, "gribning/verdict", verdict_from, Verdict::none, verdict);
    coding.how = value_of(codes, "gribning/how", how_from, How::none, how);
    coding.tentative = codes.find(kTentative) != nullptr;
    if (!perspective) remark(*main, {"perspektiv mangler; læst som konkret", "no perspective; read as concrete"});
    if (!orientation)
      remark(*main, {"retning mangler; læst som hen imod arbejde", "no orientation; read as toward work"});
    if (!verdict)
      remark(*main, {"svaret er ikke kodet; læst som intet svar", "the response is not coded; read as none"});
    coding.response = linked(turn, kResponse);
    coding.later = linked(turn, kLater);
    // A program that keeps links keeps them all: one that is not there was never made.
    if (!coding.response && coding.verdict != Verdict::none && links_.empty()) {
      coding.response = next_with(turn, kResponse);
      if (coding.response) {
        remark(*main,
               {"uden henvisning; den næste svartur er brugt", "without a link; the next response turn was taken"});
      }
    }
    if (!coding.later && links_.empty() && verdict && coding.verdict != Verdict::taken_up)
      coding.later = likely_later(turn);
    received_.coding.opportunities.push_back(coding);
    received_.coding.notes.push_back(main->note);
  }

  /// Response turns, and later ones, that no opportunity points at say nothing.
  void lose_unused(std::string_view code) {
    for (const auto& [turn, codes] : turns_) {
      const PlacedCode* marked = codes.find(code);
      const bool used = std::any_of(received_.coding.opportunities.begin(), received_.coding.opportunities.end(),
                                    [&, at = turn](const OpportunityCoding& coding) {
                                      return (code == kResponse ? coding.response : coding.later) == at;
                                    });
      if (marked == nullptr || used) continue;
      lose(*marked, {"ingen gribningsmulighed henviser til turen", "no opportunity points at the turn"});
    }
  }

  [[nodiscard]] bool has(TurnIndex turn, std::string_view code) const {
    const auto found = turns_.find(turn);
    return found != turns_.end() && found->second.find(code) != nullptr;
  }
  [[nodiscard]] std::optional<TurnIndex> linked(TurnIndex turn, std::string_view code) const {
    std::optional<TurnIndex> best;
    for (const TurnLink& link : links_) {
      if (link.from == turn && link.to > turn && link.kind == code && has(link.to, code)) best = link.to;
    }
    return best;
  }
  [[nodiscard]] std::optional<TurnIndex> next_with(TurnIndex turn, std::string_view code) const {
    for (auto each = turns_.upper_bound(turn); each != turns_.end(); ++each) {
      if (each->second.find(code) != nullptr) return each->first;
    }
    return std::nullopt;
  }

  /// Without links, a turn that takes something up later belongs to the nearest opportunity before it that was left.
  [[nodiscard]] std::optional<TurnIndex> likely_later(TurnIndex turn) const {
    const auto later = next_with(turn, kLater);
    for (auto each = turns_.upper_bound(turn); later && each != turns_.end() && each->first < *later; ++each) {
      const bool left =
          each->second.find(kOpportunity) != nullptr && each->second.find("gribning/verdict/taken_up") == nullptr;
      if (left) return std::nullopt;
    }
    return later;
  }

  void read_worker_turn(TurnIndex turn, const TurnCodes& codes) {
    WorkerTurn coding{.turn = turn};
    bool any = codes.find(kProfessional) != nullptr;
    bool found = false;
    coding.continuer = codes.find(kContinuer) != nullptr;
    coding.institutional = codes.find(kInstitutional) != nullptr;
    coding.question = value_of(codes, "turn/question", question_form_from, QuestionForm::none, found);
    any = any || found || coding.continuer || coding.institutional;
    coding.invites = value_of(codes, "turn/invites", invites_from, Invites::nothing, found);
    if (any || found) received_.coding.worker_turns.push_back(coding);
  }

  void read_passages(const TurnCodes& codes) {
    const bool noted = codes.find(kOpportunity) != nullptr;
    for (const PlacedCode* each : codes.codes) {
      if (each->code.starts_with("gribning/") || each->code.starts_with("turn/")) continue;
      const bool same = noted && each->note == codes.find(kOpportunity)->note;
      received_.passages.push_back({each->code, each->turn, each->span, same ? "" : each->note});
    }
  }

  const std::vector<TurnLink>& links_;
  std::vector<Placement>& placements_;
  Turns turns_;
  ReceivedCoding received_;
};

}  // namespace

void assemble(const Transcript& transcript, const std::vector<PlacedCode>& codes, const std::vector<TurnLink>& links,
              Received& received) {
  std::set<std::string> done;
  for (const PlacedCode& code : codes) {
    if (!done.insert(code.coder).second) continue;
    received.codings.push_back(Coder(transcript, code.coder, codes, links, received.placements).run());
  }
}

}  // namespace gribning::share
