#pragma once

#include "schema/store/database.hpp"

namespace readout {

/// The version of the tables that this program makes and reads.
int current_schema_version();

/// The version that a database has: 0 where it holds no tables of ours.
int schema_version(Database& database);

/// Brings a database to the current version in one transaction, step after step in order, under a
/// lock: several loaders may start at once. Gives the version that it had. Throws StoreError where
/// the database is newer than this program.
int migrate(Database& database);

/// Declares the foreign keys of schema/sql/foreign_keys.sql in PostgreSQL, where fact tables carry
/// none by default since they make loading several times slower. Does nothing in SQLite, whose
/// tables are made with them, nor where they are there already.
void add_foreign_keys(Database& database);

}  // namespace readout
