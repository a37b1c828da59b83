#pragma once

#include "loader/explain/explanation.hpp"
#include "loader/lexicon/lexicon.hpp"
#include "loader/lexicon/matcher.hpp"

#include <cstdint>
#include <string_view>

namespace readout {

/// A rule of the lexicon: the phase that holds it, and its position there.
struct RulePlace {
  const CompiledPhase* phase = nullptr;
  std::uint32_t rule = 0;
};

/// The rule of this name: the whole one ("names/person/titled"), or the last part of it where one
/// phase only has a rule of that name. Throws UsageError that names the rules that may be meant, or
/// says that it is the name of a dictionary or an engine step.
RulePlace rule_called(std::string_view name, const Lexicon& lexicon);

/// What the explanation says of a rule as such.
ExplainedRule explained_rule(const RulePlace& place, const Lexicon& lexicon);

}  // namespace readout
