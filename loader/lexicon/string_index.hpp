#pragma once

#include "schema/text/large_pages.hpp"

#include <xxhash.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace readout {

/// Finds the numbers of strings by open addressing with linear probing, in slots that stand in an
/// image. Constant time on average.
class StringIndex {
 public:
  StringIndex() = default;
  /// The number of a string plus 1 in each slot, 0 in those that are free; at least one is.
  explicit StringIndex(std::span<const std::uint32_t> slots) : m_slots(slots) {}

  /// The number of a string; `string_of(number)` says which string has a number.
  template <typename StringOf>
  std::optional<std::uint32_t> find(std::string_view text, const StringOf& string_of) const {
    if (m_slots.empty()) {
      return std::nullopt;
    }
    std::size_t slot = first_slot(text, m_slots.size());
    while (m_slots[slot] != 0) {
      const std::uint32_t number = m_slots[slot] - 1;
      if (string_of(number) == text) {
        return number;
      }
      slot = next_slot(slot, m_slots.size());
    }
    return std::nullopt;
  }

  /// Slots for the numbers 0 to count - 1, half of them full.
  template <typename StringOf>
  static LargeVector<std::uint32_t> slots_of(std::size_t count, const StringOf& string_of) {
    LargeVector<std::uint32_t> slots(2 * count + 1, 0);
    for (std::uint32_t number = 0; number < count; ++number) {
      std::size_t slot = first_slot(string_of(number), slots.size());
      while (slots[slot] != 0) {
        slot = next_slot(slot, slots.size());
      }
      slots[slot] = number + 1;
    }
    return slots;
  }

 private:
  /// The upper half of the hash, scaled to the slots (Lemire, "Fast random integer generation in an
  /// interval", 2019): there may be any number of them below 2^32.
  static std::size_t first_slot(std::string_view text, std::size_t slots) {
    constexpr unsigned half = 32;
    return ((XXH3_64bits(text.data(), text.size()) >> half) * slots) >> half;
  }
  static std::size_t next_slot(std::size_t slot, std::size_t slots) {
    return slot + 1 == slots ? 0 : slot + 1;
  }

  std::span<const std::uint32_t> m_slots;
};

}  // namespace readout
