#include "loader/commands/rules_check_command.hpp"

#include "loader/commands/message.hpp"
#include "loader/commands/program.hpp"
#include "loader/commands/wording.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <set>

namespace readout {

namespace {

/// "312 rules in 8 files with 1250 examples, 25 dictionaries with 5300 entities".
std::string contents_of(const Lexicon& lexicon) {
  std::set<const CompiledPhase*> phases;
  std::set<std::string_view> files;
  std::size_t rules = 0;
  std::size_t examples = 0;
  for (const PhaseStep& step : lexicon.steps()) {
    if (step.phase && phases.insert(step.phase.get()).second) {
      const Phase& phase = step.phase->phase();
      files.insert(phase.file);
      rules += phase.rules.size();
      for (const Rule& rule : phase.rules) {
        examples += rule.examples.size();
      }
    }
  }
  return fmt::format("{} in {} with {}, {} with {} entities", counted(rules, "rule"),
                     counted(files.size(), "file"), counted(examples, "example"),
                     dictionary_count(lexicon) == 1
                         ? "1 dictionary"
                         : fmt::format("{} dictionaries", dictionary_count(lexicon)),
                     lexicon.entries().size());
}

}  // namespace

void declare(RulesCheckCommand& options, CLI::App& command) {
  add_rules_options(command, options.rules);
  command.add_flag("--strict", options.strict, "Status 1 where there are warnings");
  command.footer(
      "Example:\n"
      "  readout rules check --rules my-rules --dictionary my-names.jsonl\n"
      "What is wrong is printed with file, line and column, the wrong piece and what is known "
      "there; status 1.");
}

int run(const RulesCheckCommand& options) {
  const LexiconOptions fresh = fresh_options_of(options.rules);
  const std::vector<std::string> problems = problems_of_rule_files(fresh);
  for (const std::string& problem : problems) {
    tell(problem);
  }
  if (!problems.empty()) {
    return exit_failed;
  }
  const auto lexicon = load_lexicon(fresh);
  const std::vector<std::string>& warnings = lexicon->warnings();
  for (const std::string& warning : warnings) {
    tell(warning);
  }
  std::cout << fmt::format("{}: {}.\n",
                           warnings.empty() ? "All is well" : counted(warnings.size(), "warning"),
                           contents_of(*lexicon));
  return options.strict && !warnings.empty() ? exit_failed : exit_done;
}

}  // namespace readout
