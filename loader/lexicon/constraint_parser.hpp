#pragma once

#include "loader/lexicon/pattern.hpp"
#include "loader/lexicon/pattern_source.hpp"

namespace readout {

/// Reads a constraint from its `[`, which stands here, to its `]`. Throws InputError.
Constraint parse_constraint(PatternSource& source);

}  // namespace readout
