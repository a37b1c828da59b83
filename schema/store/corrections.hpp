#pragma once

#include "schema/model/decisions.hpp"
#include "schema/store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace readout {

/// A row of table `correction`.
struct CorrectionRow {
  std::int64_t document = 0;
  std::string hash;
  bool dropped = false;
  std::optional<std::int64_t> entity_id;  ///< the speaker; nothing: dropped, or not there yet
  std::string reason;

  auto operator<=>(const CorrectionRow&) const = default;
  bool operator==(const CorrectionRow&) const = default;
};

/// What table `correction` has to be: a function of `decisions` and the settled entities, whatever
/// documents and statements there are. Sorted by document and hash. Where DOCUMENT can be cut into
/// collection and id in several ways, each has a row.
std::vector<CorrectionRow> corrections_of(Database& database, const Decisions& decisions);

/// What the table holds, sorted.
std::vector<CorrectionRow> stored_corrections(Database& database);

/// Brings the table up to date; writes nothing where it is. To be called within a transaction,
/// after entities are settled.
void settle_corrections(Database& database, const Decisions& decisions);

/// What keeps lines on statements from having an effect, one message a line: the document or the
/// statement is not there, or no document holds the key. Sorted by document and hash.
std::vector<std::string> corrections_without_effect(Database& database, const Decisions& decisions);

}  // namespace readout
