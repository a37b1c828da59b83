#pragma once

#include "schema/store/database.hpp"

#include <cstddef>
#include <iosfwd>
#include <vector>

namespace readout {

/// Which columns hold numbers only (and at least one).
std::vector<bool> numeric_columns(const Table& table);

/// Writes a table as aligned columns, two blanks apart, under their names; text columns are cut,
/// the widest first, until a line takes at most `width` cells (0: no bound), but none to less than
/// eight.
void write_columns(std::ostream& out, const Table& table, std::size_t width);

}  // namespace readout
