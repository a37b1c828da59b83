#include "loader/commands/rules_list_command.hpp"

#include "loader/commands/message.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "queries/sql/rule_names.hpp"
#include "schema/text/fold.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iostream>
#include <set>

namespace readout {

namespace {

/// Makes one row for each dictionary, step and rule, in the order in which they run.
class RuleTable {
 public:
  RuleTable(const Lexicon& lexicon, const RulesListCommand& options)
      : m_lexicon(lexicon), m_kind(options.kind) {
    for (const std::string& word : options.words) {
      m_words.push_back(fold(word));
    }
  }

  Table table() {
    std::set<const CompiledPhase*> listed;
    for (const PhaseStep& step : m_lexicon.steps()) {
      ++m_phase;
      if (step.phase == nullptr) {
        add("step", step.rule, {}, {}, {});
        if (step.step == "dictionaries") {
          add_dictionaries();
        }
      } else if (listed.insert(step.phase.get()).second) {
        add_rules(*step.phase);
      }
    }
    return std::move(m_table);
  }

 private:
  void add_dictionaries() {
    for (std::uint32_t rule = 0; rule < dictionary_count(m_lexicon); ++rule) {
      add("dictionary", rule, {}, {}, {});
    }
  }

  void add_rules(const CompiledPhase& phase) {
    std::uint32_t number = phase.first_rule();
    for (const Rule& rule : phase.phase().rules) {
      add("rule", number++, rule.label.empty() ? Value() : Value(rule.label),
          std::int64_t{rule.priority}, static_cast<std::int64_t>(rule.examples.size()));
    }
  }

  void add(const std::string& kind, std::uint32_t number, const Value& label, const Value& priority,
           const Value& examples) {
    const RuleRecord& rule = m_lexicon.rule_set().rules[number];
    const auto* const label_text = std::get_if<std::string>(&label);
    const std::string text = fold(
        fmt::format("{} {} {}", rule.name, label_text == nullptr ? "" : *label_text, rule.file));
    const bool wanted = std::ranges::all_of(
        m_words, [&](const std::string& word) { return text.find(word) != std::string::npos; });
    if (wanted && (m_kind.empty() || m_kind == kind)) {
      m_table.rows.push_back(
          {m_phase, kind, rule.name, label, priority, examples, rule.file, line_value(rule)});
    }
  }

  const Lexicon& m_lexicon;
  const std::string& m_kind;
  std::vector<std::string> m_words;
  std::int64_t m_phase = 0;
  Table m_table{{"phase", "kind", "name", "label", "priority", "examples", "file", "line"}, {}};
};

}  // namespace

void declare(RulesListCommand& options, CLI::App& command) {
  command.add_option("WORDS", options.words,
                     "Only those that have all these words in name, label or file");
  command.add_option("--kind", options.kind, "Only this kind: rule, dictionary or step")
      ->check(one_of("kind", {"rule", "dictionary", "step"}))
      ->type_name("KIND");
  add_rules_options(command, options.rules);
  add_format_option(command, options.format);
  command.footer(
      "Examples:\n"
      "  readout rules list\n"
      "  readout rules list statements quote --kind rule\n"
      "  readout rules list --rules my-rules --format csv\n"
      "The column phase counts the lines of phases.txt (a dictionary's token patterns follow it as "
      "a phase of their own); within a phase the larger priority wins.");
}

int run(const RulesListCommand& options) {
  const auto lexicon = lexicon_to_look_into(options.rules);
  const Table table = RuleTable(*lexicon, options).table();
  if (table.rows.empty()) {
    tell(options.words.empty() ? fmt::format("there is no {} among them", options.kind)
                               : fmt::format("none has all of '{}' in name, label or file",
                                             fmt::join(options.words, "', '")));
  }
  write_table(std::cout, table, options.format.format, output_width());
  return exit_done;
}

}  // namespace readout
