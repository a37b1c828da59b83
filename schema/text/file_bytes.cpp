#include "schema/text/file_bytes.hpp"

#include <array>
#include <fstream>
#include <system_error>
#include <utility>

namespace readout {

std::optional<std::string> bytes_of_file(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) {
    return std::nullopt;
  }
  std::ifstream in(file, std::ios::binary);
  std::string bytes;
  if (std::filesystem::is_regular_file(file, error)) {
    bytes.resize(std::filesystem::file_size(file, error));
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  if (!in) {
    return std::nullopt;
  }
  // What is no plain file has no size; and a file may have grown.
  std::array<char, std::size_t{1} << 16U> further{};
  while (in) {
    in.read(further.data(), further.size());
    bytes.append(further.data(), static_cast<std::size_t>(in.gcount()));
  }
  return in.bad() ? std::nullopt : std::optional(std::move(bytes));
}

}  // namespace readout
