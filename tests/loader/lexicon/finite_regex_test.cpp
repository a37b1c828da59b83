#include "loader/lexicon/finite_regex.hpp"

#include <catch2/catch.hpp>
#include <re2/re2.h>

#include <string>
#include <vector>

using namespace readout;

using Words = std::vector<std::string>;

TEST_CASE("The words of a regular expression without repetition") {
  const auto [regex, words] = GENERATE(table<std::string, Words>({
      {"said", {"said"}},
      {"say|said|say", {"said", "say"}},
      {"polls?|stud(y|ies)", {"poll", "polls", "studies", "study"}},
      {"(?:un)?(done|tied)", {"done", "tied", "undone", "untied"}},
      {"is(n['’]t)?|é?tat", {"is", "isn't", "isn’t", "tat", "état"}},
      {"[.,;:\"“]", {"\"", ",", ".", ":", ";", "“"}},
      {"[–—.-]|[-+*]", {"*", "+", "-", ".", "–", "—"}},
      {"[b-d1-3X]\\.?",
       {"1", "1.", "2", "2.", "3", "3.", "X", "X.", "b", "b.", "c", "c.", "d", "d."}},
      {"[a-a]\\(\\)", {"a()"}},
      {"isn’?t", {"isnt", "isn’t"}},
      {"(a|b)(c|d)?", {"a", "ac", "ad", "b", "bc", "bd"}},
      {"", {""}},
      {"a||b", {"", "a", "b"}},
      {"e-?mails", {"e-mails", "emails"}},
  }));
  CAPTURE(regex);
  const auto found = words_of_regex(regex, 100);
  REQUIRE(found.has_value() == !words.empty());
  if (!found) {
    return;
  }
  CHECK(*found == words);
  for (const std::string& word : words) {
    CHECK(re2::RE2::FullMatch(word, re2::RE2(regex)));
  }
}

TEST_CASE("Other and broken expressions are left to the library") {
  const auto* const regex = GENERATE(
      "a+", "a*", "a.", "[^ab]", "[]", "[]a]", "[[:alpha:]]", "[a[]", R"([\d])", "[z-a]", "[a-Z]",
      "[+-/]", "[à-é]", "[ab", "[a-", R"(\d)", R"(\pL)", R"(a\b)", "\\", "a{2}", "^a", "a$",
      "(?i)a", "(?P<n>a)", "(?!a)", "a??", "?a", "(a", "a)", "(a|b))", "|?", "(a|?b)");
  CAPTURE(regex);
  CHECK_FALSE(words_of_regex(regex, 100));
}

TEST_CASE("An expression of too many words is not written out") {
  CHECK(words_of_regex("(a|b)(c|d)", 4)->size() == 4);
  CHECK_FALSE(words_of_regex("(a|b)(c|d)", 3));
  CHECK_FALSE(words_of_regex("a|b|c|d", 3));
  std::string doubled;
  for (int i = 0; i < 1000; ++i) {
    doubled += "(a|b)";
  }
  CHECK_FALSE(words_of_regex(doubled, 1000));
  const std::string nested(100'000, '(');
  CHECK_FALSE(words_of_regex(nested, 1000));
}
