#pragma once

#include <string>
#include <string_view>

namespace readout {

/// The shape of a word: X for capital letters, x for small ones, d for digits, everything else as
/// it is; of equal ones in a row only the first. "Wang" is Xx, "U.S." X.X., "2024" d. Linear.
std::string shape_of(std::string_view word);

}  // namespace readout
