#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// What a parameter of a script accepts, and what is bound for it:
/// text (as it is), integer, real, date (ISO 8601, YYYY-MM-DD), name (folded, unless it is an
/// entity's key), entity (any words that find_entity resolves; its key is bound), rule (the name of
/// a rule of the current rule set, or its end, as it is).
enum class ParameterType { text, integer, real, date, name, entity, rule };

std::string_view to_string(ParameterType type);

/// `-- param: NAME TYPE required|optional|DEFAULT "HELP"`
struct ScriptParameter {
  std::string name;
  ParameterType type = ParameterType::text;
  bool required = false;
  std::optional<std::string>
      default_value;  ///< none: null is bound where the parameter is not given
  std::string help;
};

/// `-- column: NAME: WHAT`
struct ScriptColumn {
  std::string name;
  std::string what;
};

/// One question: an SQL statement with a head of comments that says what it answers, with which
/// parameters.
struct QueryScript {
  std::string name;      ///< of the file, without folder and ending: what `readout query` takes
  std::string file;      ///< for messages
  std::size_t line = 0;  ///< of the file, where the statement begins
  std::string what;
  std::vector<ScriptParameter> parameters;  ///< in the order of the head
  std::vector<ScriptColumn> columns;
  std::string sql;  ///< the statement with the comments before it, without its semicolon
};

/// Reads a script. The head, the comments before the statement, is optional. Throws InputError
/// (file:line) for a head line that cannot be read, for a `:name` that the head does not declare,
/// for a parameter that the statement does not use, for a second statement, where there is none,
/// and for one that does not begin as a query (begins_as_query).
QueryScript parse_script(std::string_view content, const std::string& file);

/// The scripts of queries/sql, by name.
std::vector<QueryScript> built_in_scripts();

/// The built-in script of this name (hyphens stand for underscores), or the script in the file of
/// this name where it ends in
/// `.sql`. Throws UsageError that lists the names which are close, or says that the file cannot be
/// read.
QueryScript find_script(const std::string& name_or_file);

}  // namespace readout
