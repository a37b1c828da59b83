#pragma once

#include "schema/model/document.hpp"

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace readout {

/// Calls `work(worker, item)` for each item from 0 to before `items`, on up to `jobs` threads, each
/// with a number below `jobs` of its own, and returns when all is done. The first exception is
/// thrown again, after which no further item is begun.
void run_on_threads(unsigned jobs, std::size_t items,
                    const std::function<void(unsigned, std::size_t)>& work);

/// Work on documents on several threads whose results come in the order of the documents: as they
/// would with one. Documents are gathered until their texts have 256 KiB for each thread, or there
/// are 1,024. `Worker` is what a thread keeps from one document to the next; `Result` is made by
/// `work(worker, document)`, and the calling thread alone hands it to `take(document, result)`.
template <typename Worker, typename Result>
class WorkInOrder {
 public:
  using Work = std::function<Result(Worker&, const Document&)>;
  using Take = std::function<void(const Document&, const Result&)>;

  /// Each of `workers` is a thread.
  WorkInOrder(std::vector<Worker*> workers, Work work, Take take)
      : m_workers(std::move(workers)), m_work(std::move(work)), m_take(std::move(take)) {}

  void add(Document&& document) {
    m_bytes += document.text.size();
    m_documents.push_back(std::move(document));
    if (m_bytes >= m_workers.size() * bytes_for_each || m_documents.size() >= most_documents) {
      finish();
    }
  }

  /// Does what is left.
  void finish() {
    std::vector<Result> results(m_documents.size());
    run_on_threads(static_cast<unsigned>(m_workers.size()), m_documents.size(),
                   [&](unsigned worker, std::size_t item) {
                     results[item] = m_work(*m_workers[worker], m_documents[item]);
                   });
    for (std::size_t item = 0; item < m_documents.size(); ++item) {
      m_take(m_documents[item], results[item]);
    }
    m_documents.clear();
    m_bytes = 0;
  }

 private:
  static constexpr std::size_t bytes_for_each = std::size_t{256} << 10U;
  static constexpr std::size_t most_documents = 1024;

  std::vector<Worker*> m_workers;
  Work m_work;
  Take m_take;
  std::vector<Document> m_documents;
  std::size_t m_bytes = 0;
};

}  // namespace readout
