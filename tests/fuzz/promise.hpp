#pragma once

#include "schema/model/error.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace readout::fuzz {

/// Ends the program where something does not hold.
inline void promise(bool holds, const char* what) {
  if (!holds) {
    std::fputs(what, stderr);
    std::abort();
  }
}

/// Runs `read`; true if it did not throw InputError. The error must name a file and a line.
template <typename Read>
bool is_accepted(const Read& read) {
  try {
    read();
    return true;
  } catch (const InputError& error) {
    promise(!error.place().file.empty(), "an error without a file");
    promise(!std::string(error.what()).empty(), "an error without a message");
    return false;
  }
}

}  // namespace readout::fuzz
