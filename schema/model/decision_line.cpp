#include "schema/model/decision_line.hpp"

#include "schema/model/error.hpp"
#include "schema/text/blanks.hpp"
#include "schema/text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace readout {

namespace {

class LineReader {
 public:
  LineReader(std::string_view line, std::size_t number, const std::string& file)
      : m_line(line), m_number(number), m_file(file) {}

  DecisionLine read() {
    check_bytes();
    DecisionLine result{.number = m_number, .words = {}, .reason = {}};
    while (m_at < m_line.size()) {
      if (is_blank(m_line[m_at])) {
        ++m_at;
      } else if (m_line[m_at] == '#') {
        result.reason = without_blanks(m_line.substr(m_at + 1));
        break;
      } else {
        const std::size_t column = column_of(m_at);
        std::string text = m_line[m_at] == '"' ? word_in_marks() : plain_word();
        result.words.push_back({std::move(text), column, column_of(m_at)});
      }
    }
    return result;
  }

 private:
  static bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }

  std::size_t column_of(std::size_t at) const { return code_points_in(m_line.substr(0, at)) + 1; }

  [[noreturn]] void fail(std::size_t at, const std::string& message) const {
    throw InputError({m_file, m_number, column_of(at)}, message);
  }

  void check_bytes() const {
    if (const auto bad = first_invalid_utf8(m_line)) {
      fail(*bad, "is not UTF-8");
    }
    if (const std::size_t nul = m_line.find('\0'); nul != std::string_view::npos) {
      fail(nul, "holds a NUL byte");
    }
  }

  std::string plain_word() {
    const std::size_t end = std::min(m_line.find_first_of(" \t\"#", m_at), m_line.size());
    std::string word(m_line.substr(m_at, end - m_at));
    m_at = end;
    return word;
  }

  std::string word_in_marks() {
    const std::size_t open = m_at++;
    std::string word;
    for (; m_at < m_line.size(); ++m_at) {
      if (m_line[m_at] == '"') {
        ++m_at;
        if (!m_line.substr(m_at).starts_with('"')) {
          return word;
        }
      }
      word += m_line[m_at];
    }
    fail(open, "this quotation mark has no other");
  }

  std::string_view m_line;
  std::size_t m_number;
  const std::string& m_file;
  std::size_t m_at = 0;
};

}  // namespace

DecisionLine decision_line(std::string_view line, std::size_t number, const std::string& file) {
  return LineReader(line, number, file).read();
}

std::string in_marks(std::string_view word) {
  std::string text = "\"";
  for (const char byte : word) {
    text += byte == '"' ? "\"\"" : std::string(1, byte);
  }
  return text + '"';
}

std::string quoted_key(const std::string& key) {
  return key.find_first_of(" \t\"#") == std::string::npos ? key : in_marks(key);
}

}  // namespace readout
