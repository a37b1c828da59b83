#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace readout {

/// A number for each of many words. Words of up to 16 bytes, which is nearly all, stand in one flat
/// table without pointers: every token of every text is looked up here once. Words hold no
/// U+0000.
class WordTable {
 public:
  static constexpr std::uint32_t unknown = 0xffffffff;

  /// The number of a word, or `unknown`. Constant time.
  std::uint32_t find(std::string_view word) const;
  /// `word` must be unknown, `number` not.
  void add(std::string_view word, std::uint32_t number);
  std::size_t bytes() const { return m_slots.size() * sizeof(Slot) + m_long_bytes; }
  void clear();

 private:
  using Key = std::array<std::uint64_t, 2>;  // the bytes, filled up with zeros
  struct Slot {
    Key key{};
    std::uint32_t number = unknown;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };

  static Key key_of(std::string_view word);
  std::size_t slot_of(const Key& key) const;
  void grow();

  std::vector<Slot> m_slots = std::vector<Slot>(64);  // open addressing, at most half full
  std::size_t m_size = 0;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_long;
  std::size_t m_long_bytes = 0;
};

}  // namespace readout
