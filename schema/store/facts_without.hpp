#pragma once

#include "schema/store/database.hpp"
#include "schema/store/stand_ins.hpp"

#include <cstdint>
#include <optional>

namespace readout {

/// What can be left out to see what hangs on it.
enum class LeftOut {
  decisions,  ///< all of them: identity, entities and corrections as `settle --no-decisions` makes
              ///< them, worked out anew for the keys that they speak of
  metonyms    ///< names that stand for another ("Beijing said"): these mentions name nobody
};

/// While this lives, queries on the connection find the facts without these, by temporary tables
/// and views (StandIns); nothing that is stored changes. Where there is nothing to leave out, all
/// stays as it is. One at a time on a connection, and not beside JudgedFacts.
class FactsWithout {
 public:
  /// Throws StoreError as StandIns.
  FactsWithout(Database& database, LeftOut what);

  /// How many decisions, or mentions, are left out.
  std::int64_t count() const { return m_count; }

 private:
  std::int64_t m_count = 0;
  std::optional<StandIns> m_stand_ins;
};

}  // namespace readout
