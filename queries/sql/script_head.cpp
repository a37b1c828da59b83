#include "queries/sql/script_head.hpp"

#include "queries/sql/parameter_value.hpp"
#include "schema/model/error.hpp"
#include "schema/text/blanks.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace readout {

namespace {

constexpr std::string_view blanks = " \t\r";

/// Takes the first word off `text`; empty where there is none.
std::string_view take_word(std::string_view& text) {
  text = without_blanks(text);
  const std::string_view word = text.substr(0, text.find_first_of(blanks));
  text.remove_prefix(word.size());
  text = without_blanks(text);
  return word;
}

bool is_name(std::string_view word) {
  return !word.empty() &&
         word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

/// An item of the head, with the lines that go on from it.
struct Item {
  std::string_view keyword;
  std::string text;
  std::size_t line = 0;
};

class HeadReader {
 public:
  explicit HeadReader(QueryScript& script) : m_script(script) {}

  void read(std::string_view head) {
    for (const Item& item : items_of(head)) {
      m_line = item.line;
      if (item.keyword == "what") {
        m_script.what = item.text;
      } else if (item.keyword == "param") {
        m_script.parameters.push_back(parameter_of(item.text));
      } else if (item.keyword == "column") {
        m_script.columns.push_back(column_of(item.text));
      } else {
        check_not_misspelt(item.keyword);
      }
    }
  }

 private:
  [[noreturn]] void fail(const std::string& message) const {
    throw InputError({m_script.file, m_line, 0}, message);
  }

  static std::vector<Item> items_of(std::string_view head) {
    std::vector<Item> items;
    std::size_t line_number = 0;
    while (!head.empty()) {
      ++line_number;
      const std::size_t end = std::min(head.find('\n'), head.size() - 1);
      const std::string_view line =
          without_blanks(head.substr(0, end + 1).substr(0, head.find('\n')));
      head.remove_prefix(end + 1);
      if (line.starts_with("--")) {
        add_line(line.substr(2), line_number, items);
      }
    }
    return items;
  }

  static void add_line(std::string_view line, std::size_t number, std::vector<Item>& items) {
    if (line.starts_with("  ") && !items.empty()) {
      items.back().text += ' ';
      items.back().text += without_blanks(line);
      return;
    }
    const std::size_t colon = line.find(':');
    const std::string_view keyword = without_blanks(line.substr(0, colon));
    if (colon != std::string_view::npos && is_name(keyword)) {
      items.push_back({keyword, std::string(without_blanks(line.substr(colon + 1))), number});
    }
  }

  void check_not_misspelt(std::string_view keyword) const {
    for (const std::string_view known : {"what", "param", "column"}) {
      if (edit_distance(keyword, known) == 1) {
        fail(fmt::format("unknown head line '{}' (did you mean '{}'?)", keyword, known));
      }
    }
  }

  ScriptParameter parameter_of(std::string_view text) const {
    ScriptParameter parameter;
    parameter.name = take_word(text);
    if (!is_name(parameter.name)) {
      fail(fmt::format("'{}' is no name of a parameter: it takes lower-case letters, digits and _",
                       parameter.name));
    }
    parameter.type = type_of(take_word(text));
    read_default(text, parameter);
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') {
      fail(fmt::format(
          "parameter '{}' needs its help in double quotation marks at the end of the line",
          parameter.name));
    }
    parameter.help = text.substr(1, text.size() - 2);
    check_new(parameter.name);
    return parameter;
  }

  ParameterType type_of(std::string_view word) const {
    const std::optional<ParameterType> type = parameter_type_of(word);
    if (!type) {
      fail(fmt::format("unknown type '{}' of a parameter (known: {})", word,
                       parameter_type_names()));
    }
    return *type;
  }

  void read_default(std::string_view& text, ScriptParameter& parameter) const {
    if (text.starts_with('"')) {
      fail(fmt::format("parameter '{}' needs 'required', 'optional' or a default after its type",
                       parameter.name));
    }
    const std::string_view word = take_word(text);
    parameter.required = word == "required";
    if (parameter.required || word == "optional") {
      return;
    }
    parameter.default_value = word;
    if (const auto wrong = problem_with(parameter.type, word)) {
      fail(fmt::format("the default of parameter '{}' {}", parameter.name, *wrong));
    }
  }

  void check_new(const std::string& name) const {
    for (const ScriptParameter& other : m_script.parameters) {
      if (other.name == name) {
        fail(fmt::format("parameter '{}' is declared twice", name));
      }
    }
  }

  ScriptColumn column_of(std::string_view text) const {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) {
      fail(fmt::format("'{}' is no column: write 'column: NAME: what it holds'", text));
    }
    return {std::string(without_blanks(text.substr(0, colon))),
            std::string(without_blanks(text.substr(colon + 1)))};
  }

  QueryScript& m_script;
  std::size_t m_line = 0;
};

}  // namespace

void read_head(std::string_view head, QueryScript& script) { HeadReader(script).read(head); }

}  // namespace readout
