#include "loader/commands/rules_export_command.hpp"

#include "loader/commands/program.hpp"
#include "loader/lexicon/entity_ruler_writer.hpp"
#include "schema/model/error.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace readout {

void declare(RulesExportCommand& options, CLI::App& command) {
  command.add_flag("--own", options.own, "Only the names that the files of --dictionary give");
  add_rules_options(command, options.rules);
  command.footer(
      "Examples:\n"
      "  readout rules export > names.jsonl\n"
      "  readout rules export --own --dictionary lists.def > names.jsonl\n"
      "Each line is a name with the id, label and attributes of its entity. spaCy's EntityRuler "
      "reads the file, and so does --dictionary.");
}

int run(const RulesExportCommand& options) {
  if (options.own && options.rules.dictionaries.empty()) {
    throw UsageError("--own goes with --dictionary");
  }
  std::cout << entity_ruler_lines(lexicon_options_of(options.rules),
                                  options.own ? NamesToWrite::of_user : NamesToWrite::all);
  return exit_done;
}

}  // namespace readout
