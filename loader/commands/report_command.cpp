#include "loader/commands/report_command.hpp"

#include "loader/commands/graph_options.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "schema/model/error.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <sstream>

namespace readout {

void declare(ReportCommand& options, CLI::App& command) {
  command.add_option("--format", options.format, "text, markdown or json")
      ->check(one_of("format", {"text", "markdown", "json"}))
      ->capture_default_str()
      ->type_name("FORMAT");
  command.add_option("--output,-o", options.output, "Write to a file instead of the terminal")
      ->check(not_empty("the name of a file"))
      ->type_name("FILE");
  add_count_option(command, "--top", options.report.top, "Rows of each list (0: all)");
  add_graph_options(command, options.report.graph);
  add_database_option(command, options.database);
}

int run(const ReportCommand& options) {
  check_options(options.report.graph);
  const auto database = open_for_reading(options.database);
  warn_where_nothing_is_judged(*database, options.report.graph.min_precision);
  const TableFormat format = options.format == "json"       ? TableFormat::json
                             : options.format == "markdown" ? TableFormat::markdown
                                                            : TableFormat::table;
  std::ostringstream out;
  write_report(out, metric_report(*database, options.report), format,
               options.output.empty() ? output_width() : 0);
  write_output(options.output, out.str());
  return exit_done;
}

}  // namespace readout
