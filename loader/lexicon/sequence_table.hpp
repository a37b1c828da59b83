#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace readout {

/// Numbers different sequences of numbers from 0 in the order in which they come.
class SequenceTable {
 public:
  /// The number of `sequence`, new where it was not known. Constant time and the sequence's length.
  std::uint32_t intern(std::span<const std::uint32_t> sequence);
  /// Valid until the next intern.
  std::span<const std::uint32_t> at(std::uint32_t number) const;
  std::size_t size() const { return m_hashes.size(); }
  std::size_t bytes() const;
  void clear();

 private:
  void grow();

  std::vector<std::uint32_t> m_content;
  std::vector<std::size_t> m_ends;  // of each sequence in m_content
  std::vector<std::uint64_t> m_hashes;
  std::vector<std::uint32_t> m_slots;  // open addressing: number + 1, or 0
};

}  // namespace readout
