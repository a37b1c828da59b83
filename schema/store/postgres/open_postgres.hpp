#pragma once

#include "schema/store/database.hpp"

#include <memory>
#include <string>

namespace readout {

/// Connects to a database of PostgreSQL; its tables are not looked at. See open_database for what
/// it throws.
std::unique_ptr<Database> open_postgres(const std::string& address, Access access);

}  // namespace readout
