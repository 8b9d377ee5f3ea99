// SPDX-License-Identifier: MIT
#include "gribning/review/agree.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string_view>
#include <type_traits>
#include <utility>

#include "resample.h"

namespace gribning {
namespace {

/// One coder's answer to every question about one unit, by label numbers.
using Calls = std::vector<int>;

/// A question while its units are gathered: a tally for each group of conversations.
struct Gathered {
  std::string about;
  bool marking = false;
  std::vector<std::string> labels;
  std::vector<Tally> groups;
  /// Only for what is marked along the conversation.
  std::vector<Continuum> continua;
};

/// All codes of a column, in the codebook's order. What a coder left empty is kNothing.
constexpr std::string_view kNothing = "–";

std::vector<std::string> labels_of(std::string_view about) {
  std::vector<std::string> labels;
  const auto all = [&]<class Value>(Value last) {
    for (int i = 0; i <= static_cast<int>(last); ++i) {
      const auto name = code(static_cast<Value>(i));
      labels.emplace_back(name.empty() ? kNothing : name);
    }
  };
  if (about == "verdict") all(Verdict::none);
  if (about == "how") all(How::correction);
  if (about == "perspective") all(Perspective::concrete);
  if (about == "orientation") all(Orientation::away);
  if (about == "question") all(QuestionForm::chain);
  if (about == "invites") all(Invites::some);
  if (labels.empty()) labels = {"yes", "no"};
  return labels;
}

/// What one coder says about one turn. Points into the codings that are compared.
struct Said {
  const OpportunityCoding* opportunity = nullptr;
  const WorkerTurn* worker_turn = nullptr;
  std::set<std::string_view> codes;
};

/// A question about what was marked, and a coder's answer; nothing where the coder has marked nothing.
struct AnswerColumn {
  std::string_view about;
  std::optional<std::string_view> (*answer)(const Said&);
};

/// The code of a member of what was marked: answer_of<&Said::opportunity, &OpportunityCoding::verdict>.
template <auto marked, auto member>
std::optional<std::string_view> answer_of(const Said& said) {
  if (said.*marked == nullptr) return std::nullopt;
  const auto& value = (said.*marked)->*member;
  if constexpr (std::is_same_v<decltype(value), const bool&>) {
    return value ? "yes" : "no";
  } else {
    const auto name = code(value);
    return name.empty() ? kNothing : name;
  }
}

constexpr std::array<AnswerColumn, 9> kColumns = {{
    {"verdict", answer_of<&Said::opportunity, &OpportunityCoding::verdict>},
    {"how", answer_of<&Said::opportunity, &OpportunityCoding::how>},
    {"perspective", answer_of<&Said::opportunity, &OpportunityCoding::perspective>},
    {"orientation", answer_of<&Said::opportunity, &OpportunityCoding::orientation>},
    {"tentative", answer_of<&Said::opportunity, &OpportunityCoding::tentative>},
    {"question", answer_of<&Said::worker_turn, &WorkerTurn::question>},
    {"invites", answer_of<&Said::worker_turn, &WorkerTurn::invites>},
    {"institutional", answer_of<&Said::worker_turn, &WorkerTurn::institutional>},
    {"continuer", answer_of<&Said::worker_turn, &WorkerTurn::continuer>},
}};

/// Overlapping sequences of one coder become one stretch.
void add_stretch(std::vector<MarkedStretch>& stretches, std::uint32_t begin, std::uint32_t end) {
  if (!stretches.empty() && begin < stretches.back().begin + stretches.back().length) {
    auto& last = stretches.back();
    last.length = std::max(last.length, end - last.begin);
    return;
  }
  stretches.push_back({begin, end - begin});
}

class CoderComparer {
 public:
  CoderComparer(const std::vector<std::string>& coders, const std::vector<CodedByAll>& conversations,
                const AgreeOptions& options)
      : coders_(coders),
        conversations_(conversations),
        options_(options),
        groups_(std::min(conversations.size(), options.most_groups)) {}

  Agreement compare() {
    open("opportunity", true);
    for (const auto& column : kColumns) open(column.about, false);
    for (const auto& column : kColumns) columns_.push_back(&questions_.at(std::string(column.about)));
    for (const auto& one : conversations_) {
      for (const auto& coding : one.codings) {
        for (const auto& passage : coding.passages) {
          if (!questions_.contains(passage.code)) open(passage.code, true);
        }
      }
    }
    const auto places = shuffled(conversations_.size());
    for (std::size_t i = 0; i < conversations_.size(); ++i) gather(conversations_[i], places[i] % groups_);
    Agreement out{.coders = coders_, .conversations = conversations_.size(), .questions = {}, .divides = {}};
    for (const auto& name : order_) {
      auto& question = questions_.at(name);
      auto measured = measure(question);
      if (measured.units > 0) out.questions.push_back(std::move(measured));
    }
    std::ranges::stable_sort(divides_, [](const Divide& a, const Divide& b) {
      return std::tie(a.conversation, a.turn) < std::tie(b.conversation, b.turn);
    });
    out.divides = std::move(divides_);
    return out;
  }

