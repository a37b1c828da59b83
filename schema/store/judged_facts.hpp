#pragma once

#include "schema/store/database.hpp"
#include "schema/store/stand_ins.hpp"

#include <optional>

namespace readout {

/// While this lives, queries on the connection see only facts of rules of which a person judged at
/// least a share right; facts of rules that nobody judged are left out, too. Tables and views keep
/// their names: temporary views stand before them (schema/sql/judged_views.sql). What a statement
/// or relation is made of stays with it; documents, sentences, entities and rules are no facts and
/// stay all. Nothing changes where no share is given. One at a time on a connection, and not within
/// a transaction.
class JudgedFacts {
 public:
  /// Throws StoreError where the database allows no temporary views: a role of PostgreSQL may lack
  /// the right to them, and a standby server has none.
  JudgedFacts(Database& database, std::optional<double> least);

 private:
  std::optional<StandIns> m_stand_ins;
};

}  // namespace readout
