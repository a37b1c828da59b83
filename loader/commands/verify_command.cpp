#include "loader/commands/verify_command.hpp"

#include "loader/commands/program.hpp"
#include "schema/store/verify.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>

namespace readout {

void declare(VerifyCommand& options, CLI::App& command) {
  add_database_option(command, options.database);
  add_format_option(command, options.format);
  command.footer("Exit status 1 where something is wrong; each violation is a row.");
}

int run(const VerifyCommand& options) {
  const auto database = open_for_reading(options.database);
  const Verification verification = verify(*database);
  if (verification.violations.empty()) {
    fmt::print("All is well: {} documents, {} spans read again, {} conditions.\n",
               verification.documents, verification.spans, verification.conditions);
    return exit_done;
  }
  Table table{.columns = {"condition", "place", "message"}, .rows = {}};
  for (const Violation& violation : verification.violations) {
    table.rows.push_back({violation.condition, violation.place, violation.message});
  }
  write_table(std::cout, table, options.format.format, output_width());
  fmt::print(stderr, "readout: {} violations in {}\n", verification.violations.size(),
             database->name());
  return exit_failed;
}

}  // namespace readout
