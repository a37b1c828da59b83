#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// What can be said of an SQL text without understanding it. Strings, quoted names and comments are
/// passed over.

/// The names of the parameters (`:name`), in the order of their first use. A cast (`::`) is none.
std::vector<std::string> parameters_in(std::string_view sql);

/// Position of the first byte that is neither blank, comment nor semicolon; nothing where there is
/// none.
std::optional<std::size_t> first_word(std::string_view sql);

/// Whether a statement begins as one that only reads: select, with, values or explain.
bool begins_as_query(std::string_view sql);

/// Position of the semicolon that ends the statement; the size of `sql` where there is none.
std::size_t end_of_statement(std::string_view sql);

}  // namespace readout
