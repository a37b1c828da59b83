#include "loader/commands/impact_command.hpp"

#include "loader/commands/corpus.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "loader/commands/two_lexicons.hpp"
#include "loader/commands/wording.hpp"
#include "loader/recognition/rule_counts.hpp"
#include "queries/report/section.hpp"
#include "queries/sql/rule_names.hpp"
#include "queries/sql/stored_texts.hpp"
#include "schema/model/error.hpp"
#include "schema/store/transaction.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <optional>
#include <string_view>

namespace readout {

namespace {

using What = FactChange::What;

/// What a document loses without the rule.
struct DocumentImpact {
  Facts facts;
  std::uint64_t fired = 0;
  std::uint64_t found = 0;  ///< facts that name the rule
  FactComparison comparison;
};

/// What all documents lose.
struct Impact {
  ChangeCounts counts;
  std::int64_t fired_in = 0;
  std::int64_t found = 0;
  Table changes{
      {"change", "fact", "was", "becomes", "sentence", "rule", "document", "start", "end"}, {}};

  void add(const Document& document, const DocumentImpact& impact) {
    counts.add(impact.comparison);
    fired_in += impact.fired > 0 ? 1 : 0;
    found += static_cast<std::int64_t>(impact.found);
    for (const FactChange& change : impact.comparison.changes) {
      const ComparableFact& fact = change.fact();
      changes.rows.push_back(
          {std::string(to_string(change.what)), std::string(to_string(fact.kind)),
           change.before ? Value(on_one_line(gist_of(*change.before))) : Value(),
           change.after ? Value(on_one_line(gist_of(change))) : Value(), on_one_line(fact.sentence),
           change.before ? change.before->rule : change.after->rule, document.key(),
           std::int64_t{fact.place.start}, std::int64_t{fact.place.end}});
    }
  }
};

/// Recognises texts with all rules and without one.
class RuleRemoval {
 public:
  RuleRemoval(const Lexicon& all, const Lexicon& less, std::uint32_t rule)
      : m_all(all), m_less(less), m_rule(rule) {}

  DocumentImpact impact_on(TwoScratches& scratch, const Document& document) const {
    RuleCounts counts(m_all.rule_set().rules.size());
    DocumentImpact impact;
    impact.facts = facts_and_counts_of(document, m_all, scratch.before, counts);
    impact.fired = counts.fired[m_rule];
    impact.found = counts.mentions[m_rule] + counts.statements[m_rule];
    // Dictionaries also speak as lists of words, and steps shape what others find.
    const bool can_be_silent = m_rule >= first_phase_rule() && !is_step();
    if (impact.fired > 0 || !can_be_silent) {
      impact.comparison = compare_facts(
          comparable_facts(document, impact.facts, m_all.rule_set()),
          comparable_facts(document, facts_of(document, m_less, scratch.after), m_less.rule_set()));
    }
    return impact;
  }

 private:
  std::uint32_t first_phase_rule() const { return dictionary_count(m_all); }
  bool is_step() const { return m_all.rule_set().rules[m_rule].name.starts_with("steps/"); }

