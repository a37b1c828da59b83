#pragma once

#include "schema/store/database.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// A statement of a file of schema/sql, with the `-- word: value` lines before it.
struct ScriptStatement {
  std::string sql;      ///< without comments and without `;`
  std::string name;     ///< of `-- name: ...`
  std::string scope;    ///< of `-- scope: ...`
  std::string message;  ///< of `-- says: ...`
  std::string fact;     ///< of `-- fact: ...`
};

/// The statements of a script, as one database is to read them. A statement ends at a line whose
/// code ends in `;`. A comment `-- sqlite: X` or `-- postgres: X` becomes X for that database and
/// nothing for the other. In tables, PostgreSQL gets `collate "C"` on every column of type text,
/// and SQLite `integer` for `bigint not null primary key` and alternatives for `in`.
std::vector<ScriptStatement> statements_of(std::string_view script, Backend backend);

/// A file of schema/sql that is linked into the program: "views.sql". Throws std::logic_error where
/// there is none.
std::string_view schema_file(std::string_view name);

}  // namespace readout
