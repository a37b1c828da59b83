#pragma once

#include "schema/store/database.hpp"

#include <cstdint>
#include <string>

namespace readout {

/// How a person judged facts of a rule.
struct Judgement {
  std::string rule_set;  ///< hash of the set that the rule belongs to
  std::string rule;      ///< its name
  std::int64_t right = 0;
  std::int64_t judged = 0;  ///< greater than 0

  double precision() const { return static_cast<double>(right) / static_cast<double>(judged); }
};

/// Keeps the share of right facts with the rule, in place of an earlier one. Gives whether the
/// database has this rule in this rule set.
bool keep_judgement(Database& database, const Judgement& judgement);

}  // namespace readout
