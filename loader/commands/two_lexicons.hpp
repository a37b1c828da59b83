#pragma once

#include "loader/annotations/fact_changes.hpp"
#include "loader/recognition/facts_of.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace readout {

/// What a thread keeps that recognises each text with two lexicons.
struct TwoScratches {
  Scratch before;
  Scratch after;
};

/// How many facts changed in which way.
struct ChangeCounts {
  std::array<std::int64_t, 3> changes{};  ///< by FactChange::What
  std::int64_t other_rule = 0;            ///< the same, but found by another rule
  std::int64_t documents = 0;
  std::int64_t differing = 0;  ///< documents with a change

  void add(const FactComparison& comparison);
  std::int64_t of(FactChange::What what) const { return changes[static_cast<std::size_t>(what)]; }
};

}  // namespace readout
