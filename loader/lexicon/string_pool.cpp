#include "loader/lexicon/string_pool.hpp"

#include "loader/lexicon/string_index.hpp"

#include <xxhash.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace readout {

namespace {

// Seven bits of a length in each byte, the lowest first; the highest bit says that more follow.
constexpr unsigned bits = 7;
constexpr unsigned char more = 0x80;
constexpr std::size_t most_bytes = 0x7fffffff;

std::uint32_t hash_of(std::string_view text) {
  return static_cast<std::uint32_t>(XXH3_64bits(text.data(), text.size()));
}

}  // namespace

std::string_view StringPool::at(StringRef ref) const {
  std::size_t size = 0;
  unsigned shift = 0;
  unsigned char byte = more;
  while ((byte & more) != 0) {
    byte = static_cast<unsigned char>(m_bytes[ref++]);
    size |= static_cast<std::size_t>(byte & (more - 1U)) << shift;
    shift += bits;
  }
  return {m_bytes.data() + ref, size};
}

void StringPoolBuilder::reserve(std::size_t strings) {
  m_refs.reserve(strings);
  if (m_slots.size() < 2 * strings) {
    grow(2 * strings);
  }
}

// The hash scaled to the slots, as in StringIndex.
std::size_t StringPoolBuilder::first_slot(std::uint32_t hash) const {
  constexpr unsigned bits_of_hash = 32;
  return (std::uint64_t{hash} * m_slots.size()) >> bits_of_hash;
}

std::size_t StringPoolBuilder::slot_of(std::string_view text, std::uint32_t hash) const {
  std::size_t slot = first_slot(hash);
  while (m_slots[slot].number != free &&
         (m_slots[slot].hash != hash || at(m_refs[m_slots[slot].number]) != text)) {
    slot = next_slot(slot);
  }
  return slot;
}

void StringPoolBuilder::grow(std::size_t slots) {
  const LargeVector<Slot> before = std::exchange(m_slots, LargeVector<Slot>(slots));
  for (const Slot& taken : before) {
    if (taken.number != free) {
      std::size_t slot = first_slot(taken.hash);
      while (m_slots[slot].number != free) {
        slot = next_slot(slot);
      }
      m_slots[slot] = taken;
    }
  }
}

bool StringPoolBuilder::holds(std::string_view text) const {
  return !m_slots.empty() && m_slots[slot_of(text, hash_of(text))].number != free;
}

StringPoolBuilder::Number StringPoolBuilder::number(std::string_view text) {
  constexpr std::size_t least = 64;
  const auto next = static_cast<std::uint32_t>(m_refs.size());
  if (m_slots.size() < 2 * (m_refs.size() + 1)) {
    grow(std::max(least, 2 * m_slots.size()));
  }
  const std::uint32_t hash = hash_of(text);
  Slot& slot = m_slots[slot_of(text, hash)];
  if (slot.number != free) {
    return {slot.number, false};
  }
  slot = {hash, next};
  m_refs.push_back(append(text));
  return {next, true};
}

LargeVector<std::uint32_t> StringPoolBuilder::slots() const {
  return StringIndex::slots_of(m_refs.size(),
                               [this](std::uint32_t number) { return at(m_refs[number]); });
}

StringRef StringPoolBuilder::append(std::string_view text) {
  if (text.empty()) {
    return 0;
  }
  if (m_bytes.size() + text.size() + sizeof(std::uint64_t) > most_bytes) {
    throw std::length_error("the dictionaries hold more than 2 GiB of names");
  }
  const auto ref = static_cast<StringRef>(m_bytes.size());
  std::size_t size = text.size();
  for (; size >= more; size >>= bits) {
    m_bytes.push_back(static_cast<char>((size & (more - 1U)) | more));
  }
  m_bytes.push_back(static_cast<char>(size));
  m_bytes.insert(m_bytes.end(), text.begin(), text.end());
  return ref;
}

}  // namespace readout
