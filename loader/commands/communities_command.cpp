#include "loader/commands/communities_command.hpp"

#include "loader/commands/graph_options.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "schema/model/error.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <charconv>
#include <iostream>
#include <optional>
#include <system_error>

namespace readout {

namespace {

constexpr double largest_resolution = 1e6;

double resolution_of(const std::string& text) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || last != end || !(number > 0 && number <= largest_resolution)) {
    throw UsageError(fmt::format("--resolution: '{}' is no number above 0, up to {:.0f}", text,
                                 largest_resolution));
  }
  return number;
}

CommunitiesOptions communities_options_of(const CommunitiesCommand& options) {
  CommunitiesOptions communities = options.communities;
  if (!options.resolution.empty()) {
    communities.communities.resolution = resolution_of(options.resolution);
  }
  if (!options.seed.empty()) {
    communities.communities.seed = seed_of(options.seed);
  }
  if (options.members > 0) {
    communities.members = options.members;
  }
  check_options(communities.graph);
  return communities;
}

}  // namespace

void declare(CommunitiesCommand& options, CLI::App& command) {
  add_count_option(command, "--top", options.communities.top, "How many communities (0: all)");
  command.add_option("--of", options.of, "The community of this entity: a row for each member")
      ->check(not_empty("a name or key"))
      ->type_name("NAME");
  command.add_flag("--entities", options.entities, "A row for each member of the communities");
  add_count_option(command, "--members", options.members,
                   "How many members of each are named (3) or listed (0: all)");
  command
      .add_option(
          "--resolution", options.resolution,
          "More than 1 for more and smaller communities, less for fewer and larger ones (1)")
      ->check(not_empty("a number"))
      ->type_name("NUMBER");
  command
      .add_option("--seed", options.seed,
                  "Another one, other choices where several are as good (1)")
      ->type_name("NUMBER");
  add_graph_options(command, options.communities.graph);
  add_database_option(command, options.database);
  add_format_option(command, options.format);
  command.footer(
      "Examples:\n  readout communities --top 5\n"
      "  readout communities --of China --members 20\n"
      "  readout communities --entities --top 0 --format csv\n"
      "Components, articulation points and bridges are counted; readout rank lists the last two.");
}

int run(const CommunitiesCommand& options) {
  const CommunitiesOptions communities = communities_options_of(options);
  const auto database = open_for_reading(options.database);
  warn_where_nothing_is_judged(*database, communities.graph.min_precision);
  if (options.entities || !options.of.empty()) {
    const MembersAnswer answer = community_members(
        *database, communities,
        options.of.empty() ? std::nullopt : std::optional<std::string>(options.of));
    if (answer.is_empty) {
      tell_empty_graph(communities.graph);
    }
    write_table(std::cout, answer.table, options.format.format, output_width());
    return exit_done;
  }
  const CommunitiesAnswer answer = communities_report(*database, communities);
  if (answer.is_empty) {
    tell_empty_graph(communities.graph);
  }
  write_report(std::cout, answer.report, options.format.format, output_width());
  return exit_done;
}

}  // namespace readout
