#pragma once

#include "queries/sql/query_script.hpp"
#include "schema/store/database.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// What the user gives for a parameter: `--param k=v`.
struct ParameterText {
  std::string name;
  std::string value;
};

/// Reads `k=v`; the value may be empty and may hold `=`. Throws UsageError.
ParameterText parameter_text_of(std::string_view assignment);

/// Checks and types what was given for a script. Throws UsageError: unknown parameter (with the
/// known ones), given twice, missing, not of its type, an integer `top` below 0 (0 is all).
/// `database` is asked for entities only.
std::vector<Parameter> bind_parameters(Database& database, const QueryScript& script,
                                       std::span<const ParameterText> given);

/// Runs a script and gives its rows. The database should be open for reading (Access::read), so
/// that a user's own script cannot write. What the database refuses is thrown as InputError at the
/// script's file and line. With `min_precision` the script sees only facts of rules of which a
/// person judged at least this share right (JudgedFacts); entities are found among all.
Table run_script(Database& database, const QueryScript& script,
                 std::span<const ParameterText> given, std::optional<double> min_precision = {});

/// The scripts as a table for people: name, parameters ("state, top=20"), what.
Table script_list(std::span<const QueryScript> scripts);

/// One script's help: name, what, parameters with type and default, columns. Ends with a line end.
std::string script_help(const QueryScript& script);

}  // namespace readout
