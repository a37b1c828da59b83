#include "tests/queries/graph/oracles.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/clustering_coefficient.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace readout::test {

namespace {

using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
using Matrix = std::vector<std::vector<double>>;

BoostGraph boost_graph(const PlainGraph& graph) {
  const Matrix weights = undirected_matrix(graph);
  BoostGraph boosted(graph.nodes);
  for (std::uint32_t a = 0; a < graph.nodes; ++a) {
    for (std::uint32_t b = a + 1; b < graph.nodes; ++b) {
      if (weights[a][b] > 0) {
        boost::add_edge(a, b, boosted);
      }
    }
  }
  return boosted;
}

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Paths {
  Matrix hops;
  Matrix count;
};

Paths all_paths(const PlainGraph& graph, bool directed = false) {
  const std::size_t n = graph.nodes;
  const Matrix weights = directed ? directed_matrix(graph) : undirected_matrix(graph);
  Paths paths{Matrix(n, std::vector<double>(n, infinity)), Matrix(n, std::vector<double>(n))};
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (weights[i][j] > 0) {
        paths.hops[i][j] = 1;
        paths.count[i][j] = 1;
      }
    }
  }
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        if (i == j || i == k || j == k) {
          continue;
        }
        const double through = paths.hops[i][k] + paths.hops[k][j];
        if (through < paths.hops[i][j]) {
          paths.hops[i][j] = through;
          paths.count[i][j] = 0;
        }
        if (through < infinity && through == paths.hops[i][j]) {
          paths.count[i][j] += paths.count[i][k] * paths.count[k][j];
        }
      }
    }
  }
  return paths;
}

/// Gauss with pivots.
std::vector<double> solved(Matrix a, std::vector<double> b) {
  const std::size_t n = b.size();
  for (std::size_t column = 0; column < n; ++column) {
    std::size_t pivot = column;
    for (std::size_t row = column; row < n; ++row) {
      pivot = std::abs(a[row][column]) > std::abs(a[pivot][column]) ? row : pivot;
    }
    std::swap(a[column], a[pivot]);
    std::swap(b[column], b[pivot]);
    for (std::size_t row = 0; row < n; ++row) {
      const double factor = row == column ? 0 : a[row][column] / a[column][column];
      for (std::size_t k = column; k < n; ++k) {
        a[row][k] -= factor * a[column][k];
      }
      b[row] -= factor * b[column];
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    b[i] /= a[i][i];
  }
  return b;
}

void extend(const Matrix& weights, std::vector<std::uint32_t>& path, std::uint32_t to,
            std::vector<std::vector<std::uint32_t>>& found) {
  if (path.back() == to) {
    if (found.empty() || path.size() < found.front().size()) {
      found.clear();
    }
    if (found.empty() || path.size() == found.front().size()) {
      found.push_back(path);
    }
    return;
  }
  if (!found.empty() && path.size() >= found.front().size()) {
    return;
  }
  for (std::uint32_t next = 0; next < weights.size(); ++next) {
    if (weights[path.back()][next] > 0 && std::find(path.begin(), path.end(), next) == path.end()) {
      path.push_back(next);
      extend(weights, path, to, found);
      path.pop_back();
    }
  }
}

}  // namespace

std::vector<double> boost_betweenness(const PlainGraph& graph) {
  const BoostGraph boosted = boost_graph(graph);
  std::vector<double> values(graph.nodes);
  boost::brandes_betweenness_centrality(
      boosted,
      boost::make_iterator_property_map(values.begin(), boost::get(boost::vertex_index, boosted)));
  return values;
}

std::vector<double> slow_betweenness(const PlainGraph& graph) {
  const Paths paths = all_paths(graph);
  std::vector<double> values(graph.nodes);
  for (std::size_t v = 0; v < graph.nodes; ++v) {
    for (std::size_t s = 0; s < graph.nodes; ++s) {
      for (std::size_t t = s + 1; t < graph.nodes; ++t) {
        const double through = paths.hops[s][v] + paths.hops[v][t];
        if (s != v && t != v && through < infinity && through == paths.hops[s][t]) {
          values[v] += paths.count[s][v] * paths.count[v][t] / paths.count[s][t];
        }
      }
    }
  }
  return values;
}

std::vector<double> slow_directed_betweenness(const PlainGraph& graph) {
  const Paths paths = all_paths(graph, true);
  std::vector<double> values(graph.nodes);
  for (std::size_t v = 0; v < graph.nodes; ++v) {
    for (std::size_t s = 0; s < graph.nodes; ++s) {
      for (std::size_t t = 0; t < graph.nodes; ++t) {
        const double through = paths.hops[s][v] + paths.hops[v][t];
        if (s != v && t != v && s != t && through < infinity && through == paths.hops[s][t]) {
          values[v] += paths.count[s][v] * paths.count[v][t] / paths.count[s][t];
        }
      }
    }
  }
  return values;
}

