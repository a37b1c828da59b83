#pragma once

#include <compare>
#include <cstdint>

namespace readout {

/// A stretch of a document's kept text: code points from 0, end exclusive. In facts and in both
/// databases `substr(text, start + 1, end - start)` gives its words.
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  auto operator<=>(const Span&) const = default;
  std::uint32_t length() const { return end - start; }
  bool contains(Span other) const { return start <= other.start && other.end <= end; }
  bool overlaps(Span other) const { return start < other.end && other.start < end; }
};

}  // namespace readout
