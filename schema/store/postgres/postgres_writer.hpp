#pragma once

#include "schema/store/database.hpp"

#include <memory>
#include <span>
#include <string_view>

namespace pqxx {
class transaction_base;
}

namespace readout::postgres {

/// Starts COPY into `table`. `transaction` must outlive the writer.
std::unique_ptr<BulkWriter> start_copy(pqxx::transaction_base& transaction, std::string_view table,
                                       std::span<const std::string_view> columns);

}  // namespace readout::postgres
