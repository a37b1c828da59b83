#pragma once

#include "schema/store/database.hpp"

#include <string>

namespace readout {

/// Which database an address names: `postgresql://...`, `postgres://...` and `service=...` are
/// PostgreSQL, everything else is a file. Throws UsageError for an empty address and for another
/// `scheme://`.
Backend backend_of(const std::string& address);

/// The file that an address of SQLite names: without `sqlite:`.
std::string sqlite_file_of(const std::string& address);

/// The address as messages may show it: passwords are `***`.
std::string without_password(const std::string& address);

}  // namespace readout
