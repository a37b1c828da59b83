#pragma once

#include <string>
#include <string_view>

namespace readout {

/// Without blanks, tabs and line ends at either end.
std::string_view without_blanks(std::string_view text);

/// Without blanks at either end, and with one blank for each stretch of them.
std::string with_single_blanks(std::string_view text);

}  // namespace readout
