#pragma once

#include "loader/lexicon/lexicon.hpp"
#include "loader/lexicon/rule_checks.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace readout {

/// What rules ask for and never find, since nothing that phases.txt names before them makes it, or
/// find in fewer sentences than they run in: kinds of annotations, and readings and lemmas. One
/// warning for each kind that a phase reads, skips or removes, at its place, and one for readings,
/// at the first test or removal of one. `of_users`: kinds that users' dictionaries make.
std::vector<RuleWarning> what_comes_too_late(std::span<const PhaseStep> steps,
                                             std::span<const std::string_view> of_users,
                                             const SymbolTable& symbols);

}  // namespace readout
