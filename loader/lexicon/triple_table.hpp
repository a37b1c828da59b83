#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace readout {

/// A number for each of many triples of numbers, in one flat table.
class TripleTable {
 public:
  static constexpr std::uint32_t unknown = 0xffffffff;
  using Key = std::array<std::uint32_t, 3>;

  /// The number of a triple, or `unknown`. Constant time.
  std::uint32_t find(const Key& key) const { return m_slots[slot_of(key)].number; }
  /// `key` must be unknown, `number` not.
  void add(const Key& key, std::uint32_t number) {
    if (++m_size * 2 > m_slots.size()) {
      grow();
    }
    m_slots[slot_of(key)] = {key, number};
  }
  std::size_t size() const { return m_size; }
  std::size_t bytes() const { return m_slots.size() * sizeof(Slot); }
  void clear() { *this = TripleTable(); }

 private:
  struct Slot {
    Key key{};
    std::uint32_t number = unknown;
  };

  // Equality of arrays is a call.
  static bool equal(const Key& left, const Key& right) {
    return left[0] == right[0] && left[1] == right[1] && left[2] == right[2];
  }
  // Where the key is, or the free slot where it would be.
  std::size_t slot_of(const Key& key) const {
    constexpr unsigned half = 32;
    std::uint64_t hash = (key[0] | (std::uint64_t{key[1]} << half)) * 0x9e3779b97f4a7c15ULL;
    hash = (hash ^ (hash >> half) ^ key[2]) * 0xff51afd7ed558ccdULL;
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = (hash >> half) & mask;
    while (m_slots[slot].number != unknown && !equal(m_slots[slot].key, key)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
  void grow() {
    const std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(m_slots.size() * 2));
    for (const Slot& slot : old) {
      if (slot.number != unknown) {
        m_slots[slot_of(slot.key)] = slot;
      }
    }
  }

  std::vector<Slot> m_slots = std::vector<Slot>(64);  // open addressing, at most half full
  std::size_t m_size = 0;
};

}  // namespace readout