  const Lexicon& m_all;
  const Lexicon& m_less;
  std::uint32_t m_rule;
};

void require_same_rules(Database& database, const RuleSet& rules) {
  const std::string current = current_rule_set(database);
  if (current != rules.hash) {
    throw StoreError(
        fmt::format("'{}' was loaded with rule set {}, these rules and options are {}: give the "
                    "--rules, --dictionary and --metonyms of the load",
                    database.name(), current.empty() ? "none" : current, rules.hash),
        "", "");
  }
}

std::unique_ptr<const Lexicon> lexicon_without(const RulesOptions& rules, const std::string& name) {
  LexiconOptions options = lexicon_options_of(rules);
  options.without = name;
  try {
    return load_lexicon(options);
  } catch (const InputError& error) {
    throw UsageError(fmt::format("the other rules need '{}': {}", name, error.what()));
  }
}

Section section_of(const Impact& impact, What what, const std::string& title) {
  const std::string name(to_string(what));
  Table rows{impact.changes.columns, {}};
  std::ranges::copy_if(impact.changes.rows, std::back_inserter(rows.rows),
                       [&](const std::vector<Value>& row) { return row.front() == Value(name); });
  constexpr std::array<std::string_view, 6> lost = {"fact",     "was",   "sentence",
                                                    "document", "start", "end"};
  constexpr std::array<std::string_view, 7> changed = {"fact",     "was",   "becomes", "sentence",
                                                       "document", "start", "end"};
  constexpr std::array<std::string_view, 6> gained = {"fact",     "becomes", "sentence",
                                                      "document", "start",   "end"};
  const std::span<const std::string_view> columns =
      what == What::lost      ? std::span<const std::string_view>(lost)
      : what == What::changed ? std::span<const std::string_view>(changed)
                              : std::span<const std::string_view>(gained);
  return {name, title, "", only_columns(rows, columns)};
}

Report report_of(const Impact& impact, const std::string& rule) {
  Table counts{{"what", "count"}, {}};
  counts.rows = {{"documents", impact.counts.documents},
                 {"documents where it fires", impact.fired_in},
                 {"documents that change without it", impact.counts.differing},
                 {"facts that it found", impact.found},
                 {"facts that another rule finds as well", impact.counts.other_rule},
                 {"facts lost", impact.counts.of(What::lost)},
                 {"facts changed", impact.counts.of(What::changed)},
                 {"facts gained", impact.counts.of(What::gained)}};
  return {"Without " + rule,
          {{"counts", "Counts", "", counts},
           section_of(impact, What::lost, "Lost"),
           section_of(impact, What::changed, "Changed"),
           section_of(impact, What::gained, "Gained")}};
}

}  // namespace

void declare(ImpactCommand& options, CLI::App& command) {
  command
      .add_option("--rule", options.rule,
                  "The rule, dictionary or step that is left out, as readout rules list names it")
      ->required()
      ->check(not_empty("the name of a rule"))
      ->type_name("NAME");
  add_rules_options(command, options.rules);
  add_metonyms_option(command, options.rules);
  add_jobs_option(command, options.jobs);
  command.add_flag("--quiet,-q", options.quiet, "No progress and no warnings");
  add_database_option(command, options.database);
  add_format_option(command, options.format);
  command.footer(
      "Examples:\n"
      "  readout impact --rule statements/verbs/that\n"
      "  readout impact --rule that-later --format csv > lost.csv\n"
      "The texts of the database are recognised again with and without the rule; nothing is "
      "written. Give the --rules, --dictionary and --metonyms of the load.");
}

int run(const ImpactCommand& options) {
  const auto database = open_for_reading(options.database);
  const auto all = lexicon_of(options.rules, options.quiet);
  const std::uint32_t rule = rule_named(all->rule_set(), options.rule);
  require_same_rules(*database, all->rule_set());
  const std::string name = all->rule_set().rules[rule].name;
  const auto less = lexicon_without(options.rules, name);
  const RuleRemoval removal(*all, *less, rule);
  Impact impact;
  CorpusLog log(options.quiet);
  for_each_document<TwoScratches, DocumentImpact>(
      options.jobs,
      [&](const DocumentHandler& handle) { read_stored_documents(*database, handle); },
      [&](TwoScratches& scratch, const Document& document) {
        return removal.impact_on(scratch, document);
      },
      [&](const Document& document, const DocumentImpact& found) {
        impact.add(document, found);
        log.done(document, found.facts);
      });
  log.clear();
  if (options.format.format == TableFormat::csv) {
    write_table(std::cout, impact.changes, TableFormat::csv);
  } else {
    write_report(std::cout, report_of(impact, name), options.format.format, output_width());
  }
  return exit_done;
}

}  // namespace readout
