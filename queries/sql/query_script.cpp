#include "queries/sql/query_script.hpp"

#include "queries/sql/query_files.hpp"
#include "queries/sql/script_head.hpp"
#include "queries/sql/sql_text.hpp"
#include "schema/model/error.hpp"
#include "schema/text/file_bytes.hpp"
#include "schema/text/similar_words.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace readout {

namespace {

std::size_t line_of(std::string_view content, std::size_t position) {
  return 1 + static_cast<std::size_t>(std::count(
                 content.begin(), content.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
}

std::vector<std::string> names_of(const std::vector<ScriptParameter>& parameters) {
  std::vector<std::string> names;
  names.reserve(parameters.size());
  for (const ScriptParameter& parameter : parameters) {
    names.push_back(parameter.name);
  }
  return names;
}

/// Those of `words` that are not in `others`.
std::vector<std::string> without(std::vector<std::string> words,
                                 const std::vector<std::string>& others) {
  std::erase_if(words, [&](const std::string& word) {
    return std::find(others.begin(), others.end(), word) != others.end();
  });
  return words;
}

void check_parameters(const QueryScript& script, std::size_t line) {
  const std::vector<std::string> used = parameters_in(script.sql);
  const std::vector<std::string> declared = names_of(script.parameters);
  if (const auto missing = without(used, declared); !missing.empty()) {
    throw InputError({script.file, line, 0},
                     fmt::format("the head does not declare :{}: add a line '-- param: {} text "
                                 "required \"...\"' for each",
                                 fmt::join(missing, ", :"), missing.front()));
  }
  if (const auto idle = without(declared, used); !idle.empty()) {
    throw InputError({script.file, 1, 0},
                     fmt::format("the statement does not use the parameters {}", listed(idle)));
  }
}

std::string name_of(const std::string& file) { return std::filesystem::path(file).stem().string(); }

QueryScript read_script(const std::string& file) {
  const auto content = bytes_of_file(file);
  if (!content) {
    throw UsageError(fmt::format(
        "cannot read the script '{}' (a built-in one is named without .sql; see readout query)",
        file));
  }
  return parse_script(*content, file);
}

}  // namespace

QueryScript parse_script(std::string_view content, const std::string& file) {
  if (const auto invalid = first_invalid_utf8(content)) {
    throw InputError({file, line_of(content, *invalid), 0}, "is not UTF-8");
  }
  const std::optional<std::size_t> start = first_word(content);
  if (!start) {
    throw InputError({file, 1, 0}, "holds no SQL statement");
  }
  const std::size_t end = end_of_statement(content);
  if (const auto second = first_word(content.substr(end))) {
    throw InputError({file, line_of(content, end + *second), 0},
                     "a script holds one statement; this is a second one");
  }
  if (!begins_as_query(content)) {
    throw InputError({file, line_of(content, *start), 0},
                     "a script may only read: its statement must begin with select, with, values "
                     "or explain");
  }
  QueryScript script;
  script.name = name_of(file);
  script.line = line_of(content, *start);
  script.file = file;
  script.sql = content.substr(0, end);
  read_head(content.substr(0, *start), script);
  check_parameters(script, script.line);
  return script;
}

std::vector<QueryScript> built_in_scripts() {
  std::vector<QueryScript> scripts;
  for (const EmbeddedFile& file : query_files()) {
    scripts.push_back(parse_script(file.content, std::string(file.name)));
  }
  return scripts;
}

QueryScript find_script(const std::string& name_or_file) {
  if (name_or_file.ends_with(".sql")) {
    return read_script(name_or_file);
  }
  std::string name = name_or_file;
  std::ranges::replace(name, '-', '_');
  std::vector<std::string> names;
  for (const EmbeddedFile& file : query_files()) {
    const std::string path(file.name);
    names.push_back(name_of(path));
    if (names.back() == name) {
      return parse_script(file.content, path);
    }
  }
  throw UsageError(fmt::format("no script '{}' ({})", name_or_file, near_or_known(name, names)));
}

}  // namespace readout
