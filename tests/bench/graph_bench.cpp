// Graph algorithms against igraph and Boost on the same graphs: one JSON object a line.
// usage: graph_bench RUNS small|large [BENCH | FILE-OF-EDGES]...

#include "queries/graph/centrality.hpp"
#include "queries/graph/path_finder.hpp"
#include "queries/graph/sampled_betweenness.hpp"
#include "tests/bench/bench_graphs.hpp"
#include "tests/bench/rivals.hpp"
#include "tests/bench/structure_bench.hpp"
#include "tests/bench/timing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <thread>

namespace readout::bench {

namespace {

struct Options {
  int runs = 3;
  bool large = false;
  std::vector<std::string> benches;  // empty: all
  std::vector<std::string> files;
};

EntityGraph built(const BenchGraph& graph) {
  std::vector<GraphNode> nodes(graph.nodes);
  std::vector<GraphEdge> edges;
  edges.reserve(graph.edges.size());
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    edges.push_back({graph.edges[i].first, graph.edges[i].second,
                     graph.weights.empty() ? 1 : graph.weights[i], graph.directed});
  }
  return {std::move(nodes), edges};
}

/// The largest difference, of the expected value or as it is.
double disagreement(const std::vector<double>& ours, const std::vector<double>& theirs,
                    bool relative) {
  double worst = 0;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const double expected = std::isnan(theirs[i]) ? 0 : theirs[i];
    const double scale = relative ? std::max(std::abs(expected), 1e-300) : 1;
    const double difference = std::abs(ours[i] - expected);
    worst = std::max(worst, difference == 0 ? 0 : difference / scale);
  }
  return worst;
}

std::uint64_t resident_kilobytes() {
  std::ifstream status("/proc/self/status");
  std::string word;
  std::uint64_t kilobytes = 0;
  while (status >> word && word != "VmRSS:") {
  }
  status >> kilobytes;
  return kilobytes;
}

class GraphBench {
 public:
  GraphBench(const Options& options, const BenchGraph& graph)
      : m_options(options), m_source(graph), m_igraph(graph) {
    const std::uint64_t before = resident_kilobytes();
    const double seconds = seconds_of([&] { m_graph.emplace(built(graph)); });
    fmt::print(
        "{{\"bench\": \"build\", \"graph\": \"{}\", \"ours_s\": {:.3f}, \"memory_mb\": {}}}\n",
        graph.name, seconds, (resident_kilobytes() - before) / 1024);
  }

  void small() {
    pagerank();
    structure(20);
    if (!m_source.weights.empty() && m_options.files.empty()) {
      return;  // the other metrics do not look at weights
    }
    betweenness();
    edge_betweenness();
    if (!m_source.directed) {
      closeness();
    }
    if (!m_source.directed && is_asked("betweenness-sampled")) {
      sampled_small();
    }
  }

  void large() {
    pagerank();
    structure(3);
    shortest_path();
    if (is_asked("betweenness-sampled")) {
      sampled_large();
    }
  }

 private:
  bool is_asked(const std::string& bench) const {
    const auto& benches = m_options.benches;
    return benches.empty() || std::find(benches.begin(), benches.end(), bench) != benches.end();
  }

  void structure(int pairs) const {
    const BothSides sides{m_source, *m_graph, m_igraph, m_options.large ? 1 : m_options.runs};
    if (is_asked("communities")) {
      bench_communities(sides, !m_options.large);
    }
    if (is_asked("cuts")) {
      bench_cuts(sides);
    }
    if (!m_source.directed && is_asked("several-paths")) {
      bench_several_paths(sides, pairs);
    }
  }

  void print(const std::string& bench, unsigned cores, double ours, const std::string& against,
             double theirs, double agrees_to) const {
    fmt::print(
        "{{\"bench\": \"{}\", \"graph\": \"{}\", \"cores\": {}, \"ours_s\": {:.4f}, \"against\": "
        "\"{}\", \"against_s\": {:.4f}, \"ratio\": {:.1f}, \"runs\": {}, \"agrees_to\": {:.1e}}}\n",
        bench, m_source.name, cores, ours, against, theirs, theirs / ours, m_options.runs,
        agrees_to);
    std::fflush(stdout);
  }

