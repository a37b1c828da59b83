#pragma once

#include "schema/model/error.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace readout {

/// Half-open ISO dates, empty where open.
struct PetrarchDates {
  std::string start{};
  std::string end{};
};

/// Reads `<date`, `>date` and `date-date` with dates YYMMDD or YYYYMMDD; "<" is before the day, ">"
/// after it, a range holds both its days. `century`: see petrarch_actors_of. `place` is where the
/// piece starts. Throws InputError.
PetrarchDates petrarch_dates_of(std::string_view piece, const Place& place,
                                std::optional<int> century);

}  // namespace readout
