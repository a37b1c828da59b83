#include "loader/commands/graph_options.hpp"

#include <CLI/CLI.hpp>

#include <map>

namespace readout {

void add_graph_options(CLI::App& command, GraphOptions& options) {
  const std::map<std::string, bool> graphs = {{"entities", false}, {"full", true}};
  command.add_option("--graph", options.full, "entities, or full: statements are nodes too")
      ->transform(CLI::CheckedTransformer(graphs).description(""))
      ->type_name("GRAPH")
      ->default_str("entities");
  command
      .add_option("--tie", options.kinds,
                  "Only ties of this kind: about, addressed-to, co-mention, relayed-by")
      ->type_name("KIND");
  command.add_option("--since", options.since, "Only documents from this day on (YYYY-MM-DD)")
      ->type_name("DATE");
  command.add_option("--until", options.until, "Only documents up to this day")->type_name("DATE");
}

}  // namespace readout
