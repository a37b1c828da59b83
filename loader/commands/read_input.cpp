#include "loader/commands/read_input.hpp"

#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "loader/commands/shared_options.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>

namespace readout {

void add_read_options(CLI::App& command, ReadOptions& options) {
  add_input_format_option(command, options.format);
  command
      .add_option("--manifest", options.manifest,
                  "A CSV file with the columns path, publisher, date, url, title, byline")
      ->check(not_empty("the name of a file"))
      ->type_name("FILE");
}

int read_input(const std::vector<std::string>& paths, ReadOptions options,
               const DocumentHandler& use) {
  options.blank_texts = true;
  std::size_t skipped = 0;
  bool contradicting = false;
  read_documents(paths, options, use, [&](const ReadProblem& problem) {
    fmt::print(stderr, "readout: {}\n", problem.message);
    skipped += problem.severity == ReadProblem::Severity::warning ? 0 : 1;
    contradicting = contradicting || problem.severity == ReadProblem::Severity::fatal;
  });
  return contradicting ? exit_failed : skipped > 0 ? exit_skipped : exit_done;
}

}  // namespace readout
