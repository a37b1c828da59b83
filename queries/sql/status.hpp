#pragma once

#include "schema/store/database.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace readout {

/// How many of one sort.
struct Count {
  std::string what;
  std::int64_t count = 0;
};

/// What is in a database.
struct Status {
  std::string database;  ///< its name
  std::string rule_set;  ///< hash of the current one; empty: nothing has been loaded
  std::string program;   ///< the version that made it
  std::string options;
  std::int64_t documents = 0;
  std::int64_t stale_documents = 0;  ///< made by another rule set
  std::int64_t unsettled_keys = 0;
  std::int64_t sentences = 0;
  std::int64_t mentions = 0;
  std::int64_t unknown_mentions = 0;     ///< without an entity
  std::int64_t unresolved_entities = 0;  ///< local entities that only their document knows
  std::int64_t statements = 0;
  std::int64_t said = 0;              ///< statements but quoted terms, which nobody says
  std::int64_t unknown_speakers = 0;  ///< of those: without one speaker that is an entity
  std::int64_t without_speaker = 0;   ///< of those: with no word for who speaks
  std::int64_t quotations = 0;        ///< statements of which words stand in quotation marks
  std::int64_t quotations_without_speaker = 0;
  std::int64_t relations = 0;
  std::int64_t occasions = 0;
  std::vector<Count> documents_by_language;
  std::vector<Count> entities_by_kind;
  std::vector<Count> statements_by_kind;
  Table last_loads;  ///< newest first: started, finished, collection, read, new, changed,
                     ///< unchanged, removed, skipped
};

/// Counts everything; `loads`: how many rows of load_run. Reads every fact table once.
Status status_of(Database& database, std::size_t loads = 5);

/// Whether a load was stopped before it settled who is who (or still runs): what commands warn of.
bool has_unsettled_keys(Database& database);

/// Documents that another rule set than the current one made: what commands warn of that read
/// statements and ties of all documents.
std::int64_t stale_documents_of(Database& database);

}  // namespace readout
