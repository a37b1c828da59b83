#pragma once

#include <tsl/robin_map.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace readout {

/// Where a string stands in a pool; 0 is the empty one.
using StringRef = std::uint32_t;

/// Strings behind one another, each with its length before it.
class StringPool {
 public:
  StringPool() = default;
  explicit StringPool(std::span<const char> bytes) : m_bytes(bytes) {}

  std::string_view at(StringRef ref) const;

 private:
  std::span<const char> m_bytes;
};

/// Fills a pool, and numbers strings in the order in which they come. Not more than 2 GiB.
class StringPoolBuilder {
 public:
  struct Number {
    std::uint32_t number = 0;
    bool is_new = true;
  };

  StringPoolBuilder() { m_numbers.max_load_factor(fullest); }
  /// Makes room for so many strings.
  void reserve(std::size_t strings);
  /// The number of a string; the same for equal ones.
  Number number(std::string_view text);
  /// Whether a string has a number.
  bool holds(std::string_view text) const;
  /// Where the string stands; the same for equal ones.
  StringRef add(std::string_view text) { return text.empty() ? 0 : m_refs[number(text).number]; }
  /// Puts a string into the pool that is not to be found again.
  StringRef append(std::string_view text);
  /// Where each numbered string stands.
  const std::vector<StringRef>& refs() const { return m_refs; }
  std::string_view at(StringRef ref) const { return StringPool(m_bytes).at(ref); }
  /// A StringIndex of the numbers.
  std::vector<std::uint32_t> slots() const;
  const std::vector<char>& bytes() const { return m_bytes; }

 private:
  static constexpr float fullest = 0.8F;  // robin hood hashing keeps probes short

  std::vector<char> m_bytes = {0};
  std::vector<StringRef> m_refs;
  tsl::robin_map<std::uint32_t, std::uint32_t> m_numbers;  // a hash of a string to its number
};

}  // namespace readout