  void betweenness() {
    if (!is_asked("betweenness-exact")) {
      return;
    }
    const Answer igraph = m_igraph.betweenness();
    const Answer boost = boost_betweenness(m_source);
    for (const unsigned cores : cores_to_try()) {
      std::vector<double> values;
      const double ours = best_seconds(m_options.runs, [&] {
        values = betweenness_of(*m_graph, {.directed = m_source.directed, .threads = cores});
      });
      print("betweenness-exact", cores, ours, "igraph", igraph.seconds,
            disagreement(values, igraph.values, true));
      print("betweenness-exact", cores, ours, "boost", boost.seconds,
            disagreement(values, boost.values, true));
    }
  }

  void edge_betweenness() {
    if (!is_asked("betweenness-edges")) {
      return;
    }
    const Answer igraph = m_igraph.edge_betweenness();
    std::vector<EdgeValue> expected;
    for (std::size_t edge = 0; edge < m_source.edges.size(); ++edge) {
      auto [a, b] = m_source.edges[edge];
      if (!m_source.directed && b < a) {
        std::swap(a, b);
      }
      expected.push_back({a, b, igraph.values[edge]});
    }
    std::sort(expected.begin(), expected.end(), [](const EdgeValue& x, const EdgeValue& y) {
      return std::pair(x.source, x.target) < std::pair(y.source, y.target);
    });
    std::vector<double> ours;
    std::vector<double> theirs;
    std::vector<EdgeValue> edges;
    const double seconds = best_seconds(m_options.runs, [&] {
      edges = edge_betweenness_of(*m_graph, {.directed = m_source.directed});
    });
    for (std::size_t edge = 0; edge < edges.size(); ++edge) {
      ours.push_back(edges[edge].value);
      theirs.push_back(expected[edge].value);
    }
    print("betweenness-edges", all_cores(), seconds, "igraph", igraph.seconds,
          disagreement(ours, theirs, true));
  }

  void closeness() {
    if (!is_asked("closeness-harmonic")) {
      return;
    }
    const Answer igraph = m_igraph.closeness();
    const Answer harmonic = m_igraph.harmonic();
    std::vector<Closeness> values;
    const double seconds = best_seconds(m_options.runs, [&] { values = closeness_of(*m_graph); });
    std::vector<double> ours;
    std::vector<double> ours_harmonic;
    for (const Closeness& value : values) {
      ours.push_back(value.closeness);
      ours_harmonic.push_back(value.harmonic);
    }
    print("closeness-harmonic", all_cores(), seconds, "igraph", igraph.seconds + harmonic.seconds,
          std::max(disagreement(ours, igraph.values, true),
                   disagreement(ours_harmonic, harmonic.values, true)));
  }

  void pagerank() {
    if (!is_asked("pagerank")) {
      return;
    }
    const Answer igraph = m_igraph.pagerank();
    for (const unsigned cores : cores_to_try()) {
      std::vector<double> values;
      const double ours = best_seconds(
          m_options.runs, [&] { values = pagerank_of(*m_graph, {.threads = cores}).values; });
      print("pagerank", cores, ours, "igraph", igraph.seconds,
            disagreement(values, igraph.values, false));
    }
  }

