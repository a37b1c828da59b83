#include "loader/commands/program.hpp"

#include "loader/commands/annotate_command.hpp"
#include "loader/commands/communities_command.hpp"
#include "loader/commands/diff_command.hpp"
#include "loader/commands/dump_command.hpp"
#include "loader/commands/explain_command.hpp"
#include "loader/commands/impact_command.hpp"
#include "loader/commands/load_command.hpp"
#include "loader/commands/message.hpp"
#include "loader/commands/migrate_command.hpp"
#include "loader/commands/path_command.hpp"
#include "loader/commands/query_command.hpp"
#include "loader/commands/rank_command.hpp"
#include "loader/commands/report_command.hpp"
#include "loader/commands/rules_check_command.hpp"
#include "loader/commands/rules_compile_command.hpp"
#include "loader/commands/rules_coverage_command.hpp"
#include "loader/commands/rules_export_command.hpp"
#include "loader/commands/rules_judge_command.hpp"
#include "loader/commands/rules_list_command.hpp"
#include "loader/commands/rules_test_command.hpp"
#include "loader/commands/settle_command.hpp"
#include "loader/commands/show_command.hpp"
#include "loader/commands/standard_output.hpp"
#include "loader/commands/statements_command.hpp"
#include "loader/commands/status_command.hpp"
#include "loader/commands/suggest_command.hpp"
#include "loader/commands/verify_command.hpp"
#include "loader/commands/wrong_usage.hpp"
#include "schema/model/error.hpp"
#include "schema/model/version.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cerrno>
#include <functional>
#include <iostream>
#include <memory>
#include <system_error>
#include <vector>

namespace readout {

namespace {

/// The commands, each with its options; `status` is what the one that was run gave.
class Program {
 public:
  Program() {
    m_app.require_subcommand(1);
    m_app.set_version_flag("--version", std::string(program_version()));
    m_app.set_help_flag("--help,-h", "Print this help");
    add_commands();
    add_rules_commands();
    m_app.footer(
        "`readout COMMAND --help` says more of each. The database is --db, else READOUT_DB, else "
        "readout.db.");
  }

  int run(int argument_count, const char* const* arguments) {
    if (const auto problem = problem_with_command(argument_count, arguments, m_app)) {
      tell(*problem);
      fmt::print(stderr, "{}", hint_for(argument_count, arguments, m_app));

      return exit_usage;
    }
    try {
      m_app.parse(argument_count, arguments);
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() == 0) {
        m_app.exit(error, std::cout, std::cerr);
        return exit_done;
      }
      tell(message_of(error, m_app));
      fmt::print(stderr, "{}", hint_for(argument_count, arguments, m_app));

      return exit_usage;
    }
    return m_status;
  }

 private:
  void add_commands() {
    add<LoadCommand>(m_app, "load", "Load documents into the graph");
    add<SettleCommand>(m_app, "settle",
                       "Work out who is who again, with other decisions where a file is given");
    add<SuggestCommand>(m_app, "suggest",
                        "Who may be one, as lines to paste into a file of decisions");
    add<StatusCommand>(m_app, "status",
                       "What is in the database: counts, unknown shares, rule set, last loads");
    add<QueryCommand>(m_app, "query",
                      "Run an SQL script with typed parameters, or list the scripts");
    add<ShowCommand>(m_app, "show",
                     "All that is known of one entity: names, statements, ties, documents");
    add<StatementsCommand>(m_app, "statements", "Who said what, to whom, through whom");
    add<PathCommand>(m_app, "path",
                     "How two entities hang together, with the sentence behind each hop");
    add<RankCommand>(m_app, "rank", "Entities by a metric of the graph");
    add<CommunitiesCommand>(m_app, "communities",
                            "Communities, components, articulation points and bridges");
    add<ReportCommand>(m_app, "report", "The graph metric report: text, Markdown or JSON");
    add<AnnotateCommand>(m_app, "annotate", "What the rules find in a text, without a database");
    add<ExplainCommand>(m_app, "explain",
                        "Which rule fired where in a text, and why another did not");
    add<ImpactCommand>(m_app, "impact", "Which facts of a database hang on one rule");
    add<DiffCommand>(m_app, "diff", "What two sets of rules say differently of the same texts");
    add<VerifyCommand>(m_app, "verify", "Read every span again and check every condition");
    add<DumpCommand>(m_app, "dump", "The graph as canonical text");
    add<MigrateCommand>(m_app, "migrate", "Bring a database to the version of this program");
  }

  void add_rules_commands() {
    CLI::App& rules =
        *m_app.add_subcommand("rules", "Check, test, list and judge rules and dictionaries");
    rules.require_subcommand(1);
    add<RulesCheckCommand>(rules, "check", "Read rules and dictionaries and say what is wrong");
    add<RulesTestCommand>(rules, "test", "Run the examples that stand in the rules");
    add<RulesListCommand>(rules, "list", "Rules, dictionaries and steps as they run");
    add<RulesCoverageCommand>(rules, "coverage", "How often each rule fires in texts");
    add<RulesCompileCommand>(rules, "compile", "Check, test, and keep for the next start");
    add<RulesExportCommand>(rules, "export", "The names of all dictionaries as JSON Lines");
    add<RulesJudgeCommand>(rules, "judge", "A rule's facts for a person to mark, and the marks");
    rules.footer(
        "`readout rules COMMAND --help` says more of each; docs/rules.md has the language.");
  }

  template <typename Options>
  void add(CLI::App& parent, const std::string& name, const std::string& description) {
    const auto options = std::make_shared<Options>();
    CLI::App& command = *parent.add_subcommand(name, description);
    declare(*options, command);
    command.callback([this, options] { m_status = readout::run(*options); });
  }

  CLI::App m_app{
      "readout loads news into an entity-relationship graph and answers questions on it: who said "
      "what, to whom, through whom."};
  int m_status = exit_done;
};

int failed(int status, const std::exception& error) {
  tell(error.what());
  return status;
}

int run_and_say_what_fails(int argument_count, const char* const* arguments) {
  try {
    return Program().run(argument_count, arguments);
  } catch (const UsageError& error) {
    return failed(exit_usage, error);
  } catch (const std::system_error& error) {
    // Whoever closes a pipe has read enough.
    return error.code() == std::errc::broken_pipe ? exit_failed : failed(exit_failed, error);
  } catch (const std::exception& error) {
    return failed(exit_failed, error);
  }
}

}  // namespace

int run_program(int argument_count, const char* const* arguments) {
  StandardOutput output;
  const int status = run_and_say_what_fails(argument_count, arguments);
  try {
    output.finish();
  } catch (const std::system_error& error) {
    return error.code() == std::errc::broken_pipe ? exit_failed : failed(exit_failed, error);
  }
  return status;
}

}  // namespace readout
