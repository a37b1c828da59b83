#pragma once

#include "schema/store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace readout {

/// Why two entities may be one.
enum class Likeness {
  contested,    ///< one has no side, the other is the same name with a side
  spelling,     ///< the same once letters that languages write differently are made equal
  given_name,   ///< the same with another form of the given name: Robert, Bob
  word_order,   ///< the same words in another order
  legal_form,   ///< the same company but for "Inc", "Ltd" and the like
  middle_name,  ///< the same but for words in the middle, or names and their initials
  one_letter,   ///< one letter more, less, other or exchanged with its neighbour
};
std::string_view to_string(Likeness likeness);

struct SuggestedEntity {
  std::string key;
  std::string name;
  std::int64_t documents = 0;
};

/// Two entities that may be one; a line for the decisions file.
struct Suggestion {
  Likeness likeness = Likeness::one_letter;
  SuggestedEntity first;  ///< the one with more documents, then the smaller key
  SuggestedEntity second;
  std::vector<std::string> common;  ///< names that stand in sentences with both, by their keys
};

struct SuggestionOptions {
  std::string kind;       ///< person, state, organization, place; empty for all
  std::size_t top = 100;  ///< 0: all
};

/// Candidates for `same`, those with most in common first, then those with more documents, then by
/// key. Two entities that stand in one sentence are two, and so are two of the dictionary and two
/// that a decision keeps apart: they are not suggested. `spelling` and `one_letter` need names of
/// six letters, `one_letter` something in common too, since most such pairs are two people. Time
/// grows with the letters of all names (pairs meet in buckets of deletions: Mor and Fraenkel, ACM
/// TODS 7(2), 1982), not with the pairs; a bucket of more than 64 names is taken for a common
/// pattern and passed over.
std::vector<Suggestion> suggestions(Database& database, const SuggestionOptions& options);

/// As a line of the decisions file: `same A B # reason`.
std::string line_of(const Suggestion& suggestion);

}  // namespace readout
