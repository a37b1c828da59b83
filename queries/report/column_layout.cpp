#include "queries/report/column_layout.hpp"

#include "queries/report/table_format.hpp"
#include "queries/report/text_layout.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

namespace readout {

namespace {

constexpr std::size_t gap = 2;
/// A way to cut columns: all to one width, but the widest to more of it; none below `smallest`. Of
/// several ways the first that makes a line fit is taken.
struct Way {
  std::size_t quarters = 4;  ///< of the width of the others that the widest column has
  std::size_t smallest = 0;
};
/// Where the widest column holds names, names stay whole as long as they can; where it holds
/// sentences, they get more.
constexpr std::array<Way, 5> ways_with_names{{{12, 15}, {8, 15}, {4, 15}, {4, 12}, {4, 3}}};
constexpr std::array<Way, 7> ways_with_sentences{
    {{12, 12}, {8, 12}, {7, 12}, {6, 12}, {5, 12}, {4, 12}, {4, 3}}};
constexpr std::size_t widest_name = 60;

std::vector<std::size_t> natural_widths(const Table& table,
                                        const std::vector<std::vector<std::string>>& cells) {
  std::vector<std::size_t> widths;
  widths.reserve(table.columns.size());
  for (const std::string& column : table.columns) {
    widths.push_back(display_width(column));
  }
  for (const std::vector<std::string>& row : cells) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row[i]));
    }
  }
  return widths;
}

std::size_t line_width(const std::vector<std::size_t>& widths) {
  return std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
}

std::size_t widest_text(const std::vector<std::size_t>& widths, const std::vector<bool>& numeric) {
  std::size_t widest = 0;
  for (std::size_t i = 1; i < widths.size(); ++i) {
    if (!numeric[i] && (numeric[widest] || widths[i] > widths[widest])) {
      widest = i;
    }
  }
  return widest;
}

struct Columns {
  std::vector<std::size_t> natural;
  std::vector<bool> numeric;
  std::size_t widest = 0;
};

std::vector<std::size_t> capped(const Columns& columns, std::size_t quarters, std::size_t cap) {
  std::vector<std::size_t> widths = columns.natural;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const std::size_t share = i == columns.widest ? quarters * cap / 4 : cap;
    widths[i] = columns.numeric[i] ? widths[i] : std::min(widths[i], share);
  }
  return widths;
}

/// Caps text columns, as little as makes the line fit.
std::vector<std::size_t> fitted(const Columns& columns, std::size_t width) {
  std::vector<std::size_t> widths = columns.natural;
  const std::size_t most = columns.natural[columns.widest];
  const std::span<const Way> ways = most > widest_name ? std::span<const Way>(ways_with_sentences)
                                                       : std::span<const Way>(ways_with_names);
  for (const Way& way : ways) {
    for (std::size_t cap = most; cap >= way.smallest; --cap) {
      widths = capped(columns, way.quarters, cap);
      if (line_width(widths) <= width) {
        return widths;
      }
    }
  }
  return widths;
}

void write_line(std::ostream& out, const std::vector<std::string>& cells,
                const std::vector<std::size_t>& widths, const std::vector<bool>& to_the_right) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = cut_to_width(cells[i], widths[i]);
    const std::string padding(widths[i] - display_width(cell), ' ');
    line += std::string(i > 0 ? gap : 0, ' ') + (to_the_right[i] ? padding + cell : cell + padding);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  out << line << '\n';
}

}  // namespace

std::vector<bool> numeric_columns(const Table& table) {
  std::vector<bool> numeric(table.columns.size(), false);
  std::vector<bool> text(table.columns.size(), false);
  for (const std::vector<Value>& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool is_text = std::holds_alternative<std::string>(row[i]);
      text[i] = text[i] || is_text;
      numeric[i] = numeric[i] || !(is_text || std::holds_alternative<std::monostate>(row[i]));
    }
  }
  for (std::size_t i = 0; i < numeric.size(); ++i) {
    numeric[i] = numeric[i] && !text[i];
  }
  return numeric;
}

void write_columns(std::ostream& out, const Table& table, std::size_t width) {
  if (table.columns.empty()) {
    return;
  }
  std::vector<std::vector<std::string>> cells;
  for (const std::vector<Value>& row : table.rows) {
    std::vector<std::string>& line = cells.emplace_back();
    std::transform(row.begin(), row.end(), std::back_inserter(line), shown);
  }
  const std::vector<bool> numeric = numeric_columns(table);
  std::vector<std::size_t> widths = natural_widths(table, cells);
  if (width > 0 && line_width(widths) > width) {
    widths = fitted({widths, numeric, widest_text(widths, numeric)}, width);
  }
  write_line(out, table.columns, widths, numeric);
  for (const std::vector<std::string>& row : cells) {
    write_line(out, row, widths, numeric);
  }
}

}  // namespace readout
