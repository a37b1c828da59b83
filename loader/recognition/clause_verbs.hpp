#pragma once

#include "loader/recognition/recognition.hpp"

#include <cstdint>
#include <vector>

namespace readout {

/// The finite verbs of clauses, by the layers of readings: [VerbGroup]s and [Clause]s. Knows
/// nothing of sentences that these did not run in.
class ClauseVerbs {
 public:
  /// Linear in the tokens of all clauses.
  explicit ClauseVerbs(const Recognition& recognition);

  /// Whether the innermost clause before `token` begins at `first` or behind it and has its finite
  /// verb behind `token` only: "that the bridge |, the oldest in Orvel, will close". Linear in the
  /// clause.
  bool are_behind(std::uint32_t token, std::uint32_t first) const;

 private:
  bool has_verb(std::uint32_t clause, TokenRange range) const;

  static constexpr std::uint32_t none = 0;
  std::vector<TokenRange> m_clauses = {{}};  // none first
  std::vector<std::uint32_t> m_innermost;    // by token; empty where nothing was read
  std::vector<bool> m_finite;                // by token
};

}  // namespace readout
