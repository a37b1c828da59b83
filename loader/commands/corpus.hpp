#pragma once

#include "loader/commands/progress_line.hpp"
#include "loader/commands/shared_options.hpp"
#include "loader/load/in_order.hpp"
#include "schema/model/facts.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace readout {

/// PATH..., --manifest, --input-format, --jobs and --quiet: texts that a command reads without a
/// database.
struct CorpusOptions {
  std::vector<std::string> paths;
  ReadOptions read;
  unsigned jobs = 1;
  bool quiet = false;
};
void add_corpus_options(CLI::App& command, CorpusOptions& options);

/// What a command says on stderr while it goes through texts: progress, problems of the readers,
/// notes of recognition.
class CorpusLog {
 public:
  explicit CorpusLog(bool quiet) : m_quiet(quiet), m_progress(quiet) {}

  void problem(const ReadProblem& problem);
  void note(const Document& document, const Facts& facts);
  /// A document is done: its notes, and progress.
  void done(const Document& document, const Facts& facts);

  /// Takes the line of progress away.
  void clear() { m_progress.clear(); }
  std::size_t documents() const { return m_documents; }
  /// 0, or what skipped or contradicting documents make of it.
  int status() const;

 private:
  bool m_quiet;
  ProgressLine m_progress;
  std::size_t m_documents = 0;
  std::size_t m_bytes = 0;
  std::size_t m_skipped = 0;
  bool m_contradicting = false;
};

/// Gives each text to `use`, one after the other, blank ones too. Gives the exit status.
int read_each(const std::vector<std::string>& paths, ReadOptions options, CorpusLog& log,
              const DocumentHandler& use);

/// Works on what `read(handler)` hands over with `work(worker, document)` on as many threads, each
/// with a Worker of its own; `take(document, result)` gets the results in the order of the input.
template <typename Worker, typename Result, typename Read, typename Work, typename Take>
void for_each_document(unsigned jobs, Read read, Work work, Take take) {
  std::vector<std::unique_ptr<Worker>> workers;
  std::vector<Worker*> threads;
  threads.reserve(jobs);
  for (unsigned i = 0; i < jobs; ++i) {
    threads.push_back(workers.emplace_back(std::make_unique<Worker>()).get());
  }
  WorkInOrder<Worker, Result> in_order(std::move(threads), work, take);
  read([&](Document&& document) { in_order.add(std::move(document)); });
  in_order.finish();
}

/// The same with the texts that `options` names. Gives the exit status.
template <typename Worker, typename Result, typename Work, typename Take>
int for_each_document(const CorpusOptions& options, CorpusLog& log, Work work, Take take) {
  for_each_document<Worker, Result>(
      options.jobs,
      [&](const DocumentHandler& handle) {
        read_documents(options.paths, options.read, handle,
                       [&](const ReadProblem& problem) { log.problem(problem); });
      },
      work, take);
  return log.status();
}

}  // namespace readout
