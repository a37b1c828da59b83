#pragma once

#include "schema/store/database.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// A temporary table or view, and what makes it. Its statements find what is stored in the schema
/// stored_schema.
struct StandIn {
  enum class Kind { table, view };
  Kind kind = Kind::view;
  std::string name;
  std::vector<std::string> sql;
};

/// While this lives, queries on the connection find temporary tables and views instead of the
/// stored ones of the same names; the views of views.sql that are not among them are made anew over
/// them. Nothing that is stored changes. One at a time on a connection, and not within a
/// transaction.
class StandIns {
 public:
  /// `purpose` goes on from "temporary views" in the message where the database allows none: a role
  /// of PostgreSQL may lack the right to them, and a standby server has none. That is a StoreError.
  StandIns(Database& database, std::vector<StandIn> stand_ins, std::string_view purpose);
  ~StandIns();
  StandIns(const StandIns&) = delete;
  StandIns& operator=(const StandIns&) = delete;

 private:
  Database& m_database;
  std::vector<std::string> m_undo;  // in the order in which it is to be done
};

/// The names of the schemas that temporary tables and views, and stored ones, are in.
std::string_view temporary_schema(Backend backend);
std::string_view stored_schema(Backend backend);

}  // namespace readout