 private:
  /// 0 to count - 1 in an order that has nothing to do with that of the conversations: neighbours may be alike.
  static std::vector<std::size_t> shuffled(std::size_t count) {
    std::vector<std::size_t> places(count);
    std::iota(places.begin(), places.end(), std::size_t{0});
    Dice dice(2);
    for (std::size_t i = count; i > 1; --i) std::swap(places[i - 1], places[dice() % i]);
    return places;
  }

  void open(std::string_view about, bool marking) {
    Gathered question{.about = std::string(about), .marking = marking, .labels = {}, .groups = {}, .continua = {}};
    question.labels = marking ? std::vector<std::string>{"yes", "no"} : labels_of(about);
    question.groups.assign(groups_, Tally(coders_.size(), question.labels.size()));
    if (marking) question.continua.assign(groups_, Continuum(coders_.size()));
    order_.push_back(question.about);
    questions_.emplace(question.about, std::move(question));
  }

  void gather(const CodedByAll& one, std::size_t group) {
    std::map<TurnIndex, std::vector<Said>> said;
    const auto at = [&](TurnIndex turn, std::size_t coder) -> Said& {
      return said.try_emplace(turn, coders_.size()).first->second[coder];
    };
    for (std::size_t coder = 0; coder < coders_.size(); ++coder) {
      const auto& standing = one.codings[coder];
      for (const auto& found : standing.coding.opportunities) at(found.turn, coder).opportunity = &found;
      for (const auto& turn : standing.coding.worker_turns) at(turn.turn, coder).worker_turn = &turn;
      for (const auto& passage : standing.passages) {
        if (passage.anchor.turn) at(*passage.anchor.turn, coder).codes.insert(passage.code);
      }
    }
    for (const auto& [turn, by_coder] : said) compare_turn(one.conversation, turn, by_coder, group);
    add_unmarked(one, said, group);
    add_continua(one, group);
  }

  void compare_turn(const std::string& conversation, TurnIndex turn, const std::vector<Said>& said, std::size_t group) {
    compare_marks(conversation, turn, said, group, "opportunity",
                  [](const Said& each) { return each.opportunity != nullptr; });
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      compare_calls(conversation, turn, said, kColumns.at(i), columns_[i]->groups[group], columns_[i]->labels);
    }
    std::set<std::string_view> codes;
    for (const auto& each : said) codes.insert(each.codes.begin(), each.codes.end());
    for (const auto name : codes) {
      compare_marks(conversation, turn, said, group, std::string(name),
                    [&](const Said& each) { return each.codes.contains(name); });
    }
  }

  template <class Marked>
  void compare_marks(const std::string& conversation, TurnIndex turn, const std::vector<Said>& said, std::size_t group,
                     const std::string& about, Marked marked) {
    calls_.clear();
    for (const auto& each : said) calls_.push_back(marked(each) ? 0 : 1);
    const auto yes = static_cast<std::size_t>(std::ranges::count(calls_, 0));
    if (yes == 0) return;
    questions_.at(about).groups[group].add_unit(calls_);
    if (yes == said.size()) return;
    std::vector<std::string> words;
    for (std::size_t coder = 0; coder < said.size(); ++coder) {
      const auto* opportunity = about == "opportunity" ? said[coder].opportunity : nullptr;
      const std::string_view otherwise = calls_[coder] == 0 ? "yes" : "";
      words.emplace_back(opportunity != nullptr ? code(opportunity->verdict) : otherwise);
    }
    divides_.push_back({conversation, turn, about, std::move(words)});
  }

  void compare_calls(const std::string& conversation, TurnIndex turn, const std::vector<Said>& said,
                     const AnswerColumn& column, Tally& tally, const std::vector<std::string>& labels) {
    calls_.clear();
    std::size_t called = 0;
    int first = kUncalled;
    bool differ = false;
    for (const auto& each : said) {
      const auto answer = column.answer(each);
      if (!answer) {
        calls_.push_back(kUncalled);
        continue;
      }
      calls_.push_back(static_cast<int>(std::ranges::find(labels, *answer) - labels.begin()));
      if (++called == 1) first = calls_.back();
      differ = differ || calls_.back() != first;
    }
    if (called < 2) return;
    tally.add_unit(calls_);
    if (!differ) return;
    std::vector<std::string> words;
    for (const auto& each : said) words.emplace_back(column.answer(each).value_or(std::string_view()));
    divides_.push_back({conversation, turn, std::string(column.about), std::move(words)});
  }

