#pragma once

#include <string_view>

namespace readout {

/// A day of the Gregorian calendar, YYYY-MM-DD. Such days stand in order where their bytes do.
bool is_date(std::string_view text);

}  // namespace readout
