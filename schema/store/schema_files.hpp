#pragma once

#include "schema/text/embedded_file.hpp"

#include <span>

namespace readout {

/// The files of schema/sql, linked into the program, in the order of their paths.
std::span<const EmbeddedFile> schema_files();

}  // namespace readout
