#include "loader/readers/file_descriptor.hpp"

#include <unistd.h>

namespace readout::readers {

FileDescriptor::~FileDescriptor() {
  if (m_number >= 0) {
    ::close(m_number);
  }
}

}  // namespace readout::readers
