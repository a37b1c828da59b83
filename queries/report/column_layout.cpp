#include "queries/report/column_layout.hpp"

#include "queries/report/table_format.hpp"
#include "queries/report/text_layout.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <ostream>
#include <string>
#include <string_view>

namespace readout {

namespace {

constexpr std::size_t gap = 2;
/// How far columns are cut in one step: the widest, which holds the sentences, to `wide_share`
/// times the width of the others, and none below `smallest`.
struct Step {
  std::size_t wide_share = 1;
  std::size_t smallest = 0;
};
constexpr std::array<Step, 3> steps{{{3, 12}, {1, 12}, {1, 3}}};

std::vector<std::size_t> natural_widths(const Table& table,
                                        const std::vector<std::vector<std::string>>& cells) {
  std::vector<std::size_t> widths;
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

/// Caps text columns at one width, the largest at which the line fits.
void shrink(std::vector<std::size_t>& widths, const std::vector<bool>& numeric, std::size_t width) {
  const std::size_t widest = widest_text(widths, numeric);
  const std::size_t most = widths[widest];
  for (const Step& step : steps) {
    for (std::size_t cap = most; line_width(widths) > width && cap > step.smallest;) {
      --cap;
      for (std::size_t i = 0; i < widths.size(); ++i) {
        const std::size_t share = i == widest ? step.wide_share * cap : cap;
        widths[i] = numeric[i] ? widths[i] : std::min(widths[i], share);
      }
    }
  }
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
  if (width > 0) {
    shrink(widths, numeric, width);
  }
  write_line(out, table.columns, widths, numeric);
  for (const std::vector<std::string>& row : cells) {
    write_line(out, row, widths, numeric);
  }
}

}  // namespace readout
