#pragma once

#include <string>
#include <string_view>

namespace readout {

enum class DictionaryFormat { table, entity_ruler, gate_lists, petrarch };

/// What a user's dictionary is: by the ending of its name .tsv a table, .jsonl EntityRuler JSON
/// Lines, .def the definition of a GATE gazetteer; any other name by its first lines that are no
/// comment: one that starts with { is JSON Lines, one with a [CODE] in capitals PETRARCH's. Throws
/// InputError that names what is known, and for a file that holds nothing.
DictionaryFormat dictionary_format_of(const std::string& file, std::string_view content);

}  // namespace readout
