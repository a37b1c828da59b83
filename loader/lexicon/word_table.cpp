#include "loader/lexicon/word_table.hpp"

#include <bit>
#include <cstring>
#include <utility>

namespace readout {

namespace {

constexpr std::size_t longest_key = 16;
constexpr std::size_t bytes_of_map_entry = 64;
constexpr std::size_t part = 8;  // bytes of half a key

template <typename Number>
Number piece_of(std::string_view word, std::size_t first) {
  Number piece = 0;
  std::memcpy(&piece, word.data() + first, sizeof piece);
  return piece;
}

}  // namespace

std::uint32_t WordTable::find(std::string_view word) const {
  if (word.size() <= longest_key) {
    return m_slots[slot_of(key_of(word))].number;
  }
  const auto found = m_long.find(word);
  return found == m_long.end() ? unknown : found->second;
}

void WordTable::add(std::string_view word, std::uint32_t number) {
  if (word.size() > longest_key) {
    m_long.emplace(word, number);
    m_long_bytes += word.size() + bytes_of_map_entry;
    return;
  }
  if (++m_size * 2 > m_slots.size()) {
    grow();
  }
  const Key key = key_of(word);
  m_slots[slot_of(key)] = {key, number};
}

void WordTable::clear() { *this = WordTable(); }

// Pieces of a fixed size that may overlap: a copy of any size is a call, and reading it back waits
// for it.
WordTable::Key WordTable::key_of(std::string_view word) {
  const std::size_t size = word.size();
  if (std::endian::native == std::endian::little && size >= part) {
    return {
        piece_of<std::uint64_t>(word, 0),
        size == part ? 0 : piece_of<std::uint64_t>(word, size - part) >> (8 * (2 * part - size))};
  }
  if (std::endian::native == std::endian::little && size >= part / 2) {
    const std::uint64_t end = piece_of<std::uint32_t>(word, size - part / 2);
    return {piece_of<std::uint32_t>(word, 0) | (end << (8 * (size - part / 2))), 0};
  }
  Key key{};
  for (std::size_t i = 0; i < size; ++i) {
    key[i / part] |= std::uint64_t{static_cast<unsigned char>(word[i])} << (8 * (i % part));
  }
  return key;
}

// Where the key is, or the free slot where it would be.
std::size_t WordTable::slot_of(const Key& key) const {
  std::uint64_t hash = (key[0] ^ (key[1] * 0x9e3779b97f4a7c15ULL)) * 0xff51afd7ed558ccdULL;
  hash ^= hash >> 32U;
  const std::size_t mask = m_slots.size() - 1;
  std::size_t slot = hash & mask;
  while (m_slots[slot].number != unknown &&
         (m_slots[slot].key[0] != key[0] || m_slots[slot].key[1] != key[1])) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

void WordTable::grow() {
  const std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(m_slots.size() * 2));
  for (const Slot& slot : old) {
    if (slot.number != unknown) {
      m_slots[slot_of(slot.key)] = slot;
    }
  }
}

}  // namespace readout
