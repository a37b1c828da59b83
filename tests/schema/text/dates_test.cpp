#include "schema/text/dates.hpp"

#include <catch2/catch.hpp>

using namespace readout;

TEST_CASE("Dates are days of the calendar") {
  CHECK(is_date("2024-02-29"));
  CHECK_FALSE(is_date("2023-02-29"));
  CHECK_FALSE(is_date("2023-2-09"));
  CHECK_FALSE(is_date("2023-02-09T"));
  CHECK_FALSE(is_date("+023-02-09"));
  CHECK_FALSE(is_date(""));
}
