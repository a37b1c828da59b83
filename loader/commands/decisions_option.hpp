#pragma once

#include "schema/model/decisions.hpp"
#include "schema/store/database.hpp"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace readout {

/// --decisions: a file of decisions on who is who and on statements.
void add_decisions_option(CLI::App& command, std::string& file);
/// What the file says; nothing where none was named. Throws UsageError where it cannot be read,
/// InputError where it is wrong.
std::optional<Decisions> decisions_of(const std::string& file);
/// Says on stderr which keys no document of the database holds: they may be misspelt.
void warn_of_unknown_keys(Database& database, const Decisions& decisions, const std::string& file);
/// Says on stderr which lines on statements have no effect, and why. `where` the decisions stand: a
/// file, or the database that keeps them.
void warn_of_idle_corrections(Database& database, const Decisions& decisions,
                              const std::string& where);

}  // namespace readout
