#pragma once

#include "schema/model/decision_line.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace readout {

/// What all readers of decisions ask of a line. What checks throws InputError with file, line and
/// column of what is wrong.
class DecisionChecks {
 public:
  explicit DecisionChecks(std::string file) : m_file(std::move(file)) {}

  const std::string& file() const { return m_file; }
  [[noreturn]] void fail(std::size_t line, std::size_t column, const std::string& message) const;
  /// Word `number` of the line, from 0; `what` it is, for the message where it is missing.
  const DecisionWord& need(const DecisionLine& written, std::size_t number,
                           std::string_view what) const;
  /// The line has no more than `count` words.
  void end_of(const DecisionLine& written, std::size_t count) const;
  /// The word is a key of an entity, or a part of one.
  void key(const DecisionLine& written, const DecisionWord& word) const;

 private:
  std::string m_file;
};

/// "person" of "person:john smith".
std::string kind_of_key(const std::string& key);

}  // namespace readout
