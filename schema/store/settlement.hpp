#pragma once

#include "schema/model/decisions.hpp"
#include "schema/store/database.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace readout {

/// A row of table `identity`.
struct IdentityRow {
  std::int64_t key_id = 0;
  std::string side;
  std::int64_t document = 0;              ///< 0: all documents
  std::optional<std::int64_t> entity_id;  ///< nothing: dropped
  std::string reason;
};

/// A row of table `entity`.
struct EntityRow {
  std::int64_t entity_id = 0;
  std::string entity;
  std::string kind;
  std::string name;
  std::string folded;
  bool undecided = false;

  bool operator==(const EntityRow&) const = default;
};

/// What identity has to be for some keys.
struct Settlement {
  std::vector<IdentityRow> identities;  ///< sorted by key, side and document
  std::vector<EntityRow> entities;      ///< sorted by entity_id
};

/// `keys` (key ids), and all keys that `decisions` may make one entity with them.
std::vector<std::int64_t> with_joined_keys(std::span<const std::int64_t> keys,
                                           const Decisions& decisions);

/// Works out identity and entities of `keys` (key ids; closed under with_joined_keys) from the
/// facts that the database holds and the decisions, and from nothing else. A key that no document
/// holds has no row. A key that was made from a name and stands with two or more sides is
/// contested: each side is `KEY|side`, what has no side stays `KEY`, undecided. Decisions join,
/// drop and rename keys and these parts; they can also have a key told apart by side, or by
/// publisher (`KEY|publisher:NAME`) or collection (`KEY|collection:NAME`). Name: that of the
/// decision, else of the dictionary entry, else the name that most documents use (ties: longer,
/// then smaller bytes). Writes nothing.
Settlement settlement_of(Database& database, std::span<const std::int64_t> keys,
                         const Decisions& decisions);

}  // namespace readout
