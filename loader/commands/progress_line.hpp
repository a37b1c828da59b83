#pragma once

#include <cstddef>

namespace readout {

/// A line on a terminal that counts what has been done; nothing elsewhere.
class ProgressLine {
 public:
  explicit ProgressLine(bool quiet);
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(std::size_t documents, std::size_t bytes);
  /// Takes the line away: before anything else is printed to stderr.
  void clear();

 private:
  bool m_shown;
  bool m_dirty = false;
};

}  // namespace readout
