#include "loader/commands/rules_coverage_command.hpp"

#include "loader/commands/message.hpp"
#include "loader/commands/program.hpp"
#include "loader/commands/wording.hpp"
#include "loader/recognition/rule_counts.hpp"
#include "queries/sql/rule_names.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <numeric>
#include <optional>

namespace readout {

namespace {

struct DocumentCounts {
  Facts facts;
  std::optional<RuleCounts> counts;
};

/// Sums over all documents, and how many of them each rule fired in.
struct Coverage {
  explicit Coverage(std::size_t rules) : counts(rules), documents(rules) {}

  void add(const RuleCounts& found) {
    counts.add(found);
    for (std::size_t rule = 0; rule < documents.size(); ++rule) {
      documents[rule] += found.fired[rule] > 0 ? 1 : 0;
    }
  }

  RuleCounts counts;
  std::vector<std::uint64_t> documents;
};

/// Of each rule whether it can fire at all: lists of words have no phrases that could stand in a
/// text.
std::vector<bool> can_fire(const Lexicon& lexicon) {
  std::vector<bool> can(lexicon.rule_set().rules.size(), true);
  std::fill_n(can.begin(), dictionary_count(lexicon), false);
  for (const std::uint32_t rule : lexicon.phrases().rules()) {
    can[rule] = true;
  }
  return can;
}

Table table_of(const Coverage& coverage, const RuleSet& rules, const std::vector<bool>& can_fire,
               bool never) {
  Table table{{"rule", "fired", "documents", "mentions", "statements", "file", "line"}, {}};
  const std::vector<std::uint64_t>& fired = coverage.counts.fired;
  std::vector<std::size_t> order(fired.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order,
                           [&](std::size_t a, std::size_t b) { return fired[a] > fired[b]; });
  for (const std::size_t rule : order) {
    if (can_fire[rule] && (!never || fired[rule] == 0)) {
      const RuleRecord& record = rules.rules[rule];
      table.rows.push_back({record.name, static_cast<std::int64_t>(fired[rule]),
                            static_cast<std::int64_t>(coverage.documents[rule]),
                            static_cast<std::int64_t>(coverage.counts.mentions[rule]),
                            static_cast<std::int64_t>(coverage.counts.statements[rule]),
                            record.file, line_value(record)});
    }
  }
  return table;
}

}  // namespace

void declare(RulesCoverageCommand& options, CLI::App& command) {
  add_corpus_options(command, options.corpus);
  add_rules_options(command, options.rules);
  command.add_flag("--never", options.never, "Only those that never fired");
  add_format_option(command, options.format);
  command.footer(
      "Examples:\n"
      "  readout rules coverage articles/\n"
      "  readout rules coverage articles/ --never --format csv\n"
      "A rule fires where it matches, also where it only blocks or takes readings away; a "
      "dictionary, where one of its phrases stands (lists of words are not among them); a step, "
      "where it finds a fact itself. Mentions "
      "and statements are the facts that carry its name.");
}

int run(const RulesCoverageCommand& options) {
  const auto lexicon = lexicon_of(options.rules, options.corpus.quiet);
  const RuleSet& rules = lexicon->rule_set();
  Coverage coverage(rules.rules.size());
  CorpusLog log(options.corpus.quiet);
  const int status = for_each_document<Scratch, DocumentCounts>(
      options.corpus, log,
      [&](Scratch& scratch, const Document& document) {
        DocumentCounts found{.facts = {}, .counts = RuleCounts(rules.rules.size())};
        found.facts = facts_and_counts_of(document, *lexicon, scratch, *found.counts);
        return found;
      },
      [&](const Document& document, const DocumentCounts& found) {
        coverage.add(*found.counts);
        log.done(document, found.facts);
      });
  log.clear();
  const std::vector<bool> possible = can_fire(*lexicon);
  write_table(std::cout, table_of(coverage, rules, possible, options.never), options.format.format,
              output_width());
  if (!options.corpus.quiet) {
    std::size_t never = 0;
    for (std::size_t rule = 0; rule < possible.size(); ++rule) {
      never += possible[rule] && coverage.counts.fired[rule] == 0 ? 1 : 0;
    }
    tell(fmt::format("{} read; {} of {} rules, dictionaries and steps never fired",
                     counted(log.documents(), "document"), never,
                     std::ranges::count(possible, true)));
  }
  return status;
}

}  // namespace readout
