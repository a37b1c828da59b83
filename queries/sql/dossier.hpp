#pragma once

#include "queries/sql/entity_lookup.hpp"
#include "queries/sql/statement_search.hpp"
#include "schema/store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace readout {

struct DossierOptions {
  std::size_t top = 10;  ///< rows of each list
  /// Only facts of rules of which a person judged at least this share right (JudgedFacts).
  std::optional<double> min_precision = {};
};

/// All that is known of one entity.
struct Dossier {
  EntityRecord entity;
  std::int64_t mentions = 0;
  std::int64_t documents = 0;
  std::string first_date;  ///< of publication; empty where no document has a date
  std::string last_date;
  std::int64_t statements_by = 0;
  std::int64_t statements_to = 0;
  std::int64_t statements_about = 0;
  Table names;      ///< surface, form, count
  Table relations;  ///< type, role (first, second), with, key, polarity, evidence, documents,
                    ///< first, last
  Table ties;  ///< kind, direction (to, from, with), entity, key, weight, documents, first, last
  Table mentioned_in;  ///< document, published, publisher, title, mentions
  std::vector<StatementRow> by;
  std::vector<StatementRow> to;
  std::vector<StatementRow> about;
};

/// The dossier for `readout show`.
Dossier dossier_of(Database& database, const EntityRecord& entity,
                   const DossierOptions& options = {});

}  // namespace readout
