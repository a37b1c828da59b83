#pragma once

#include "schema/text/embedded_file.hpp"

#include <span>

namespace readout {

/// The image of the built-in rules, compiled when the program was built: one file. Linked into the
/// program, not into the library that compiles rules.
std::span<const EmbeddedFile> builtin_image();

}  // namespace readout
