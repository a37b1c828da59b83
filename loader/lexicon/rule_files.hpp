#pragma once

#include "schema/text/embedded_file.hpp"

#include <span>

namespace readout {

/// The files of loader/rules, linked into the program, in the order of their paths.
std::span<const EmbeddedFile> rule_files();

}  // namespace readout
