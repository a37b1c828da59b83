#include "loader/lexicon/petrarch_dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace readout {

namespace {

constexpr std::string_view known_forms =
    "<date, >date, date-date with dates YYYYMMDD, or YYMMDD with --century";

constexpr std::chrono::year first_year{1};
constexpr std::chrono::year last_year{9998};  // the day after its last has a year of four digits

class DateReader {
 public:
  DateReader(std::string_view piece, const Place& place, std::optional<int> century)
      : m_piece(piece), m_place(place), m_century(century) {}

  PetrarchDates read() const {
    if (m_piece.starts_with('<')) {
      return {.start = {}, .end = iso(day_of(1, m_piece.size()))};
    }
    if (m_piece.starts_with('>')) {
      return {.start = iso(after(day_of(1, m_piece.size()))), .end = {}};
    }
    const std::size_t dash = m_piece.find('-');
    if (dash == std::string_view::npos) {
      fail(0, fmt::format("'{}' are no dates (known: {})", m_piece, known_forms));
    }
    const auto first = day_of(0, dash);
    const auto last = day_of(dash + 1, m_piece.size());
    if (last < first) {
      fail(0, fmt::format("'{}' ends before it starts", m_piece));
    }
    return {.start = iso(first), .end = iso(after(last))};
  }

 private:
  using Day = std::chrono::year_month_day;

  [[noreturn]] void fail(std::size_t offset, const std::string& what) const {
    throw InputError({m_place.file, m_place.line, m_place.column + offset}, what);
  }

  static bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

  static int number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) {
      value = value * 10 + (digit - '0');
    }
    return value;
  }

  Day day_of(std::size_t start, std::size_t end) const {
    const std::string_view date = m_piece.substr(start, end - start);
    if ((date.size() != 6 && date.size() != 8) || !std::ranges::all_of(date, is_digit)) {
      fail(start, fmt::format("'{}' is no date (known: {})", date, known_forms));
    }
    const std::size_t digits = date.size() - 4;
    const Day day(std::chrono::year(year_of(date.substr(0, digits), start)),
                  std::chrono::month(static_cast<unsigned>(number(date.substr(digits, 2)))),
                  std::chrono::day(static_cast<unsigned>(number(date.substr(digits + 2)))));
    if (!day.ok() || day.year() < first_year || day.year() > last_year) {
      fail(start, fmt::format("'{}' is no day of the calendar", date));
    }
    return day;
  }

  int year_of(std::string_view digits, std::size_t start) const {
    const int year = number(digits);
    if (digits.size() == 4) {
      return year;
    }
    if (!m_century) {
      fail(start,
           fmt::format("the year of '{}' has two digits: say which with --century YEAR (--century "
                       "1940: 40 to 99 are 19xx, 00 to 39 are 20xx)",
                       m_piece.substr(start, 6)));
    }
    const int first = *m_century;
    return first + (year - first % 100 + 100) % 100;
  }

  static Day after(Day day) { return {std::chrono::sys_days(day) + std::chrono::days(1)}; }

  static std::string iso(Day day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  }

  std::string_view m_piece;
  const Place& m_place;
  std::optional<int> m_century;
};

}  // namespace

PetrarchDates petrarch_dates_of(std::string_view piece, const Place& place,
                                std::optional<int> century) {
  return DateReader(piece, place, century).read();
}

}  // namespace readout
