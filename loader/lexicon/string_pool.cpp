#include "loader/lexicon/string_pool.hpp"

#include <xxhash.h>

#include <limits>
#include <stdexcept>

namespace readout {

namespace {

// Seven bits of a length in each byte, the lowest first; the highest bit says that more follow.
constexpr unsigned bits = 7;
constexpr unsigned char more = 0x80;

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

StringRef StringPoolBuilder::add(std::string_view text) {
  if (text.empty()) {
    return 0;
  }
  if (m_bytes.size() + text.size() + sizeof(std::uint64_t) >
      std::numeric_limits<StringRef>::max()) {
    throw std::length_error("the dictionaries hold more than 4 GiB of names");
  }
  const auto next = static_cast<StringRef>(m_bytes.size());
  const auto [known, is_new] = m_refs.try_emplace(XXH3_64bits(text.data(), text.size()), next);
  if (!is_new && at(known->second) == text) {
    return known->second;
  }
  std::size_t size = text.size();
  for (; size >= more; size >>= bits) {
    m_bytes.push_back(static_cast<char>((size & (more - 1U)) | more));
  }
  m_bytes.push_back(static_cast<char>(size));
  m_bytes.insert(m_bytes.end(), text.begin(), text.end());
  return next;
}

}  // namespace readout
