#pragma once

#include "schema/store/database.hpp"
#include "schema/store/fact_rows.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace readout {

/// The steps of write_batch and remove_documents; see fact_writer.hpp.

/// Commits the entity keys and dictionary entries of `documents` that the database does not have
/// yet. Throws StoreError where two keys have one hash.
void add_missing_keys(Database& database, std::span<const DocumentRows> documents);

/// Deletes what the database holds of `documents`, within a transaction, and appends their keys to
/// `unsettled`.
void delete_facts(Database& database, std::span<const std::int64_t> documents);

/// Copies `documents`, of which the database holds nothing, and appends their keys to `unsettled`.
void copy_facts(Database& database, std::span<const DocumentRows* const> documents);

}  // namespace readout
