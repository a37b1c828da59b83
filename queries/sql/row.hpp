#pragma once

#include "schema/store/database.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace readout {

/// A row of a query whose columns' types are known. Valid as long as the values.
class Row {
 public:
  explicit Row(std::span<const Value> values) : m_values(values) {}

  bool is_null(std::size_t column) const {
    return std::holds_alternative<std::monostate>(m_values[column]);
  }
  /// Null is empty. Throws std::bad_variant_access for a number, as the next two for other types.
  std::string text(std::size_t column) const {
    return is_null(column) ? std::string() : std::get<std::string>(m_values[column]);
  }
  std::int64_t integer(std::size_t column) const {
    return std::get<std::int64_t>(m_values[column]);
  }
  std::optional<std::int64_t> optional_integer(std::size_t column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
  }
  /// An integer counts as a number.
  double number(std::size_t column) const {
    const auto* whole = std::get_if<std::int64_t>(&m_values[column]);
    return whole != nullptr ? static_cast<double>(*whole) : std::get<double>(m_values[column]);
  }

 private:
  std::span<const Value> m_values;
};

}  // namespace readout
