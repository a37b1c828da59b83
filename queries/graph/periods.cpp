#include "queries/graph/periods.hpp"

#include "schema/model/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

namespace readout {

namespace {

using Day = std::chrono::sys_days;
using Unit = PeriodLength::Unit;

constexpr int months_of_quarter = 3;

int number_in(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Day day_of(std::string_view iso) {
  return std::chrono::year(number_in(iso.substr(0, 4))) /
         std::chrono::month(static_cast<unsigned>(number_in(iso.substr(5, 2)))) /
         std::chrono::day(static_cast<unsigned>(number_in(iso.substr(8, 2))));
}

int year_of(Day day) { return int(std::chrono::year_month_day(day).year()); }

int month_of(Day day) {
  return static_cast<int>(unsigned(std::chrono::year_month_day(day).month()));
}

Day first_of_month(int year, int month) {
  return std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / 1;
}

std::string iso(Day day) {
  return fmt::format("{:04}-{:02}-{:02}", year_of(day), month_of(day),
                     unsigned(std::chrono::year_month_day(day).day()));
}

/// The first day of the period that `day` is in; not by Unit::days.
Day start_of(Unit unit, Day day) {
  switch (unit) {
    case Unit::week:
      return day - (std::chrono::weekday(day) - std::chrono::Monday);
    case Unit::quarter:
      return first_of_month(year_of(day),
                            (month_of(day) - 1) / months_of_quarter * months_of_quarter + 1);
    case Unit::year:
      return first_of_month(year_of(day), 1);
    default:
      return first_of_month(year_of(day), month_of(day));
  }
}

Day months_later(Day day, int months) {
  return Day(std::chrono::year_month_day(day) + std::chrono::months(months));
}

/// Of a period that begins here, the day after the last one.
Day end_of(const PeriodLength& length, Day start) {
  switch (length.unit) {
    case Unit::days:
      return start + std::chrono::days(length.days);
    case Unit::week:
      return start + std::chrono::weeks(1);
    case Unit::month:
      return months_later(start, 1);
    case Unit::quarter:
      return months_later(start, months_of_quarter);
    case Unit::year:
      return months_later(start, 12);
  }
  return start;
}

/// The week of ISO 8601 that begins at this Monday: its year is that of its Thursday.
std::string week_name(Day monday) {
  const Day thursday = monday + std::chrono::days(3);
  const auto days = thursday - first_of_month(year_of(thursday), 1);
  return fmt::format("{:04}-W{:02}", year_of(thursday), days / std::chrono::weeks(1) + 1);
}

std::string name_of(Unit unit, Day start) {
  switch (unit) {
    case Unit::days:
      return iso(start);
    case Unit::week:
      return week_name(start);
    case Unit::month:
      return fmt::format("{:04}-{:02}", year_of(start), month_of(start));
    case Unit::quarter:
      return fmt::format("{:04}-Q{}", year_of(start),
                         (month_of(start) - 1) / months_of_quarter + 1);
    case Unit::year:
      return fmt::format("{:04}", year_of(start));
  }
  return {};
}

}  // namespace

std::optional<PeriodLength> period_length_of(std::string_view text) {
  constexpr int most_days = 100'000;
  if (text == "week") {
    return PeriodLength{Unit::week};
  }
  if (text == "month") {
    return PeriodLength{Unit::month};
  }
  if (text == "quarter") {
    return PeriodLength{Unit::quarter};
  }
  if (text == "year") {
    return PeriodLength{Unit::year};
  }
  int days = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
  const bool is_number = error == std::errc() && end == text.data() + text.size() - 1;
  if (!is_number || !text.ends_with('d') || days < 1 || days > most_days) {
    return std::nullopt;
  }
  return PeriodLength{Unit::days, days};
}

std::vector<Period> periods_between(const PeriodLength& length, const std::string& first,
                                    const std::string& last) {
  std::vector<Period> periods;
  Day start = day_of(first);
  if (length.unit != Unit::days) {
    start = start_of(length.unit, start);
  }
  for (const Day end = day_of(last); start <= end;) {
    if (periods.size() == most_periods) {
      throw UsageError(
          fmt::format("--by: more than {} periods from {} to {}: choose longer ones, or --since "
                      "and --until",
                      most_periods, first, last));
    }
    const Day next = end_of(length, start);
    periods.push_back({name_of(length.unit, start), iso(start), iso(next - std::chrono::days(1))});
    start = next;
  }
  return periods;
}

std::optional<std::size_t> PeriodDays::period_of(const std::string& day) const {
  const auto found = m_periods.find(day);
  return found == m_periods.end() ? std::nullopt : std::optional(found->second);
}

std::string PeriodDays::as_table() const {
  std::string rows;
  for (const auto& [day, period] : m_periods) {
    rows += fmt::format("{}('{}', {})", rows.empty() ? "" : ", ", day, period);
  }
  return rows.empty() ? "with period_day (day, period) as (select '', 0 where 1 = 0) "
                      : fmt::format("with period_day (day, period) as (values {}) ", rows);
}

}  // namespace readout
