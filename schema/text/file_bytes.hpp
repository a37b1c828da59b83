#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace readout {

/// All bytes of a file, which may be a pipe; nothing where it cannot be read, or is a folder.
std::optional<std::string> bytes_of_file(const std::filesystem::path& file);

}  // namespace readout
