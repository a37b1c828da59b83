#pragma once

#include "loader/lexicon/matcher.hpp"
#include "loader/lexicon/pattern.hpp"
#include "loader/lexicon/phase.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The obvious slow matcher: it lists every parse, in the order in which a backtracking matcher
/// finds them, and picks by the words of docs/rules.md. Exponential.
namespace readout::test {

using Words = std::vector<std::string>;

/// A sequence of units of one token.
struct OracleText {
  Words words{};
  /// For each word the numbers of its sentence, paragraph, zone and document; empty: all are one.
  std::vector<std::array<std::uint32_t, 4>> parts{};
};

struct Parse {
  std::uint32_t end = 0;
  std::vector<Capture> captures{};
};

/// More parses than a test should list.
struct TooManyParses {};

/// All parses of a pattern from one place. Constraints may be `[]`, `[word=...]`, literals, `!`,
/// `&` and `|`. Throws TooManyParses.
std::vector<Parse> parses_of(const Pattern& pattern, const OracleText& text, std::uint32_t start);

/// The matches of a phase, by its control mode. Of conditions it knows `capture.text`.
std::vector<Match> matches_by_oracle(const Phase& phase, const OracleText& text);

/// "rule 0-3 name:1-2 name:2-3", one match a line.
std::string shown(const std::vector<Match>& matches, const Phase& phase);

}  // namespace readout::test
