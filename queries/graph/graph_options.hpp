#pragma once

#include "schema/model/kinds.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// Which nodes and ties of the database make the graph. Ties are lines of view `edge`.
enum class Projection {
  entities,  ///< entities, by what is said and who is named together
  full,      ///< the same; and statements, documents and occasions are nodes
  quotes,    ///< speaker > whom the words are about
  reports,   ///< publisher > agency > ... > speaker
  meets      ///< who met whom
};

/// Their names, in the order of the enumeration.
std::vector<std::string> projection_words();
std::string_view to_string(Projection projection);
std::optional<Projection> projection_of(std::string_view word);

/// Which ties make the graph.
struct GraphOptions {
  Projection projection = Projection::entities;
  std::vector<std::string> kinds = {};        ///< of tie_kinds(projection); empty: all
  std::vector<EntityKind> entity_kinds = {};  ///< entities of others are left out; empty: none is
  std::string since = {};                     ///< ISO date of publication, inclusive; empty: any
  std::string until = {};
  std::int64_t min_sources = 0;  ///< different publishers behind a line of view `edge`
  double min_weight = 0;         ///< of a line of view `edge`
  /// A query, or the name or file of a script, with columns source, target and weight: then its
  /// rows are the ties. Empty: those of the projection.
  std::string edges_sql = {};
  /// Only evidence from rules of which a person judged at least this share right (JudgedFacts): of
  /// a tie that rests on a statement, the rule of the statement; of a co-mention, that of a mention
  /// of each entity in the sentence, and where a place acts there, the rule that says so.
  std::optional<double> min_precision = {};
  /// Where graphs are kept for the next time (GraphSnapshots), unless they are of `edges_sql`;
  /// empty: nowhere.
  std::string snapshot_folder = {};
  std::size_t least_kept = 100'000;  ///< a graph with fewer ties is read anew
};

/// The kinds of tie of a projection, by name.
std::vector<std::string> tie_kinds(Projection projection = Projection::entities);
/// Those that the options ask for.
std::vector<std::string> asked_kinds(const GraphOptions& options);
/// Whether a tie of this kind stands for both directions.
bool is_mutual(std::string_view kind);
/// Whether the ends of a tie of this kind are entities; other kinds are those of view `outer_tie`.
bool joins_entities(std::string_view kind);
/// Whether view `statement_tie` has this kind.
bool rests_on_statement(std::string_view kind);

/// Whether entities without ties are nodes, too.
bool has_all_entities(const GraphOptions& options);

/// Throws UsageError for an unknown kind of tie (with the known ones), for a date that is none, for
/// `since` after `until`, and for `edges_sql` with what does not go with it.
void check_options(const GraphOptions& options);

/// What was looked for, on one line and without what is not asked for: "ties of kind about,
/// addressed-to; since 2031-03-01; at least 2 sources". Other options give another text.
std::string described(const GraphOptions& options);

}  // namespace readout
