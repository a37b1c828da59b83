#pragma once

#include <cstddef>
#include <string>

namespace readout::test {

/// One letter so many times: lines longer than any reader should have to expect.
inline std::string repeated(char letter, std::size_t times) {
  std::string text;
  text.assign(times, letter);
  return text;
}

}  // namespace readout::test