  /// Turns that could have been marked and were not, by anybody: what negative agreement counts.
  void add_unmarked(const CodedByAll& one, const std::map<TurnIndex, std::vector<Said>>& said, std::size_t group) {
    const Calls nobody(coders_.size(), 1);
    for (const auto& name : order_) {
      auto& question = questions_.at(name);
      if (!question.marking) continue;
      const bool opportunity = name == "opportunity";
      const auto marked = std::ranges::count_if(said, [&](const auto& turn) {
        return std::ranges::any_of(turn.second, [&](const Said& each) {
          return opportunity ? each.opportunity != nullptr : each.codes.contains(name);
        });
      });
      const auto possible = static_cast<double>(opportunity ? one.citizen_turns : one.turns);
      const double left = possible - static_cast<double>(marked);
      if (left > 0) question.groups[group].add_unit(nobody, left);
    }
  }

  void add_continua(const CodedByAll& one, std::size_t group) {
    for (const auto& name : order_) {
      auto& question = questions_.at(name);
      if (!question.marking) continue;
      std::vector<std::vector<MarkedStretch>> marked(coders_.size());
      for (std::size_t coder = 0; coder < coders_.size(); ++coder) {
        if (name == "opportunity") {
          for (const auto& found : one.codings[coder].coding.opportunities) {
            add_stretch(marked[coder], found.turn, std::max(found.turn, found.response.value_or(found.turn)) + 1);
          }
        } else {
          for (const auto& passage : one.codings[coder].passages) {
            if (passage.code == name && passage.anchor.turn) {
              add_stretch(marked[coder], *passage.anchor.turn, *passage.anchor.turn + 1);
            }
          }
        }
      }
      question.continua[group].add_conversation(one.turns, marked);
    }
  }

  /// The groups drawn with replacement, so many times each; the same draws for every question.
  [[nodiscard]] std::vector<std::vector<double>> draws() const {
    std::vector<std::vector<double>> draws;
    if (groups_ < 2) return draws;
    Dice dice(1);
    for (int i = 0; i < options_.resamples; ++i) {
      std::vector<double> times(groups_);
      for (std::size_t k = 0; k < groups_; ++k) ++times[dice() % groups_];
      draws.push_back(std::move(times));
    }
    return draws;
  }

  struct Wanted {
    std::string_view name;
    Bilingual title;
    std::function<Coefficient(const Tally&)> of;
  };

  [[nodiscard]] std::vector<Wanted> wanted(bool marking) const {
    std::vector<Wanted> list;
    if (marking) {
      list.push_back({"positive_agreement", {"positiv enighed", "positive agreement"}, [](const Tally& tally) {
                        return specific_agreement(tally, 0);
                      }});
      list.push_back({"negative_agreement", {"negativ enighed", "negative agreement"}, [](const Tally& tally) {
                        return specific_agreement(tally, 1);
                      }});
    } else {
      list.push_back({"agreement", {"andel enige", "share that agree"}, observed_agreement});
    }
    for (std::size_t i = 0; i < coders_.size(); ++i) {
      for (std::size_t k = i + 1; k < coders_.size(); ++k) {
        Bilingual name = {"Cohens kappa", "Cohen's kappa"};
        if (coders_.size() > 2) {
          const auto pair = " (" + coders_[i] + ", " + coders_[k] + ")";
          name = {name.da + pair, name.en + pair};
        }
        list.push_back(
            {"cohen_kappa", std::move(name), [i, k](const Tally& tally) { return cohen_kappa(tally, i, k); }});
      }
    }
    if (coders_.size() > 2) list.push_back({"fleiss_kappa", {"Fleiss' kappa", "Fleiss' kappa"}, fleiss_kappa});
    list.push_back({"krippendorff_alpha", {"Krippendorffs alfa", "Krippendorff's alpha"}, krippendorff_alpha});
    list.push_back({"gwet_ac1", {"Gwets AC1", "Gwet's AC1"}, gwet_ac1});
    return list;
  }

