#pragma once

#include "schema/store/database.hpp"

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace readout {

enum class TableFormat { table, csv, json, markdown };

std::string_view to_string(TableFormat format);
std::optional<TableFormat> table_format_of(std::string_view word);

/// Writes a table, with a line end after the last line:
/// table: columns side by side under their names, numbers to the right, text cut with … so that a
/// line takes at most `width` cells of a terminal (0: no bound); csv: RFC 4180 with lines that end
/// in a line feed; json: an array of objects, one a row and line; markdown: a pipe table, escaped.
/// Null is empty in table, csv and markdown. Doubles have their shortest exact form in csv and
/// json, four significant digits after rounding in the others. A width too small for the columns is
/// exceeded, not obeyed.
void write_table(std::ostream& out, const Table& table, TableFormat format, std::size_t width = 0);

/// How many cells of a terminal a text takes: wide characters two, marks none. `text` is valid
/// UTF-8.
std::size_t display_width(std::string_view text);

/// The text in at most `width` cells; where it is cut, it ends in "…". Line ends and tabs become
/// blanks.
std::string cut_to_width(std::string_view text, std::size_t width);

/// A value as tables show it.
std::string shown(const Value& value);

}  // namespace readout
