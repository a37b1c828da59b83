#include "queries/graph/node_values.hpp"

#include "queries/graph/named_node.hpp"
#include "schema/model/error.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <utility>

namespace readout {

namespace {

bool is_sampled(const EntityGraph& graph, const RankOptions& options) {
  return options.sampling ||
         (options.metric == Metric::betweenness &&
          static_cast<double>(graph.node_count()) * static_cast<double>(graph.edge_count()) >
              options.exact_up_to);
}

NodeValues sampled_values(const EntityGraph& graph, const SamplingOptions& sampling,
                          bool was_asked_for) {
  SampledBetweenness sampled = sampled_betweenness_of(graph, sampling);
  const auto n = static_cast<double>(graph.node_count());
  for (double& value : sampled.values) {
    value *= n * (n - 1) / 2;
  }
  NodeValues found{std::move(sampled.values)};
  found.sample = UsedSample{sampling, sampled.samples, was_asked_for};
  return found;
}

}  // namespace

double rounded(double value) { return std::strtod(fmt::format("{:.12g}", value).c_str(), nullptr); }

std::vector<double> shares_of(const EntityGraph& graph, const std::vector<double>& values) {
  const auto is_tied = [&](std::uint32_t node) { return !graph.neighbours(node).nodes.empty(); };
  double sum = 0;
  for (std::uint32_t node = 0; node < values.size(); ++node) {
    sum += is_tied(node) ? values[node] : 0;
  }
  std::vector<double> shares(values.size());
  for (std::uint32_t node = 0; node < values.size() && sum > 0; ++node) {
    shares[node] = is_tied(node) ? rounded(rounded(values[node]) / sum) : 0;
  }
  return shares;
}

std::optional<SamplingOptions> used_sampling(const EntityGraph& graph, const RankOptions& options) {
  return is_sampled(graph, options) ? std::optional(options.sampling.value_or(default_sampling))
                                    : std::nullopt;
}

std::vector<std::string> near_keys(Database& database, const EntityGraph& graph,
                                   const RankOptions& options) {
  std::vector<std::string> keys;
  for (const std::string& words : options.near) {
    const GraphNode node = named_node(database, graph, words);
    if (!graph.find(node.key)) {
      throw UsageError(
          fmt::format("--near: {} ({}) has no ties in this graph", node.name, node.key));
    }
    keys.push_back(node.key);
  }
  return keys;
}

std::vector<std::uint32_t> near_nodes(const EntityGraph& graph,
                                      const std::vector<std::string>& keys) {
  std::vector<std::uint32_t> nodes;
  for (const std::string& key : keys) {
    const auto number = graph.find(key);
    if (!number) {
      throw UsageError(fmt::format("--near: {} has no ties in this graph", key));
    }
    nodes.push_back(*number);
  }
  return nodes;
}

NodeValues node_values(const EntityGraph& graph, const RankOptions& options,
                       const std::vector<std::uint32_t>& near) {
  if (const auto sampling = used_sampling(graph, options)) {
    return sampled_values(graph, *sampling, options.sampling.has_value());
  }
  MetricValues exact = metric_values(graph, options.metric, {near, options.max_rounds});
  return {std::move(exact.values), exact.rounds, exact.converged};
}

}  // namespace readout
