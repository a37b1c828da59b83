#pragma once

#include "schema/store/database.hpp"

#include <span>
#include <string>

namespace readout::postgres {

/// Appends a row as a line of PostgreSQL's COPY text format, without the line end. Bytes from 0x80
/// up stay as they are. Throws StoreError for a text with U+0000.
void append_copy_line(std::string& buffer, std::span<const Value> row);

}  // namespace readout::postgres
