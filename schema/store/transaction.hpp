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

}  // namespace readout
