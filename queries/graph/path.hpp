#pragma once

#include "queries/graph/entity_graph.hpp"
#include "queries/graph/graph_options.hpp"
#include "queries/graph/path_cost.hpp"
#include "schema/store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace readout {

/// The words that prove a tie.
struct Evidence {
  std::string kind;      ///< addressed-to, about, relayed-by, co-mention...; empty: edges_sql says
                         ///< nothing but that there is a tie
  bool forward = true;   ///< it runs in the direction of the path (co-mention: always)
  std::string document;  ///< collection/id; empty where nothing is known of it
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

struct ProvenPath {
  double length = 0;  ///< by the measure that was asked for (see PathMeasure)
  double weight = 0;  ///< of all ties
  std::vector<PathHop> hops;
};

/// Words of a user name entities (see find_entity), or are the key of a node that is none.
struct PathOptions {
  std::string from = {};
  std::string to = {};
  GraphOptions graph = {};
  std::size_t count = 1;
  bool disjoint = false;  ///< no two paths share a tie
  std::vector<std::string> through = {};
  std::vector<std::string> avoid = {};
  std::optional<std::size_t> max_hops = {};
  PathMeasure measure = {};
};

/// Throws UsageError as for the graph, and for `disjoint` with `through` or `max_hops`.
void check_options(const PathOptions& options);

struct PathAnswer {
  GraphNode from;
  GraphNode to;
  bool is_empty = false;          ///< the graph has no ties at all
  bool is_plain = true;           ///< the shortest path by hops was asked for
  bool is_restricted = false;     ///< not every path between the two was as asked
  std::vector<ProvenPath> paths;  ///< in their order; one without hops where from is to
};

/// `readout path`: shortest_paths or disjoint_paths between two entities. The evidence of a hop is
/// of the most telling kind that there is (meets, addressed-to, reports, relayed-by, carries,
/// about, said, takes-part, told-in, stands-in, co-mention), the earliest of it (undated last), the
/// first by document, sentence and statement. Throws UsageError for words that name no entity or
/// several, for an entity that is named twice (as both ends it may be), and as check_options.
PathAnswer path_between(Database& database, const PathOptions& options);

/// Columns: hop, from, tie ("about ->", "<- about", "co-mention"), to, weight, evidence,
/// documents, date, document, sentence.
Table hop_table(const ProvenPath& path);

/// Those of hop_table, behind path (its number) and length; paths without hops have no rows.
Table path_table(const PathAnswer& answer);

}  // namespace readout
