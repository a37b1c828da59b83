#include "queries/report/section.hpp"

#include "queries/report/text_layout.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace readout {

namespace {

std::string json_text(std::string_view text) { return nlohmann::json(text).dump(); }

void write_text(std::ostream& out, const Report& report, std::size_t width) {
  out << report.title << '\n' << std::string(display_width(report.title), '=') << '\n';
  for (const Section& section : report.sections) {
    out << '\n' << section.title << '\n' << std::string(display_width(section.title), '-') << '\n';
    for (const std::string& line : wrapped(section.note, width)) {
      out << line << '\n';
    }
    if (section.table.rows.empty()) {
      out << "none\n";
    } else {
      write_table(out, section.table, TableFormat::table, width);
    }
  }
}

void write_markdown(std::ostream& out, const Report& report) {
  out << "# " << markdown_text(report.title) << '\n';
  for (const Section& section : report.sections) {
    out << "\n## " << markdown_text(section.title) << "\n\n";
    if (!section.note.empty()) {
      out << markdown_text(section.note) << "\n\n";
    }
    if (section.table.rows.empty()) {
      out << "none\n";
    } else {
      write_table(out, section.table, TableFormat::markdown);
    }
  }
}

void write_json(std::ostream& out, const Report& report) {
  out << "{\"title\": " << json_text(report.title) << ",\n \"sections\": {";
  std::string_view separator = "\n  ";
  for (const Section& section : report.sections) {
    out << separator << json_text(section.id) << ": {\"title\": " << json_text(section.title)
        << ", \"note\": " << json_text(section.note) << ", \"rows\": ";
    write_json_rows(out, section.table, "  ");
    out << '}';
    separator = ",\n  ";
  }
  out << "}}\n";
}

/// One line for each value: what a table of its own has as columns.
Table long_form(const Report& report) {
  Table table{{"section", "row", "column", "value"}, {}};
  for (const Section& section : report.sections) {
    for (std::size_t row = 0; row < section.table.rows.size(); ++row) {
      for (std::size_t column = 0; column < section.table.columns.size(); ++column) {
        table.rows.push_back({section.id, static_cast<std::int64_t>(row + 1),
                              section.table.columns[column], section.table.rows[row][column]});
      }
    }
  }
  return table;
}

}  // namespace

void write_report(std::ostream& out, const Report& report, TableFormat format, std::size_t width) {
  switch (format) {
    case TableFormat::table:
      write_text(out, report, width);
      break;
    case TableFormat::csv:
      write_table(out, long_form(report), TableFormat::csv);
      break;
    case TableFormat::json:
      write_json(out, report);
      break;
    case TableFormat::markdown:
      write_markdown(out, report);
      break;
  }
}

}  // namespace readout
