#include "loader/commands/show_command.hpp"

#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "queries/report/section.hpp"
#include "queries/sql/dossier.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace readout {

void declare(ShowCommand& options, CLI::App& command) {
  command
      .add_option("ENTITY", options.entity, "A name or key: \"Xi Jinping\", person:xi-jinping.CHN")
      ->check(not_empty("a name or key"))
      ->required();
  add_count_option(command, "--top", options.top, "Rows of each list (0: all)");
  add_precision_option(command, options.min_precision);
  add_database_option(command, options.database);
  add_format_option(command, options.format);
}

int run(const ShowCommand& options) {
  const auto database = open_for_reading(options.database);
  warn_where_nothing_is_judged(*database, options.min_precision);
  const EntityRecord entity = find_entity(*database, options.entity);
  const Dossier dossier =
      dossier_of(*database, entity, {.top = options.top, .min_precision = options.min_precision});
  const TableFormat format = options.format.format;
  write_report(std::cout, dossier_report(dossier, format), format, output_width());
  return exit_done;
}

}  // namespace readout
