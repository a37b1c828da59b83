#pragma once

#include "schema/model/error.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// One line of a table: its cells by the names of the columns.
class TableRow {
 public:
  /// `line` is the line of the cells, which are parts of it.
  TableRow(const std::vector<std::string>& columns, std::string_view line,
           std::vector<std::string_view> cells, Place place)
      : m_columns(columns), m_line(line), m_cells(std::move(cells)), m_place(std::move(place)) {}

  /// The cell of a column, empty where the file has no such column.
  std::string_view operator[](std::string_view column) const;
  /// The values of a cell, separated by `|` in the file; none where it is empty.
  std::vector<std::string_view> values(std::string_view column) const;
  /// Of the line.
  const Place& place() const { return m_place; }
  /// Of a cell, or of one of its values; of the line where the file has no such column.
  Place place_of(std::string_view value) const;

 private:
  const std::vector<std::string>& m_columns;
  std::string_view m_line;
  std::vector<std::string_view> m_cells;
  Place m_place;
};

/// Reads a tab-separated dictionary (loader/rules/FORMATS.md) line by line. `file` is its name in
/// messages; `known` the columns that it may have, `required` how many of them, from the first, it
/// must have. Throws InputError with file, line and column for a head or a line that does not fit,
/// and for bytes that are no UTF-8.
void read_table(std::string_view content, const std::string& file,
                std::span<const std::string_view> known, std::size_t required,
                const std::function<void(const TableRow&)>& row);

}  // namespace readout
