#pragma once

#include "loader/readers/input_files.hpp"
#include "loader/readers/source.hpp"

#include <string>

namespace readout::readers {

/// The id of the document that a plain text is: the manifest's, else the input's key.
std::string id_of_text(const InputFile& file);

/// Reads a plain text as one document and hands it over, or reports why not.
void read_text_file(const InputFile& file, const ReadOptions& options,
                    const DocumentHandler& document, const ProblemHandler& problem);

}  // namespace readout::readers
