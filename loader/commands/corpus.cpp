#include "loader/commands/corpus.hpp"

#include "loader/commands/message.hpp"
#include "loader/commands/program.hpp"
#include "loader/load/notes.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>

namespace readout {

void add_corpus_options(CLI::App& command, CorpusOptions& options) {
  command.add_option("PATH", options.paths, "Files and folders to read, or - for standard input")
      ->required();
  add_manifest_option(command, options.read.manifest);
  add_input_format_option(command, options.read.format);
  add_jobs_option(command, options.jobs);
  command.add_flag("--quiet,-q", options.quiet, "No progress and no warnings");
}

void CorpusLog::problem(const ReadProblem& problem) {
  m_skipped += problem.severity == ReadProblem::Severity::skipped ? problem.documents : 0;
  m_contradicting = m_contradicting || problem.severity == ReadProblem::Severity::fatal;
  if (!m_quiet || problem.severity == ReadProblem::Severity::fatal) {
    m_progress.clear();
    tell(problem.message);
  }
}

void CorpusLog::note(const Document& document, const Facts& facts) {
  if (const auto note = note_of(document, facts)) {
    problem(*note);
  }
}

void CorpusLog::done(const Document& document, const Facts& facts) {
  note(document, facts);
  ++m_documents;
  m_bytes += document.text.size();
  m_progress.show(m_documents, m_bytes);
}

int read_each(const std::vector<std::string>& paths, ReadOptions options, CorpusLog& log,
              const DocumentHandler& use) {
  options.blank_texts = true;
  read_documents(paths, options, use, [&](const ReadProblem& problem) { log.problem(problem); });
  return log.status();
}

int CorpusLog::status() const {
  return m_contradicting ? exit_failed : m_skipped > 0 ? exit_skipped : exit_done;
}

}  // namespace readout
