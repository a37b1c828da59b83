#pragma once

#include "schema/text/embedded_file.hpp"

#include <span>

namespace readout {

/// The files of queries/sql, linked into the program, in the order of their paths.
std::span<const EmbeddedFile> query_files();

}  // namespace readout
