#include "loader/commands/annotate_command.hpp"

#include "loader/annotations/annotation_json.hpp"
#include "loader/commands/corpus.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/recognition/facts_of.hpp"

#include <CLI/CLI.hpp>

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
  add_manifest_option(command, options.read.manifest);
  add_rules_options(command, options.rules);
  add_metonyms_option(command, options.rules);
  command.footer(
      "Example:\n"
      "  echo '“We will wait,” said Xi Jinping.' | readout annotate -\n"
      "One JSON object a document, in the order of the input; positions count code points.");
}

int run(const AnnotateCommand& options) {
  const auto lexicon = lexicon_of(options.rules);
  Scratch scratch;
  CorpusLog log(false);
  return read_each(options.paths, options.read, log, [&](const Document& document) {
    const Facts facts = facts_of(document, *lexicon, scratch);
    std::cout << annotation_json(document, facts, lexicon->rule_set()) << '\n';
    log.note(document, facts);
  });
}

}  // namespace readout
