#include "loader/commands/rules_test_command.hpp"

#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "loader/commands/wording.hpp"
#include "loader/recognition/rule_examples.hpp"
#include "queries/sql/rule_names.hpp"
#include "schema/model/error.hpp"
#include "schema/text/visible.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <optional>

namespace readout {

void declare(RulesTestCommand& options, CLI::App& command) {
  command.add_option("--rule", options.rule, "Only the examples of this rule")
      ->check(not_empty("the name of a rule"))
      ->type_name("NAME");
  command.add_option("--file", options.file, "Only rules of files whose name holds these words")
      ->check(not_empty("a part of a file's name"))
      ->type_name("WORDS");
  add_rules_options(command, options.rules);
  command.footer(
      "Examples:\n"
      "  readout rules test\n"
      "  readout rules test --rules my-rules --file statements/\n"
      "  readout rules test --rule statements/verbs/that\n"
      "Each example that fails is printed with its place, what was expected and what was found; "
      "status 1.");
}

int run(const RulesTestCommand& options) {
  const auto lexicon = load_lexicon(fresh_options_of(options.rules));
  const std::vector<RuleRecord>& rules = lexicon->rule_set().rules;
  const auto only = options.rule.empty()
                        ? std::nullopt
                        : std::optional(rule_named(lexicon->rule_set(), options.rule));
  const ExampleResults results = run_examples(*lexicon, [&](std::uint32_t rule) {
    return (!only || *only == rule) && rules[rule].file.find(options.file) != std::string::npos;
  });
  if (results.rules == 0) {
    const bool elsewhere = only && rules[*only].file.find(options.file) == std::string::npos;
    throw UsageError(
        elsewhere ? fmt::format("--file: '{}' is no part of {}, where '{}' stands", options.file,
                                rules[*only].file, rules[*only].name)
        : only    ? fmt::format("'{}' is no rule with examples", rules[*only].name)
                  : fmt::format("--file: no file of rules has '{}' in its name", options.file));
  }
  for (const std::string& failure : results.failures) {
    std::cout << visible(failure) << '\n';
  }
  std::cout << fmt::format("{} of {}: {} passed, {} failed.\n",
                           counted(results.examples, "example"), counted(results.rules, "rule"),
                           results.examples - results.failures.size(), results.failures.size());
  return results.failures.empty() ? exit_done : exit_failed;
}

}  // namespace readout
