#pragma once

#include "loader/lexicon/pattern.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace readout {

/// A pattern as a nondeterministic automaton over constraints, for what is to be told of patterns
/// without a text (Thompson, Communications of the ACM 11(6), 1968). Captures are left out.
struct PatternGraph {
  struct Edge {
    enum class Type { free, unit, look, anchor };
    Type type = Type::free;
    const PatternNode* node = nullptr;  ///< unit, look, anchor
    std::uint32_t constraint = 0;       ///< unit: a number that users may give it
    std::uint32_t to = 0;
  };
  std::vector<std::vector<Edge>> edges{};  ///< by state
  std::uint32_t start = 0;
  std::uint32_t end = 0;  ///< the state that accepts
};

/// Nothing for a pattern that unrolls to too many states to look at. The pattern must outlive the
/// graph.
std::optional<PatternGraph> pattern_graph(const PatternNode& root);

}  // namespace readout
