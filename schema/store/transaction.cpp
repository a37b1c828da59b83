#include "schema/store/transaction.hpp"

#include <exception>

namespace readout {

Transaction::Transaction(Database& database) : m_database(database) { m_database.begin(); }

Transaction::~Transaction() {
  if (!m_open) {
    return;
  }
  try {
    m_database.rollback();
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): a destructor throws nothing
    // The connection is gone, and the transaction with it; what went wrong is already on its way.
  }
}

void Transaction::commit() {
  m_database.commit();
  m_open = false;
}

Snapshot::Snapshot(Database& database) : m_transaction(database) {
  if (database.backend() == Backend::postgres) {
    database.execute("set transaction isolation level repeatable read, read only");
  }
}

}  // namespace readout
