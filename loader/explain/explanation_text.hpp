#pragma once

#include "loader/explain/explanation.hpp"

#include <cstddef>
#include <iosfwd>

namespace readout {

/// Writes an explanation for a terminal of `width` cells (0: lines are not broken): passage by
/// passage, step by step; or, where a rule was asked after, its outcomes passage by passage.
void write_explanation_text(std::ostream& out, const Explanation& explanation, std::size_t width);

}  // namespace readout
