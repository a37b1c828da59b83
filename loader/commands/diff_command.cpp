#include "loader/commands/diff_command.hpp"

#include "loader/annotations/fact_change_json.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "loader/commands/two_lexicons.hpp"
#include "loader/commands/wording.hpp"
#include "queries/report/text_layout.hpp"
#include "schema/model/error.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <iostream>
#include <string_view>

namespace readout {

namespace {

constexpr std::string_view builtin = "builtin";
constexpr std::string_view metonyms = "metonyms=";

struct DocumentDifference {
  Facts facts;
  FactComparison comparison;
};

/// The rules that a user calls `name`, with the dictionaries that both sides have.
RulesOptions side_of(const std::string& name, const RulesOptions& both) {
  RulesOptions side = both;
  if (name.starts_with(metonyms)) {
    const auto which = metonyms_called(std::string_view(name).substr(metonyms.size()));
    if (!which) {
      throw UsageError(fmt::format("unknown rules '{}' (known: {}{})", name, metonyms,
                                   fmt::join(metonyms_choices(), fmt::format(", {}", metonyms))));
    }
    side.metonyms = *which;
  } else if (name == builtin) {
    side.no_builtin = false;
  } else if (std::filesystem::is_directory(name) &&
             !std::filesystem::exists(std::filesystem::path(name) / "lists.def")) {
    side.folders.push_back(name);
  } else if (std::filesystem::exists(name)) {  // a folder of GATE is a dictionary, too
    side.dictionaries.push_back(name);
  } else {
    throw UsageError(fmt::format(
        "no rules '{}': give a folder laid out as loader/rules, the file of a dictionary, {}, or "
        "{}{}",
        name, builtin, metonyms, fmt::join(metonyms_choices(), fmt::format(", {}", metonyms))));
  }
  return side;
}

void print_wrapped(std::string_view start, std::string_view text) {
  const std::size_t width = output_width();
  const std::size_t room = width > start.size() + 20 ? width - start.size() : 0;
  std::string indent(start);
  for (const std::string& line : wrapped(text, room)) {
    std::cout << indent << line << '\n';
    indent.assign(start.size(), ' ');
  }
}

std::string rules_of(const FactChange& change) {
  if (!change.before || !change.after) {
    return change.fact().rule;
  }
  return change.before->rule == change.after->rule
             ? change.after->rule
             : fmt::format("{} -> {}", change.before->rule, change.after->rule);
}

void print_text(const std::string& document, const std::vector<FactChange>& changes) {
  if (!changes.empty()) {
    std::cout << document << '\n';
  }
  for (const FactChange& change : changes) {
    const ComparableFact& fact = change.fact();
    print_wrapped("  ", fmt::format("{} {}: {}", to_string(change.what), to_string(fact.kind),
                                    gist_of(fact)));
    for (const PropertyChange& property : property_changes(change)) {
      print_wrapped("      ", fmt::format("{}: {} -> {}", property.name,
                                          property.before.empty() ? "none" : property.before,
                                          property.after.empty() ? "none" : property.after));
    }
    print_wrapped("      rule: ", rules_of(change));
    print_wrapped("      in: ", fact.sentence);
  }
}

void print_json_lines(const std::string& document, const std::vector<FactChange>& changes) {
  for (const FactChange& change : changes) {
    std::cout << fact_change_json(document, change) << '\n';
  }
}

std::string summary_of(const ChangeCounts& counts) {
  using What = FactChange::What;
  return fmt::format(
      "{} read, {} with differences: {} lost, {} changed, {} gained; {} found by another rule.\n",
      counted(static_cast<std::size_t>(counts.documents), "document"), counts.differing,
      counts.of(What::lost), counts.of(What::changed), counts.of(What::gained), counts.other_rule);
}

}  // namespace

void declare(DiffCommand& options, CLI::App& command) {
  command
      .add_option("A", options.first,
                  "The first rules: a folder as --rules takes it, a dictionary, builtin, or "
                  "metonyms=off, metonyms=careful, metonyms=full")
      ->required();
  command.add_option("B", options.second, "The second rules")->required();
  add_corpus_options(command, options.corpus);
  add_dictionary_options(command, options.rules);
  command.add_option("--format", options.format, "How to print: text or jsonl")
      ->check(one_of("format", {"text", "jsonl"}))
      ->capture_default_str()
      ->type_name("FORMAT");
  command.footer(
      "Examples:\n"
      "  readout diff builtin my-rules articles/\n"
      "  readout diff metonyms=off metonyms=full articles/\n"
      "  readout diff rules-old rules-new articles/ --format jsonl | jq -r .change | sort | uniq "
      "-c\n"
      "Each mention and statement that only A finds is lost, that only B finds gained; one that "
      "both find at the same place with other properties has changed. --dictionary goes to both "
      "sides.");
}

int run(const DiffCommand& options) {
  const auto first = lexicon_of(side_of(options.first, options.rules), options.corpus.quiet);
  const auto second = lexicon_of(side_of(options.second, options.rules), options.corpus.quiet);
  ChangeCounts counts;
  CorpusLog log(options.corpus.quiet);
  const int status = for_each_document<TwoScratches, DocumentDifference>(
      options.corpus, log,
      [&](TwoScratches& scratch, const Document& document) {
        const Facts before = facts_of(document, *first, scratch.before);
        DocumentDifference found{.facts = facts_of(document, *second, scratch.after),
                                 .comparison = {}};
        found.comparison =
            compare_facts(comparable_facts(document, before, first->rule_set()),
                          comparable_facts(document, found.facts, second->rule_set()));
        return found;
      },
      [&](const Document& document, const DocumentDifference& found) {
        counts.add(found.comparison);
        log.clear();
        (options.format == "text" ? print_text : print_json_lines)(document.key(),
                                                                   found.comparison.changes);
        log.done(document, found.facts);
      });
  log.clear();
  if (options.format == "text") {
    std::cout << (counts.differing > 0 ? "\n" : "") << summary_of(counts);
  }
  return status;
}

}  // namespace readout
