#pragma once

#include <cstddef>

namespace readout {

/// Bytes of the widest registers that this processor has: 64, 32 or 16.
inline std::size_t register_width() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl")) {
    return 64;
  }
  if (__builtin_cpu_supports("avx2")) {
    return 32;
  }
#endif
  return 16;
}

namespace in_registers {

#if defined(__x86_64__)
template <typename Kernel, typename... Arguments>
[[gnu::target("avx512f,avx512dq,avx512bw,avx512vl,popcnt")]] auto of_512_bits(
    Arguments&... arguments) {
  return Kernel::template run<64>(arguments...);
}

template <typename Kernel, typename... Arguments>
[[gnu::target("avx2,popcnt")]] auto of_256_bits(Arguments&... arguments) {
  return Kernel::template run<32>(arguments...);
}
#endif

template <typename Kernel, typename... Arguments>
auto of_128_bits(Arguments&... arguments) {
  return Kernel::template run<16>(arguments...);
}

}  // namespace in_registers

/// Calls Kernel::run<width>, compiled for a processor with registers of `width` bytes: 64, 32 or
/// 16, and no more than register_width(). The kernel and all that it calls must be always inlined.
template <typename Kernel, typename... Arguments>
auto run_with_registers(std::size_t width, Arguments&... arguments) {
  switch (width) {
#if defined(__x86_64__)
    case 64:
      return in_registers::of_512_bits<Kernel>(arguments...);
    case 32:
      return in_registers::of_256_bits<Kernel>(arguments...);
#endif
    default:
      return in_registers::of_128_bits<Kernel>(arguments...);
  }
}

}  // namespace readout
