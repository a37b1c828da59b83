#include "loader/lexicon/regex_set.hpp"

#include <catch2/catch.hpp>
#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace readout;

namespace {

std::vector<std::uint32_t> matching(const RegexSet& set, std::string_view text) {
  std::vector<std::uint32_t> numbers;
  set.append_matching(text, numbers);
  std::ranges::sort(numbers);
  return numbers;
}

}  // namespace

TEST_CASE("Regular expressions match as each would alone") {
  const std::vector<std::string> regexes = {"say|said",   R"(\p{Lu}.*)", "",           ".*",
                                            "[0-9]{2,4}", "['’]s?",      "(?i)straß.", "a+",
                                            "x|.*d|said", R"(\d+)"};
  const std::vector<std::string> words = {"say",  "said", "Said", "",    "7",      "1987", "19870",
                                          "’s",   "'",    "aaa",  "aab", "Straße", "x",    "said ",
                                          "d\nd", "Élan", "é",    "’",   "says"};
  RegexSet set;
  for (std::uint32_t number = 0; number < regexes.size(); ++number) {
    set.add(regexes[number], number + 100);
  }
  for (const std::string& word : words) {
    std::vector<std::uint32_t> alone;
    for (std::uint32_t number = 0; number < regexes.size(); ++number) {
      if (re2::RE2::FullMatch(word, re2::RE2(regexes[number]))) {
        alone.push_back(number + 100);
      }
    }
    CAPTURE(word);
    CHECK(matching(set, word) == alone);
  }
}

TEST_CASE("A set without expressions matches nothing") {
  const RegexSet set;
  CHECK(set.empty());
  CHECK(matching(set, "word").empty());
}

TEST_CASE("What RE2 refuses is refused with its message, and leaves the set as it was") {
  RegexSet set;
  set.add("b", 1);
  CHECK_THROWS_WITH(set.add("a(b", 2), "missing ): a(b");
  CHECK_THROWS_WITH(set.add("a{2000}", 3), Catch::Contains("invalid repetition size"));
  CHECK_THROWS_WITH(set.add(R"((\pL{50}|\p{Lu}{40}){20})", 3), Catch::Contains("too large"));
  set.add("c", 4);
  CHECK(matching(set, "b") == std::vector<std::uint32_t>{1});
  CHECK(matching(set, "c") == std::vector<std::uint32_t>{4});
}
