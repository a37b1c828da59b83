#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace readout {

enum class DictionaryFormat { table, entity_ruler, gate_lists, petrarch };

/// Whether a file is more than blanks, line ends and byte order marks.
bool holds_something(std::string_view content);

/// What the ending of a file's name says of a user's dictionary: .tsv is a table, .jsonl
/// EntityRuler JSON Lines, .def the definition of a GATE gazetteer; any other says nothing.
std::optional<DictionaryFormat> dictionary_format_by_name(std::string_view file);

/// What a user's dictionary is: by its name, or else by its first lines that are no comment: one
/// that starts with { is JSON Lines, one with a [CODE] in capitals PETRARCH's. Throws InputError
/// that names what is known, and for a file that holds nothing.
DictionaryFormat dictionary_format_of(const std::string& file, std::string_view content);

}  // namespace readout
