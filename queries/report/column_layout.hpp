#pragma once

#include "schema/store/database.hpp"

#include <cstddef>
#include <iosfwd>
#include <vector>

namespace readout {

/// Which columns hold numbers only (and at least one).
std::vector<bool> numeric_columns(const Table& table);

/// Writes a table as aligned columns, two blanks apart, under their names. Text columns are cut
/// until a line takes at most `width` cells (0: no bound), the widest first: one of at most twelve
/// cells only where all others have come down to twelve, and none to less than three.
void write_columns(std::ostream& out, const Table& table, std::size_t width);

}  // namespace readout
