#pragma once

#include "loader/recognition/recognition.hpp"

#include <vector>

namespace readout {

/// The form of what was said, by the share of its letters and digits in quotation marks: direct
/// from nine tenths on, indirect without any, else mixed.
StatementKind form_of(const Recognition& recognition, const std::vector<TokenRange>& content);

}  // namespace readout
