#pragma once

#include "schema/model/decisions.hpp"
#include "schema/model/document.hpp"
#include "schema/model/facts.hpp"
#include "schema/model/rule_set.hpp"
#include "schema/store/database.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// A document with what was found in it, ready to be kept.
struct LoadedDocument {
  Document document;
  Facts facts;
  std::string hash;  ///< of text, metadata and rule set: what "changed" means
};

/// The hash that a document would be kept under: XXH3-128 of its text, its metadata and the rule
/// set.
std::string hash_of(const Document& document, std::string_view rule_set);

/// Hashes of those of `documents` (ids as document_id gives them) that the database holds; the
/// others come back as nothing.
std::vector<std::optional<std::string>> stored_hashes(Database& database,
                                                      std::span<const std::int64_t> documents);

/// Throws StoreError that names both and `--rules-changed` where another rule set than `rules` is
/// current, unless `rules_changed`. Writes nothing.
void check_rule_set(Database& database, const RuleSet& rules, bool rules_changed);

/// The same check; then makes `rules` the database's current rule set and keeps its rules.
void use_rule_set(Database& database, const RuleSet& rules, bool rules_changed);

struct BatchResult {
  std::size_t added = 0;
  std::size_t replaced = 0;
};

/// Keeps a batch of documents in two transactions: first the entity keys and dictionary entries
/// that are missing, then the facts (old ones deleted, new ones copied, an earlier text moved to
/// document_version, the keys concerned appended to `unsettled`). Whole or not at all. A document
/// that is kept with the same hash stays as it is. Checks the batch against
/// schema/sql/conditions.sql before the commit and throws StoreError that names condition and
/// document. Several loaders may write at once, also the same documents. Needs `use_rule_set`
/// before.
BatchResult write_batch(Database& database, const RuleSet& rules,
                        std::span<const LoadedDocument> batch);

/// Takes documents out, by id; unknown ids are passed over. Gives how many were there.
std::size_t remove_documents(Database& database, std::span<const std::int64_t> documents);

/// Recomputes identity and names of the entities in `unsettled`, under one lock, and empties it. An
/// entity that no document holds any more goes, its key stays. To be called after the last batch.
/// `decided` takes the place of the decisions that the database keeps; null leaves them. Gives the
/// number of keys.
std::size_t settle(Database& database, const Decisions* decided = nullptr);

}  // namespace readout
