#include "queries/graph/periods.hpp"

#include "schema/model/error.hpp"
#include "schema/text/dates.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <ctime>
#include <string>
#include <vector>

namespace readout {
namespace {

constexpr std::time_t seconds_of_day = 86'400;

/// A day as the C library writes it; day 0 is 1970-01-01.
std::string written(int day, const char* format) {
  const std::time_t time = day * seconds_of_day;
  std::tm parts{};
  gmtime_r(&time, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), format, &parts)};
}

std::string quarter_of(const std::string& day) {
  return day.substr(0, 4) + "-Q" + std::to_string((std::stoi(day.substr(5, 2)) + 2) / 3);
}

/// The name of the period that the C library has for a day.
std::string name_of(const std::string& unit, int day) {
  if (unit == "quarter") {
    return quarter_of(written(day, "%Y-%m-%d"));
  }
  return written(day, unit == "week" ? "%G-W%V" : unit == "month" ? "%Y-%m" : "%Y");
}

TEST_CASE("Each day of many years is in the period that a calendar has for it") {
  constexpr int from = 10'957;  // 2000-01-01
  constexpr int to = 14'700;    // ten years later, at the end of a week
  for (const std::string unit : {"week", "month", "quarter", "year"}) {
    const std::vector<Period> periods = periods_between(
        *period_length_of(unit), written(from, "%Y-%m-%d"), written(to, "%Y-%m-%d"));
    std::size_t at = 0;
    for (int day = from; day <= to; ++day) {
      const std::string iso = written(day, "%Y-%m-%d");
      while (periods.at(at).last < iso) {
        ++at;
      }
      INFO(unit << " " << iso);
      REQUIRE(periods[at].first <= iso);
      REQUIRE(periods[at].name == name_of(unit, day));
    }
    CHECK(at + 1 == periods.size());
    for (std::size_t i = 0; i < periods.size(); ++i) {
      CHECK(is_date(periods[i].first));
      CHECK(periods[i].first <= periods[i].last);
      CHECK((i == 0 || periods[i - 1].last < periods[i].first));
    }
  }
}

TEST_CASE("Periods of days begin at the first day and leave no gap") {
  const auto periods = periods_between(*period_length_of("10d"), "2032-02-25", "2032-03-16");
  REQUIRE(periods.size() == 3);
  CHECK(periods[0].name == "2032-02-25");
  CHECK(periods[0].last == "2032-03-05");
  CHECK(periods[1].first == "2032-03-06");
  CHECK(periods[2].first == "2032-03-16");
  CHECK(periods[2].last == "2032-03-25");
}

TEST_CASE("Only lengths of periods are such") {
  for (const std::string text : {"", "d", "day", "0d", "-3d", "3", "3dd", "1e3d", "3.5d", "Month",
                                 "months", "1000000d", "99999999999999d"}) {
    INFO(text);
    CHECK_FALSE(period_length_of(text));
  }
  CHECK(period_length_of("30d")->days == 30);
  CHECK(period_length_of("quarter")->unit == PeriodLength::Unit::quarter);
}

TEST_CASE("More periods than anybody reads are refused") {
  CHECK(periods_between(*period_length_of("1d"), "2031-01-01", "2033-09-26").size() ==
        most_periods);
  CHECK_THROWS_WITH(periods_between(*period_length_of("1d"), "2031-01-01", "2033-09-27"),
                    "--by: more than 1000 periods from 2031-01-01 to 2033-09-27: choose longer "
                    "ones, or --since and --until");
}

TEST_CASE("Days that no period has are in none") {
  PeriodDays days;
  days.add("2031-03-01", 2);
  CHECK(days.period_of("2031-03-01") == 2U);
  CHECK_FALSE(days.period_of("2031-03-02"));
  CHECK_FALSE(days.period_of(""));
}

}  // namespace
}  // namespace readout