Matrix slow_edge_betweenness(const PlainGraph& graph, bool directed) {
  const std::size_t n = graph.nodes;
  Paths paths = all_paths(graph, directed);
  const Matrix weights = directed ? directed_matrix(graph) : undirected_matrix(graph);
  for (std::size_t i = 0; i < n; ++i) {
    paths.hops[i][i] = 0;
    paths.count[i][i] = 1;
  }
  Matrix values(n, std::vector<double>(n));
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      for (std::size_t s = 0; weights[a][b] > 0 && s < n; ++s) {
        for (std::size_t t = 0; t < n; ++t) {
          const double over = paths.hops[s][a] + 1 + paths.hops[b][t];
          if (s != t && over < infinity && over == paths.hops[s][t]) {
            values[a][b] += paths.count[s][a] * paths.count[b][t] / paths.count[s][t];
          }
        }
      }
    }
  }
  return values;
}

std::vector<Closeness> slow_closeness(const PlainGraph& graph) {
  const Paths paths = all_paths(graph);
  std::vector<Closeness> values(graph.nodes);
  for (std::size_t a = 0; a < graph.nodes; ++a) {
    double reached = 0;
    double sum = 0;
    double inverse = 0;
    for (std::size_t b = 0; b < graph.nodes; ++b) {
      if (a != b && paths.hops[a][b] < infinity) {
        ++reached;
        sum += paths.hops[a][b];
        inverse += 1 / paths.hops[a][b];
      }
    }
    values[a] = {sum > 0 ? reached / sum : 0, graph.nodes > 1 ? inverse / (graph.nodes - 1) : 0};
  }
  return values;
}

std::vector<double> solved_pagerank(const PlainGraph& graph, double damping,
                                    const std::vector<std::uint32_t>& restart) {
  const std::size_t n = graph.nodes;
  const Matrix weights = directed_matrix(graph);
  Matrix a(n, std::vector<double>(n));
  std::vector<double> jump(n, restart.empty() ? 1 / static_cast<double>(n) : 0);
  for (const std::uint32_t node : restart) {
    jump[node] += 1 / static_cast<double>(restart.size());
  }
  for (std::size_t from = 0; from < n; ++from) {
    double sum = 0;
    for (std::size_t to = 0; to < n; ++to) {
      sum += weights[from][to];
    }
    for (std::size_t to = 0; to < n; ++to) {
      const double chance = sum > 0 ? weights[from][to] / sum : jump[to];
      a[to][from] = (to == from ? 1 : 0) - damping * chance;
    }
  }
  for (double& chance : jump) {
    chance *= 1 - damping;
  }
  return solved(a, jump);
}

std::vector<double> powered(Matrix matrix) {
  const std::size_t n = matrix.size();
  for (int i = 0; i < 40; ++i) {
    Matrix square(n, std::vector<double>(n));
    double largest = 0;
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b) {
        for (std::size_t k = 0; k < n; ++k) {
          square[a][b] += matrix[a][k] * matrix[k][b];
        }
        largest = std::max(largest, square[a][b]);
      }
    }
    for (std::vector<double>& row : square) {
      std::for_each(row.begin(), row.end(), [&](double& value) { value /= largest; });
    }
    matrix = std::move(square);
  }
  std::vector<double> values(n);
  for (std::size_t a = 0; a < n; ++a) {
    values[a] = std::accumulate(matrix[a].begin(), matrix[a].end(), 0.0);
  }
  const double largest = n > 0 ? *std::max_element(values.begin(), values.end()) : 1;
  std::for_each(values.begin(), values.end(), [&](double& value) { value /= largest; });
  return values;
}

std::vector<double> boost_cores(const PlainGraph& graph) {
  const BoostGraph boosted = boost_graph(graph);
  std::vector<int> cores(graph.nodes);
  boost::core_numbers(boosted, boost::make_iterator_property_map(
                                   cores.begin(), boost::get(boost::vertex_index, boosted)));
  return {cores.begin(), cores.end()};
}

std::vector<double> boost_clustering(const PlainGraph& graph) {
  const BoostGraph boosted = boost_graph(graph);
  std::vector<double> values;
  for (std::uint32_t node = 0; node < graph.nodes; ++node) {
    values.push_back(boost::clustering_coefficient<double>(boosted, node));
  }
  return values;
}

std::vector<std::uint32_t> boost_components(const PlainGraph& graph) {
  const BoostGraph boosted = boost_graph(graph);
  std::vector<std::uint32_t> numbers(graph.nodes);
  std::vector<boost::default_color_type> colours(graph.nodes);
  const auto index = boost::get(boost::vertex_index, boosted);
  boost::connected_components(
      boosted, boost::make_iterator_property_map(numbers.begin(), index),
      boost::color_map(boost::make_iterator_property_map(colours.begin(), index)));
  return numbers;
}

std::vector<std::vector<std::uint32_t>> all_shortest_paths(const PlainGraph& graph,
                                                           std::uint32_t from, std::uint32_t to) {
  const Matrix weights = undirected_matrix(graph);
  std::vector<std::vector<std::uint32_t>> found;
  std::vector<std::uint32_t> path{from};
  extend(weights, path, to, found);
  return found;
}

void check_near(const std::vector<double>& values, const std::vector<double>& expected,
                double margin) {
  REQUIRE(values.size() == expected.size());
  for (std::size_t node = 0; node < values.size(); ++node) {
    INFO("node " << node);
    CHECK(values[node] == Approx(expected[node]).margin(margin));
  }
}

}  // namespace readout::test
