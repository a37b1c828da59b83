#include "queries/sql/run_script.hpp"

#include "queries/sql/entity_lookup.hpp"
#include "queries/sql/parameter_value.hpp"
#include "queries/sql/rule_names.hpp"
#include "schema/model/error.hpp"
#include "schema/store/judged_facts.hpp"
#include "schema/text/fold.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

namespace readout {

namespace {

constexpr std::string_view row_count = "top";

template <typename Number>
Value number_of(std::string_view text) {
  Number number{};
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Value value_of(Database& database, ParameterType type, const std::string& text) {
  switch (type) {
    case ParameterType::integer:
      return number_of<std::int64_t>(text);
    case ParameterType::real:
      return number_of<double>(text);
    case ParameterType::name:
      return is_entity_key(text) ? text : fold(text);
    case ParameterType::entity:
      return find_entity(database, text).key;
    case ParameterType::rule:
      require_rule(database, text);
      return text;
    case ParameterType::text:
    case ParameterType::date:
      break;
  }
  return text;
}

/// As everywhere, 0 is all; the dialects have no word for that in common.
std::int64_t rows_asked_for(const QueryScript& script, std::int64_t count) {
  if (count < 0) {
    throw UsageError(
        fmt::format("{}: parameter '{}' is no number of rows: '{}' (a whole number, or 0 for all)",
                    script.name, row_count, count));
  }
  return count == 0 ? std::numeric_limits<std::int64_t>::max() : count;
}

std::string names_of(const std::vector<ScriptParameter>& parameters) {
  std::vector<std::string> names;
  names.reserve(parameters.size());
  for (const ScriptParameter& parameter : parameters) {
    names.push_back(parameter.name);
  }
  return names.empty() ? "it takes none" : "known: " + listed(names);
}

void check_names(const QueryScript& script, std::span<const ParameterText> given) {
  for (const ParameterText& one : given) {
    const auto has_name = [&](const auto& other) { return other.name == one.name; };
    if (std::none_of(script.parameters.begin(), script.parameters.end(), has_name)) {
      throw UsageError(fmt::format("{}: unknown parameter '{}' ({})", script.name, one.name,
                                   names_of(script.parameters)));
    }
    if (std::count_if(given.begin(), given.end(), has_name) > 1) {
      throw UsageError(fmt::format("{}: parameter '{}' is given twice", script.name, one.name));
    }
  }
}

/// The text of a parameter: given, or its default; nothing for null.
std::optional<std::string> text_of(const QueryScript& script, const ScriptParameter& parameter,
                                   std::span<const ParameterText> given) {
  const auto found = std::find_if(given.begin(), given.end(), [&](const ParameterText& one) {
    return one.name == parameter.name;
  });
  if (found != given.end()) {
    return found->value;
  }
  if (parameter.required) {
    throw UsageError(fmt::format("{0}: parameter '{1}' is missing: --param {1}={2} ({3})",
                                 script.name, parameter.name, "VALUE", parameter.help));
  }
  return parameter.default_value;
}

std::string signature_of(const QueryScript& script) {
  std::vector<std::string> parts;
  parts.reserve(script.parameters.size());
  for (const ScriptParameter& parameter : script.parameters) {
    parts.push_back(parameter.required        ? parameter.name
                    : parameter.default_value ? parameter.name + "=" + *parameter.default_value
                                              : "[" + parameter.name + "]");
  }
  return listed(parts);
}

std::string need_of(const ScriptParameter& parameter) {
  if (parameter.required) {
    return "required";
  }
  return parameter.default_value ? "default " + *parameter.default_value : "optional";
}

}  // namespace

ParameterText parameter_text_of(std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  if (equals == std::string_view::npos || equals == 0) {
    throw UsageError(fmt::format("--param '{}': write NAME=VALUE", assignment));
  }
  return {std::string(assignment.substr(0, equals)), std::string(assignment.substr(equals + 1))};
}

std::vector<Parameter> bind_parameters(Database& database, const QueryScript& script,
                                       std::span<const ParameterText> given) {
  check_names(script, given);
  std::vector<Parameter> parameters;
  for (const ScriptParameter& parameter : script.parameters) {
    const std::optional<std::string> text = text_of(script, parameter, given);
    if (!text) {
      parameters.push_back({parameter.name, {}});
      continue;
    }
    if (const auto wrong = problem_with(parameter.type, *text)) {
      throw UsageError(fmt::format("{}: parameter '{}' {}", script.name, parameter.name, *wrong));
    }
    Value value = value_of(database, parameter.type, *text);
    if (parameter.name == row_count && parameter.type == ParameterType::integer) {
      value = rows_asked_for(script, std::get<std::int64_t>(value));
    }
    parameters.push_back({parameter.name, std::move(value)});
  }
  return parameters;
}

Table run_script(Database& database, const QueryScript& script,
                 std::span<const ParameterText> given, std::optional<double> min_precision) {
  const std::vector<Parameter> parameters = bind_parameters(database, script, given);
  const JudgedFacts judged(database, min_precision);
  try {
    return database.table(script.sql, parameters);
  } catch (const StoreError& error) {
    throw InputError({script.file, script.line, 0}, error.what());
  }
}

Table script_list(std::span<const QueryScript> scripts) {
  Table table{{"name", "parameters", "what"}, {}};
  for (const QueryScript& script : scripts) {
    table.rows.push_back({script.name, signature_of(script), script.what});
  }
  return table;
}

std::string script_help(const QueryScript& script) {
  std::string help = fmt::format("{}: {}\n", script.name, script.what);
  for (const ScriptParameter& parameter : script.parameters) {
    help += fmt::format("  --param {}=...  {}, {}: {}\n", parameter.name, to_string(parameter.type),
                        need_of(parameter), parameter.help);
  }
  for (const ScriptColumn& column : script.columns) {
    help += fmt::format("  column {}: {}\n", column.name, column.what);
  }
  return help;
}

}  // namespace readout
