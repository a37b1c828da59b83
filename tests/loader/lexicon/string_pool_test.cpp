#include "loader/lexicon/string_pool.hpp"

#include "loader/lexicon/string_index.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <string>

using namespace readout;

TEST_CASE("Strings are numbered in the order in which they come, equal ones once") {
  constexpr unsigned seed = 3;
  constexpr int strings = 20'000;
  std::mt19937 random(seed);
  StringPoolBuilder pool;
  std::map<std::string, std::uint32_t> numbers;
  for (int i = 0; i < strings; ++i) {
    const std::string text =
        i % 1000 == 0 ? std::string(300, 'x') : std::to_string(random() % 9000);
    REQUIRE(pool.holds(text) == numbers.contains(text));
    const auto [number, is_new] = pool.number(text);
    const auto [known, first] =
        numbers.try_emplace(text, static_cast<std::uint32_t>(numbers.size()));
    REQUIRE(number == known->second);
    REQUIRE(is_new == first);
    if (i == strings / 2) {
      pool.reserve(strings);
    }
  }
  const auto slots = pool.slots();
  const StringIndex index{std::span(slots)};
  for (const auto& [text, number] : numbers) {
    CHECK(pool.at(pool.refs()[number]) == text);
    CHECK(index.find(text, [&](std::uint32_t one) { return pool.at(pool.refs()[one]); }) == number);
  }
}
