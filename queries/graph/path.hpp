#pragma once

#include "queries/graph/entity_graph.hpp"
#include "queries/sql/entity_lookup.hpp"
#include "schema/store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace readout {

/// The words that prove a tie.
struct Evidence {
  std::string kind;      ///< addressed-to, about, relayed-by, co-mention...
  bool forward = true;   ///< it runs in the direction of the path (co-mention: always)
  std::string document;  ///< collection/id
  std::string publisher;
  std::string date;  ///< of publication; may be empty
  std::string sentence;
  std::optional<std::int64_t> statement;  ///< its number in the document
};

struct PathHop {
  GraphNode from;
  GraphNode to;
  double weight = 0;                ///< of all ties between the two
  std::int64_t evidence_count = 0;  ///< pieces of evidence for ties between the two
  std::int64_t document_count = 0;  ///< the documents that they stand in
  Evidence evidence;                ///< see path_between
};

struct PathOptions {
  std::string from = {};  ///< a user's words (see find_entity)
  std::string to = {};
  GraphOptions graph = {};
};

struct PathAnswer {
  EntityRecord from;
  EntityRecord to;
  std::vector<PathHop> hops;  ///< empty: from is to, or there is no path
  bool found = false;
};

/// `readout path`. The evidence of a hop is of the most telling kind that there is (addressed-to,
/// relayed-by, about, said, co-mention), the earliest of it (undated last), the first by document,
/// sentence and statement. Throws UsageError for words that name no entity or several, and as
/// check_options.
PathAnswer path_between(Database& database, const PathOptions& options);

/// Columns: hop, from, tie ("about ->", "<- about", "co-mention"), to, weight, evidence,
/// documents, date, document, sentence.
Table path_table(const PathAnswer& answer);

}  // namespace readout
