#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/store/database.hpp"

namespace readout {

/// A promise about the rows, from schema/sql/conditions.sql.
struct Condition {
  std::string name;
  std::string message;   ///< what has to hold
  std::string sql;       ///< gives document and fact of each row that breaks it; reads the table `checked(document)`
  bool of_documents = true;  ///< can be asked of single documents; else only of the whole database
};

/// All conditions, in the order of the file.
std::vector<Condition> conditions_for(Backend backend);

/// A row that breaks a condition.
struct Breach {
  std::string document;  ///< collection/id; the number where there is no such document
  std::string fact;      ///< "mention 3"
};

/// The first `limit` rows of the whole database that break a condition, in no particular order.
std::vector<Breach> breaches_of(Database& database, const Condition& condition, std::size_t limit);

/// Throws StoreError that names condition, document and fact where one of `documents` breaks a condition.
void check_documents(Database& database, std::span<const std::int64_t> documents);

}  // namespace readout
