#pragma once

#include "loader/readers/file_descriptor.hpp"

#include <memory>
#include <stdexcept>
#include <string>
#include <sys/types.h>

namespace readout::readers {

/// An input stopped giving bytes; the message is the reason without the place, which the caller
/// knows.
class UnreadableBytes : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Bytes that can be read from `start` as often as wanted: by position, so readers do not disturb
/// each other.
struct OpenFile {
  FileDescriptor descriptor;
  off_t start = 0;
};

/// Opens a file. What is no regular file (a pipe, a device) is copied to a nameless temporary file
/// first ($TMPDIR, else /tmp). Throws UnreadableBytes.
std::shared_ptr<const OpenFile> open_file(const std::string& path);

/// Standard input from where it stands; copied like a pipe unless it is a regular file. Throws
/// UnreadableBytes.
std::shared_ptr<const OpenFile> open_standard_input();

/// Whether `path` names something that can be read only once.
bool is_pipe_or_device(const std::string& path);

/// Reads up to `size` bytes at `position`; 0 at the end. Throws UnreadableBytes.
std::size_t read_at(const OpenFile& file, off_t position, char* bytes, std::size_t size);

}  // namespace readout::readers
