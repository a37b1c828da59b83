#include "schema/text/similar_words.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace readout {
namespace {

/// The definition, without memory: exponential.
std::size_t slow_distance(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) {
    return a.size() + b.size();
  }
  return std::min({slow_distance(a.substr(1), b) + 1, slow_distance(a, b.substr(1)) + 1,
                   slow_distance(a.substr(1), b.substr(1)) + (a[0] == b[0] ? 0 : 1)});
}

TEST_CASE("The edit distance is that of its definition") {
  const unsigned seed = 7;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const auto word = [&] {
    std::string text(random() % 6, 'a');
    std::generate(text.begin(), text.end(), [&] { return static_cast<char>('a' + random() % 3); });
    return text;
  };
  for (int i = 0; i < 300; ++i) {
    const std::string a = word();
    const std::string b = word();
    CHECK(edit_distance(a, b) == slow_distance(a, b));
  }
}

TEST_CASE("The edit distance counts code points") {
  CHECK(edit_distance("Erdoğan", "Erdogan") == 1);
  CHECK(edit_distance("", "ğ") == 1);
}

TEST_CASE("Similar words are near or begin with the word") {
  const std::vector<std::string> known = {"publishers", "most_quoted", "relations", "rule_use"};
  CHECK(similar_words("publishes", known) == std::vector<std::string>{"publishers"});
  CHECK(similar_words("rel", known) == std::vector<std::string>{"relations"});
  CHECK(similar_words("RELATIONS", known) == std::vector<std::string>{"relations"});
  CHECK(similar_words("B", {"a", "b"}) == std::vector<std::string>{"b"});
  CHECK(similar_words("zzzzzz", known).empty());
  CHECK(similar_words("", known).empty());
  CHECK(listed(known) == "publishers, most_quoted, relations, rule_use");
}

}  // namespace
}  // namespace readout
