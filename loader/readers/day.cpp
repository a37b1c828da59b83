#include "loader/readers/day.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace readout::readers {

namespace {

constexpr std::string_view day_form = "0000-00-00";

// Digits where `form` has a 0, the same characters elsewhere.
bool has_form(std::string_view value, std::string_view form) {
  return std::ranges::equal(
      value, form, [](char c, char f) { return f == '0' ? c >= '0' && c <= '9' : c == f; });
}

unsigned number(std::string_view digits) {
  unsigned value = 0;
  for (const char digit : digits) {
    value = value * 10 + static_cast<unsigned>(digit - '0');
  }
  return value;
}

bool is_in_calendar(std::string_view day) {
  const std::chrono::year_month_day date(
      std::chrono::year(static_cast<int>(number(day.substr(0, 4)))),
      std::chrono::month(number(day.substr(5, 2))), std::chrono::day(number(day.substr(8, 2))));
  return date.ok() && static_cast<int>(date.year()) > 0;
}

bool is_hour_and_minute(std::string_view value) {
  if (!has_form(value, "00:00")) {
    return false;
  }
  const bool in_day = number(value.substr(0, 2)) < 24 && number(value.substr(3, 2)) < 60;
  return in_day || value == "24:00";
}

bool is_zone(std::string_view zone) {
  if (zone.empty() || zone == "Z" || zone == "z") {
    return true;
  }
  if (zone[0] != '+' && zone[0] != '-') {
    return false;
  }
  zone.remove_prefix(1);
  return is_hour_and_minute(zone) || has_form(zone, "0000") || has_form(zone, "00");
}

// What stands behind hour and minute: seconds with or without a fraction, or nothing.
std::string_view after_seconds(std::string_view value) {
  if (!has_form(value.substr(0, 3), ":00") || number(value.substr(1, 2)) > 60) {
    return value;
  }
  value.remove_prefix(3);
  if (value.size() > 1 && (value[0] == '.' || value[0] == ',')) {
    const auto end = value.find_first_not_of("0123456789", 1);
    value.remove_prefix(end == 1 ? 0 : std::min(end, value.size()));
  }
  return value;
}

bool is_time(std::string_view value) {
  return is_hour_and_minute(value.substr(0, 5)) && is_zone(after_seconds(value.substr(5)));
}

bool has_day_or_time_form(std::string_view date) {
  if (!has_form(date.substr(0, day_form.size()), day_form)) {
    return false;
  }
  const std::string_view rest = date.substr(day_form.size());
  const bool separated = rest.starts_with('T') || rest.starts_with('t') || rest.starts_with(' ');
  return rest.empty() || (separated && rest.size() > 5 && is_time(rest.substr(1)));
}

}  // namespace

std::optional<std::string> day_of(std::string_view date) {
  if (!has_day_or_time_form(date) || !is_in_calendar(date.substr(0, day_form.size()))) {
    return std::nullopt;
  }
  return std::string(date.substr(0, day_form.size()));
}

std::string message_of_bad_day(std::string_view date) {
  return fmt::format("date '{}' {}", date,
                     has_day_or_time_form(date) ? "is no day of the calendar (YYYY-MM-DD)"
                                                : "has not the form YYYY-MM-DD");
}

}  // namespace readout::readers
