#pragma once

#include "loader/lexicon/phase.hpp"
#include "loader/lexicon/yaml.hpp"

namespace readout {

/// Reads what an entry of `rules:` does with its matches: `label`, `block`, `weight`, `set`,
/// `remove` and `slots`. The rule's pattern must be there. Throws InputError.
void read_effects(const YamlNode& node, Rule& rule);

}  // namespace readout
