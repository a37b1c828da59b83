#pragma once

#include "loader/lexicon/phase.hpp"
#include "loader/lexicon/yaml.hpp"

#include <vector>

namespace readout {

/// Reads the lines of `where:`. Throws InputError at the piece that is wrong.
std::vector<Comparison> read_conditions(const YamlNode& node, const Pattern& pattern);

}  // namespace readout
