#include "loader/lexicon/small_letters.hpp"

#include <catch2/catch.hpp>
#include <re2/re2.h>

#include <array>
#include <random>
#include <string>

using namespace readout;

TEST_CASE("Pieces of an expression that match capitals only are found") {
  CHECK(capitals_in("said|Told") == "T");
  CHECK(capitals_in("[A-Z]+") == "[A-Z]");
  CHECK(capitals_in("a[AE]?") == "[AE]");
  CHECK(capitals_in(R"(\p{Lu}\p{Ll}+)") == R"(\p{Lu})");
  CHECK(capitals_in("über|Über") == "Ü");
}

TEST_CASE("Pieces that small letters may match too are left alone") {
  for (const std::string regex :
       {"", "said", "[A-Za-z]+", "[^A-Z]", R"(\PL\D\W)", R"(\p{L}\P{Lu})", R"(\x{41}a)", "(?i)Said",
        R"(\QA\E)", "(?P<Name>a)", "[[:upper:]]", R"([A\d])", R"([]A])", "[A", "\\", "[-A]"}) {
    INFO(regex);
    CHECK(capitals_in(regex).empty());
  }
}

// A concatenation of pieces none of which may be left out matches no small letters where one of
// them is told.
TEST_CASE("What is told to match capitals only matches no word in small letters") {
  const std::array<std::string, 12> pieces = {"a",      "B",         "[ab]",  "[AB]",
                                              "[A-C]",  "[^A]",      "[a-C]", R"(\w)",
                                              R"(\pL)", R"(\p{Lu})", "(a|b)", "."};
  std::mt19937 random(20261125);
  int told = 0;
  for (int round = 0; round < 400; ++round) {
    std::string regex;
    for (int i = 0; i < 3; ++i) {
      regex += pieces[random() % pieces.size()];
    }
    const re2::RE2 compiled(regex, re2::RE2::Quiet);
    if (!compiled.ok() || capitals_in(regex).empty()) {
      continue;
    }
    ++told;
    for (const std::string word : {"aaa", "aab", "aba", "abb", "baa", "bab", "bba", "bbb", "ccc"}) {
      INFO(regex << " " << word);
      CHECK_FALSE(re2::RE2::FullMatch(word, compiled));
    }
  }
  CHECK(told > 100);
}
