#include "loader/commands/interrupt.hpp"

#include <atomic>
#include <csignal>

namespace readout {

namespace {

std::atomic<bool> interrupt_mark = false;  // set by a signal, so it cannot belong to an object

void on_signal(int signal) {
  interrupt_mark = true;
  std::signal(signal, SIG_DFL);
}

}  // namespace

InterruptHandler::InterruptHandler() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
}

InterruptHandler::~InterruptHandler() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

bool interrupted() { return interrupt_mark; }

}  // namespace readout
