#include "loader/commands/verify_command.hpp"

#include "loader/commands/decisions_option.hpp"
#include "loader/commands/message.hpp"
#include "loader/commands/program.hpp"
#include "schema/store/decision_table.hpp"
#include "schema/store/verify.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>

namespace readout {

void declare(VerifyCommand& options, CLI::App& command) {
  add_database_option(command, options.database);
  add_format_option(command, options.format);
  command.footer(
      "Exit status 1 where something is wrong; each violation is a row. csv and "
      "json print rows only, so an empty list says that all is well. Decisions on statements that "
      "have no effect are told on standard error.");
}

int run(const VerifyCommand& options) {
  const auto database = open_for_reading(options.database);
  const Verification verification = verify(*database);
  warn_of_idle_corrections(*database, stored_decisions(*database), database->name());
  Table table{.columns = {"condition", "place", "message"}, .rows = {}};
  for (const Violation& violation : verification.violations) {
    table.rows.push_back({violation.condition, violation.place, violation.message});
  }
  const bool for_programs =
      options.format.format == TableFormat::csv || options.format.format == TableFormat::json;
  if (!table.rows.empty() || for_programs) {
    write_table(std::cout, table, options.format.format, output_width());
  } else {
    std::cout << fmt::format("All is well: {} documents, {} spans read again, {} conditions.\n",
                             verification.documents, verification.spans, verification.conditions);
  }
  if (!table.rows.empty()) {
    tell(fmt::format("{} violation{} in {}", table.rows.size(), table.rows.size() == 1 ? "" : "s",
                     database->name()));
    return exit_failed;
  }
  return exit_done;
}

}  // namespace readout
