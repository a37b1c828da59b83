#pragma once

#include "loader/readers/source.hpp"
#include "schema/model/document.hpp"
#include "schema/model/facts.hpp"

#include <optional>

namespace readout {

/// What recognition noted of a document, as one warning with its place: the first note, and how
/// many more there are. Nothing where there is none.
std::optional<ReadProblem> note_of(const Document& document, const Facts& facts);

}  // namespace readout
