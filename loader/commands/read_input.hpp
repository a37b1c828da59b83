#pragma once

#include "loader/readers/source.hpp"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace readout {

/// What commands share that read documents without a database.

/// --input-format and --manifest.
void add_read_options(CLI::App& command, ReadOptions& options);

/// Gives each document to `use`, blank ones too; says on stderr what cannot be read. Gives the exit
/// status.
int read_input(const std::vector<std::string>& paths, ReadOptions options,
               const DocumentHandler& use);

}  // namespace readout
