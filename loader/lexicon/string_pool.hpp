#pragma once

#include "schema/text/large_pages.hpp"

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

  /// Makes room for so many strings.
  void reserve(std::size_t strings);
  /// The number of a string; the same for equal ones. Constant time on average.
  Number number(std::string_view text);
  /// Whether a string has a number.
  bool holds(std::string_view text) const;
  /// Where the string stands; the same for equal ones.
  StringRef add(std::string_view text) { return text.empty() ? 0 : m_refs[number(text).number]; }
  /// Puts a string into the pool that is not to be found again.
  StringRef append(std::string_view text);
  /// Where each numbered string stands.
  std::span<const StringRef> refs() const { return m_refs; }
  std::string_view at(StringRef ref) const { return StringPool(m_bytes).at(ref); }
  /// A StringIndex of the numbers.
  LargeVector<std::uint32_t> slots() const;
  std::span<const char> bytes() const { return m_bytes; }

 private:
  /// A number and 32 bits of its string's hash, so that other strings are hardly ever looked at.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = free;
  };
  static constexpr std::uint32_t free = 0xffffffff;

  std::size_t first_slot(std::uint32_t hash) const;
  std::size_t next_slot(std::size_t slot) const {
    return slot + 1 == m_slots.size() ? 0 : slot + 1;
  }
  /// The slot of this string, or the free one where it belongs; there is one.
  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow(std::size_t slots);

  LargeVector<char> m_bytes = {0};
  LargeVector<StringRef> m_refs;
  LargeVector<Slot> m_slots;  // open addressing with linear probing, at most half of them taken
};

}  // namespace readout
