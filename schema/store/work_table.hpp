#pragma once

#include "schema/store/database.hpp"

#include <string_view>

namespace readout {

/// Gives the connection an empty temporary table of its own, within a transaction; its rows are
/// gone when that ends. `columns` is what stands between the brackets of `create table`.
void make_work_table(Database& database, std::string_view name, std::string_view columns);

}  // namespace readout
