#pragma once

#include <tsl/robin_map.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace readout {

/// Where a string stands in a pool; 0 is the empty one.
using StringRef = std::uint32_t;

/// Strings behind one another, each once, with its length before it.
class StringPool {
 public:
  StringPool() = default;
  explicit StringPool(std::span<const char> bytes) : m_bytes(bytes) {}

  std::string_view at(StringRef ref) const;

 private:
  std::span<const char> m_bytes;
};

/// Fills a pool. Not more than 4 GiB.
class StringPoolBuilder {
 public:
  /// Where the string stands; the same for equal ones.
  StringRef add(std::string_view text);
  std::string_view at(StringRef ref) const { return StringPool(m_bytes).at(ref); }
  const std::vector<char>& bytes() const { return m_bytes; }

 private:
  std::vector<char> m_bytes = {0};
  tsl::robin_map<std::uint64_t, StringRef> m_refs;  // XXH3-64 of a string to where it stands
};

}  // namespace readout
