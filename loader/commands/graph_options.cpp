#include "loader/commands/graph_options.hpp"

#include "loader/commands/option_values.hpp"
#include "loader/commands/shared_options.hpp"

#include <CLI/CLI.hpp>

namespace readout {

void add_graph_options(CLI::App& command, GraphOptions& options) {
  command
      .add_option_function<std::string>(
          "--graph", [&options](const std::string& word) { options.full = word == "full"; },
          "entities, or full: statements are nodes too")
      ->check(one_of("graph", {"entities", "full"}))
      ->type_name("GRAPH")
      ->default_str("entities");
  command
      .add_option("--tie", options.kinds,
                  "Only ties of this kind: about, addressed-to, co-mention, relayed-by; with "
                  "--graph full also said")
      ->check(not_empty("a kind of tie"))
      ->allow_extra_args(false)
      ->type_name("KIND");
  command.add_option("--since", options.since, "Only documents from this day on (YYYY-MM-DD)")
      ->check(not_empty("a day, YYYY-MM-DD"))
      ->type_name("DATE");
  command.add_option("--until", options.until, "Only documents up to this day")
      ->check(not_empty("a day, YYYY-MM-DD"))
      ->type_name("DATE");
  add_precision_option(command, options.min_precision);
}

}  // namespace readout
