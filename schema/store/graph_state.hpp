#pragma once

#include "schema/store/database.hpp"

#include <optional>
#include <string>

namespace readout {

/// Notes that the graph is another one now, in the transaction that changes it: by settling, and by
/// judgements of rules.
void renew_graph_state(Database& database);

/// A text that stands for the graph that the database has: what was made of the graph under this
/// text is still true. Changes that go past this program are noticed only where they add or remove
/// the first or last of documents or entities. Nothing while documents are written and not settled.
/// A few look-ups by index.
std::optional<std::string> graph_state(Database& database);

}  // namespace readout
