#pragma once

#include "loader/recognition/recognition.hpp"

#include <cstddef>
#include <vector>

namespace readout {

/// The form of what was said, by the share of its letters and digits in quotation marks: direct
/// from nine tenths on, indirect without any, else mixed.
StatementKind form_of(const Recognition& recognition, const std::vector<TokenRange>& content);

/// How many words of it are of no closed class.
std::size_t open_words_in(const Recognition& recognition, const std::vector<TokenRange>& content);

}  // namespace readout
