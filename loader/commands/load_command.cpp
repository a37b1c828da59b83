#include "loader/commands/load_command.hpp"

#include "loader/commands/decisions_option.hpp"
#include "loader/commands/interrupt.hpp"
#include "loader/commands/message.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "loader/commands/progress_line.hpp"
#include "loader/commands/wording.hpp"
#include "schema/model/version.hpp"
#include "schema/store/decision_table.hpp"
#include "schema/store/load_log.hpp"
#include "schema/text/visible.hpp"

#include <CLI/CLI.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <charconv>
#include <ctime>
#include <iostream>

namespace readout {

namespace {

std::string now() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

Shard shard_of(const std::string& text) {
  const auto bad = [&] {
    return UsageError(fmt::format("--shard: '{}' is no part of a whole, such as 1/4", text));
  };
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) {
    throw bad();
  }
  Shard shard;
  const char* const end = text.data() + text.size();
  const auto number = std::from_chars(text.data(), text.data() + slash, shard.number);
  const auto of = std::from_chars(text.data() + slash + 1, end, shard.of);
  if (number.ec != std::errc{} || number.ptr != text.data() + slash || of.ec != std::errc{} ||
      of.ptr != end || shard.number < 1 || shard.number > shard.of) {
    throw bad();
  }
  return shard;
}

void print_summary(const LoadCommand& command, const LoadResult& result) {
  if (result.read > 0 && result.unchanged == result.read && result.removed == 0) {
    std::cout << fmt::format(
        "Nothing has changed: {} in {} already.\n",
        result.read == 1 ? "the document is" : fmt::format("all {} documents are", result.read),
        database_name(command.database.address));
    return;
  }
  std::cout << fmt::format(
      "{} {}{}: {} new, {} changed, {} unchanged, {} removed, {} skipped; {}.\n",
      command.load.dry_run ? "Read" : "Loaded", counted(result.read, "document"),
      command.load.dry_run ? " and wrote nothing"
                           : fmt::format(" into {}", database_name(command.database.address)),
      result.added, result.changed, result.unchanged, result.removed, result.skipped,
      counted(result.statements, "statement"));
  if (result.other_language > 0) {
    std::cout << fmt::format("{} not in English, kept without facts.\n",
                             counted(result.other_language, "document"));
  }
}

void print_decisions(const LoadCommand& command, const Decisions& decisions) {
  std::cout << fmt::format("Who is who is settled with {} of {}.\n",
                           counted(decisions.lines().size(), "decision"), command.decisions);
}

void warn_of_decisions(const LoadCommand& command, Database& database,
                       const std::optional<Decisions>& given) {
  if (given) {
    warn_of_unknown_keys(database, *given, command.decisions);
  }
  warn_of_idle_corrections(database, given ? *given : stored_decisions(database),
                           given ? command.decisions : database.name());
}

int status_of(const LoadResult& result) {
  if (interrupted()) {
    tell(
        "interrupted; what was written is whole, and the next load goes on from "
        "here");
    return exit_interrupted;
  }
  if (result.not_pruned) {
    tell(
        "--prune removed nothing: what was skipped may be any document of the "
        "collection; mend it and load again");
  }
  if (result.contradicting) {
    return exit_failed;
  }
  if (result.skipped > 0) {
    tell(fmt::format("{} skipped{}:", counted(result.skipped, "input"),
                     result.skipped > result.first_skipped.size() ? ", the first of them" : ""));
    for (const std::string& message : result.first_skipped) {
      fmt::print(stderr, "  {}\n", visible(message));
    }
    return exit_skipped;
  }
  return exit_done;
}

}  // namespace

void declare(LoadCommand& options, CLI::App& command) {
  command
      .add_option("PATH", options.load.paths, "Files and folders to load, or - for standard input")
      ->required();
  add_database_option(command, options.database);
  command
      .add_option("--collection", options.load.read.collection,
                  "The collection that the documents belong to")
      ->check(not_empty("a name"))
      ->capture_default_str()
      ->type_name("NAME");
  add_manifest_option(command, options.load.read.manifest);
  add_input_format_option(command, options.load.read.format);
  add_rules_options(command, options.rules);
  add_metonyms_option(command, options.rules);
  add_decisions_option(command, options.decisions);
  add_jobs_option(command, options.load.jobs);
  command.add_option("--shard", options.shard, "Load part i of n of the documents")
      ->type_name("I/N");
  command.add_flag("--strict", options.load.strict,
                   "Stop at the first document that would be skipped");
  command.add_flag("--dry-run", options.load.dry_run, "Read and recognise, but write nothing");
  command.add_flag("--prune", options.load.prune,
                   "Remove documents of the collection (and shard) that are no longer there");
  command.add_flag("--rules-changed", options.load.rules_changed,
                   "Go on although the database was loaded with other rules");
  command.add_flag("--quiet,-q", options.quiet, "No progress and no warnings");
  command.footer(
      "Examples:\n"
      "  readout load articles/ --manifest articles/manifest.csv --db news.db\n"
      "  readout load news.jsonl.gz --db postgresql://localhost/news --jobs 4\n"
      "A document that is in already and has not changed costs a look-up. Exit status 3: some "
      "documents were skipped.");
}

int run(const LoadCommand& options) {
  LoadOptions load_options = options.load;
  load_options.database = options.database.address;
  load_options.shard = shard_of(options.shard);
  load_options.decisions = decisions_of(options.decisions);
  const auto lexicon = lexicon_of(options.rules, options.quiet);
  const InterruptHandler handler;
  LoadRun log{.started = now(),
              .program = std::string(program_version()),
              .rule_set = lexicon->rule_set().hash,
              .collection = load_options.read.collection};
  ProgressLine progress(options.quiet);
  const LoadResult result = load(
      load_options, *lexicon,
      [&](const ReadProblem& problem) {
        if (!options.quiet || problem.severity == ReadProblem::Severity::fatal) {
          progress.clear();
          tell(problem.message);
        }
      },
      [&](const LoadProgress& done) { progress.show(done.documents, done.bytes); }, interrupted);
  progress.clear();
  if (!load_options.dry_run) {
    log.finished = now();
    log.documents_read = result.read;
    log.documents_new = result.added;
    log.documents_changed = result.changed;
    log.documents_unchanged = result.unchanged;
    log.documents_removed = result.removed;
    log.documents_skipped = result.skipped;
    const auto database = open_database(load_options.database, Access::write);
    log_load(*database, log);
    if (!options.quiet) {
      warn_of_decisions(options, *database, load_options.decisions);
    }
  }
  print_summary(options, result);
  if (load_options.decisions && !load_options.dry_run) {
    print_decisions(options, *load_options.decisions);
  }
  return status_of(result);
}

}  // namespace readout
