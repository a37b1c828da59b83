#include "loader/lexicon/table_file.hpp"

#include "loader/lexicon/text_lines.hpp"
#include "schema/text/similar_words.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace readout {

namespace {

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  while (true) {
    const std::size_t end = line.find(separator, start);
    parts.push_back(line.substr(start, end - start));
    if (end == std::string_view::npos) {
      return parts;
    }
    start = end + 1;
  }
}

/// Code points before the cell, for messages.
std::size_t column_of(std::string_view line, std::string_view cell) {
  return code_points_in(line.substr(0, static_cast<std::size_t>(cell.data() - line.data()))) + 1;
}

std::vector<std::string> columns_of(std::string_view head, const Place& place,
                                    std::span<const std::string_view> known, std::size_t required) {
  std::vector<std::string> columns;
  for (const auto cell : split(head, '\t')) {
    const Place here{place.file, place.line, column_of(head, cell)};
    if (std::find(known.begin(), known.end(), cell) == known.end()) {
      throw InputError(here,
                       fmt::format("unknown column '{}' ({})", cell, alternatives(cell, known)));
    }
    if (std::find(columns.begin(), columns.end(), cell) != columns.end()) {
      throw InputError(here, fmt::format("column '{}' stands twice", cell));
    }
    columns.emplace_back(cell);
  }
  for (const auto& name : known.first(required)) {
    if (std::find(columns.begin(), columns.end(), name) == columns.end()) {
      throw InputError(place, fmt::format("the head lacks the column '{}'", name));
    }
  }
  return columns;
}

}  // namespace

std::string_view TableRow::operator[](std::string_view column) const {
  const auto found = std::find(m_columns.begin(), m_columns.end(), column);
  return found == m_columns.end() ? std::string_view{}
                                  : m_cells[static_cast<std::size_t>(found - m_columns.begin())];
}

Place TableRow::place_of(std::string_view value) const {
  return value.data() == nullptr ? m_place
                                 : Place{m_place.file, m_place.line, column_of(m_line, value)};
}

std::vector<std::string_view> TableRow::values(std::string_view column) const {
  const std::string_view cell = (*this)[column];
  return cell.empty() ? std::vector<std::string_view>{} : split(cell, '|');
}

void read_table(std::string_view content, const std::string& file,
                std::span<const std::string_view> known, std::size_t required,
                const std::function<void(const TableRow&)>& row) {
  std::vector<std::string> columns;
  for_each_line(content, file, [&](std::string_view line, const Place& start) {
    if (line.empty() || line.starts_with('#')) {
      return;
    }
    if (columns.empty()) {
      columns = columns_of(line, start, known, required);
      return;
    }
    auto cells = split(line, '\t');
    if (cells.size() > columns.size()) {
      throw InputError(
          {file, start.line, column_of(line, cells[columns.size()])},
          fmt::format("{} cells, but the head names {} columns", cells.size(), columns.size()));
    }
    cells.resize(columns.size());
    if (cells.front().empty()) {
      throw InputError(start, fmt::format("the column '{}' is empty", columns.front()));
    }
    row(TableRow(columns, line, std::move(cells), start));
  });
  if (columns.empty()) {
    throw InputError({file, 1, 1}, "the file has no head with the names of its columns");
  }
}

}  // namespace readout
