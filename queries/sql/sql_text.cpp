#include "queries/sql/sql_text.hpp"

#include <algorithm>
#include <array>

namespace readout {

namespace {

bool starts_name(char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool continues_name(char c) { return starts_name(c) || (c >= '0' && c <= '9'); }

/// The end of what begins at `at` and runs to `mark`, with it.
std::size_t after(std::string_view sql, std::string_view mark, std::size_t at) {
  const std::size_t found = sql.find(mark, at);
  return found == std::string_view::npos ? sql.size() : found + mark.size();
}

/// Behind the string, quoted name or comment that begins at `at`; `at` itself where none does.
std::size_t skip_quoted(std::string_view sql, std::size_t at) {
  const char c = sql[at];
  if (c == '\'' || c == '"') {
    return after(sql, sql.substr(at, 1), at + 1);
  }
  if (sql.substr(at, 2) == "--") {
    return after(sql, "\n", at + 2);
  }
  return sql.substr(at, 2) == "/*" ? after(sql, "*/", at + 2) : at;
}

bool is_comment(std::string_view sql, std::size_t at) {
  return sql.substr(at, 2) == "--" || sql.substr(at, 2) == "/*";
}

std::size_t end_of_name(std::string_view sql, std::size_t at) {
  while (at < sql.size() && continues_name(sql[at])) {
    ++at;
  }
  return at;
}

// Behind blanks, comments and, where a query stands in brackets, those.
std::size_t start_of_query(std::string_view sql) {
  std::size_t at = first_word(sql).value_or(sql.size());
  while (at < sql.size() && sql[at] == '(') {
    ++at;
    at += first_word(sql.substr(at)).value_or(sql.size() - at);
  }
  return at;
}

bool equal_letters(char wanted, char given) {
  return wanted == (given >= 'A' && given <= 'Z' ? static_cast<char>(given - 'A' + 'a') : given);
}

}  // namespace

std::vector<std::string> parameters_in(std::string_view sql) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < sql.size();) {
    if (const std::size_t end = skip_quoted(sql, at); end > at) {
      at = end;
    } else if (sql.substr(at, 2) == "::") {
      at += 2;
    } else if (sql[at] == ':' && at + 1 < sql.size() && starts_name(sql[at + 1])) {
      const std::size_t name_end = end_of_name(sql, at + 1);
      const std::string name(sql.substr(at + 1, name_end - at - 1));
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(name);
      }
      at = name_end;
    } else {
      ++at;
    }
  }
  return names;
}

std::optional<std::size_t> first_word(std::string_view sql) {
  constexpr std::string_view passed_over = " \t\r\n;";
  for (std::size_t at = 0; at < sql.size();) {
    if (is_comment(sql, at)) {
      at = skip_quoted(sql, at);
    } else if (passed_over.find(sql[at]) != std::string_view::npos) {
      ++at;
    } else {
      return at;
    }
  }
  return std::nullopt;
}

bool begins_as_query(std::string_view sql) {
  constexpr std::array<std::string_view, 4> words = {"select", "with", "values", "explain"};
  const std::size_t start = start_of_query(sql);
  const std::string_view word = sql.substr(start, end_of_name(sql, start) - start);
  return std::ranges::any_of(words, [word](std::string_view wanted) {
    return std::ranges::equal(wanted, word, equal_letters);
  });
}

std::size_t end_of_statement(std::string_view sql) {
  std::size_t at = first_word(sql).value_or(sql.size());
  while (at < sql.size() && sql[at] != ';') {
    const std::size_t end = skip_quoted(sql, at);
    at = end > at ? end : at + 1;
  }
  return at;
}

}  // namespace readout
