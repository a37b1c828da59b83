#pragma once

#include "loader/lexicon/pattern.hpp"

#include <string>

namespace readout {

/// Equal for equal constraints and for no others, wherever they stand.
std::string key_of(const Constraint& constraint);

/// Equal for equal pieces of patterns and for no others, wherever they stand.
std::string key_of(const PatternNode& node);

}  // namespace readout
