#include "queries/graph/tie_reader.hpp"

#include "queries/graph/co_mention_reader.hpp"
#include "queries/sql/row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace readout {

namespace {

struct Filter {
  std::string periods;    // a table, empty where they are not told apart
  std::string period;     // a column: which one
  std::string documents;  // a join, empty where nothing is asked of documents
  std::string condition;
  std::string having;
  std::vector<Parameter> parameters;
};

Filter filter_of(const GraphOptions& options, const std::vector<std::string>& kinds,
                 const PeriodDays* periods) {
  Filter filter{.period = "0"};
  std::string list;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    list += fmt::format("{}:kind{}", i > 0 ? ", " : "", i);
    filter.parameters.push_back({fmt::format("kind{}", i), kinds[i]});
  }
  filter.condition = fmt::format("t.kind in ({})", list);
  if (!options.since.empty()) {
    filter.condition += " and d.published >= :since";
    filter.parameters.push_back({"since", options.since});
  }
  if (!options.until.empty()) {
    filter.condition += " and d.published <= :until";
    filter.parameters.push_back({"until", options.until});
  }
  filter.having = "having count(*) >= cast(:weight as double precision)";
  filter.parameters.push_back({"weight", options.min_weight});
  if (options.min_sources > 0) {
    filter.having += " and count(distinct d.publisher) >= :sources";
    filter.parameters.push_back({"sources", options.min_sources});
  }
  if (!options.since.empty() || !options.until.empty() || options.min_sources > 0 || periods) {
    filter.documents = "join document d on d.document = t.document ";
  }
  if (periods != nullptr) {
    filter.periods = periods->as_table();
    filter.documents += "join period_day p on p.day = d.published ";
    filter.period = "p.period";
  }
  return filter;
}

using Wanted = bool (*)(std::string_view kind);

std::vector<std::string> asked_kinds_that(Wanted is_wanted, const GraphOptions& options) {
  std::vector<std::string> kinds;
  std::ranges::copy_if(asked_kinds(options), std::back_inserter(kinds), is_wanted);
  return kinds;
}

/// The groups of a period: 0 is a constant, which no query groups by.
std::string group_of(const Filter& filter) {
  return filter.periods.empty() ? std::string() : ", " + filter.period;
}

void read_ties_of_kinds(Database& database, const GraphOptions& options,
                        const std::vector<std::string>& kinds, const NodeList& nodes,
                        const TiePlaces& places) {
  if (kinds.empty()) {
    return;
  }
  // Only where it must be: a database works out co-mentions before it looks at the kind.
  const bool all_rest_on_statements = std::ranges::all_of(kinds, rests_on_statement);
  const Filter filter = filter_of(options, kinds, places.days);
  database.query(
      fmt::format("{}select t.source_id, t.target_id, t.kind, count(*), {} from {} t {}"
                  "where {} group by t.source_id, t.target_id, t.kind{} {}",
                  filter.periods, filter.period, all_rest_on_statements ? "statement_tie" : "tie",
                  filter.documents, filter.condition, group_of(filter), filter.having),
      filter.parameters, [&](std::span<const Value> values) {
        const Row row(values);
        const auto source = nodes.with_id(row.integer(0));
        const auto target = nodes.with_id(row.integer(1));
        if (source && target) {
          places.edges[static_cast<std::size_t>(row.integer(4))].push_back(
              {*source, *target, row.number(3), !is_mutual(row.text(2))});
        }
      });
}

void read_entity_ties(Database& database, const GraphOptions& options, const NodeList& nodes,
                      const TiePlaces& places) {
  std::vector<std::string> others = asked_kinds_that(joins_entities, options);
  const bool counts_here = options.min_sources == 0 && options.min_weight <= 1;
  if (counts_here && std::erase(others, "co-mention") > 0) {
    read_co_mentions(database, options, nodes, places);
  }
  read_ties_of_kinds(database, options, others, nodes, places);
}

void read_outer_ties(Database& database, const GraphOptions& options, NodeList& nodes,
                     const TiePlaces& places) {
  const std::vector<std::string> kinds =
      asked_kinds_that([](std::string_view kind) { return !joins_entities(kind); }, options);
  if (kinds.empty()) {
    return;
  }
  const Filter filter = filter_of(options, kinds, places.days);
  database.query(fmt::format("{}select t.source, t.target, count(*), {} from outer_tie t {}"
                             "where {} group by t.source, t.target, t.kind{} {}",
                             filter.periods, filter.period, filter.documents, filter.condition,
                             group_of(filter), filter.having),
                 filter.parameters, [&](std::span<const Value> values) {
                   const Row row(values);
                   const std::uint32_t source = nodes.with_key(row.text(0));
                   places.edges[static_cast<std::size_t>(row.integer(3))].push_back(
                       {source, nodes.with_key(row.text(1)), row.number(2), true});
                 });
}

}  // namespace

void read_ties(Database& database, const GraphOptions& options, NodeList& nodes,
               const TiePlaces& places) {
  read_entity_ties(database, options, nodes, places);
  read_outer_ties(database, options, nodes, places);
}

}  // namespace readout
