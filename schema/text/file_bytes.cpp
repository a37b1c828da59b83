#include "schema/text/file_bytes.hpp"

#include <fstream>
#include <iterator>
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
  // What is no plain file has no size; and a file may have grown.
  if (in) {
    bytes.append(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return in ? std::optional(std::move(bytes)) : std::nullopt;
}

}  // namespace readout
