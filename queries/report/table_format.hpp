#pragma once

#include "schema/store/database.hpp"

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <span>
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

/// The columns of these names, in this order; a name that the table lacks is passed over.
Table only_columns(const Table& table, std::span<const std::string_view> names);

/// A value as tables show it.
std::string shown(const Value& value);

/// A value as csv has it, before quoting.
std::string exact(const Value& value);

/// A text as it stands on one line of Markdown, its marks escaped.
std::string markdown_text(std::string_view text);

/// The json form of a table: "[", one object a line, "]", without a line end; lines after the first
/// begin with `indent`. Of columns with one name the second is called NAME_2, and so on.
void write_json_rows(std::ostream& out, const Table& table, std::string_view indent);

}  // namespace readout
