#pragma once

#include "schema/model/decisions.hpp"
#include "schema/store/database.hpp"

#include <string>
#include <vector>

namespace readout {

/// The decisions that a database keeps.
Decisions stored_decisions(Database& database);

/// Puts `decisions` in place of those that are kept, and appends to `unsettled` the keys that
/// either speaks of. Nothing is written where they are the same. Gives whether they changed. To be
/// called within a transaction, under the settling lock.
bool replace_decisions(Database& database, const Decisions& decisions);

/// Keys that a decision names and no document holds, sorted: they may be misspelt.
std::vector<std::string> keys_without_documents(Database& database, const Decisions& decisions);

}  // namespace readout
