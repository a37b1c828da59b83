#include "loader/readers/manifest.hpp"

#include "loader/readers/byte_reader.hpp"
#include "loader/readers/csv.hpp"
#include "loader/readers/day.hpp"
#include "loader/readers/decode.hpp"
#include "loader/readers/walk.hpp"
#include "schema/model/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>

namespace readout::readers {

namespace {

namespace fs = std::filesystem;

struct Column {
  std::string_view name;
  std::string ManifestRow::* member;
};
constexpr std::array<Column, 7> columns = {{{"path", &ManifestRow::path},
                                            {"publisher", &ManifestRow::publisher},
                                            {"date", &ManifestRow::date},
                                            {"url", &ManifestRow::url},
                                            {"title", &ManifestRow::title},
                                            {"byline", &ManifestRow::byline},
                                            {"id", &ManifestRow::id}}};

std::string text_of(const std::string& path) {
  std::string bytes;
  try {
    bytes = ByteReader(open_file(path)).rest();
  } catch (const UnreadableBytes& error) {
    throw InputError({path}, fmt::format("the manifest cannot be read: {}", error.what()));
  }
  auto decoded = decode(std::move(bytes));
  if (const auto* bad = std::get_if<BadByte>(&decoded)) {
    throw InputError({path, bad->line, bad->column}, message_of(*bad));
  }
  return std::get<DecodedText>(std::move(decoded)).text;
}

std::string known_columns() {
  std::string names;
  for (const Column& column : columns) {
    names.append(names.empty() ? "" : ", ").append(column.name);
  }
  return names;
}

std::vector<const Column*> columns_of(const CsvRow& header, const std::string& file) {
  std::vector<const Column*> found;
  for (const std::string& name : header.cells) {
    const auto* column =
        std::ranges::find_if(columns, [&](const Column& known) { return known.name == name; });
    if (column == columns.end()) {
      throw InputError({file, header.line},
                       fmt::format("unknown column '{}' (known: {})", name, known_columns()));
    }
    if (std::count(found.begin(), found.end(), column) > 0) {
      throw InputError({file, header.line}, fmt::format("column '{}' stands twice", name));
    }
    found.push_back(column);
  }
  if (std::count(found.begin(), found.end(), columns.begin()) == 0) {
    throw InputError({file, header.line}, "the header row has no column 'path'");
  }
  return found;
}

ManifestRow row_of(const CsvRow& cells, const std::vector<const Column*>& header,
                   const std::string& file) {
  if (cells.cells.size() > header.size()) {
    throw InputError({file, cells.line},
                     fmt::format("{} cells, but {} columns: put a cell that holds commas in quotes",
                                 cells.cells.size(), header.size()));
  }
  ManifestRow row;
  row.line = cells.line;
  for (std::size_t i = 0; i < cells.cells.size(); ++i) {
    row.*(header[i]->member) = cells.cells[i];
  }
  if (row.path.empty()) {
    throw InputError({file, cells.line}, "the cell 'path' is empty");
  }
  return row;
}

void settle_date(ManifestRow& row, const std::string& file, const ProblemHandler& problem) {
  if (row.date.empty()) {
    return;
  }
  const auto day = day_of(row.date);
  if (!day) {
    problem({ReadProblem::Severity::warning,
             fmt::format("{}:{}: {}: '{}' is loaded without a date", file, row.line,
                         message_of_bad_day(row.date), row.path)});
  }
  row.date = day.value_or("");
}

std::string normal(const fs::path& path) { return path.lexically_normal().generic_string(); }

}  // namespace

Manifest::Manifest(const std::string& path, const ProblemHandler& problem) : m_path(path) {
  const std::vector<CsvRow> rows = csv_rows(text_of(path), path);
  if (rows.empty()) {
    throw InputError({path}, "the manifest is empty: its first row names the columns");
  }
  m_folder = fs::canonical(fs::absolute(path).parent_path());
  const std::vector<const Column*> header = columns_of(rows.front(), path);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    ManifestRow row = row_of(rows[i], header, path);
    settle_date(row, path, problem);
    add(std::move(row));
  }
  m_found.resize(m_rows.size());
}

void Manifest::add(ManifestRow row) {
  const auto [other, added] = m_row_of_path.try_emplace(normal(row.path), m_rows.size());
  if (!added) {
    throw InputError({m_path, row.line}, fmt::format("a second row for '{}'; the first is line {}",
                                                     row.path, m_rows[other->second].line));
  }
  m_rows.push_back(std::move(row));
}

const ManifestRow* Manifest::take(const std::string& path) {
  const auto found = m_row_of_path.find(path);
  if (found == m_row_of_path.end()) {
    return nullptr;
  }
  m_found[found->second] = true;
  return &m_rows[found->second];
}

const ManifestRow* Manifest::find(const std::string& key, const fs::path& absolute) {
  const ManifestRow* row = take(normal(absolute.lexically_relative(m_folder)));
  row = row != nullptr ? row : take(normal(key));
  return row != nullptr ? row : take(normal(absolute));
}

bool Manifest::is_itself(const std::string& path) const {
  std::error_code error;
  return fs::equivalent(path, m_path, error) && !error;
}

std::vector<const ManifestRow*> Manifest::rows_without_file(
    const std::vector<std::string>& folders) const {
  std::vector<const ManifestRow*> missing;
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    std::error_code error;
    const std::string& path = m_rows[i].path;
    const bool exists = m_found[i] || fs::exists(m_folder / path, error) ||
                        std::ranges::any_of(folders, [&](const std::string& folder) {
                          return fs::exists(joined(folder, path), error);
                        });
    if (!exists) {
      missing.push_back(&m_rows[i]);
    }
  }
  return missing;
}

}  // namespace readout::readers
