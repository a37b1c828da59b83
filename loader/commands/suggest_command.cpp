#include "loader/commands/suggest_command.hpp"

#include "loader/commands/message.hpp"
#include "loader/commands/program.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>

namespace readout {

void declare(SuggestCommand& options, CLI::App& command) {
  add_database_option(command, options.database);
  command
      .add_option("--kind", options.suggestions.kind,
                  "Only entities of this kind: person, state, organization, place")
      ->check(CLI::IsMember({"person", "state", "organization", "place"}))
      ->type_name("KIND");
  command
      .add_option("--top", options.suggestions.top, "At most so many lines, the likeliest; 0: all")
      ->capture_default_str()
      ->type_name("N");
  command.footer(
      "Examples:\n"
      "  readout suggest --db news.db > decisions.txt\n"
      "  readout suggest --kind person --top 20 --db news.db\n"
      "Each line says why the two may be one, and who stands in sentences with both. Keep the "
      "lines that are right, write distinct for same where they are two, and give the file to "
      "readout settle --decisions.");
}

int run(const SuggestCommand& options) {
  const auto database = open_for_reading(options.database);
  const auto found = suggestions(*database, options.suggestions);
  for (const Suggestion& suggestion : found) {
    std::cout << line_of(suggestion) << '\n';
  }
  if (found.empty()) {
    tell(fmt::format("nothing in {} looks like one entity under two keys", database->name()));
  }
  return exit_done;
}

}  // namespace readout
