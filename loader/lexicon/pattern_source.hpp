#pragma once

#include "schema/model/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace readout {

/// A place to read on in the source of a pattern.
class PatternSource {
 public:
  /// `place` is where the first character stands; all lines start in its column.
  PatternSource(std::string_view source, Place place)
      : m_source(source), m_place(std::move(place)) {}

  std::size_t position() const { return m_position; }
  bool at_end() const { return m_position >= m_source.size(); }
  /// The byte here, or one further on; 0 past the end.
  char peek(std::size_t further = 0) const;
  bool starts_with(std::string_view words) const;
  /// Steps over `words` if they stand here.
  bool take(std::string_view words);
  void step(std::size_t bytes = 1) { m_position += bytes; }
  void skip_blanks();

  /// A letter or underscore and what follows of letters, digits, underscores and `more`; else
  /// empty.
  std::string take_name(std::string_view more = {});
  /// What stands between quotation marks, the first of which is here; `\"` and `\\` are escapes.
  std::string take_quoted();
  /// What stands between slashes, the first of which is here; `\/` is a slash.
  std::string take_regex();

  Place place() const { return place_at(m_position); }
  /// Linear in the bytes behind the last place that was asked for, or in all before an earlier one.
  Place place_at(std::size_t position) const;
  /// The word or character here, for messages.
  std::string piece() const;
  /// What stands from `position` to its closing sign, or to a blank where that comes first.
  std::string_view piece_until(std::size_t position, char closing) const;
  [[noreturn]] void fail(std::size_t position, const std::string& what_is_wrong) const;
  [[noreturn]] void fail(const std::string& what_is_wrong) const {
    fail(m_position, what_is_wrong);
  }

 private:
  std::string_view m_source;
  Place m_place;
  std::size_t m_position = 0;
  // Where the last place asked for was: places mostly grow, and so all of them cost one pass.
  mutable std::size_t m_placed = 0;
  mutable std::size_t m_lines = 0;
  mutable std::size_t m_columns = 0;
};

}  // namespace readout
