#pragma once

#include "loader/lexicon/phase.hpp"

#include <string>

namespace readout {

/// A constraint as rules write it: `[Cue & class=says]`, `"that"`.
std::string pattern_text(const Constraint& constraint);
/// A pattern as rules write it, on one line; variables stand there as what they mean.
std::string pattern_text(const PatternNode& node);
/// A part of a constraint, without brackets: `class=says`.
std::string condition_text(const Constraint& part);
/// A line of `where:`.
std::string condition_text(const Comparison& line);

}  // namespace readout
