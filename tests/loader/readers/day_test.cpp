#include "loader/readers/day.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace readout::readers {

TEST_CASE("Days of the calendar are taken") {
  for (const char* day : {"2025-02-24", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"}) {
    CHECK(day_of(day) == std::string(day));
  }
}

TEST_CASE("Days that the calendar does not have are refused") {
  for (const char* day : {"2025-02-29", "2025-02-30", "1900-02-29", "2025-13-01", "2025-00-10",
                          "2025-04-31", "2025-01-00", "0000-01-01"}) {
    CHECK_FALSE(day_of(day));
    CHECK(message_of_bad_day(day) ==
          "date '" + std::string(day) + "' is no day of the calendar (YYYY-MM-DD)");
  }
}

TEST_CASE("Of a date-time the date part is taken as it is written") {
  for (const char* time :
       {"2025-02-24T18:20", "2025-02-24T18:20:00", "2025-02-24 18:20:00", "2025-02-24T18:20:00Z",
        "2025-02-24T23:59:60Z", "2025-02-24T18:20:00.123456+08:00", "2025-02-24t18:20:00,5z",
        "2025-02-24T18:20-0530", "2025-02-24T18:20:00+08", "2025-02-24T24:00:00"}) {
    INFO(time);
    CHECK(day_of(time) == "2025-02-24");
  }
}

TEST_CASE("Other forms are refused") {
  for (const char* date :
       {"", "24/02/2025", "2025-2-24", "20250224", "2025-02", "Feb 24, 2025", "2025-02-24T",
        "2025-02-24T18", "2025-02-24T25:00", "2025-02-24T18:60", "2025-02-24T18:20:61",
        "2025-02-24T18:20:00.", "2025-02-24T18:20:00+8", "2025-02-24T18:20 ET", "2025-02-24 ",
        " 2025-02-24", "2025-02-24X18:20", "２０２５-02-24"}) {
    INFO(date);
    CHECK_FALSE(day_of(date));
    CHECK(message_of_bad_day(date) ==
          "date '" + std::string(date) + "' has not the form YYYY-MM-DD");
  }
}

}  // namespace readout::readers
