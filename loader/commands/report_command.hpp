#pragma once

#include "loader/commands/shared_options.hpp"
#include "queries/report/metric_report.hpp"

#include <string>

namespace CLI {
class App;
}

namespace readout {

/// `readout report`: the graph metric report.
struct ReportCommand {
  DatabaseOption database;
  std::string format = "text";
  std::string output;
  MetricReportOptions report;
};
void declare(ReportCommand& options, CLI::App& command);
/// Runs it and gives the exit status.
int run(const ReportCommand& options);

}  // namespace readout
