#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

// Vectors are handed to functions that are always inlined: how they would be passed is no matter.
#pragma GCC diagnostic ignored "-Wpsabi"

namespace readout {

/// A number for each of `count` lanes, as it lies in memory: one cache line, a part of one or two.
template <typename Number, std::size_t count>
struct alignas(count * sizeof(Number) < 64 ? count * sizeof(Number) : 64) LaneRow {
  Number lane[count];  // NOLINT(modernize-avoid-c-arrays): read as vectors
};

/// `count` numbers that the processor works on in one step.
template <typename Number, std::size_t count>
struct VectorOf {
  using type __attribute__((vector_size(count * sizeof(Number)), may_alias)) = Number;
};

/// `count` lanes in registers of `width` bytes: so many parts, each of which is one step of the
/// processor. Everything here is inlined into functions that are compiled for a processor with such
/// registers; sums and products of lanes are those of single numbers, so the width changes no bit.
template <typename Real, std::size_t count, std::size_t width>
struct Lanes {
  static constexpr std::size_t per_part =
      width / sizeof(Real) < count ? width / sizeof(Real) : count;
  static constexpr std::size_t parts = count / per_part;

  using Part = typename VectorOf<Real, per_part>::type;
  /// Integers of the size of a lane: distances, and the answers of comparisons (0 or all bits).
  using Whole = std::conditional_t<sizeof(Real) == 4, std::int32_t, std::int64_t>;
  using Wholes = typename VectorOf<Whole, per_part>::type;

  Part part[parts];  // NOLINT(modernize-avoid-c-arrays): in a std::array vectors lose their size

  /// The k-th part of the numbers that begin at `numbers`, as they are or as wide as the lanes are.
  template <typename Number>
  [[gnu::always_inline]] static auto& raw(Number* numbers, std::size_t k) {
    return reinterpret_cast<typename VectorOf<Number, per_part>::type*>(numbers)[k];
  }
  template <typename Number>
  [[gnu::always_inline]] static const auto& raw(const Number* numbers, std::size_t k) {
    return reinterpret_cast<const typename VectorOf<Number, per_part>::type*>(numbers)[k];
  }
  template <typename Number>
  [[gnu::always_inline]] static Part reals(const Number* numbers, std::size_t k) {
    return __builtin_convertvector(raw(numbers, k), Part);
  }
  /// The numbers where `where` holds, 0 elsewhere.
  [[gnu::always_inline]] static Part only(const Part& numbers, const Wholes& where) {
    return reinterpret_cast<Part>(reinterpret_cast<Wholes>(numbers) & where);
  }

  [[gnu::always_inline]] void add(const Real* numbers) {
#pragma GCC unroll 8
    for (std::size_t k = 0; k < parts; ++k) {
      part[k] += raw(numbers, k);
    }
  }

  [[gnu::always_inline]] void take_bits(const Real* numbers) {
#pragma GCC unroll 8
    for (std::size_t k = 0; k < parts; ++k) {
      part[k] |= raw(numbers, k);
    }
  }

  /// Always in the same order: halves are added until one number is left.
  [[gnu::always_inline]] Real total() const {
    Lanes sum = *this;
#pragma GCC unroll 4
    for (std::size_t half = parts / 2; half > 0; half /= 2) {
#pragma GCC unroll 8
      for (std::size_t k = 0; k < half; ++k) {
        sum.part[k] += sum.part[k + half];
      }
    }
    return total_of<per_part>(sum.part[0]);
  }

 private:
  template <std::size_t size>
  [[gnu::always_inline]] static Real total_of(const typename VectorOf<Real, size>::type& numbers) {
    if constexpr (size == 1) {
      return numbers[0];
    } else {
      using Half = typename VectorOf<Real, size / 2>::type;
      const auto* halves = reinterpret_cast<const Half*>(&numbers);
      return total_of<size / 2>(halves[0] + halves[1]);
    }
  }
};

}  // namespace readout