  [[nodiscard]] std::vector<Wanted> wanted_per_label() const {
    std::vector<Wanted> list;
    list.push_back({"positive_agreement", {"positiv enighed", "positive agreement"}, [](const Tally& tally) {
                      return specific_agreement(tally, 0);
                    }});
    if (coders_.size() == 2) {
      list.push_back(
          {"cohen_kappa", {"Cohens kappa", "Cohen's kappa"}, [](const Tally& tally) { return cohen_kappa(tally); }});
    }
    list.push_back({"krippendorff_alpha", {"Krippendorffs alfa", "Krippendorff's alpha"}, krippendorff_alpha});
    return list;
  }

  static Measured take(const Wanted& one, const Tally& all, const std::vector<Tally>& drawn) {
    auto coefficient = one.of(all);
    std::vector<double> values;
    // Without a value there is no interval around it.
    for (const auto& tally : drawn) {
      if (!coefficient.value) break;
      if (const auto value = one.of(tally).value) values.push_back(*value);
    }
    return {one.name, one.title, with_interval(coefficient.value, std::move(values)), std::move(coefficient.note)};
  }

  QuestionAgreement measure(const Gathered& question) {
    if (draws_.empty()) draws_ = draws();
    Tally all(coders_.size(), question.labels.size());
    for (const auto& group : question.groups) all.add(group);
    QuestionAgreement out{.about = question.about,
                          .marking = question.marking,
                          .units = all.units(),
                          .labels = question.labels,
                          .measured = {},
                          .per_label = {},
                          .tables = {}};
    if (all.units() <= 0) return out;
    std::vector<Tally> drawn;
    for (const auto& times : draws_) {
      drawn.emplace_back(coders_.size(), question.labels.size());
      for (std::size_t k = 0; k < groups_; ++k) {
        if (times[k] > 0) drawn.back().add(question.groups[k], times[k]);
      }
    }
    for (const auto& one : wanted(question.marking)) out.measured.push_back(take(one, all, drawn));
    if (question.marking) out.measured.push_back(measure_unitizing(question));
    if (!question.marking) measure_labels(question, all, drawn, out);
    for (std::size_t i = 0; i < coders_.size(); ++i) {
      for (std::size_t k = i + 1; k < coders_.size(); ++k) {
        QuestionAgreement::Table table{i, k, {}};
        for (std::size_t row = 0; row < all.labels(); ++row) {
          table.counts.emplace_back();
          for (std::size_t column = 0; column < all.labels(); ++column) {
            table.counts.back().push_back(all.both(i, k, row, column));
          }
        }
        out.tables.push_back(std::move(table));
      }
    }
    return out;
  }

  void measure_labels(const Gathered& question, const Tally& all, const std::vector<Tally>& drawn,
                      QuestionAgreement& out) const {
    for (std::size_t label = 0; label < question.labels.size(); ++label) {
      if (all.calls(label) <= 0) continue;
      std::vector<Tally> only;
      for (const auto& tally : drawn) only.push_back(tally.only(label));
      LabelAgreement of_label{.label = question.labels[label], .calls = all.calls(label), .measured = {}};
      for (const auto& one : wanted_per_label()) of_label.measured.push_back(take(one, all.only(label), only));
      out.per_label.push_back(std::move(of_label));
    }
  }

  [[nodiscard]] Measured measure_unitizing(const Gathered& question) const {
    Continuum all(coders_.size());
    for (const auto& group : question.continua) all.add(group);
    const auto coefficient = unitizing_alpha({&all, 1});
    std::vector<double> values;
    for (const auto& times : draws_) {
      if (!coefficient.value) break;
      Continuum drawn(coders_.size());
      for (std::size_t k = 0; k < groups_; ++k) {
        if (times[k] > 0) drawn.add(question.continua[k], times[k]);
      }
      if (const auto value = unitizing_alpha({&drawn, 1}).value) values.push_back(*value);
    }
    return {"unitizing_alpha",
            {"Krippendorffs alfa for afgrænsning", "Krippendorff's unitizing alpha"},
            with_interval(coefficient.value, std::move(values)),
            coefficient.note};
  }

  const std::vector<std::string>& coders_;
  const std::vector<CodedByAll>& conversations_;
  const AgreeOptions& options_;
  std::size_t groups_;
  std::vector<std::string> order_;
  std::map<std::string, Gathered> questions_;
  /// The questions of kColumns.
  std::vector<Gathered*> columns_;
  /// The calls of the unit at hand.
  Calls calls_;
  std::vector<Divide> divides_;
  std::vector<std::vector<double>> draws_;
};

}  // namespace

Agreement agree(const std::vector<std::string>& coders, const std::vector<CodedByAll>& conversations,
                const AgreeOptions& options) {
  return CoderComparer(coders, conversations, options).compare();
}

}  // namespace gribning
