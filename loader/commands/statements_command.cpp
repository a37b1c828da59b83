#include "loader/commands/statements_command.hpp"

#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "schema/model/error.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>

namespace readout {

namespace {

StatementFilter filter_of(const StatementsCommand& options) {
  StatementFilter filter = options.filter;
  if (!options.cue_class.empty()) {
    filter.cue_class = cue_class_of(options.cue_class);
    if (!filter.cue_class) {
      throw UsageError(
          fmt::format("--cue-class: unknown class '{}' (known: states, claims, denies, promises, "
                      "asks, warns, praises, blames, thanks, thinks)",
                      options.cue_class));
    }
  }
  if (!options.kind.empty()) {
    filter.kind = statement_kind_of(options.kind);
    if (!filter.kind) {
      throw UsageError(fmt::format(
          "--kind: unknown kind '{}' (known: direct, mixed, indirect, act, term, omission)",
          options.kind));
    }
  }
  if (options.limit > 0) {
    filter.limit = options.limit;
  }
  return filter;
}

}  // namespace

void declare(StatementsCommand& options, CLI::App& command) {
  command.add_option("--by", options.filter.by, "Who said it, or on whose behalf: a name or key")
      ->check(not_empty("a name or key"))
      ->type_name("ENTITY");
  command.add_option("--to", options.filter.to, "Who was told")
      ->check(not_empty("a name or key"))
      ->type_name("ENTITY");
  command.add_option("--about", options.filter.about, "Who or what is named in it")
      ->check(not_empty("a name or key"))
      ->type_name("ENTITY");
  command.add_option("--target", options.filter.target, "Who is accused, praised or warned")
      ->check(not_empty("a name or key"))
      ->type_name("ENTITY");
  command
      .add_option(
          "--cue-class", options.cue_class,
          "states, claims, denies, promises, asks, warns, praises, blames, thanks or thinks")
      ->check(not_empty("a class"))
      ->type_name("CLASS");
  command
      .add_option("--channel", options.filter.channel,
                  "call, meeting, readout, statement, interview..., or who relays it")
      ->check(not_empty("a channel, or a name or key"))
      ->type_name("CHANNEL");
  command.add_option("--kind", options.kind, "direct, mixed, indirect, act, term or omission")
      ->check(not_empty("a kind"))
      ->type_name("KIND");
  command.add_option("--since", options.filter.since, "From this day on (YYYY-MM-DD)")
      ->check(not_empty("a day, YYYY-MM-DD"))
      ->type_name("DATE");
  command.add_option("--until", options.filter.until, "Up to this day")
      ->check(not_empty("a day, YYYY-MM-DD"))
      ->type_name("DATE");
  command
      .add_option("--text", options.filter.text,
                  "Words that stand in it; case and accents do not count")
      ->check(not_empty("words"))
      ->type_name("WORDS");
  command.add_option("--document", options.filter.document, "Only of this document")
      ->check(not_empty("COLLECTION/ID, as the column document has it"))
      ->type_name("COLLECTION/ID");
  add_precision_option(command, options.filter.min_precision);
  add_count_option(command, "--limit", options.limit, "At most so many (0: all)");
  add_database_option(command, options.database);
  add_format_option(command, options.format);
  command.footer(
      "Examples:\n"
      "  readout statements --by \"Xi Jinping\" --to \"Vladimir Putin\"\n"
      "  readout statements --about Ukraine --kind direct --format json\n"
      "The table is cut to the terminal; csv and json have every column, with the whole sentence "
      "and the rule.");
}

int run(const StatementsCommand& options) {
  const StatementFilter filter = filter_of(options);
  const auto database = open_for_reading(options.database);
  warn_where_nothing_is_judged(*database, filter.min_precision);
  const std::vector<StatementRow> statements = statements_of(*database, filter);
  const bool people =
      options.format.format == TableFormat::table || options.format.format == TableFormat::markdown;
  write_table(std::cout, people ? short_statement_table(statements) : statement_table(statements),
              options.format.format, output_width());
  return exit_done;
}

}  // namespace readout
