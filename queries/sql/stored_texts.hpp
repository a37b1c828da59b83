#pragma once

#include "schema/model/document.hpp"
#include "schema/store/database.hpp"

#include <functional>
#include <string>

namespace readout {

/// The hash of the rule set that the database was loaded with last; empty for none.
std::string current_rule_set(Database& database);

/// Hands over the documents as they are kept, in the order of collection and id, one at a time.
void read_stored_documents(Database& database, const std::function<void(Document&&)>& on_document);

}  // namespace readout
