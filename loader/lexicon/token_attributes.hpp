#pragma once

#include "loader/lexicon/json_tree.hpp"
#include "loader/lexicon/pattern.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// One attribute of a token of spaCy's Matcher as a test of a unit: {"IS_TITLE": true}, {"TEXT":
/// {"REGEX": "^v[0-9]+$"}}. `line` is the place of the line that the entry was read from. Throws
/// InputError for an unknown attribute or a value that it cannot have.
Constraint constraint_of(const JsonEntry& attribute, const Place& line);

/// The words that {"TEXT": "Mr."} and {"LOWER": {"IN": ["a", "b"]}} list; none for any other
/// attribute.
std::vector<const JsonNode*> listed_words(const JsonEntry& attribute);

/// The tokens that a value is inside a text, in small letters for LOWER.
std::vector<std::string> tokens_of_value(std::string_view attribute, const std::string& value);

/// A test of one token for being this word.
Constraint word_constraint(std::string_view attribute, std::string word, const Place& place);

/// One of these; the only one where there is one.
Constraint one_of(std::vector<Constraint> constraints, const Place& place);
/// Not this.
Constraint none_of(Constraint constraint, const Place& place);

}  // namespace readout
