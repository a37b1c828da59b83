#pragma once

#include "loader/explain/explanation.hpp"

#include <string>

namespace readout {

/// An explanation as one line of JSON, without the line end: the same as the text, with every
/// position as code points of `text`. docs/rules.md describes the keys.
std::string explanation_json(const Explanation& explanation);

}  // namespace readout
