#pragma once

#include "schema/model/error.hpp"

#include <string>
#include <string_view>

namespace readout::postgres {

/// The exception that is being handled, one of pqxx, as a StoreError with the statement and the
/// SQLSTATE. Call it within a `catch`.
StoreError current_error(std::string_view sql);

}  // namespace readout::postgres
