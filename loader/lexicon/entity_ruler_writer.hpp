#pragma once

#include "loader/lexicon/lexicon.hpp"

#include <span>
#include <string>

namespace readout {

enum class NamesToWrite { all, of_user };  ///< of_user: only of dictionaries that the user gave

/// The names of all entries of the dictionaries that a lexicon is made from, as EntityRuler JSON
/// Lines: one line a name, entries in the order in which they were read, the names of each in
/// theirs. Reading the lines gives the same entries with the same names. Throws as
/// compile_lexicon does.
std::string entity_ruler_lines(const LexiconOptions& options,
                               NamesToWrite which = NamesToWrite::all);

/// The same for a lexicon that is there, with the names that were told when it was made.
std::string entity_ruler_lines(const Lexicon& lexicon, std::span<const DictionaryName> names);

}  // namespace readout
