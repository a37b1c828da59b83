#include "loader/lexicon/late_kinds.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace readout {

namespace {

using Kinds = std::set<std::string, std::less<>>;

constexpr std::array<std::string_view, 12> of_dictionaries = {
    "Person",  "State",   "Organization", "Place",    "Title",       "Cue",
    "Pronoun", "Channel", "Descriptor",   "StopName", "CountryCode", "Lookup"};
constexpr std::array<std::string_view, 4> of_names = {"Person", "State", "Organization", "Place"};

// Kinds that an engine step makes; "readings" stands for those.
std::vector<std::string_view> made_by(std::string_view step) {
  if (step == "dictionaries") {
    return {of_dictionaries.begin(), of_dictionaries.end()};
  }
  if (step == "names") {
    return {of_names.begin(), of_names.end()};
  }
  static const std::map<std::string_view, std::vector<std::string_view>> others = {
      {"quotations", {"Quotation"}},
      {"candidates", {"Candidate"}},
      {"readings", {"readings"}},
      {"clauses", {"Clause", "RelativeClause"}}};
  const auto found = others.find(step);
  return found == others.end() ? std::vector<std::string_view>() : found->second;
}

bool asks_reading(std::string_view name) {
  return name.ends_with("reading") || name.ends_with("lemma");
}

std::optional<Place> reading_in(const Constraint& constraint) {
  if (constraint.type == Constraint::Type::attribute && is_word_test(constraint.name) &&
      asks_reading(constraint.name)) {
    return constraint.name_place;
  }
  for (const Constraint& part : constraint.parts) {
    if (const auto place = reading_in(part)) {
      return place;
    }
  }
  return std::nullopt;
}

std::optional<Place> reading_in(const PatternNode& node) {
  if (const auto place = reading_in(node.constraint)) {
    return place;
  }
  for (const PatternNode& part : node.parts) {
    if (const auto place = reading_in(part)) {
      return place;
    }
  }
  return std::nullopt;
}

std::optional<Place> reading_in(const Phase& phase) {
  for (const Rule& rule : phase.rules) {
    if (const auto place = reading_in(rule.pattern.root)) {
      return place;
    }
    if (std::ranges::any_of(rule.removals,
                            [](const Removal& removal) { return removal.readings != 0; })) {
      return rule.place;
    }
  }
  return std::nullopt;
}

// What is there when a line of phases.txt runs: in all its sentences, or, by the kind that another
// line asks of its sentences, in some of them.
struct Made {
  Kinds kinds;
  std::map<std::string, Symbol, std::less<>> in_some;
};

// Walks through the lines of phases.txt, and keeps what has been made so far.
class Walk {
 public:
  explicit Walk(std::span<const std::string_view> of_users) : m_of_users(of_users) {}

  void pass(const PhaseStep& step) {
    if (!step.phase) {
      for (const std::string_view kind : made_by(step.step)) {
        add(kind, step.within);
      }
      if (step.step == "dictionaries") {
        m_made.kinds.insert(m_of_users.begin(), m_of_users.end());
      } else if (step.step == "decide") {
        m_made.kinds.merge(m_evidence);
      }
      return;
    }
    // A file may be listed again: what is there the last time counts.
    m_before[step.phase.get()] = seen_in(step.within);
    for (const Rule& rule : step.phase->phase().rules) {
      if (rule.weight != 0) {
        m_evidence.insert(rule.label);
      } else if (!rule.label.empty()) {
        add(rule.label, step.within);
      }
    }
  }

  const Made& before(const CompiledPhase& phase) const { return m_before.at(&phase); }

 private:
  void add(std::string_view kind, std::optional<Symbol> within) {
    if (!within) {
      m_made.kinds.emplace(kind);
    } else {
      m_made.in_some.emplace(kind, *within);
    }
  }

  // For a line that runs in the same sentences as those that made a kind, it is there in all.
  Made seen_in(std::optional<Symbol> within) const {
    Made seen = m_made;
    for (const auto& [kind, sentences] : m_made.in_some) {
      if (sentences == within) {
        seen.kinds.insert(kind);
      }
    }
    return seen;
  }

  std::span<const std::string_view> m_of_users;
  Made m_made;
  Kinds m_evidence;
  std::map<const CompiledPhase*, Made> m_before;
};

// Who makes a kind, as phases.txt would name it.
std::string makers_of(std::string_view kind, std::span<const PhaseStep> steps) {
  std::set<std::string> makers;
  const auto add = [&](const std::string& maker) { makers.insert(fmt::format("`{}`", maker)); };
  for (const std::string_view step : {"quotations", "dictionaries", "candidates", "clauses"}) {
    if (std::ranges::count(made_by(step), kind) != 0) {
      add(fmt::format("step {}", step));
    }
  }
  for (const PhaseStep& step : steps) {
    if (step.phase && std::ranges::count(step.phase->phase().rules, kind, &Rule::label) != 0) {
      add("rules " + step.phase->phase().name);
    }
  }
  return fmt::format("{}", fmt::join(makers, " or "));
}

class Warnings {
 public:
  Warnings(std::span<const PhaseStep> steps, const SymbolTable& symbols)
      : m_steps(steps), m_symbols(symbols) {}

  void add(const Phase& phase, const Made& made) {
    Kinds told;
    const auto tell = [&](const std::vector<std::string>& kinds, const std::vector<Place>& places) {
      for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] == "Token" || made.kinds.contains(kinds[i]) || !told.insert(kinds[i]).second) {
          continue;
        }
        const auto some = made.in_some.find(kinds[i]);
        m_all.push_back(
            {places[i], some == made.in_some.end()
                            ? fmt::format("there is no [{0}] yet when these rules run: {1} must "
                                          "stand before them in phases.txt",
                                          kinds[i], makers_of(kinds[i], m_steps))
                            : only_in(fmt::format("there is a [{}]", kinds[i]), some->second)});
      }
    };
    tell(phase.reads, phase.read_places);
    tell(phase.skips, phase.skip_places);
    for (const Rule& rule : phase.rules) {
      for (const Removal& removal : rule.removals) {
        tell(removal.kinds, removal.kind_places);
      }
    }
    const auto reading = made.kinds.contains("readings") ? std::nullopt : reading_in(phase);
    if (reading) {
      const auto some = made.in_some.find("readings");
      m_all.push_back({*reading, some == made.in_some.end()
                                     ? "no word has readings yet when these rules run: `step "
                                       "readings` must stand before them in phases.txt"
                                     : only_in("words have readings", some->second)});
    }
  }

  std::vector<RuleWarning> all() && { return std::move(m_all); }

 private:
  std::string only_in(std::string_view what, Symbol sentences) const {
    return fmt::format(
        "{0} only in sentences with [{1}], where phases.txt works it out: take the "
        "`in {1}` off those lines, or write it behind the line of these rules",
        what, m_symbols.name(sentences));
  }

  std::span<const PhaseStep> m_steps;
  const SymbolTable& m_symbols;
  std::vector<RuleWarning> m_all;
};

}  // namespace

std::vector<RuleWarning> what_comes_too_late(std::span<const PhaseStep> steps,
                                             std::span<const std::string_view> of_users,
                                             const SymbolTable& symbols) {
  Walk walk(of_users);
  for (const PhaseStep& step : steps) {
    walk.pass(step);
  }
  Warnings warnings(steps, symbols);
  std::set<const CompiledPhase*> seen;
  for (const PhaseStep& step : steps) {
    if (step.phase && seen.insert(step.phase.get()).second) {
      warnings.add(step.phase->phase(), walk.before(*step.phase));
    }
  }
  return std::move(warnings).all();
}

}  // namespace readout
