#include "queries/graph/metric.hpp"

#include "queries/graph/articulation.hpp"
#include "queries/graph/centrality.hpp"

#include <array>
#include <utility>

namespace readout {

namespace {

constexpr std::array<std::pair<Metric, std::string_view>, 14> metric_names{{
    {Metric::degree, "degree"},
    {Metric::in_degree, "in-degree"},
    {Metric::out_degree, "out-degree"},
    {Metric::strength, "strength"},
    {Metric::pagerank, "pagerank"},
    {Metric::betweenness, "betweenness"},
    {Metric::closeness, "closeness"},
    {Metric::harmonic, "harmonic"},
    {Metric::eigenvector, "eigenvector"},
    {Metric::hub, "hub"},
    {Metric::authority, "authority"},
    {Metric::kcore, "kcore"},
    {Metric::clustering, "clustering"},
    {Metric::articulation, "articulation"},
}};

std::vector<double> one_of(const std::vector<Closeness>& values, double Closeness::* member) {
  std::vector<double> chosen;
  chosen.reserve(values.size());
  for (const Closeness& value : values) {
    chosen.push_back(value.*member);
  }
  return chosen;
}

MetricValues pagerank_values(const EntityGraph& graph, const MetricOptions& options) {
  PagerankOptions pagerank;
  pagerank.restart = options.near;
  pagerank.max_rounds = options.max_rounds.value_or(pagerank.max_rounds);
  PagerankResult result = pagerank_of(graph, pagerank);
  return {std::move(result.values), result.rounds, result.converged};
}

MetricValues spectral_values(const EntityGraph& graph, Metric metric,
                             const MetricOptions& options) {
  SpectralOptions spectral;
  spectral.max_rounds = options.max_rounds.value_or(spectral.max_rounds);
  if (metric == Metric::eigenvector) {
    SpectralResult result = eigenvector_of(graph, spectral);
    return {std::move(result.values), result.rounds, result.converged};
  }
  HitsResult result = hits_of(graph, spectral);
  return {std::move(metric == Metric::hub ? result.hubs : result.authorities), result.rounds,
          result.converged};
}

}  // namespace

std::string_view to_string(Metric metric) {
  return metric_names[static_cast<std::size_t>(metric)].second;
}

std::optional<Metric> metric_of(std::string_view word) {
  for (const auto& [metric, name] : metric_names) {
    if (name == word) {
      return metric;
    }
  }
  return std::nullopt;
}

std::vector<std::string> metric_words() {
  std::vector<std::string> words;
  words.reserve(metric_names.size());
  for (const auto& [metric, name] : metric_names) {
    words.emplace_back(name);
  }
  return words;
}

bool is_iterated(Metric metric) {
  return metric == Metric::pagerank || metric == Metric::eigenvector || metric == Metric::hub ||
         metric == Metric::authority;
}

MetricValues metric_values(const EntityGraph& graph, Metric metric, const MetricOptions& options) {
  switch (metric) {
    case Metric::pagerank:
      return pagerank_values(graph, options);
    case Metric::eigenvector:
    case Metric::hub:
    case Metric::authority:
      return spectral_values(graph, metric, options);
    case Metric::degree:
      return {degree_of(graph)};
    case Metric::strength:
      return {strength_of(graph)};
    case Metric::betweenness:
      return {betweenness_of(graph)};
    case Metric::in_degree:
      return {in_degree_of(graph)};
    case Metric::out_degree:
      return {out_degree_of(graph)};
    case Metric::closeness:
      return {one_of(closeness_of(graph), &Closeness::closeness)};
    case Metric::harmonic:
      return {one_of(closeness_of(graph), &Closeness::harmonic)};
    case Metric::kcore:
      return {core_of(graph)};
    case Metric::clustering:
      return {clustering_of(graph)};
    case Metric::articulation:
      return {articulation_of(graph)};
  }
  return {};
}

}  // namespace readout
