#include "loader/commands/annotate_command.hpp"

#include "loader/annotations/annotation_json.hpp"
#include "loader/commands/corpus.hpp"
#include "loader/commands/option_values.hpp"
#include "loader/recognition/facts_of.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <string>
#include <utility>

namespace readout {

namespace {

struct Annotated {
  Facts facts;
  std::string json;
};

}  // namespace

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
  add_jobs_option(command, options.jobs);
  command.footer(
      "Example:\n"
      "  echo '“We will wait,” said Xi Jinping.' | readout annotate -\n"
      "One JSON object a document, in the order of the input; positions count code points.");
}

int run(const AnnotateCommand& options) {
  const auto lexicon = lexicon_of(options.rules);
  CorpusOptions texts{.paths = options.paths, .read = options.read, .jobs = options.jobs};
  texts.read.blank_texts = true;
  CorpusLog log(false);
  return for_each_document<Scratch, Annotated>(
      texts, log,
      [&](Scratch& scratch, const Document& document) {
        Facts facts = facts_of(document, *lexicon, scratch);
        std::string json = annotation_json(document, facts, lexicon->rule_set());
        return Annotated{.facts = std::move(facts), .json = std::move(json)};
      },
      [&](const Document& document, const Annotated& found) {
        std::cout << found.json << '\n';
        log.note(document, found.facts);
      });
}

}  // namespace readout
