#pragma once

#include "schema/text/embedded_file.hpp"

#include <span>

namespace readout {

/// The files of loader/explain/page, linked into the program, in the order of their paths.
std::span<const EmbeddedFile> explain_page_files();

}  // namespace readout
