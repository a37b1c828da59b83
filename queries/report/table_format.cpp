#include "queries/report/table_format.hpp"

#include "queries/report/column_layout.hpp"
#include "schema/text/visible.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>
#include <utility>

namespace readout {

namespace {

constexpr std::array<std::pair<TableFormat, std::string_view>, 4> format_names{{
    {TableFormat::table, "table"},
    {TableFormat::csv, "csv"},
    {TableFormat::json, "json"},
    {TableFormat::markdown, "markdown"},
}};

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    return std::string(text);
  }
  std::string field = "\"";
  for (const char c : text) {
    field.append(c == '"' ? 2 : 1, c);
  }
  return field + '"';
}

void write_csv(std::ostream& out, const Table& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    out << (i > 0 ? "," : "") << csv_field(table.columns[i]);
  }
  out << '\n';
  for (const std::vector<Value>& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      out << (i > 0 ? "," : "") << csv_field(exact(row[i]));
    }
    out << '\n';
  }
}

nlohmann::ordered_json json_of(const Value& value) {
  return std::visit(
      [](const auto& v) -> nlohmann::ordered_json {
        if constexpr (std::is_same_v<std::decay_t<decltype(v)>, std::monostate>) {
          return nullptr;
        } else {
          return v;
        }
      },
      value);
}

std::vector<std::string> distinct_names(const std::vector<std::string>& columns) {
  std::vector<std::string> names;
  for (const std::string& column : columns) {
    std::string name = column;
    for (int number = 2; std::find(names.begin(), names.end(), name) != names.end(); ++number) {
      name = fmt::format("{}_{}", column, number);
    }
    names.push_back(name);
  }
  return names;
}

void write_markdown(std::ostream& out, const Table& table) {
  const std::vector<bool> numeric = numeric_columns(table);
  for (const std::string& column : table.columns) {
    out << "| " << markdown_text(column) << ' ';
  }
  out << "|\n";
  for (const bool number : numeric) {
    out << (number ? "| ---: " : "| --- ");
  }
  out << "|\n";
  for (const std::vector<Value>& row : table.rows) {
    for (const Value& value : row) {
      out << "| " << markdown_text(shown(value)) << ' ';
    }
    out << "|\n";
  }
}

}  // namespace

std::string_view to_string(TableFormat format) {
  return format_names[static_cast<std::size_t>(format)].second;
}

std::optional<TableFormat> table_format_of(std::string_view word) {
  for (const auto& [format, name] : format_names) {
    if (name == word) {
      return format;
    }
  }
  return std::nullopt;
}

std::string shown(const Value& value) {
  if (const auto* number = std::get_if<double>(&value)) {
    return std::abs(*number) < 1e4 ? fmt::format("{:.4g}", *number)
                                   : fmt::format("{:.0f}", *number);
  }
  return exact(value);
}

std::string exact(const Value& value) {
  return std::visit(
      [](const auto& v) -> std::string {
        if constexpr (std::is_same_v<std::decay_t<decltype(v)>, std::monostate>) {
          return {};
        } else {
          return fmt::format("{}", v);
        }
      },
      value);
}

std::string markdown_text(std::string_view text) {
  std::string escaped;
  std::string line(text);
  std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  for (const char c : visible(line)) {
    if (std::string_view("\\|*_`<>[]#~").find(c) != std::string_view::npos) {
      escaped += '\\';
    }
    escaped += c;
  }
  return escaped;
}

void write_json_rows(std::ostream& out, const Table& table, std::string_view indent) {
  const std::vector<std::string> names = distinct_names(table.columns);
  out << '[';
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      object[names[column]] = json_of(table.rows[i][column]);
    }
    constexpr auto replace = nlohmann::ordered_json::error_handler_t::replace;
    out << (i > 0 ? ",\n" : "\n") << indent << "  " << object.dump(-1, ' ', false, replace);
  }
  if (!table.rows.empty()) {
    out << '\n' << indent;
  }
  out << ']';
}

void write_table(std::ostream& out, const Table& table, TableFormat format, std::size_t width) {
  switch (format) {
    case TableFormat::table:
      write_columns(out, table, width);
      break;
    case TableFormat::csv:
      write_csv(out, table);
      break;
    case TableFormat::json:
      write_json_rows(out, table, "");
      out << '\n';
      break;
    case TableFormat::markdown:
      write_markdown(out, table);
      break;
  }
}

Table only_columns(const Table& table, std::span<const std::string_view> names) {
  Table narrow;
  std::vector<std::size_t> places;
  for (const std::string_view name : names) {
    const auto found = std::find(table.columns.begin(), table.columns.end(), name);
    if (found != table.columns.end()) {
      places.push_back(static_cast<std::size_t>(found - table.columns.begin()));
      narrow.columns.emplace_back(name);
    }
  }
  for (const std::vector<Value>& row : table.rows) {
    std::vector<Value>& cells = narrow.rows.emplace_back();
    for (const std::size_t place : places) {
      cells.push_back(row[place]);
    }
  }
  return narrow;
}

}  // namespace readout
