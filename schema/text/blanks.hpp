#pragma once

#include <string_view>

namespace readout {

/// Without blanks, tabs and line ends at either end.
std::string_view without_blanks(std::string_view text);

}  // namespace readout
