#include "tests/fuzz/targets.hpp"

#include <cstddef>
#include <cstdint>

// libFuzzer's entry, compiled once for each target with its name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  readout::fuzz::READOUT_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
