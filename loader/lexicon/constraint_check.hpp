#pragma once

#include "loader/lexicon/pattern.hpp"

namespace readout {

/// False if a constraint holds for no unit whatever its annotations are: `[Person & !Person]`,
/// `[Person & Place]` (no annotation is both), `[word=a & word=b]`, `[Token & gender=f]`. True
/// where it cannot be told: regular expressions and lists are taken to hold or not as one likes,
/// and a constraint of more than 12 different tests, or with a negation in a negation, is not
/// looked at.
bool may_hold(const Constraint& constraint);

}  // namespace readout
