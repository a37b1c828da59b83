#include "queries/graph/leiden.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

namespace readout {

namespace {

void shuffle(std::span<std::uint32_t> nodes, std::mt19937_64& random) {
  for (std::size_t left = nodes.size(); left > 1; --left) {
    std::swap(nodes[left - 1], nodes[random() % left]);
  }
}

/// First in, first out; no node is in it twice.
class NodeQueue {
 public:
  NodeQueue(std::uint32_t nodes, std::mt19937_64& random)
      : m_ring(nodes), m_is_in(nodes, 1), m_size(nodes) {
    std::iota(m_ring.begin(), m_ring.end(), 0U);
    shuffle(m_ring, random);
  }

  bool empty() const { return m_size == 0; }
  std::uint32_t pop() {
    const std::uint32_t node = m_ring[m_first];
    m_first = m_first + 1 == m_ring.size() ? 0 : m_first + 1;
    --m_size;
    m_is_in[node] = 0;
    return node;
  }
  void push(std::uint32_t node) {
    if (m_is_in[node] == 0) {
      m_is_in[node] = 1;
      const std::size_t place = m_first + m_size++;
      m_ring[place < m_ring.size() ? place : place - m_ring.size()] = node;
    }
  }

 private:
  std::vector<std::uint32_t> m_ring;
  std::vector<char> m_is_in;
  std::size_t m_first = 0;
  std::size_t m_size;
};

class Mover {
 public:
  Mover(const ContractedGraph& graph, double scale, Partition& partition)
      : m_graph(graph),
        m_scale(scale),
        m_part(partition.part),
        m_strengths(graph.size()),
        m_sizes(graph.size()),
        m_weights(graph.size()) {
    for (std::uint32_t node = 0; node < graph.size(); ++node) {
      m_strengths[m_part[node]] += graph.strength(node);
      ++m_sizes[m_part[node]];
    }
    for (std::uint32_t part = graph.size(); part-- > 0;) {
      if (m_sizes[part] == 0) {
        m_empty.push_back(part);
      }
    }
  }

  bool run(std::mt19937_64& random) {
    bool has_moved = false;
    NodeQueue queue(m_graph.size(), random);
    while (!queue.empty()) {
      const std::uint32_t node = queue.pop();
      const std::uint32_t from = m_part[node];
      const std::uint32_t to = best_part(node);
      if (to == from) {
        continue;
      }
      move(node, to);
      has_moved = true;
      for (const std::uint32_t other : m_graph.row(node).nodes) {
        if (m_part[other] != to) {
          queue.push(other);
        }
      }
    }
    return has_moved;
  }

 private:
  std::uint32_t best_part(std::uint32_t node) {
    const Neighbours row = m_graph.row(node);
    for (std::size_t i = 0; i < row.nodes.size(); ++i) {
      m_weights.add(m_part[row.nodes[i]], row.ties[i].weight);
    }
    const double strength = m_graph.strength(node);
    const double pull = m_scale * strength;
    const double least_gain = rounding * strength;
    std::uint32_t best = m_part[node];
    double most = m_weights[best] - pull * (m_strengths[best] - strength);
    for (const std::uint32_t part : m_weights.parts()) {
      const double worth = m_weights[part] - pull * m_strengths[part];
      if (part != m_part[node] && worth > most + least_gain) {
        most = worth;
        best = part;
      }
    }
    m_weights.clear();
    return most < -least_gain && m_sizes[m_part[node]] > 1 ? m_empty.back() : best;
  }

  void move(std::uint32_t node, std::uint32_t to) {
    const std::uint32_t from = std::exchange(m_part[node], to);
    m_strengths[from] -= m_graph.strength(node);
    m_strengths[to] += m_graph.strength(node);
    if (m_sizes[to]++ == 0) {
      m_empty.pop_back();
    }
    if (--m_sizes[from] == 0) {
      m_strengths[from] = 0;
      m_empty.push_back(from);
    }
  }

  static constexpr double rounding = 1e-12;  // gains as small as this could go round in circles

