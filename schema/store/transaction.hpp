#pragma once

#include "schema/store/database.hpp"

namespace readout {

/// One transaction: begins here, is rolled back where it was not committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Database& m_database;
  bool m_open = true;
};

/// A transaction that only reads, and sees one state of the database from its first query on.
class Snapshot {
 public:
  explicit Snapshot(Database& database);

 private:
  Transaction m_transaction;
};

}  // namespace readout
