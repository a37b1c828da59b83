#pragma once

#include "queries/graph/entity_graph.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace readout {

/// Files that keep large graphs as they lie in memory, so that a command maps one and touches only
/// what it walks over. Each stands under a text that says what it was made of. The folder has at
/// most eight; the one that was used longest ago goes first. For one machine: numbers are in its
/// order of bytes.
class GraphSnapshots {
 public:
  /// An empty folder keeps nothing.
  explicit GraphSnapshots(std::string folder);

  /// The graph that was kept under this text; nothing where there is none, or one that another
  /// program made, or that is not whole. What the file holds is believed.
  std::optional<EntityGraph> find(const std::string& made_of) const;
  /// Keeps a graph: written beside and then renamed. Whether it could be written.
  bool keep(const std::string& made_of, const EntityGraph& graph) const;

 private:
  std::string path_of(const std::string& made_of) const;
  void remove_oldest() const;

  std::string m_folder;
};

}  // namespace readout
