#include "loader/lexicon/regex_set.hpp"

#include <catch2/catch.hpp>
#include <re2/re2.h>

#include <algorithm>
#include <iterator>
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

TEST_CASE("Texts of ASCII match expressions that name other letters as each would alone") {
  const std::vector<std::string> regexes = {
      "isn’?t", "[à-éx]+",        "[^“”]+", R"(\x{2019}?s)", "(?i)[kſ]elvin", R"(\P{Lu}+)",
      "[^é]",   R"(\p{Greek}*a)", "’|s",    "ÿ?s",           R"([\W]+)",      R"(\Q“a\E|b)"};
  const std::vector<std::string> words = {"isnt",   "isn’t",  "x",     "xx", "é",      "s",  "’s",
                                          "kelvin", "Kelvin", "elvin", "a",  "b",      "“a", "ÿs",
                                          "",       "“",      "A",     "$%", "selvin", "xÿ"};
  RegexSet set;
  for (std::uint32_t number = 0; number < regexes.size(); ++number) {
    set.add(regexes[number], number);
  }
  for (const std::string& word : words) {
    std::vector<std::uint32_t> alone;
    for (std::uint32_t number = 0; number < regexes.size(); ++number) {
      if (re2::RE2::FullMatch(word, re2::RE2(regexes[number]))) {
        alone.push_back(number);
      }
    }
    CAPTURE(word);
    CHECK(matching(set, word) == alone);
  }
}

TEST_CASE("A set of expressions for pieces of a text matches as each would alone") {
  const std::vector<std::string> regexes = {"^said",
                                            "^(?:a|b)c$",
                                            "^a|b",
                                            "said$",
                                            R"(^\s*(?:\S+\s+){0,3}\S*\p{L}\s*$)",
                                            "^[a|b]c",
                                            "^[[:alpha:](]|d)?",
                                            R"(^\Qa|b\E)",
                                            R"(^a\|b)",
                                            "^[]|(]b|c",
                                            "(?m)^b",
                                            "^[^]|(]|d",
                                            "",
                                            "^",
                                            "b\nc",
                                            "^(a|(b|c))+d|e"};
  const std::vector<std::string> texts = {"said",
                                          "he said",
                                          "ac",
                                          "b",
                                          "xb",
                                          "a|b",
                                          "d",
                                          "a\nb",
                                          "b\nc",
                                          "",
                                          "|b",
                                          "(b",
                                          "xc",
                                          "abcd",
                                          "one two three four",
                                          "one two three four five",
                                          "e",
                                          "xe"};
  RegexSet set(RegexSet::Matches::piece);
  std::vector<std::uint32_t> valid;
  for (std::uint32_t number = 0; number < regexes.size(); ++number) {
    if (re2::RE2(regexes[number], re2::RE2::Quiet).ok()) {
      set.add(regexes[number], number);
      valid.push_back(number);
    }
  }
  REQUIRE(valid.size() > 12);
  for (const std::string& text : texts) {
    std::vector<std::uint32_t> alone;
    std::ranges::copy_if(valid, std::back_inserter(alone), [&](std::uint32_t number) {
      return re2::RE2::PartialMatch(text, re2::RE2(regexes[number]));
    });
    CAPTURE(text);
    CHECK(matching(set, text) == alone);
  }
}

TEST_CASE("A set without expressions matches nothing") {
  const RegexSet set;
  CHECK(set.empty());
  CHECK(matching(set, "word").empty());
}

TEST_CASE("An expression of many bytes is refused before RE2 reads it") {
  CHECK_NOTHROW(RegexSet::check(std::string(100'000, 'a')));
  CHECK_THROWS_WITH(RegexSet::check(std::string(100'001, 'a')),
                    "it is longer than 100,000 bytes: many words belong into a list");
}

TEST_CASE("What RE2 refuses is refused with its message, and leaves the set as it was") {
  RegexSet set;
  set.add("b", 1);
  CHECK_THROWS_WITH(set.add("a(b", 2), "missing ): a(b");
  CHECK_THROWS_WITH(set.add("a{2000}", 3), Catch::Contains("invalid repetition size"));
  CHECK_THROWS_WITH(RegexSet::check(R"((\pL{50}|\p{Lu}{40}){20})"), Catch::Contains("too large"));
  set.add("c", 4);
  CHECK(matching(set, "b") == std::vector<std::uint32_t>{1});
  CHECK(matching(set, "c") == std::vector<std::uint32_t>{4});
}
