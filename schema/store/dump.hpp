#pragma once

#include <iosfwd>

#include "schema/store/database.hpp"

namespace readout {

/// Writes the graph as canonical text, the same bytes for SQLite and PostgreSQL: each table under its name, rows sorted by key, one JSON array a line, keys
/// instead of 64-bit ids, rules by name; without load_run, metric tables and keys that no fact refers to. Throws StoreError where keys are unsettled: the message says
/// what to run.
void dump(Database& database, std::ostream& out);

}  // namespace readout
