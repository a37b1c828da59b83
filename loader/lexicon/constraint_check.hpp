#pragma once

#include "loader/lexicon/pattern.hpp"

#include <span>
#include <string>

namespace readout {

/// False if a constraint holds for no unit whatever its annotations are: `[Person & !Person]`,
/// `[Person & Place]` (no annotation is both), `[word=a & word=b]`, `[Token & gender=f]`. True
/// where it cannot be told: regular expressions and lists are taken to hold or not as one likes,
/// and a constraint of more than 12 different tests, or with a negation in a negation, is not
/// looked at.
bool may_hold(const Constraint& constraint);
/// The same where each unit is a [Token] or has an annotation of one of `kinds`, as in a phase that
/// reads them: false for `[!Person & !Token]` where only persons are read.
bool may_hold(const Constraint& constraint, std::span<const std::string> kinds);

}  // namespace readout
