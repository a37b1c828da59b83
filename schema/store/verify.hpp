#pragma once

#include "schema/store/database.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace readout {

/// A broken promise: which condition, where, what is wrong.
struct Violation {
  std::string condition;  ///< name of the condition
  std::string place;      ///< collection/id and the fact: "default/a.txt mention 3"
  std::string message;
};

struct Verification {
  std::size_t documents = 0;
  std::size_t spans = 0;              ///< spans that were read again from the kept text
  std::size_t conditions = 0;         ///< conditions that were checked
  std::vector<Violation> violations;  ///< at most 1,000, sorted
};

/// Reads every span again from the kept texts, checks that stored words are those of the text, and
/// all conditions of schema/sql/conditions.sql.
Verification verify(Database& database);

}  // namespace readout