  void sampled_small() {
    const std::vector<double> exact = betweenness_of(*m_graph);
    const double pairs = 0.5 * m_source.nodes * (m_source.nodes - 1.0);
    int within = 0;
    int found = 0;
    std::uint64_t samples = 0;
    double seconds = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      SampledBetweenness sampled;
      seconds += seconds_of([&] {
        sampled = sampled_betweenness_of(*m_graph, {.epsilon = 0.002, .delta = 0.1, .seed = seed});
      });
      samples = sampled.samples;
      double worst = 0;
      for (std::size_t node = 0; node < exact.size(); ++node) {
        worst = std::max(worst, std::abs(sampled.values[node] - exact[node] / pairs));
      }
      within += worst <= 0.002 ? 1 : 0;
      const auto ten = first(exact, 10);
      const auto twelve = first(sampled.values, 12);
      found += std::includes(twelve.begin(), twelve.end(), ten.begin(), ten.end()) ? 1 : 0;
    }
    fmt::print(
        "{{\"bench\": \"betweenness-sampled\", \"graph\": \"{}\", \"epsilon\": 0.002, \"delta\": "
        "0.1, \"samples\": {}, \"ours_s\": {:.3f}, \"seeds\": 20, \"within\": {}, "
        "\"first_10_in_12\": {}}}\n",
        m_source.name, samples, seconds / 20, within, found);
  }

  void sampled_large() {
    SampledBetweenness sampled;
    const double seconds = best_seconds(
        1, [&] { sampled = sampled_betweenness_of(*m_graph, {.epsilon = 0.005, .delta = 0.1}); });
    fmt::print(
        "{{\"bench\": \"betweenness-sampled\", \"graph\": \"{}\", \"epsilon\": 0.005, \"delta\": "
        "0.1, \"samples\": {}, \"ours_s\": {:.3f}}}\n",
        m_source.name, sampled.samples, seconds);
  }

  void shortest_path() {
    if (!is_asked("shortest-path")) {
      return;
    }
    PathFinder finder(*m_graph);
    print_paths("any", [&](std::uint32_t from, std::uint32_t to) { finder.find_any(from, to); });
    print_paths("heaviest", [&](std::uint32_t from, std::uint32_t to) { finder.find(from, to); });
  }

  template <typename Find>
  void print_paths(const std::string& which, const Find& find) const {
    std::mt19937_64 random(1);
    std::vector<double> seconds;
    for (int i = 0; i < 1000; ++i) {
      const auto from = static_cast<std::uint32_t>(random() % m_source.nodes);
      const auto to = static_cast<std::uint32_t>(random() % m_source.nodes);
      seconds.push_back(seconds_of([&] { find(from, to); }));
    }
    std::nth_element(seconds.begin(), seconds.begin() + 500, seconds.end());
    fmt::print(
        "{{\"bench\": \"shortest-path\", \"graph\": \"{}\", \"of_several\": \"{}\", "
        "\"pairs\": 1000, \"median_ms\": {:.4f}}}\n",
        m_source.name, which, seconds[500] * 1000);
  }

  static std::vector<std::size_t> first(const std::vector<double>& values, std::size_t count) {
    std::vector<std::size_t> order(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      order[i] = i;
    }
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count),
                      order.end(),
                      [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    order.resize(count);
    std::sort(order.begin(), order.end());
    return order;
  }

  static unsigned all_cores() { return std::max(1U, std::thread::hardware_concurrency()); }
  static std::vector<unsigned> cores_to_try() {
    return all_cores() > 1 ? std::vector<unsigned>{1, all_cores()} : std::vector<unsigned>{1};
  }

  const Options& m_options;
  const BenchGraph& m_source;
  Igraph m_igraph;
  std::optional<EntityGraph> m_graph;
};

void run(const Options& options) {
  if (options.large) {
    const BenchGraph graph = preferential_attachment(1'000'000, 1);
    GraphBench(options, graph).large();
    return;
  }
  for (const std::string& file : options.files) {
    const BenchGraph graph = edges_of_file(file);
    GraphBench(options, graph).small();
  }
  if (!options.files.empty()) {
    return;
  }
  const BenchGraph attachment = preferential_attachment(20'000, 1);
  for (const BenchGraph& graph : {attachment, grid(200, 100), weighted(attachment, 1),
                                  directed(attachment, 1), components(1000, 20, 1)}) {
    GraphBench(options, graph).small();
  }
}

}  // namespace

}  // namespace readout::bench

int main(int count, char** words) {
  readout::bench::Options options;
  options.runs = std::stoi(words[1]);
  options.large = std::string(words[2]) == "large";
  for (int i = 3; i < count; ++i) {
    const std::string word = words[i];
    (std::ifstream(word) ? options.files : options.benches).push_back(word);
  }
  readout::bench::run(options);
}
