#pragma once

#include "schema/store/database.hpp"

namespace readout {

/// The version of the tables that this program makes and reads.
int current_schema_version();

/// The version that a database has: 0 where it holds no tables of ours.
int schema_version(Database& database);

/// Brings a database to the current version, one transaction a step, in order. Gives the version that it had.
int migrate(Database& database);

}  // namespace readout