  const ContractedGraph& m_graph;
  double m_scale;
  std::vector<std::uint32_t>& m_part;
  std::vector<double> m_strengths;
  std::vector<std::uint32_t> m_sizes;
  std::vector<std::uint32_t> m_empty;
  WeightsByPart m_weights;
};

class Refiner {
 public:
  Refiner(const ContractedGraph& graph, double scale, const Partition& partition)
      : m_graph(graph),
        m_scale(scale),
        m_whole(partition.part),
        m_part(graph.size()),
        m_strengths(graph.size()),
        m_outward(graph.size()),
        m_is_alone(graph.size(), 1),
        m_weights(graph.size()) {
    std::iota(m_part.begin(), m_part.end(), 0U);
  }

  /// Merges nodes of one part of the partition.
  void refine(std::span<std::uint32_t> nodes, std::mt19937_64& random) {
    double whole = 0;
    for (const std::uint32_t node : nodes) {
      m_strengths[node] = m_graph.strength(node);
      whole += m_graph.strength(node);
      m_outward[node] = weight_within_whole(node);
    }
    shuffle(nodes, random);
    for (const std::uint32_t node : nodes) {
      if (m_is_alone[node] != 0 && is_tied_well(node, whole)) {
        join_one(node, whole, random);
      }
    }
  }

  std::vector<std::uint32_t> result() { return std::move(m_part); }

 private:
  double weight_within_whole(std::uint32_t node) const {
    const Neighbours row = m_graph.row(node);
    double sum = 0;
    for (std::size_t i = 0; i < row.nodes.size(); ++i) {
      sum += m_whole[row.nodes[i]] == m_whole[node] ? row.ties[i].weight : 0;
    }
    return sum;
  }

  bool is_tied_well(std::uint32_t part, double whole) const {
    return m_outward[part] >= m_scale * m_strengths[part] * (whole - m_strengths[part]);
  }

  void join_one(std::uint32_t node, double whole, std::mt19937_64& random) {
    const Neighbours row = m_graph.row(node);
    for (std::size_t i = 0; i < row.nodes.size(); ++i) {
      if (m_whole[row.nodes[i]] == m_whole[node]) {
        m_weights.add(m_part[row.nodes[i]], row.ties[i].weight);
      }
    }
    if (const auto part = chosen_part(node, whole, random)) {
      m_part[node] = *part;
      m_strengths[*part] += m_strengths[node];
      m_outward[*part] += m_outward[node] - 2 * m_weights[*part];
      m_is_alone[*part] = 0;
    }
    m_weights.clear();
  }

  std::optional<std::uint32_t> chosen_part(std::uint32_t node, double whole,
                                           std::mt19937_64& random) {
    const double pull = m_scale * m_graph.strength(node);
    double most = 0;
    m_candidates.clear();
    for (const std::uint32_t part : m_weights.parts()) {
      const double worth = m_weights[part] - pull * m_strengths[part];
      if (worth > 0 && worth >= least_of_best * most && is_tied_well(part, whole)) {
        m_candidates.push_back({worth, part});
        most = std::max(most, worth);
      }
    }
    std::erase_if(m_candidates, [most](const Candidate& candidate) {
      return candidate.worth < least_of_best * most;
    });
    return m_candidates.empty() ? std::nullopt
                                : std::optional(m_candidates[random() % m_candidates.size()].part);
  }

  static constexpr double least_of_best = 0.5;

  struct Candidate {
    double worth;
    std::uint32_t part;
  };

  const ContractedGraph& m_graph;
  double m_scale;
  const std::vector<std::uint32_t>& m_whole;
  std::vector<std::uint32_t> m_part;  // each named by the node that it began with
  std::vector<double> m_strengths;
  std::vector<double> m_outward;  // weight of ties to the rest of its part of the partition
  std::vector<char> m_is_alone;
  WeightsByPart m_weights;
  std::vector<Candidate> m_candidates;
};

}  // namespace

bool move_nodes(const ContractedGraph& graph, double scale, std::mt19937_64& random,
                Partition& partition) {
  const bool has_moved = Mover(graph, scale, partition).run(random);
  partition = numbered(std::move(partition.part));
  return has_moved;
}

Partition refined(const ContractedGraph& graph, double scale, std::mt19937_64& random,
                  const Partition& partition) {
  Refiner refiner(graph, scale, partition);
  PartMembers members = members_of(partition);
  for (std::uint32_t part = 0; part < partition.count; ++part) {
    refiner.refine(
        std::span(members.nodes)
            .subspan(members.starts[part], members.starts[part + 1] - members.starts[part]),
        random);
  }
  return numbered(refiner.result());
}

}  // namespace readout
