#include "schema/store/postgres/postgres_errors.hpp"

#include <pqxx/except>

namespace readout::postgres {

StoreError current_error(std::string_view sql) {
  try {
    throw;
  } catch (const pqxx::sql_error& error) {
    return {error.what(), std::string(sql), error.sqlstate()};
  } catch (const pqxx::broken_connection& error) {
    return {error.what(), std::string(sql), "08006"};
  } catch (const std::exception& error) {
    return {error.what(), std::string(sql), ""};
  }
}

}  // namespace readout::postgres
