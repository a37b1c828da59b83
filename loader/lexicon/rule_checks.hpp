#pragma once

#include "loader/lexicon/phase.hpp"
#include "schema/model/error.hpp"

#include <optional>
#include <string>
#include <vector>

namespace readout {

/// What is wrong with rules that are well formed. Throws InputError for a constraint that no unit
/// can pass, a capture that nothing uses in a rule that makes no annotation, and a rule that never
/// has its turn because an earlier or stronger one has the same pattern.
void check_rules(const Phase& phase);

/// The kinds of annotations that units may carry, where they are known.
using UnitKinds = std::optional<std::vector<std::string>>;

/// Throws InputError for a unit of a pattern that no unit of a text can pass.
void require_possible_units(const PatternNode& node, const UnitKinds& kinds = {});

/// What takes too long to be looked for at every start. Throws InputError for a pattern that can
/// never match, and for a rule or an alternative in a pattern that never has its turn because
/// another goes before it and matches all that it matches (see pattern_checks.hpp). Quadratic in
/// the rules.
void check_patterns(const Phase& phase);

/// What should be better in rules that work.
struct RuleWarning {
  Place place{};
  std::string text{};
};

/// Rules without an example that they match, or without one that they must not match; imports of
/// which the file uses nothing.
std::vector<RuleWarning> warnings_of(const Phase& phase);

}  // namespace readout
