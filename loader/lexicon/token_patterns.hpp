#pragma once

#include "loader/lexicon/json_tree.hpp"
#include "loader/lexicon/pattern.hpp"

namespace readout {

/// Turns a token pattern of spaCy's Matcher (a list of objects such as {"LOWER": "prime"}) into a
/// pattern over single tokens. docs/dictionaries.md lists what is known and what differs. `line` is
/// the place of the line that the list was read from. Throws InputError at the wrong piece.
Pattern token_pattern_of(const JsonNode& tokens, const Place& line);

}  // namespace readout
