#pragma once

#include "loader/recognition/recognition.hpp"

#include <cstdint>

namespace readout {

/// Whether a sentence is a headline or subheading in which most common words, the first word aside,
/// have capitals: there a capital means nothing.
bool in_title_case(const Recognition& recognition, std::uint32_t sentence);
/// Whether most words of a sentence stand in capitals.
bool in_capitals(const Recognition& recognition, TokenRange sentence);

}  // namespace readout
