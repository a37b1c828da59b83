#include "loader/lexicon/string_pool.hpp"

#include "loader/lexicon/string_index.hpp"

#include <xxhash.h>

#include <stdexcept>

namespace readout {

namespace {

// Seven bits of a length in each byte, the lowest first; the highest bit says that more follow.
constexpr unsigned bits = 7;
constexpr unsigned char more = 0x80;
constexpr std::size_t most_bytes = 0x7fffffff;

std::uint32_t hash_of(std::string_view text, std::uint64_t seed) {
  return static_cast<std::uint32_t>(XXH3_64bits_withSeed(text.data(), text.size(), seed));
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
  m_numbers.reserve(strings);
}

bool StringPoolBuilder::holds(std::string_view text) const {
  for (std::uint64_t seed = 0;; ++seed) {
    const auto known = m_numbers.find(hash_of(text, seed));
    if (known == m_numbers.end() || at(m_refs[known->second]) == text) {
      return known != m_numbers.end();
    }
  }
}

StringPoolBuilder::Number StringPoolBuilder::number(std::string_view text) {
  const auto next = static_cast<std::uint32_t>(m_refs.size());
  for (std::uint64_t seed = 0;; ++seed) {  // another one where two strings have one hash
    const auto [known, is_new] = m_numbers.try_emplace(hash_of(text, seed), next);
    if (is_new) {
      m_refs.push_back(append(text));
    }
    if (is_new || at(m_refs[known->second]) == text) {
      return {known->second, is_new};
    }
  }
}

std::vector<std::uint32_t> StringPoolBuilder::slots() const {
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
