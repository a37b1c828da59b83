#include "loader/lexicon/unused_names.hpp"

#include "loader/lexicon/annotation_kinds.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace readout {

namespace {

using PlaceKey = std::tuple<std::string, std::size_t, std::size_t>;

PlaceKey key_of(const Place& place) { return {place.file, place.line, place.column}; }

std::set<const Phase*> phases_of(std::span<const PhaseStep> steps) {
  std::set<const Phase*> phases;
  for (const PhaseStep& step : steps) {
    if (step.phase) {
      phases.insert(&step.phase->phase());
    }
  }
  return phases;
}

// A variable may be used by one of several files that import it.
void add_variables(const std::set<const Phase*>& phases, std::map<PlaceKey, RuleWarning>& found) {
  std::map<PlaceKey, VariableUse> uses;
  for (const Phase* phase : phases) {
    for (const VariableUse& use : phase->variables) {
      const auto known = uses.emplace(key_of(use.place), use).first;
      known->second.is_used |= use.is_used;
    }
  }
  for (const auto& [key, use] : uses) {
    if (!use.is_used) {
      found.emplace(key, RuleWarning{use.place, fmt::format("no rule uses '@{}'", use.name)});
    }
  }
}

std::vector<std::string> kinds_read(const std::set<const Phase*>& phases) {
  std::set<std::string> kinds;
  for (const AnnotationKind& kind : annotation_kinds()) {
    kinds.emplace(kind.name);
  }
  for (const Phase* phase : phases) {
    kinds.insert(phase->reads.begin(), phase->reads.end());
    kinds.insert(phase->skips.begin(), phase->skips.end());
    for (const Rule& rule : phase->rules) {
      for (const Removal& removal : rule.removals) {
        kinds.insert(removal.kinds.begin(), removal.kinds.end());
      }
    }
  }
  return {kinds.begin(), kinds.end()};
}

void add_kinds(const std::set<const Phase*>& phases, std::map<PlaceKey, RuleWarning>& found) {
  const std::vector<std::string> read = kinds_read(phases);
  for (const Phase* phase : phases) {
    for (const Rule& rule : phase->rules) {
      if (rule.label.empty() || std::ranges::binary_search(read, rule.label)) {
        continue;
      }
      if (const auto similar = similar_words(rule.label, read); !similar.empty()) {
        found.emplace(
            key_of(rule.place),
            RuleWarning{rule.place,
                        fmt::format("nothing reads the kind '{}' that '{}' makes (did you "
                                    "mean {}?)",
                                    rule.label, rule.name, fmt::join(similar, ", "))});
      }
    }
  }
}

}  // namespace

std::vector<RuleWarning> unused_names(std::span<const PhaseStep> steps) {
  const std::set<const Phase*> phases = phases_of(steps);
  std::map<PlaceKey, RuleWarning> found;
  add_variables(phases, found);
  add_kinds(phases, found);
  std::vector<RuleWarning> warnings;
  warnings.reserve(found.size());
  for (auto& [key, warning] : found) {
    warnings.push_back(std::move(warning));
  }
  return warnings;
}

}  // namespace readout
