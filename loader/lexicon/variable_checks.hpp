#pragma once

#include "loader/lexicon/lexicon.hpp"

namespace readout {

/// Whether the variables of all files that phases.txt names, and of those that they import, ask for
/// what can be there. The patterns that use them are checked with their phases; this finds what no
/// rule uses. Throws InputError at the first regular expression that RE2 refuses, list, kind,
/// attribute or value that nothing has, or unit whose tests contradict each other.
void check_variables(const Lexicon& lexicon);

}  // namespace readout
