#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// Text on a terminal. All texts are valid UTF-8; widths are cells: wide characters take two,
/// combining marks none.

/// How many cells a text takes. Linear.
std::size_t display_width(std::string_view text);

/// The text on one line of at most `width` cells; where it is cut, it ends in "…". Line ends, tabs
/// and other control characters become blanks.
std::string cut_to_width(std::string_view text, std::size_t width);

/// The text in lines of at most `width` cells, broken at blanks (a longer word has a line of its
/// own); blanks between words are squeezed, other control characters escaped. `width` 0: one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace readout
