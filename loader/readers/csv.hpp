#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace readout::readers {

struct CsvRow {
  std::size_t line = 0;  ///< where it begins, from 1
  std::vector<std::string> cells;
};

/// The rows of comma-separated values as RFC 4180 has them: cells in double quotes may hold commas,
/// line ends and doubled quotes; lines end in LF or CRLF; the last one needs no end. Empty lines
/// are no rows. Blanks belong to the cell. Throws InputError with line and column of `name`.
std::vector<CsvRow> csv_rows(std::string_view text, const std::string& name);

}  // namespace readout::readers
