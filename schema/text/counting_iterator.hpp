#pragma once

#include <cstddef>
#include <iterator>

namespace readout {

/// An iterator over the bytes of a text that tells how far a parser has read, which copies its
/// iterators: all copies write to one place.
struct CountingIterator {
  using iterator_category = std::forward_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* position;
  const char** furthest;

  reference operator*() const { return *position; }
  CountingIterator& operator++() {
    *furthest = ++position;
    return *this;
  }
  bool operator==(const CountingIterator& other) const { return position == other.position; }
};

}  // namespace readout
