#include "loader/commands/progress_line.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <unistd.h>

namespace readout {

ProgressLine::ProgressLine(bool quiet) : m_shown(!quiet && isatty(STDERR_FILENO) != 0) {}

void ProgressLine::show(std::size_t documents, std::size_t bytes) {
  if (m_shown) {
    fmt::print(stderr, "\r\x1B[K{} documents, {:.1f} MB of text", documents,
               static_cast<double>(bytes) / 1e6);
    m_dirty = true;
  }
}

void ProgressLine::clear() {
  if (m_dirty) {
    std::fputs("\r\x1B[K", stderr);
    m_dirty = false;
  }
}

}  // namespace readout
