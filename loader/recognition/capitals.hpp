#pragma once

#include "loader/lexicon/letter_cases.hpp"
#include "loader/recognition/recognition.hpp"

#include <cstdint>
#include <string_view>

namespace readout {

/// Whether a sentence is a headline or subheading in which most common words, the first word aside,
/// have capitals: there a capital means nothing. Two common words show it in a headline, four in a
/// subheading.
bool in_title_case(const Recognition& recognition, std::uint32_t sentence);
/// Whether most words of a sentence stand in capitals.
bool in_capitals(const Recognition& recognition, TokenRange sentence);
/// Whether capitalised words are but a letter, a number or a unit with its number: "C", "II",
/// "Dh20", "F40", "NT$1".
bool is_quantity(const Recognition& recognition, TokenRange words);

}  // namespace readout
