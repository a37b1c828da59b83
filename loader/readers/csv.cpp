#include "loader/readers/csv.hpp"

#include "schema/model/error.hpp"
#include "schema/text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace readout::readers {

namespace {

class CsvScanner {
 public:
  CsvScanner(std::string_view text, const std::string& name) : m_text(text), m_name(name) {}

  std::vector<CsvRow> rows() {
    std::vector<CsvRow> rows;
    while (m_position < m_text.size()) {
      if (!skip_line_end()) {
        rows.push_back(row());
      }
    }
    return rows;
  }

 private:
  CsvRow row() {
    CsvRow row{m_line, {}};
    while (true) {
      row.cells.push_back(at('"') ? quoted_cell() : plain_cell());
      if (m_position == m_text.size() || skip_line_end()) {
        return row;
      }
      if (!at(',')) {
        fail(m_position, "a comma or the end of the line must follow a quoted cell");
      }
      ++m_position;
    }
  }

  std::string plain_cell() {
    const std::size_t start = m_position;
    while (m_position < m_text.size() && !at(',') && !at_line_end()) {
      if (at('"')) {
        fail(m_position,
             "quotation mark in a cell without quotes: put the cell in quotes and double the mark");
      }
      ++m_position;
    }
    return std::string(m_text.substr(start, m_position - start));
  }

  std::string quoted_cell() {
    const std::size_t start = m_position;
    std::string cell;
    while (true) {
      const std::size_t piece = m_position + 1;
      m_position = m_text.find('"', piece);
      if (m_position == std::string_view::npos) {
        fail(start, "this quoted cell has no end");
      }
      cell += m_text.substr(piece, m_position - piece);
      ++m_position;
      if (!at('"')) {
        m_line += static_cast<std::size_t>(std::count(cell.begin(), cell.end(), '\n'));
        return cell;
      }
      cell += '"';
    }
  }

  bool at(char c) const { return m_position < m_text.size() && m_text[m_position] == c; }
  bool at_line_end() const { return at('\n') || m_text.substr(m_position).starts_with("\r\n"); }

  bool skip_line_end() {
    if (!at_line_end()) {
      return false;
    }
    m_position += at('\n') ? 1 : 2;
    ++m_line;
    return true;
  }

  [[noreturn]] void fail(std::size_t position, const std::string& what) const {
    const std::string_view before = m_text.substr(0, position);
    const std::size_t feed = before.rfind('\n');
    const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    const std::size_t start = feed == std::string_view::npos ? 0 : feed + 1;
    throw InputError({m_name, line, code_points_in(before.substr(start)) + 1}, what);
  }

  std::string_view m_text;
  const std::string& m_name;
  std::size_t m_position = 0;
  std::size_t m_line = 1;
};

}  // namespace

std::vector<CsvRow> csv_rows(std::string_view text, const std::string& name) {
  return CsvScanner(text, name).rows();
}

}  // namespace readout::readers
