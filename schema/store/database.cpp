#include "schema/store/database.hpp"

#include "schema/model/error.hpp"
#include "schema/store/address.hpp"
#include "schema/store/migrate.hpp"
#include "schema/store/postgres/open_postgres.hpp"
#include "schema/store/sqlite/open_sqlite.hpp"

#include <fmt/format.h>

namespace readout {
namespace {

void require_current_version(Database& database) {
  const int version = schema_version(database);
  if (version == 0) {
    throw UsageError(
        fmt::format("no database at '{0}': run readout load ... --db {0} first", database.name()));
  }
  if (version != current_schema_version()) {
    throw StoreError(
        fmt::format("'{0}' has tables of version {1}, this program reads version {2}: {3}",
                    database.name(), version, current_schema_version(),
                    version < current_schema_version()
                        ? fmt::format("run readout migrate --db {}", database.name())
                        : "use a newer readout"),
        "", "");
  }
}

}  // namespace

Table Database::table(std::string_view sql, std::span<const Parameter> parameters) {
  Table table;
  table.columns = query(sql, parameters, [&table](std::span<const Value> row) {
    table.rows.emplace_back(row.begin(), row.end());
  });
  return table;
}

std::unique_ptr<Database> open_database(const std::string& address, Access access) {
  std::unique_ptr<Database> database = backend_of(address) == Backend::postgres
                                           ? open_postgres(address, access)
                                           : open_sqlite(sqlite_file_of(address), access);
  if (access == Access::write) {
    migrate(*database);
  } else if (access == Access::read) {
    require_current_version(*database);
  }
  return database;
}

bool has_database(const std::string& address) {
  if (backend_of(address) == Backend::postgres) {
    return schema_version(*open_postgres(address, Access::read)) > 0;
  }
  const std::string file = sqlite_file_of(address);
  return has_sqlite_file(file) && schema_version(*open_sqlite(file, Access::read)) > 0;
}

std::string database_name(const std::string& address) {
  return backend_of(address) == Backend::postgres ? without_password(address)
                                                  : sqlite_file_of(address);
}

}  // namespace readout
