#pragma once

#include "loader/lexicon/entry_table.hpp"
#include "loader/lexicon/image.hpp"
#include "loader/lexicon/string_pool.hpp"
#include "loader/lexicon/table_file.hpp"
#include "loader/lexicon/word_list_table.hpp"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace readout {

/// A person in an office from `start` to before `end`; ISO dates, empty where open.
struct Office {
  std::string_view person;  ///< key
  std::string_view office;  ///< "president"
  std::string_view body;    ///< key of the state or organization that it is an office of
  std::string_view start;
  std::string_view end;

  bool started_by(std::string_view day) const { return start.empty() || start <= day; }
  bool ended_by(std::string_view day) const { return !end.empty() && end <= day; }
  bool held_on(std::string_view day) const { return started_by(day) && !ended_by(day); }
};

/// "lexicon.offices": the lines of offices.tsv.
struct OfficeRecord {
  StringRef person = 0;
  StringRef office = 0;
  StringRef body = 0;
  StringRef start = 0;
  StringRef end = 0;
};

/// Who held which office when, by person and by surname.
class OfficeTable {
 public:
  OfficeTable() = default;
  /// The strings must outlive it.
  OfficeTable(const Image& image, const StringPool& strings, const EntryTable& entries,
              const WordListTable& lists);

  /// By person, those of one in the order of the files.
  const std::vector<Office>& all() const { return m_offices; }
  std::span<const Office> of(std::string_view person) const;
  /// Those of all persons of a surname, which is folded; numbers in all(), ascending.
  std::vector<std::uint32_t> of_surname(std::string_view surname) const;

 private:
  std::vector<Office> m_offices;
  std::vector<std::pair<std::string, std::uint32_t>> m_by_surname;
};

/// Collects and checks the lines of offices.tsv.
class OfficeTableBuilder {
 public:
  /// Throws InputError for days that are none or stand the wrong way round, and for a line that
  /// overlaps another of the same person, office and body; one that overlaps the line of a `user`
  /// gives way to it, where it is none itself. Users' lines come first.
  void add(const TableRow& row, StringPoolBuilder& strings, bool user);
  /// What another format tells, unchecked.
  void add(const OfficeRecord& office) { m_records.push_back(office); }
  void write(ImageWriter& image) const { image.add("lexicon.offices", m_records); }

 private:
  struct Line {
    Place place;
    std::string start, end;
    bool user = false;
  };

  std::vector<OfficeRecord> m_records;
  std::map<std::tuple<StringRef, StringRef, StringRef>, std::vector<Line>> m_lines;
};

}  // namespace readout
