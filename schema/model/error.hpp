#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

namespace readout {

/// The caller asked for something that does not exist or does not fit together. Exit status 2.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A place in an input: line and column count from 1; 0 means that it has none. Columns count code
/// points.
struct Place {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;

  /// "file", "file:line" or "file:line:column".
  std::string to_string() const;
};

/// An input cannot be used: the message is "place: what is wrong, and the way out". The middle of a
/// very long message is left out: a broken file may hold one word of megabytes. Exit status 1.
class InputError : public std::runtime_error {
 public:
  InputError(Place place, const std::string& what_is_wrong);
  const Place& place() const { return m_place; }

 private:
  Place m_place;
};

/// A database refused: message with the statement's beginning and the SQLSTATE (or SQLite's
/// extended result code). Exit status 1.
class StoreError : public std::runtime_error {
 public:
  StoreError(const std::string& message, std::string statement, std::string state);
  const std::string& statement() const { return m_statement; }
  const std::string& state() const { return m_state; }

 private:
  std::string m_statement;
  std::string m_state;
};

}  // namespace readout
