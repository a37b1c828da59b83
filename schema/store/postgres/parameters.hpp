#pragma once

#include "schema/store/database.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace readout::postgres {

/// A statement as PostgreSQL takes it, with the values of `$1`, `$2`... as text.
struct BoundStatement {
  std::string sql;
  std::vector<std::string> values;
};

/// Turns `:name` into `cast($1 as bigint)`, `double precision` or `text`, by the kind of its value;
/// a name that comes again is the same number; null becomes `null`, which takes whatever type its
/// place asks for. Texts, quoted identifiers, comments and `::` stay as they are. Throws StoreError
/// for a name that is not among `parameters` and for a text with U+0000.
BoundStatement bound(std::string_view sql, std::span<const Parameter> parameters);

}  // namespace readout::postgres
