#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace readout::readers {

/// The day of an ISO 8601 date ("2025-02-24") or date-time ("2025-02-24T18:20:00.5+08:00", also
/// with a blank for T, without seconds or without zone), as YYYY-MM-DD; nothing where the form is
/// another or the calendar (Gregorian, years 1 to 9999) has no such day, the clock no such time.
std::optional<std::string> day_of(std::string_view date);

/// "date '24/02/2025' is not YYYY-MM-DD: ..."; tells a wrong form from a day that does not exist.
std::string message_of_bad_day(std::string_view date);

}  // namespace readout::readers
