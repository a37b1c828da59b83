#pragma once

#include "schema/model/rule_set.hpp"
#include "schema/store/database.hpp"

#include <cstdint>
#include <string>

namespace readout {

/// The number of the rule that a user means: by its whole name ("statements/verbs/that") or by the
/// end of it ("verbs/that", "that") where one rule only has that end. Throws UsageError with the
/// names that are near, or that have the end.
std::uint32_t rule_named(const RuleSet& rules, const std::string& name);

/// The names of the database's current rule set, in its order.
RuleSet current_rules(Database& database);

/// Throws UsageError, as rule_named does, unless the database's current rule set has a rule of this
/// name or of this end; several may have the end.
void require_rule(Database& database, const std::string& name);

/// The line as a cell of a table; null for a dictionary, which is a whole file.
Value line_value(const RuleRecord& rule);

}  // namespace readout
