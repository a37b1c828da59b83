#pragma once

#include "loader/annotations/fact_changes.hpp"

#include <string>

namespace readout {

/// A change as one JSON object, without the line end: document, change, fact, start, end, before
/// and after (each null or an object of the rule and the properties), sentence. Positions are code
/// points of the text.
std::string fact_change_json(const std::string& document, const FactChange& change);

}  // namespace readout
