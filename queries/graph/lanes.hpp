#pragma once

#include <cstddef>

namespace readout {

/// Eight numbers side by side, one cache line, on which one operation works at once: pairs of the
/// size that every processor of the platform can add, multiply and compare in one step.
struct alignas(64) Lanes {
  using Pair [[gnu::vector_size(16)]] = double;
  static constexpr std::size_t count = 8;
  static constexpr std::size_t pairs = count / 2;

  Pair pair[pairs] = {};  // NOLINT(modernize-avoid-c-arrays): as an argument of std::array the
                          // vector loses its size

  double operator[](std::size_t lane) const { return pair[lane / 2][lane % 2]; }
  void set(std::size_t lane, double value) { pair[lane / 2][lane % 2] = value; }
};

/// The number in every lane.
inline Lanes everywhere(double value) {
  Lanes lanes;
  for (Lanes::Pair& pair : lanes.pair) {
    pair = Lanes::Pair{value, value};
  }
  return lanes;
}

/// `result[i] = operation(a[i], b[i], ...)` for all lanes; the operation is given pairs.
template <typename Operation, typename... More>
[[gnu::always_inline]] inline Lanes each(const Operation& operation, const More&... lanes) {
  Lanes result;
#pragma GCC unroll 4
  for (std::size_t i = 0; i < Lanes::pairs; ++i) {
    result.pair[i] = operation(lanes.pair[i]...);
  }
  return result;
}

[[gnu::always_inline]] inline void add(Lanes& sum, const Lanes& other) {
#pragma GCC unroll 4
  for (std::size_t i = 0; i < Lanes::pairs; ++i) {
    sum.pair[i] += other.pair[i];
  }
}

/// The sum over the lanes, in their order.
inline double total(const Lanes& lanes) {
  double sum = 0;
  for (std::size_t lane = 0; lane < Lanes::count; ++lane) {
    sum += lanes[lane];
  }
  return sum;
}

}  // namespace readout
