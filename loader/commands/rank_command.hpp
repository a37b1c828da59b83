#pragma once

#include "loader/commands/shared_options.hpp"
#include "queries/graph/rank.hpp"

#include <string>

namespace CLI {
class App;
}

namespace readout {

/// `readout rank`: entities or ties by a measure of the graph.
struct RankCommand {
  DatabaseOption database;
  FormatOption format;
  RankOptions rank;
  bool ties = false;         ///< ranked instead of entities
  bool store = false;        ///< keep the values
  bool sensitivity = false;  ///< to decisions and metonyms
  std::string by;            ///< how long the periods are; empty: all time is one
  bool rising = false;
  bool falling = false;
  std::string metric;  ///< empty: pagerank, of ties betweenness
  std::string kind;
  std::size_t top = 20;
  std::string epsilon;  ///< empty: exact
  std::string delta;
  std::string seed;
  std::string exact_up_to;
};
void declare(RankCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const RankCommand& options);

}  // namespace readout
