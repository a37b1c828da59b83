#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace readout {

/// How long the periods are into which time is cut.
struct PeriodLength {
  enum class Unit { days, week, month, quarter, year };
  Unit unit = Unit::month;
  int days = 0;  ///< by Unit::days: how many
};

/// "week", "month", "quarter", "year", or a number of days: "30d".
std::optional<PeriodLength> period_length_of(std::string_view text);

struct Period {
  std::string name;   ///< 2031-W09 (ISO 8601), 2031-03, 2031-Q1, 2031; of days the first one
  std::string first;  ///< ISO days, both inclusive
  std::string last;
};

constexpr std::size_t most_periods = 1000;

/// Periods without gaps, the first of them with `first` in it, the last one with `last`; by
/// Unit::days the first one begins at `first`. Throws UsageError where there would be more than
/// most_periods.
std::vector<Period> periods_between(const PeriodLength& length, const std::string& first,
                                    const std::string& last);

/// Which days are in which period, for queries.
class PeriodDays {
 public:
  void add(const std::string& day, std::size_t period) { m_periods[day] = period; }
  std::optional<std::size_t> period_of(const std::string& day) const;
  /// A table `period_day (day, period)` as the beginning of a query. Of days that are dates.
  std::string as_table() const;

 private:
  std::unordered_map<std::string, std::size_t> m_periods;
};

}  // namespace readout
