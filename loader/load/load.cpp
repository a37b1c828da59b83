#include "loader/load/load.hpp"

#include "loader/load/bounded_queue.hpp"
#include "loader/load/notes.hpp"
#include "loader/recognition/facts_of.hpp"
#include "schema/model/error.hpp"
#include "schema/model/keys.hpp"
#include "schema/store/fact_writer.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <stdexcept>
#include <thread>
#include <variant>

namespace readout {

namespace {

constexpr std::size_t batch_bytes = std::size_t{256} << 10U;
constexpr std::size_t queue_bytes = std::size_t{16} << 20U;
constexpr std::size_t reported_skips = 3;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Documents on their way, or what went wrong while they were read.
struct Batch {
  std::vector<LoadedDocument> documents;
  std::vector<ReadProblem> problems;
  std::vector<std::int64_t> seen;  // every document that was read, changed or not
  std::size_t unchanged = 0;
  std::size_t replacing = 0;  // of the documents: those that the database holds in another state
  std::size_t bytes = 0;
};

std::int64_t id_of(const Document& document) {
  return document_id(document.collection, document.id);
}

bool in_shard(const Document& document, const Shard& shard) {
  return static_cast<std::uint64_t>(id_of(document)) % shard.of == shard.number - 1;
}

/// One load: a reader thread, recognisers, and the calling thread, which writes.
class Load {
 public:
  Load(const LoadOptions& options, const Lexicon& lexicon, const ProblemHandler& problem,
       const std::function<void(const LoadProgress&)>& progress,
       const std::function<bool()>& interrupted)
      : m_options(options),
        m_lexicon(lexicon),
        m_problem(problem),
        m_progress(progress),
        m_interrupted(interrupted) {}

  LoadResult run() {
    if (has_database(m_options.database)) {
      open_what_is_there();
    }
    run_threads();
    finish();
    m_result.reading = m_reading;
    m_result.recognising = m_recognising;
    return m_result;
  }

 private:
  void open_what_is_there() {
    if (!m_options.dry_run) {
      open_for_writing();
    }
    m_lookup = open_database(m_options.database, Access::read);
    check_rule_set(*m_lookup, m_lexicon.rule_set(), m_options.rules_changed);
  }

  void open_for_writing() {
    if (m_database == nullptr) {
      m_database = open_database(m_options.database, Access::write);
      use_rule_set(*m_database, m_lexicon.rule_set(), m_options.rules_changed);
    }
  }

  void run_threads() {
    std::vector<std::thread> threads;
    threads.emplace_back([this] {
      guarded([this] { read(); });
      m_to_recognise.close();
    });
    m_recognisers = std::max(1U, m_options.jobs);
    for (unsigned i = 0; i < std::max(1U, m_options.jobs); ++i) {
      threads.emplace_back([this] {
        guarded([this] { recognise(); });
        if (--m_recognisers == 0) {
          m_to_write.close();
        }
      });
    }
    guarded([this] { write(); });
    m_to_recognise.close();
    m_to_write.close();
    for (std::thread& thread : threads) {
      thread.join();
    }
    if (m_error) {
      std::rethrow_exception(m_error);
    }
  }

  /// The first thing that goes wrong stops the load; threads never end the process.
  template <typename Work>
  void guarded(Work work) {
    try {
      work();
    } catch (...) {
      const std::lock_guard lock(m_error_mutex);
      if (!m_error) {
        m_error = std::current_exception();
      }
      m_to_recognise.close();
      m_to_write.close();
    }
  }

  struct Stop {};

  void read() {
    const auto start = Clock::now();
    Batch batch;
    const auto on_document = [&](Document&& document) {
      m_nothing_read = false;
      if (!in_shard(document, m_options.shard)) {
        return;
      }
      batch.bytes += document.text.size();
      batch.seen.push_back(id_of(document));
      LoadedDocument loaded{.document = std::move(document)};
      loaded.hash = hash_of(loaded.document, m_lexicon.rule_set().hash);
      batch.documents.push_back(std::move(loaded));
      if (batch.bytes >= batch_bytes) {
        hand_over(batch);
      }
    };
    const auto on_problem = [&](const ReadProblem& problem) { batch.problems.push_back(problem); };
    try {
      read_documents(m_options.paths, m_options.read, on_document, on_problem);
      hand_over(batch);
    } catch (const Stop&) {  // NOLINT(bugprone-empty-catch): it only ends the reading
      // The writer has closed the queue or the user has interrupted: what was read goes on its way.
    }
    m_reading = seconds_since(start);
  }

  void hand_over(Batch& batch) {
    drop_unchanged(batch);
    const std::size_t weight = batch.bytes + 1;
    const bool more = m_to_recognise.push(std::exchange(batch, Batch{}), weight);
    if (!more || m_interrupted()) {
      throw Stop{};
    }
  }

  void drop_unchanged(Batch& batch) {
    if (m_lookup == nullptr) {
      return;
    }
    const auto hashes = stored_hashes(*m_lookup, batch.seen);
    std::vector<LoadedDocument> changed;
    for (std::size_t i = 0; i < batch.documents.size(); ++i) {
      if (hashes[i] != batch.documents[i].hash) {
        batch.replacing += hashes[i] ? 1 : 0;
        changed.push_back(std::move(batch.documents[i]));
      }
    }
    batch.unchanged = batch.documents.size() - changed.size();
    batch.documents = std::move(changed);
  }

