#include "loader/commands/annotate_command.hpp"

#include "loader/annotations/annotation_json.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/commands/program.hpp"
#include "loader/recognition/facts_of.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>

namespace readout {

void declare(AnnotateCommand& options, CLI::App& command) {
  command.add_option("FILE", options.paths, "Files and folders to read, or - for standard input")
      ->required();
  command.add_option("--format", options.format, "How to print: jsonl")
      ->check(one_of("format", {"jsonl"}))
      ->capture_default_str()
      ->type_name("FORMAT");
  add_input_format_option(command, options.read.format);
  command
      .add_option("--manifest", options.read.manifest,
                  "A CSV file with the columns path, publisher, date, url, title, byline")
      ->check(not_empty("the name of a file"))
      ->type_name("FILE");
  add_rules_options(command, options.rules);
  command.footer(
      "Example:\n"
      "  echo '“We will wait,” said Xi Jinping.' | readout annotate -\n"
      "One JSON object a document, in the order of the input; positions count code points.");
}

int run(const AnnotateCommand& options) {
  const auto lexicon = lexicon_of(options.rules);
  Scratch scratch;
  ReadOptions read = options.read;
  read.blank_texts = true;
  std::size_t skipped = 0;
  bool contradicting = false;
  read_documents(
      options.paths, read,
      [&](const Document& document) {
        std::cout << annotation_json(document, facts_of(document, *lexicon, scratch),
                                     lexicon->rule_set())
                  << '\n';
      },
      [&](const ReadProblem& problem) {
        fmt::print(stderr, "readout: {}\n", problem.message);
        skipped += problem.severity == ReadProblem::Severity::warning ? 0 : 1;
        contradicting = contradicting || problem.severity == ReadProblem::Severity::fatal;
      });
  return contradicting ? exit_failed : skipped > 0 ? exit_skipped : exit_done;
}

}  // namespace readout
