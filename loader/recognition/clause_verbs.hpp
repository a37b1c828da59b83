#pragma once

#include "loader/recognition/recognition.hpp"
#include "loader/recognition/sentence_groups.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace readout {

/// The verbs of clauses, by the layers of readings: [VerbGroup]s, [NounGroup]s and [Clause]s. Knows
/// nothing of sentences that these did not run in.
class ClauseVerbs {
 public:
  /// Linear in the tokens of all clauses.
  explicit ClauseVerbs(const Recognition& recognition);

  /// Whether the innermost clause before `token` begins at `first` or behind it and has its finite
  /// verb behind `token` only: "that the bridge |, the oldest in Orvel, will close". Linear in the
  /// clause.
  bool are_behind(std::uint32_t token, std::uint32_t first) const;

  /// Where a participle begins that, with its words, stands between the subject of a finite verb
  /// and the verb: "officials in Orvel | investigating the fire said"; nothing where none does.
  /// Linear in the clause.
  std::optional<std::uint32_t> participle_before(std::uint32_t verb) const;

 private:
  bool has_verb(std::uint32_t clause, TokenRange range) const;
  bool opens_clause(std::uint32_t noun_end, std::uint32_t first) const;

  static constexpr std::uint32_t none = 0;
  const Recognition& m_recognition;
  std::optional<GroupIndex> m_groups;        // nothing where nothing was read
  std::vector<TokenRange> m_clauses = {{}};  // none first
  std::vector<std::uint32_t> m_innermost;    // by token; empty where nothing was read
  std::vector<bool> m_in_finite;             // by token: whether a finite verb group holds it
};

}  // namespace readout
