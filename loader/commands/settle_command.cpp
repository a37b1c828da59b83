#include "loader/commands/settle_command.hpp"

#include "loader/commands/decisions_option.hpp"
#include "loader/commands/program.hpp"
#include "loader/commands/wording.hpp"
#include "schema/store/decision_table.hpp"
#include "schema/store/fact_writer.hpp"
#include "schema/store/migrate.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>

namespace readout {

void declare(SettleCommand& options, CLI::App& command) {
  add_database_option(command, options.database);
  add_decisions_option(command, options.decisions);
  command
      .add_flag("--no-decisions", options.no_decisions,
                "Forget the decisions that the database keeps")
      ->excludes("--decisions");
  command.footer(
      "Examples:\n"
      "  readout suggest --db news.db > decisions.txt     candidates: keep the lines that are "
      "right\n"
      "  readout settle --decisions decisions.txt --db news.db\n"
      "Every load settles at its end; no document is read again here. Without an option it settles "
      "what a load that was stopped has left.");
}

int run(const SettleCommand& options) {
  const auto given = options.no_decisions ? std::optional<Decisions>(std::in_place)
                                          : decisions_of(options.decisions);
  const auto database = open_database(options.database.address, Access::migrate);
  migrate(*database);
  const std::size_t keys = settle(*database, given ? &*given : nullptr);
  if (given) {
    warn_of_unknown_keys(*database, *given, options.decisions);
  }
  const Decisions kept = stored_decisions(*database);
  warn_of_idle_corrections(*database, kept, given ? options.decisions : database->name());
  std::cout << fmt::format("{} settled in {}, which keeps {}.\n", counted(keys, "key"),
                           database->name(), counted(kept.lines().size(), "decision"));
  return exit_done;
}

}  // namespace readout
