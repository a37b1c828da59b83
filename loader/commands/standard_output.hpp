#pragma once

#include <memory>
#include <ostream>

namespace readout {

/// While one lives, std::cout writes to the standard output through a buffer of its own, and a
/// write that fails (a full disk, a closed descriptor) is thrown by the output that caused it, as
/// std::system_error "cannot write to standard output: ...". On a terminal every output shows at
/// once.
class StandardOutput {
 public:
  StandardOutput();
  ~StandardOutput();
  StandardOutput(const StandardOutput&) = delete;
  StandardOutput& operator=(const StandardOutput&) = delete;

  /// Writes what is left in the buffer. Throws std::system_error. What is not written by this is
  /// lost.
  void finish();

 private:
  class Buffer;
  std::unique_ptr<Buffer> m_buffer;
  std::streambuf* m_before;
};

}  // namespace readout
