#pragma once

#include "schema/store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>

namespace readout {

/// A row that breaks a promise of schema/sql/conditions.sql.
struct Breach {
  std::string condition;  ///< its name
  std::string message;    ///< what has to hold
  std::string document;   ///< collection/id; the number where there is no such document
  std::string fact;       ///< "mention 3"
};

using BreachHandler = std::function<void(const Breach&)>;

/// Checks all conditions on the whole database: hands over the first fact of each document that
/// breaks a condition, and every row that breaks a condition on the database. Gives the number of
/// conditions. Writes nothing.
std::size_t check_all(Database& database, const BreachHandler& handler);

/// Throws StoreError that names condition, document and fact where one of `documents` breaks a
/// condition. Within a transaction.
void check_documents(Database& database, std::span<const std::int64_t> documents);

}  // namespace readout
