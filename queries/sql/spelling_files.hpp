#pragma once

#include "schema/text/embedded_file.hpp"

#include <span>

namespace readout {

/// spellings.tsv, legal_forms.tsv and given_names.tsv, linked into the program, in this order.
std::span<const EmbeddedFile> spelling_files();

}  // namespace readout
