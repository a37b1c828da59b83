#pragma once

#include "loader/lexicon/lexicon.hpp"
#include "loader/lexicon/rule_checks.hpp"

#include <span>
#include <vector>

namespace readout {

/// Names that rule files give and that nothing asks for: variables that no rule of any phase uses,
/// and kinds that a rule makes and nothing reads, where a kind that something reads is called
/// nearly so. (Other kinds that nothing reads may be made to keep rules of their phase away.)
std::vector<RuleWarning> unused_names(std::span<const PhaseStep> steps);

}  // namespace readout
