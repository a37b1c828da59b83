#include "loader/lexicon/table_file.hpp"

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

std::string_view next_line(std::string_view& content) {
  const std::size_t end = content.find('\n');
  std::string_view line = content.substr(0, end);
  content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return line;
}

void check_utf8(std::string_view line, const Place& place) {
  if (const auto bad = first_invalid_utf8(line)) {
    throw InputError(
        {place.file, place.line, code_points_in(line.substr(0, *bad)) + 1},
        fmt::format("byte {:02X} is no valid UTF-8", static_cast<unsigned char>(line[*bad])));
  }
  if (const std::size_t nul = line.find('\0'); nul != std::string_view::npos) {
    throw InputError({place.file, place.line, code_points_in(line.substr(0, nul)) + 1},
                     "a NUL byte");
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
      throw InputError(
          here, fmt::format("unknown column '{}' (known: {})", cell, fmt::join(known, ", ")));
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

std::vector<std::string_view> TableRow::values(std::string_view column) const {
  const std::string_view cell = (*this)[column];
  return cell.empty() ? std::vector<std::string_view>{} : split(cell, '|');
}

void read_table(std::string_view content, const std::string& file,
                std::span<const std::string_view> known, std::size_t required,
                const std::function<void(const TableRow&)>& row) {
  if (content.starts_with("\xEF\xBB\xBF")) {
    content.remove_prefix(3);
  }
  std::vector<std::string> columns;
  Place place{file, 0, 0};
  while (!content.empty()) {
    const std::string_view line = next_line(content);
    ++place.line;
    check_utf8(line, place);
    if (line.empty() || line.starts_with('#')) {
      continue;
    }
    if (columns.empty()) {
      columns = columns_of(line, place, known, required);
      continue;
    }
    auto cells = split(line, '\t');
    if (cells.size() > columns.size()) {
      throw InputError(
          {file, place.line, column_of(line, cells[columns.size()])},
          fmt::format("{} cells, but the head names {} columns", cells.size(), columns.size()));
    }
    cells.resize(columns.size());
    if (cells.front().empty()) {
      throw InputError({file, place.line, 1},
                       fmt::format("the column '{}' is empty", columns.front()));
    }
    row(TableRow(columns, std::move(cells), place));
  }
  if (columns.empty()) {
    throw InputError({file, 0, 0}, "the file has no head with the names of its columns");
  }
}

}  // namespace readout
