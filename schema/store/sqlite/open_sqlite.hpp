#pragma once

#include "schema/store/database.hpp"

#include <memory>
#include <string>

namespace readout {

/// Opens a file of SQLite; its tables are not looked at. See open_database for what it throws.
std::unique_ptr<Database> open_sqlite(const std::string& file, Access access);

/// Whether there is such a file with something in it.
bool has_sqlite_file(const std::string& file);

}  // namespace readout
