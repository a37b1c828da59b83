#pragma once

#include "loader/readers/input_files.hpp"
#include "loader/readers/source.hpp"

#include <string>

namespace readout::readers {

/// Reads JSON Lines: one document a line, handed over one at a time; a line that is none is
/// reported and passed over. Where a line is silent, the manifest's row speaks, if the file has
/// one. Memory: the longest line, and what a parser needs for it.
void read_json_lines(const InputFile& file, const ReadOptions& options,
                     const DocumentHandler& document, const ProblemHandler& problem);

}  // namespace readout::readers
