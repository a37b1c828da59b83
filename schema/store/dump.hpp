#pragma once

#include "schema/store/database.hpp"

#include <iosfwd>

namespace readout {

/// Writes the graph as canonical text, the same bytes for SQLite and PostgreSQL and for every order
/// of loading: each table's name on a line, then its rows sorted by key, one JSON array a line, as
/// schema/sql/dump.sql says. Keys stand instead of 64-bit ids, rules under their names; load_run,
/// metrics, earlier versions and keys that no document holds stay out. Throws StoreError where keys
/// are unsettled: the message says what to run.
void dump(Database& database, std::ostream& out);

}  // namespace readout