  void recognise() {
    Scratch scratch;
    while (auto batch = m_to_recognise.pop()) {
      const auto start = Clock::now();
      for (LoadedDocument& loaded : batch->documents) {
        loaded.facts = facts_of(loaded.document, m_lexicon, scratch);
        if (const auto note = note_of(loaded.document, loaded.facts)) {
          batch->problems.push_back(*note);
        }
      }
      m_recognising.fetch_add(seconds_since(start));
      const std::size_t weight = batch->bytes + 1;
      m_to_write.push(std::move(*batch), weight);
    }
  }

  void write() {
    LoadProgress progress;
    while (auto batch = m_to_write.pop()) {
      report(batch->problems);
      m_result.read += batch->seen.size();
      m_result.unchanged += batch->unchanged;
      m_seen.insert(m_seen.end(), batch->seen.begin(), batch->seen.end());
      for (const LoadedDocument& loaded : batch->documents) {
        m_result.other_language += loaded.facts.language == "en" ? 0 : 1;
        m_result.statements += loaded.facts.statements.size();
      }
      keep(*batch);
      progress.documents += batch->seen.size();
      progress.bytes += batch->bytes;
      m_progress(progress);
    }
  }

  void keep(const Batch& batch) {
    if (batch.documents.empty()) {
      return;
    }
    if (m_options.dry_run) {
      m_result.changed += batch.replacing;
      m_result.added += batch.documents.size() - batch.replacing;
      return;
    }
    const auto start = Clock::now();
    open_for_writing();
    const BatchResult result = write_batch(*m_database, m_lexicon.rule_set(), batch.documents);
    m_result.added += result.added;
    m_result.changed += result.replaced;
    m_result.writing += seconds_since(start);
  }

  void report(const std::vector<ReadProblem>& problems) {
    for (const ReadProblem& problem : problems) {
      const bool warning = problem.severity == ReadProblem::Severity::warning;
      if (m_options.strict && !warning) {
        throw std::runtime_error(problem.message + " (--strict: the load stops here)");
      }
      m_problem(problem);
      if (warning) {
        continue;
      }
      spare(problem);
      m_result.skipped += problem.documents;
      if (m_result.first_skipped.size() < reported_skips) {
        m_result.first_skipped.push_back(problem.message);
      }
      m_result.contradicting =
          m_result.contradicting || problem.severity == ReadProblem::Severity::fatal;
    }
  }

  // What cannot be read this time is not gone.
  void spare(const ReadProblem& problem) {
    if (!problem.id.empty()) {
      m_seen.push_back(document_id(m_options.read.collection, problem.id));
    }
    m_result.not_pruned = m_result.not_pruned || (m_options.prune && problem.unknown_ids);
  }

  void finish() {
    const bool prune = m_options.prune && !m_interrupted();
    if (prune && m_nothing_read) {
      refuse_to_empty();
    }
    const auto start = Clock::now();
    if (!m_options.dry_run) {
      open_for_writing();
    }
    if (prune && !m_result.not_pruned) {
      remove_gone();
    }
    if (m_database != nullptr) {
      settle(*m_database, m_options.decisions ? &*m_options.decisions : nullptr);
    }
    m_result.writing += seconds_since(start);
  }

  [[noreturn]] void refuse_to_empty() const {
    std::string paths;
    for (const std::string& path : m_options.paths) {
      paths += (paths.empty() ? "" : ", ") + path;
    }
    throw InputError({paths, 0, 0},
                     "nothing was read, and --prune would remove every document of the collection "
                     "'" +
                         m_options.read.collection +
                         "': nothing is removed; is this the right folder?");
  }

  void remove_gone() {
    Database* const database = m_options.dry_run ? m_lookup.get() : m_database.get();
    if (database != nullptr) {
      const std::vector<std::int64_t> documents = gone(*database);
      m_result.removed =
          m_options.dry_run ? documents.size() : remove_documents(*database, documents);
    }
  }

  /// Documents of this collection and shard that were neither read nor skipped.
  std::vector<std::int64_t> gone(Database& database) {
    std::sort(m_seen.begin(), m_seen.end());
    std::vector<std::int64_t> gone;
    const Parameter collection{"collection", m_options.read.collection};
    database.query("select document from document where collection = :collection order by document",
                   {&collection, 1}, [&](std::span<const Value> row) {
                     const auto document = std::get<std::int64_t>(row[0]);
                     const bool mine = static_cast<std::uint64_t>(document) % m_options.shard.of ==
                                       m_options.shard.number - 1;
                     if (mine && !std::binary_search(m_seen.begin(), m_seen.end(), document)) {
                       gone.push_back(document);
                     }
                   });
    return gone;
  }

  const LoadOptions& m_options;
  const Lexicon& m_lexicon;
  const ProblemHandler& m_problem;
  const std::function<void(const LoadProgress&)>& m_progress;
  const std::function<bool()>& m_interrupted;
  std::unique_ptr<Database> m_database;  // the writer's; none in a dry run
  std::unique_ptr<Database> m_lookup;    // the reader's; none where there was no database
  BoundedQueue<Batch> m_to_recognise{queue_bytes};
  BoundedQueue<Batch> m_to_write{queue_bytes};
  std::atomic<unsigned> m_recognisers = 0;
  std::mutex m_error_mutex;
  std::exception_ptr m_error;
  std::vector<std::int64_t> m_seen;  // documents that are there: read, or skipped
  std::atomic<bool> m_nothing_read = true;
  double m_reading = 0;
  std::atomic<double> m_recognising = 0;
  LoadResult m_result;
};

}  // namespace

LoadResult load(const LoadOptions& options, const Lexicon& lexicon, const ProblemHandler& problem,
                const std::function<void(const LoadProgress&)>& progress,
                const std::function<bool()>& interrupted) {
  return Load(options, lexicon, problem, progress, interrupted).run();
}

}  // namespace readout
