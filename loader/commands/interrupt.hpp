#pragma once

namespace readout {

/// While one lives, Ctrl-C and SIGTERM set a mark instead of ending the program; a second one ends
/// it.
class InterruptHandler {
 public:
  InterruptHandler();
  ~InterruptHandler();
  InterruptHandler(const InterruptHandler&) = delete;
  InterruptHandler& operator=(const InterruptHandler&) = delete;
};

/// Whether the mark is set. May be asked from any thread.
bool interrupted();

}  // namespace readout
