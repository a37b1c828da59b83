#include "schema/store/load_log.hpp"

#include "schema/store/transaction.hpp"

#include <array>

namespace readout {
namespace {

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value number(std::size_t count) { return static_cast<std::int64_t>(count); }

}  // namespace

void log_load(Database& database, const LoadRun& run) {
  const std::array parameters = {
      Parameter{"started", run.started},
      Parameter{"finished", text_or_null(run.finished)},
      Parameter{"program", run.program},
      Parameter{"rule_set", run.rule_set},
      Parameter{"collection", run.collection},
      Parameter{"read", number(run.documents_read)},
      Parameter{"new", number(run.documents_new)},
      Parameter{"changed", number(run.documents_changed)},
      Parameter{"unchanged", number(run.documents_unchanged)},
      Parameter{"removed", number(run.documents_removed)},
      Parameter{"skipped", number(run.documents_skipped)},
  };
  Transaction transaction(database);
  database.lock_settling();  // two loads that end at once are numbered one after the other
  database.execute(
      R"(insert into load_run (run, started, finished, program, rule_set, collection, documents_read,
    documents_new, documents_changed, documents_unchanged, documents_removed, documents_skipped)
select coalesce(max(run), 0) + 1, :started, :finished, :program, :rule_set, :collection, :read,
    :new, :changed, :unchanged, :removed, :skipped
from load_run)",
      parameters);
  transaction.commit();
}

}  // namespace readout
