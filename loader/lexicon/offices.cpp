#include "loader/lexicon/offices.hpp"

#include "schema/model/error.hpp"
#include "schema/text/dates.hpp"
#include "schema/text/fold.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace readout {

namespace {

bool holds(const WordListTable& lists, std::string_view list, std::string_view lower) {
  const auto number = lists.list(list);
  return number && lists.holds(lists.lists_of(lower), *number);
}

/// Folded: the last word of a name before "of", behind which "Jr." or a king's number may stand;
/// the first one where a state's surnames come first.
std::string surname_of(const DictionaryEntry& person, const WordListTable& lists) {
  std::string name = fold(person.name);
  name = name.substr(0, name.find(" of "));  // "Abdullah of Saudi Arabia"
  if (holds(lists, "surname_first_states", to_lower(person.country))) {
    return name.substr(0, name.find(' '));
  }
  for (std::size_t blank = name.rfind(' '); blank != std::string::npos; blank = name.rfind(' ')) {
    std::string last = name.substr(blank + 1);
    const bool is_number = last.find_first_not_of("ivx") == std::string::npos;
    if (!is_number && !holds(lists, "name_particles.suffix", last)) {
      return last;
    }
    name.resize(blank);
  }
  return name;
}

bool overlap(std::string_view start, std::string_view end, std::string_view other_start,
             std::string_view other_end) {
  return (end.empty() || other_start < end) && (other_end.empty() || start < other_end);
}

void require_date_or_nothing(const TableRow& row, std::string_view column) {
  if (!row[column].empty() && !is_date(row[column])) {
    throw InputError(row.place_of(row[column]),
                     fmt::format("{} is no date (YYYY-MM-DD): '{}'", column, row[column]));
  }
}

}  // namespace

OfficeTable::OfficeTable(const Image& image, const StringPool& strings, const EntryTable& entries,
                         const WordListTable& lists) {
  for (const OfficeRecord& office : image.array<OfficeRecord>("lexicon.offices")) {
    m_offices.push_back({strings.at(office.person), strings.at(office.office),
                         strings.at(office.body), strings.at(office.start),
                         strings.at(office.end)});
  }
  std::ranges::stable_sort(m_offices, {}, &Office::person);
  for (std::uint32_t i = 0; i < m_offices.size(); ++i) {
    if (const auto person = entries.find(m_offices[i].person)) {
      m_by_surname.emplace_back(surname_of(entries[*person], lists), i);
    }
  }
  std::ranges::sort(m_by_surname);
}

std::span<const Office> OfficeTable::of(std::string_view person) const {
  const auto range = std::ranges::equal_range(m_offices, person, {}, &Office::person);
  return {range.begin(), range.end()};
}

std::vector<std::uint32_t> OfficeTable::of_surname(std::string_view surname) const {
  std::vector<std::uint32_t> found;
  for (auto at =
           std::ranges::lower_bound(m_by_surname, surname, {},
                                    [](const auto& one) -> std::string_view { return one.first; });
       at != m_by_surname.end() && at->first == surname; ++at) {
    found.push_back(at->second);
  }
  return found;
}

void OfficeTableBuilder::add(const TableRow& row, StringPoolBuilder& strings, bool user) {
  require_date_or_nothing(row, "start");
  require_date_or_nothing(row, "end");
  const std::string start(row["start"]);
  const std::string end(row["end"]);
  if (!start.empty() && !end.empty() && end <= start) {
    throw InputError(row.place_of(row["end"]),
                     fmt::format("an office from {} cannot end {}", start, end));
  }
  const OfficeRecord record{strings.add(row["person"]), strings.add(row["office"]),
                            strings.add(row["body"]), strings.add(start), strings.add(end)};
  auto& lines = m_lines[{record.person, record.office, record.body}];
  for (const Line& other : lines) {
    if (overlap(start, end, other.start, other.end)) {
      if (other.user && !user) {
        return;
      }
      throw InputError(row.place_of(row["person"]),
                       fmt::format("'{}' is {} then already, by {}:{}", row["person"],
                                   row["office"], other.place.file, other.place.line));
    }
  }
  lines.push_back({row.place(), start, end, user});
  m_records.push_back(record);
}

}  // namespace readout
