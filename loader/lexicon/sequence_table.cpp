#include "loader/lexicon/sequence_table.hpp"

#include <xxhash.h>

#include <algorithm>

namespace readout {

namespace {

constexpr std::size_t first_slots = 64;

std::uint64_t hash_of(std::span<const std::uint32_t> sequence) {
  return XXH3_64bits(sequence.data(), sequence.size_bytes());
}

}  // namespace

std::uint32_t SequenceTable::intern(std::span<const std::uint32_t> sequence) {
  if ((size() + 1) * 2 > m_slots.size()) {
    grow();
  }
  const std::uint64_t hash = hash_of(sequence);
  const std::size_t mask = m_slots.size() - 1;
  std::size_t slot = hash & mask;
  for (; m_slots[slot] != 0; slot = (slot + 1) & mask) {
    const std::uint32_t number = m_slots[slot] - 1;
    if (m_hashes[number] == hash && std::ranges::equal(at(number), sequence)) {
      return number;
    }
  }
  m_content.insert(m_content.end(), sequence.begin(), sequence.end());
  m_ends.push_back(m_content.size());
  m_hashes.push_back(hash);
  m_slots[slot] = static_cast<std::uint32_t>(size());
  return m_slots[slot] - 1;
}

std::span<const std::uint32_t> SequenceTable::at(std::uint32_t number) const {
  const std::size_t start = number == 0 ? 0 : m_ends[number - 1];
  return std::span<const std::uint32_t>(m_content).subspan(start, m_ends[number] - start);
}

std::size_t SequenceTable::bytes() const {
  return (m_content.size() + m_slots.size()) * sizeof(std::uint32_t) +
         size() * (sizeof(std::size_t) + sizeof(std::uint64_t));
}

void SequenceTable::clear() {
  m_content.clear();
  m_ends.clear();
  m_hashes.clear();
  std::ranges::fill(m_slots, 0U);
}

void SequenceTable::grow() {
  m_slots.assign(std::max(first_slots, m_slots.size() * 2), 0);
  const std::size_t mask = m_slots.size() - 1;
  for (std::size_t number = 0; number < size(); ++number) {
    std::size_t slot = m_hashes[number] & mask;
    while (m_slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    m_slots[slot] = static_cast<std::uint32_t>(number + 1);
  }
}

}  // namespace readout
