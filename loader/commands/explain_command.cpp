#include "loader/commands/explain_command.hpp"

#include "loader/commands/corpus.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/explain/explainer.hpp"
#include "loader/explain/explanation_json.hpp"
#include "loader/explain/explanation_text.hpp"
#include "loader/explain/html_page.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <sstream>

namespace readout {

namespace {

/// "3" or "3-5".
std::optional<SentenceRange> sentences_of(std::string_view text) {
  SentenceRange range;
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  auto read = std::from_chars(begin, end, range.first);
  range.last = range.first;
  if (read.ec == std::errc() && read.ptr != end && *read.ptr == '-') {
    read = std::from_chars(read.ptr + 1, end, range.last);
  }
  const bool whole = read.ec == std::errc() && read.ptr == end;
  return whole && range.first > 0 && range.first <= range.last ? std::optional(range)
                                                               : std::nullopt;
}

void add_narrowing_options(CLI::App& command, Narrowing& narrowing) {
  command
      .add_option_function<std::vector<std::string>>(
          "--sentence",
          [&narrowing](const std::vector<std::string>& all) {
            for (const std::string& text : all) {
              const auto range = sentences_of(text);
              if (!range) {
                throw CLI::ValidationError(
                    "--sentence",
                    fmt::format("'{}' is no sentence: write a number from 1, or 3-5", text));
              }
              narrowing.sentences.push_back(*range);
            }
          },
          "Only this sentence, or these: 3, 3-5; may be given several times")
      ->type_name("N")
      ->allow_extra_args(false);
  command
      .add_option("--find", narrowing.find,
                  "Only sentences that hold these words; letter case and marks do not count")
      ->check(not_empty("words"))
      ->type_name("WORDS");
  command
      .add_option("--phase", narrowing.phase,
                  "Only this step or file of rules, as phases.txt names it")
      ->check(not_empty("the name of a phase"))
      ->type_name("NAME");
}

}  // namespace

void declare(ExplainCommand& options, CLI::App& command) {
  command.add_option("FILE", options.paths, "Files and folders to read, or - for standard input")
      ->required();
  command
      .add_option(
          "--rule", options.rule,
          "For each sentence what became of this rule: where it matched, what overruled it, "
          "or the first condition that failed, and on which word")
      ->check(not_empty("the name of a rule"))
      ->type_name("NAME");
  add_narrowing_options(command, options.narrowing);
  command.add_option("--format", options.format, "text, json or html (one page for a browser)")
      ->check(one_of("format", {"text", "json", "html"}))
      ->capture_default_str()
      ->type_name("FORMAT");
  command.add_option("--output,-o", options.output, "Write to a file instead of the terminal")
      ->check(not_empty("the name of a file"))
      ->type_name("FILE");
  add_input_format_option(command, options.read.format);
  add_manifest_option(command, options.read.manifest);
  add_rules_options(command, options.rules);
  add_metonyms_option(command, options.rules);
  command.footer(
      "Examples:\n"
      "  echo 'On Monday Wang Yi told the press that talks would resume.' > text.txt\n"
      "  readout explain text.txt                                 every step, sentence by "
      "sentence\n"
      "  readout explain text.txt --rule statements/verbs/that    where it matches, or why not\n"
      "  readout explain text.txt --find talks --phase names/person\n"
      "  readout explain text.txt --format html -o text.html      the same as a page\n"
      "Of a pattern that does not match, the furthest way is shown: the words that it took, and "
      "the "
      "condition that fails on the next one.");
}

int run(const ExplainCommand& options) {
  const auto lexicon = lexicon_to_look_into(options.rules);
  Explainer explainer(*lexicon, options.rule);
  check_phase(options.narrowing.phase, *lexicon, explainer.rule());
  std::ostringstream out;
  HtmlPage page;
  CorpusLog log(false);
  const int status = read_each(options.paths, options.read, log, [&](const Document& document) {
    Explanation explanation = explainer.explain(document);
    narrow(explanation, options.narrowing);
    if (options.format == "html") {
      page.add(explanation);
    } else if (options.format == "json") {
      out << explanation_json(explanation) << '\n';
    } else {
      write_explanation_text(out, explanation, options.output.empty() ? output_width() : 0);
    }
  });
  write_output(options.output, options.format == "html" ? page.finish() : out.str());
  return status;
}

}  // namespace readout
