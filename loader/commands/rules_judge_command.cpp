#include "loader/commands/rules_judge_command.hpp"

#include "loader/commands/message.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "loader/commands/wording.hpp"
#include "loader/readers/csv.hpp"
#include "queries/report/table_format.hpp"
#include "queries/sql/judgement_sheet.hpp"
#include "queries/sql/rule_names.hpp"
#include "schema/model/error.hpp"
#include "schema/store/transaction.hpp"
#include "schema/text/file_bytes.hpp"
#include "schema/text/similar_words.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <sstream>
#include <utility>
#include <vector>

namespace readout {

namespace {

int write_sheet(const RulesJudgeCommand& options) {
  const auto database = open_for_reading(options.database);
  const RuleSet rules = current_rules(*database);
  const std::string& rule = rules.rules[rule_named(rules, options.rule)].name;
  const Table sheet = judgement_sheet(*database, rule, static_cast<std::size_t>(options.sample));
  if (sheet.rows.empty()) {
    throw UsageError(fmt::format(
        "'{}' found no fact in {}: there is nothing to judge (readout query rule_use shows which "
        "rules did)",
        rule, database->name()));
  }
  std::ostringstream out;
  write_table(out, sheet, TableFormat::csv);
  write_output(options.output, out.str());
  if (!options.output.empty()) {
    tell(
        fmt::format("{} of {} in {}: write yes or no in the column right, then readout rules "
                    "judge --marks {}",
                    counted(sheet.rows.size(), "fact"), rule, options.output, options.output));
  }
  return exit_done;
}

std::string bytes_of(const std::string& file) {
  auto bytes = bytes_of_file(file);
  if (!bytes) {
    throw UsageError(fmt::format("--marks: cannot read '{}'", file));
  }
  return *std::move(bytes);
}

std::size_t column_of(const readers::CsvRow& head, const std::string& name,
                      const std::string& file) {
  const auto found = std::ranges::find(head.cells, name);
  if (found == head.cells.end()) {
    throw InputError({file, head.line, 1},
                     fmt::format("no column '{}' (there are: {}): give a file that readout rules "
                                 "judge NAME wrote",
                                 name, listed(head.cells)));
  }
  return static_cast<std::size_t>(found - head.cells.begin());
}

std::vector<Mark> marks_in(const std::string& file) {
  const std::vector<readers::CsvRow> rows = readers::csv_rows(bytes_of(file), file);
  if (rows.empty()) {
    throw InputError({file, 0, 0}, "is empty: give a file that readout rules judge NAME wrote");
  }
  const std::size_t right = column_of(rows.front(), "right", file);
  const std::size_t rule = column_of(rows.front(), "rule", file);
  const std::size_t rule_set = column_of(rows.front(), "rule_set", file);
  const std::size_t fact = column_of(rows.front(), "fact", file);
  const std::size_t document = column_of(rows.front(), "document", file);
  const std::size_t number = column_of(rows.front(), "number", file);
  std::vector<Mark> marks;
  for (const readers::CsvRow& row : std::span(rows).subspan(1)) {
    if (row.cells.size() <= std::max({right, rule, rule_set, fact, document, number})) {
      throw InputError({file, row.line, 1}, "the row has too few cells");
    }
    marks.push_back({.rule_set = row.cells[rule_set],
                     .rule = row.cells[rule],
                     .fact = fmt::format("{} {} of {}", row.cells[fact], row.cells[number],
                                         row.cells[document]),
                     .word = row.cells[right],
                     .place = Place{file, row.line, right == 0 ? 1U : 0U}.to_string()});
  }
  return marks;
}

int keep_marks(const RulesJudgeCommand& options) {
  const std::vector<Judgement> judgements = judgements_of(marks_in(options.marks));
  if (judgements.empty()) {
    throw InputError({options.marks, 0, 0},
                     "nothing is marked: write yes or no in the column right");
  }
  open_database(options.database.address, Access::read);  // must be there
  const auto database = open_database(options.database.address, Access::write);
  Transaction transaction(*database);
  for (const Judgement& judgement : judgements) {
    if (!keep_judgement(*database, judgement)) {
      throw InputError({options.marks, 0, 0},
                       fmt::format("{} has no rule '{}' in rule set {}: these are marks of another "
                                   "database",
                                   database->name(), judgement.rule, judgement.rule_set));
    }
  }
  transaction.commit();
  for (const Judgement& judgement : judgements) {
    std::cout << fmt::format("{}: {} of {} right, precision {:.3g}.\n", judgement.rule,
                             judgement.right, judgement.judged, judgement.precision());
  }
  return exit_done;
}

}  // namespace

void declare(RulesJudgeCommand& options, CLI::App& command) {
  command.add_option("NAME", options.rule, "The rule whose facts are written for marking")
      ->check(not_empty("the name of a rule"));
  add_number_option(
      command, "--sample", {.least = 1, .most = 1'000'000},
      [&options](int number) { options.sample = number; },
      "How many facts: always the same ones of the same facts (50)")
      ->type_name("N");
  command.add_option("--output,-o", options.output, "Write to a file instead of the terminal")
      ->check(not_empty("the name of a file"))
      ->type_name("FILE");
  command
      .add_option("--marks", options.marks,
                  "Read a marked file back, and keep the share of right facts with the rule")
      ->check(not_empty("the name of a file"))
      ->type_name("FILE");
  add_database_option(command, options.database);
  command.footer(
      "Example:\n"
      "  readout rules judge statements/verbs/that --sample 50 -o that.csv\n"
      "  (write yes or no in the column right of each row; empty ones do not count)\n"
      "  readout rules judge --marks that.csv\n"
      "  readout statements --min-precision 0.9\n"
      "The share belongs to the rule as it stood when the texts were loaded: rules that change are "
      "judged anew.");
}

int run(const RulesJudgeCommand& options) {
  if (options.rule.empty() == options.marks.empty()) {
    throw UsageError("give either the NAME of a rule or --marks FILE");
  }
  return options.marks.empty() ? write_sheet(options) : keep_marks(options);
}

}  // namespace readout
