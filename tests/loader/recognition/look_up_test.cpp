#include "loader/recognition/holding_ranges.hpp"
#include "loader/recognition/statement_order.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>
#include <random>
#include <utility>
#include <vector>

using namespace readout;

namespace {

constexpr std::uint32_t tokens = 20;

class Chance {
 public:
  explicit Chance(std::uint32_t seed) : m_random(seed) {}

  std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(m_random() % end); }

  TokenRange range() {
    const std::uint32_t first = below(tokens);
    return {first, first + 1 + below(tokens - first)};
  }

 private:
  std::mt19937 m_random;
};

struct Stretch {
  TokenRange range;
};

std::optional<std::uint32_t> smallest_by_walk(const std::vector<TokenStatement>& statements,
                                              TokenRange inner, std::uint32_t but) {
  std::optional<std::uint32_t> found;
  std::uint32_t smallest = tokens + 1;
  for (std::uint32_t number = 0; number < statements.size(); ++number) {
    for (const TokenRange range : statements[number].content) {
      if (number != but && range.contains(inner) && range.end - range.first < smallest) {
        smallest = range.end - range.first;
        found = number;
      }
    }
  }
  return found;
}

}  // namespace

TEST_CASE("the smallest words around others are those that a walk over all statements finds") {
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    INFO("seed " << seed);
    Chance chance(seed);
    std::vector<TokenStatement> statements(chance.below(8));
    for (TokenStatement& statement : statements) {
      for (std::uint32_t i = 0; i <= chance.below(3); ++i) {
        statement.content.push_back(chance.range());
      }
    }
    const StatementWords words(statements);
    for (int i = 0; i < 20; ++i) {
      const TokenRange inner = chance.range();
      const std::uint32_t but = chance.below(8);
      CHECK(words.smallest_around(inner, [&](TokenRange, std::uint32_t number) {
        return number != but;
      }) == smallest_by_walk(statements, inner, but));
    }
  }
}

TEST_CASE("a stretch is held by a range that begins before it or ends behind it") {
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    INFO("seed " << seed);
    Chance chance(seed);
    std::vector<Stretch> ranges(chance.below(5));
    for (Stretch& one : ranges) {
      one.range = chance.range();
    }
    const HoldingRanges holding(tokens, ranges);
    for (int i = 0; i < 20; ++i) {
      const TokenRange inner = chance.range();
      CHECK(holding.hold(inner) == std::ranges::any_of(ranges, [&](const Stretch& one) {
              return one.range != inner && one.range.contains(inner);
            }));
    }
  }
}
