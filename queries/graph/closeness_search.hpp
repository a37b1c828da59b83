#pragma once

#include "queries/graph/lanes.hpp"
#include "queries/graph/search_graph.hpp"
#include "schema/text/large_pages.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

namespace readout {

/// A bit for each of 512 sources.
constexpr std::size_t closeness_words = 8;
constexpr std::uint32_t sources_side_by_side = 64 * closeness_words;
using SourceBits = LaneRow<std::uint64_t, closeness_words>;

/// What is known of a node's distances to the sources so far.
struct Distances {
  std::vector<std::uint64_t> reached;
  std::vector<std::uint64_t> sum;
  std::vector<double> inverse_sum;

  explicit Distances(std::size_t nodes) : reached(nodes), sum(nodes), inverse_sum(nodes) {}

  void move_to(Distances& other, NodeRange range) {
    for (std::uint32_t node = range.first; node < range.last; ++node) {
      other.reached[node] += std::exchange(reached[node], 0);
      other.sum[node] += std::exchange(sum[node], 0);
      other.inverse_sum[node] += std::exchange(inverse_sum[node], 0);
    }
  }
};

struct ClosenessBatch {
  NodeRange component;
  NodeRange sources;
};

struct ClosenessMemory {
  explicit ClosenessMemory(std::size_t nodes)
      : seen(nodes), fresh(nodes), changed(nodes), is_near(nodes), distances(nodes) {}

  LargeVector<SourceBits> seen;   ///< sources that have reached a node; zero between batches
  LargeVector<SourceBits> fresh;  ///< those of the nodes in `changed`, in their order
  LargeVector<std::uint32_t> changed;
  LargeVector<char> is_near;
  Distances distances;
};

/// The levels of a batch. Where a source has reached a neighbour, it reaches the node one step
/// later: rows are written after the level, so every bit that a neighbour has beyond the node's own
/// is of the level before.
template <std::size_t width>
class ClosenessSearch {
  using Words = Lanes<std::uint64_t, closeness_words, width>;

 public:
  [[gnu::always_inline]] ClosenessSearch(ClosenessMemory& memory, const SearchRows& rows,
                                         const ClosenessBatch& batch)
      : m_memory(memory),
        m_seen(memory.seen.data()),
        m_fresh(memory.fresh.data()),
        m_changed(memory.changed.data()),
        m_is_near(memory.is_near.data()),
        m_starts(rows.starts.data()),
        m_targets(rows.targets.data()),
        m_batch(batch) {}

  [[gnu::always_inline]] void run() {
    const NodeRange sources = m_batch.sources;
    for (std::uint32_t source = sources.first; source < sources.last; ++source) {
      const std::uint32_t lane = source - sources.first;
      m_seen[source].lane[lane / 64] = std::uint64_t{1} << (lane % 64);
      m_changed[m_count++] = source;
      m_all.lane[lane / 64] |= std::uint64_t{1} << (lane % 64);
    }
    for (std::uint64_t distance = 1; m_count > 0; ++distance) {
      step(distance);
      write();
    }
    std::memset(static_cast<void*>(m_seen + m_batch.component.first), 0,
                sizeof(SourceBits) * m_batch.component.size());
  }

 private:
  [[gnu::always_inline]] std::size_t arcs_of_changed() const {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < m_count; ++i) {
      sum += m_starts[m_changed[i] + 1] - m_starts[m_changed[i]];
    }
    return sum;
  }

  /// Where few nodes have changed, only their neighbours can.
  [[gnu::always_inline]] void step(std::uint64_t distance) {
    const NodeRange range = m_batch.component;
    const bool is_sparse = 2 * arcs_of_changed() < m_starts[range.last] - m_starts[range.first];
    if (is_sparse) {
      for (std::size_t i = 0; i < m_count; ++i) {
        for (std::uint32_t arc = m_starts[m_changed[i]]; arc < m_starts[m_changed[i] + 1]; ++arc) {
          m_is_near[m_targets[arc]] = 1;
        }
      }
    }
    m_count = 0;
    for (std::uint32_t node = range.first; node < range.last; ++node) {
      if (!is_sparse || m_is_near[node] != 0) {
        m_is_near[node] = 0;
        look(node, distance);
      }
    }
  }

  [[gnu::always_inline]] void look(std::uint32_t node, std::uint64_t distance) {
    Words open;
#pragma GCC unroll 8
    for (std::size_t k = 0; k < Words::parts; ++k) {
      open.part[k] = Words::raw(m_all.lane, k) & ~Words::raw(m_seen[node].lane, k);
    }
    if (!is_any(open)) {
      return;
    }
    Words came = {};
    for (std::uint32_t arc = m_starts[node]; arc < m_starts[node + 1]; ++arc) {
      came.take_bits(m_seen[m_targets[arc]].lane);
    }
    SourceBits& fresh = m_fresh[m_count];
#pragma GCC unroll 8
    for (std::size_t k = 0; k < Words::parts; ++k) {
      Words::raw(fresh.lane, k) = came.part[k] & open.part[k];
    }
    std::uint64_t count = 0;
#pragma GCC unroll 8
    for (const std::uint64_t word : fresh.lane) {
      count += static_cast<std::uint64_t>(std::popcount(word));
    }
    if (count > 0) {
      m_changed[m_count++] = node;
      m_memory.distances.reached[node] += count;
      m_memory.distances.sum[node] += count * distance;
      m_memory.distances.inverse_sum[node] +=
          static_cast<double>(count) / static_cast<double>(distance);
    }
  }

  [[gnu::always_inline]] static bool is_any(const Words& words) {
    LaneRow<std::uint64_t, closeness_words> row{};
#pragma GCC unroll 8
    for (std::size_t k = 0; k < Words::parts; ++k) {
      Words::raw(row.lane, k) = words.part[k];
    }
    std::uint64_t any = 0;
#pragma GCC unroll 8
    for (const std::uint64_t word : row.lane) {
      any |= word;
    }
    return any != 0;
  }

  [[gnu::always_inline]] void write() {
    for (std::size_t i = 0; i < m_count; ++i) {
#pragma GCC unroll 8
      for (std::size_t k = 0; k < Words::parts; ++k) {
        Words::raw(m_seen[m_changed[i]].lane, k) |= Words::raw(m_fresh[i].lane, k);
      }
    }
  }

  ClosenessMemory& m_memory;
  SourceBits* m_seen;
  SourceBits* m_fresh;
  std::uint32_t* m_changed;
  char* m_is_near;
  const std::uint32_t* m_starts;
  const std::uint32_t* m_targets;
  const ClosenessBatch& m_batch;
  std::size_t m_count = 0;  // entries of m_changed
  SourceBits m_all = {};
};

/// For run_with_registers.
struct ClosenessKernel {
  template <std::size_t width>
  [[gnu::always_inline]] static void run(ClosenessMemory& memory, const SearchRows& rows,
                                         const ClosenessBatch& batch) {
    ClosenessSearch<width>(memory, rows, batch).run();
  }
};

}  // namespace readout
