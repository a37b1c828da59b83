#pragma once

#include "schema/store/database.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace readout {

/// A row of table `identity`.
struct IdentityRow {
  std::int64_t key_id = 0;
  std::string side;
  std::int64_t entity_id = 0;
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
  std::vector<IdentityRow> identities;  ///< sorted by key and side
  std::vector<EntityRow> entities;      ///< sorted by entity_id
};

/// Works out identity and entities of `keys` (key ids) from the facts that the database holds, and
/// from nothing else. A key that no document holds has no row. A key that was made from a name and
/// stands with two or more sides is contested: each side is `KEY|side`, what has no side stays
/// `KEY`, undecided. Name: that of the dictionary entry, else the name that most documents use
/// (ties: longer, then smaller bytes). Writes nothing.
Settlement settlement_of(Database& database, std::span<const std::int64_t> keys);

}  // namespace readout
