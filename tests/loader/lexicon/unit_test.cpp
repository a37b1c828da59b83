#include "loader/lexicon/matcher.hpp"
#include "loader/lexicon/sequence_table.hpp"
#include "loader/lexicon/triple_table.hpp"
#include "loader/lexicon/word_table.hpp"
#include "tests/loader/lexicon/rule_workbench.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <random>

using namespace readout;
using readout::test::phase_of;
using readout::test::Workbench;

namespace {

// The words of the rule, place by place.
std::vector<Unit> units_by_oracle(const Workbench& bench, TokenRange range) {
  std::vector<Unit> units;
  const auto kind_of = [&](const Annotation& one) { return bench.symbols.name(one.kind); };
  for (std::uint32_t place = range.first; place < range.end;) {
    std::uint32_t end = place;
    for (const Annotation& one : bench.text.annotations) {
      if (!one.removed && kind_of(one) != "Unread" && one.range.first == place &&
          one.range.end <= range.end) {
        end = std::max(end, one.range.end);
      }
    }
    Unit unit{.range = {place, end}};
    bool skipped = false;
    for (std::uint32_t i = 0; i < bench.text.annotations.size() && end > place; ++i) {
      const Annotation& one = bench.text.annotations[i];
      if (!one.removed && kind_of(one) != "Unread" && one.range == unit.range) {
        unit.annotations.push_back(i);
        skipped |= kind_of(one) == "Skipped";
      }
    }
    if (end == place) {
      unit.range.end = place + 1;
      skipped = bench.text.tokens[place].kind == TokenKind::line_break;
    }
    if (!skipped) {
      units.push_back(unit);
    }
    place = unit.range.end;
  }
  return units;
}

std::string shown(const std::vector<Unit>& units) {
  std::string line;
  for (const Unit& unit : units) {
    line += std::to_string(unit.range.first) + "-" + std::to_string(unit.range.end) + "(";
    for (const std::uint32_t annotation : unit.annotations) {
      line += std::to_string(annotation) + " ";
    }
    line += ") ";
  }
  return line;
}

}  // namespace

TEST_CASE("Random annotations become the units that the definition names") {
  for (unsigned seed = 1; seed <= 1000; ++seed) {
    std::mt19937 random(seed);
    Workbench bench("a b\nc d e\nf g h");
    const auto size = static_cast<unsigned>(bench.text.tokens.size());
    for (unsigned i = 0; i < seed % 12; ++i) {
      const auto first = static_cast<std::uint32_t>(random() % size);
      const std::uint32_t end = std::min(size, static_cast<unsigned>(first + 1 + random() % 4));
      constexpr std::array<const char*, 4> kinds = {"A", "B", "Skipped", "Unread"};
      bench.annotate(kinds[random() % 4], TokenRange{first, end}).removed = random() % 8 == 0;
    }
    const CompiledPhase phase =
        bench.compiled(phase_of("[A]", "reads: [A, B]\nskips: [Skipped]\n"));
    const auto first = static_cast<std::uint32_t>(random() % size);
    for (const TokenRange range : {TokenRange{0, size}, TokenRange{first, size},
                                   TokenRange{0, first}, TokenRange{first, first}}) {
      INFO("seed " << seed << " from " << range.first << " to " << range.end);
      REQUIRE(shown(phase.units_of(bench.text, range)) == shown(units_by_oracle(bench, range)));
    }
  }
}

TEST_CASE("A sequence table gives equal sequences one number") {
  SequenceTable table;
  const auto number = [&](std::vector<std::uint32_t> sequence) { return table.intern(sequence); };
  CHECK(number({}) == 0);
  CHECK(number({1, 2}) == 1);
  CHECK(number({2, 1}) == 2);
  for (std::uint32_t i = 0; i < 1000; ++i) {
    CHECK(number({i, 7, i}) == i + 3);
  }
  CHECK(number({1, 2}) == 1);
  CHECK(number({}) == 0);
  CHECK(std::ranges::equal(table.at(503), std::vector<std::uint32_t>{500, 7, 500}));
  CHECK(table.size() == 1003);
  table.clear();
  CHECK(number({2, 1}) == 0);
}

TEST_CASE("A triple table tells triples apart by each of their numbers") {
  TripleTable table;
  const auto key_of = [](std::uint32_t i) {
    return TripleTable::Key{i % 17, i / 17 % 19, 0xffffffff - i / 17 / 19};
  };
  for (std::uint32_t i = 0; i < 5000; ++i) {
    REQUIRE(table.find(key_of(i)) == TripleTable::unknown);
    table.add(key_of(i), i);
  }
  for (std::uint32_t i = 0; i < 5000; ++i) {
    REQUIRE(table.find(key_of(i)) == i);
  }
  CHECK(table.size() == 5000);
  table.clear();
  CHECK(table.find(key_of(1)) == TripleTable::unknown);
}

TEST_CASE("A word table finds short and long words again, and no others") {
  WordTable table;
  const auto word_of = [](std::uint32_t i) {
    return std::string(i % 30, static_cast<char>('a' + i % 7)) + std::to_string(i);
  };
  for (std::uint32_t i = 0; i < 5000; ++i) {
    REQUIRE(table.find(word_of(i)) == WordTable::unknown);
    table.add(word_of(i), i);
  }
  for (std::uint32_t i = 0; i < 5000; ++i) {
    REQUIRE(table.find(word_of(i)) == i);
  }
  CHECK(table.find("") == WordTable::unknown);
  CHECK(table.find("exactly16letters") == WordTable::unknown);
  CHECK(table.bytes() > std::size_t{5000} * 16);
  table.clear();
  CHECK(table.find(word_of(1)) == WordTable::unknown);
}

TEST_CASE("Words that differ in one byte at any place have different keys") {
  WordTable table;
  std::uint32_t number = 0;
  for (std::size_t size = 1; size <= 18; ++size) {
    for (std::size_t place = 0; place < size; ++place) {
      std::string word(size, 'a');
      word[place] = static_cast<char>(0xC3);
      REQUIRE(table.find(word) == WordTable::unknown);
      table.add(word, number);
      REQUIRE(table.find(word) == number++);
    }
  }
}
