#include "schema/store/sql_script.hpp"

#include "schema/store/schema_files.hpp"
#include "schema/text/blanks.hpp"

#include <fmt/format.h>

#include <cctype>
#include <stdexcept>

namespace readout {
namespace {

struct Line {
  std::string_view code;
  std::string_view comment;
};

// Two dashes inside a text of SQL are no comment.
Line line_of(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == '\'') {
      quoted = !quoted;
    } else if (!quoted && text[i] == '-' && text[i + 1] == '-') {
      return {without_blanks(text.substr(0, i)), without_blanks(text.substr(i + 2))};
    }
  }
  return {without_blanks(text), {}};
}

// The value of a comment `word: value`.
std::string_view value_of(std::string_view comment, std::string_view word) {
  if (!comment.starts_with(word) || !comment.substr(word.size()).starts_with(":")) {
    return {};
  }
  return without_blanks(comment.substr(word.size() + 1));
}

// "name text not null," of a table becomes "name text collate "C" not null,".
std::string with_collation(std::string_view column) {
  constexpr std::string_view type = "text";
  const std::size_t blank = column.find(' ');
  if (blank != std::string_view::npos && column.substr(blank + 1).starts_with(type)) {
    const std::size_t end = blank + 1 + type.size();
    if (end == column.size() || std::isalnum(static_cast<unsigned char>(column[end])) == 0) {
      return fmt::format("{} collate \"C\"{}", column.substr(0, end), column.substr(end));
    }
  }
  return std::string(column);
}

// In SQLite a primary key of type integer is the row's own place, one of type bigint a second
// index.
std::string with_row_id(std::string_view column) {
  constexpr std::string_view type = "bigint not null primary key";
  std::string line(column);
  if (const std::size_t at = line.find(type); at != std::string::npos) {
    line.replace(at, std::string_view("bigint").size(), "integer");
  }
  return line;
}

// SQLite builds a table for an `in` with three or more values each time that a row is checked (a
// third of the time of an insert): "x in ('a', 'b', 'c')" becomes "x = 'a' or x = 'b' or x = 'c'".
std::string with_alternatives(std::string_view column) {
  constexpr std::string_view opening = " in (";
  std::string line(column);
  const std::size_t at = line.find(opening);
  if (at == std::string::npos) {
    return line;
  }
  const std::size_t start = at + opening.size();
  const std::size_t end = line.find(')', start);
  const std::size_t name_start = line.find_last_of("( ", at - 1) + 1;
  const std::string name = line.substr(name_start, at - name_start);
  std::string alternatives = name + " = " + line.substr(start, end - start);
  for (std::size_t comma = alternatives.find(", "); comma != std::string::npos;
       comma = alternatives.find(", ", comma + 1)) {
    alternatives.replace(comma, 2, fmt::format(" or {} = ", name));
  }
  return line.replace(name_start, end + 1 - name_start, alternatives);
}

class ScriptReader {
 public:
  explicit ScriptReader(Backend backend) : m_backend(backend) {}

  void read(const Line& line) {
    if (m_statement.sql.empty() && line.code.empty()) {
      read_head(line.comment);
      return;
    }
    const bool last = line.code.ends_with(';');
    append(last ? line.code.substr(0, line.code.size() - 1) : line.code);
    append(value_of(line.comment, m_backend == Backend::sqlite ? "sqlite" : "postgres"));
    if (last) {
      m_statements.push_back(std::move(m_statement));
      m_statement = {};
    }
  }

  std::vector<ScriptStatement> statements() && { return std::move(m_statements); }

 private:
  void read_head(std::string_view comment) {
    const auto keep = [&comment](std::string_view word, std::string& value) {
      if (const std::string_view found = value_of(comment, word); !found.empty()) {
        value = found;
      }
    };
    keep("name", m_statement.name);
    keep("scope", m_statement.scope);
    keep("says", m_statement.message);
    keep("fact", m_statement.fact);
  }

  void append(std::string_view code) {
    if (code.empty()) {
      return;
    }
    const bool column = m_statement.sql.starts_with("create table");
    m_statement.sql += m_statement.sql.empty() ? "" : "\n";
    if (!column) {
      m_statement.sql += code;
    } else {
      m_statement.sql += m_backend == Backend::sqlite ? with_alternatives(with_row_id(code))
                                                      : with_collation(code);
    }
  }

  Backend m_backend;
  ScriptStatement m_statement;
  std::vector<ScriptStatement> m_statements;
};

}  // namespace

std::vector<ScriptStatement> statements_of(std::string_view script, Backend backend) {
  ScriptReader reader(backend);
  while (!script.empty()) {
    const std::size_t end = script.find('\n');
    reader.read(line_of(script.substr(0, end)));
    script.remove_prefix(end == std::string_view::npos ? script.size() : end + 1);
  }
  return std::move(reader).statements();
}

std::string_view schema_file(std::string_view name) {
  for (const EmbeddedFile& file : schema_files()) {
    if (file.name == fmt::format("schema/sql/{}", name)) {
      return file.content;
    }
  }
  throw std::logic_error(fmt::format("schema/sql/{} is not linked in", name));
}

}  // namespace readout
