#pragma once

#include "loader/explain/explanation.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// "matches", "is overruled", "stops on the way"...
std::string_view verdict_of(RuleOutcome::Result result);

/// What became of the rule, in words: a line, and further ones that belong to it.
std::vector<std::string> outcome_lines(const RuleOutcome& outcome, const Explanation& explanation);

/// Whether a step did something in a passage, beside looking at it.
bool did_something(const PassageStep& step);
/// Whether to show a passage's units where a rule was asked after: its outcome says enough where
/// the rule has nothing to begin with.
bool shows_units(const Passage& passage, const Explanation& explanation);

/// How often each verdict was given: "12 sentences looked at: 2 matches, 1 overruled, ...". Empty
/// where no rule was asked after.
std::string outcome_summary(const Explanation& explanation);

/// What to say where no passage is left.
std::string nothing_left(const Explanation& explanation);

/// The different kinds that a unit carries: "Descriptor|Title"; empty for a token.
std::string kinds_text(const ExplainedUnit& unit);

/// "name=value name=value".
std::string details_text(const Details& details);

}  // namespace readout
