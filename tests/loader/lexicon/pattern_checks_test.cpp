#include "loader/lexicon/pattern_checks.hpp"

#include "loader/lexicon/rule_checks.hpp"
#include "tests/loader/lexicon/parse_oracle.hpp"
#include "tests/loader/lexicon/rule_workbench.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

using namespace readout;
using readout::test::phase_of;

namespace {

Pattern pattern_of(const std::string& source) { return parse_pattern(source, {"p", 1, 1}); }

bool covers(const std::string& wide, const std::string& narrow) {
  const Pattern first = pattern_of(wide);
  const Pattern second = pattern_of(narrow);
  PatternComparison patterns;
  patterns.add(first.root);
  patterns.add(second.root);
  return patterns.covers(0, 1);
}

bool covers_beginning(const std::string& wide, const std::string& narrow, bool shorter) {
  const Pattern first = pattern_of(wide);
  const Pattern second = pattern_of(narrow);
  PatternComparison patterns;
  patterns.add(first.root);
  patterns.add(second.root);
  return patterns.covers_beginning(0, 1, shorter);
}

bool can_match(const std::string& pattern, Scope scope = Scope::sentence) {
  return readout::can_match(pattern_of(pattern).root, scope);
}

// The message of check_patterns; empty if it finds nothing.
std::string found_in(const std::string& yaml) {
  try {
    check_patterns(read_phase(yaml, "rules/test.yaml", "test"));
    return {};
  } catch (const InputError& error) {
    return error.what();
  }
}

std::string two_rules(const std::string& first, const std::string& second,
                      const std::string& head = {}) {
  return "reads: [Person]\n" + head +
         "rules:\n  - name: one\n    label: A\n    pattern: |\n      " + first +
         "\n  - name: two\n    label: A\n    pattern: |\n      " + second + "\n";
}

std::vector<test::OracleText> texts_up_to(std::size_t length) {
  std::vector<test::OracleText> texts = {{}};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (const std::string word : {"a", "b", "c"}) {
      if (texts[i].words.size() < length) {
        texts.push_back(texts[i]);
        texts.back().words.push_back(word);
      }
    }
  }
  return texts;
}

// Whether it matches the whole text.
bool takes(const Pattern& pattern, const test::OracleText& text) {
  const auto parses = test::parses_of(pattern, text, 0);
  return std::ranges::any_of(
      parses, [&](const test::Parse& parse) { return parse.end == text.words.size(); });
}

class RandomPatterns {
 public:
  explicit RandomPatterns(unsigned seed) : m_random(seed) {}

  std::string next(unsigned depth = 3) {
    const unsigned choice = depth == 0 ? 0 : below(6);
    switch (choice) {
      case 1:
      case 2:
        return next(depth - 1) + " " + next(depth - 1);
      case 3:
        return "(" + next(depth - 1) + " | " + next(depth - 1) + ")";
      case 4: {
        const std::array<const char*, 6> quantifiers = {"?", "*", "+", "{2}", "{0,2}", "+?"};
        return "(" + next(depth - 1) + ")" + quantifiers[below(6)];
      }
      default: {
        const std::array<const char*, 10> units = {"\"a\"",
                                                   "[lower=a]",
                                                   "[lower=/a|b/]",
                                                   "[word=c & !lower=/b/]",
                                                   "\"b\"",
                                                   "[]",
                                                   "[word=a | word=b]",
                                                   "[!word=a]",
                                                   "[word=c]",
                                                   "[!word=b & !word=c]"};
        return units[below(10)];
      }
    }
  }

 private:
  unsigned below(unsigned end) { return static_cast<unsigned>(m_random() % end); }

  std::mt19937 m_random;
};

}  // namespace

TEST_CASE("A pattern covers another where it matches all that the other does") {
  CHECK(covers("\"x\" | \"y\"", "\"x\""));
  CHECK(covers("[]{1,3}", "[Person] \"said\""));
  CHECK(covers("[Person] [Cue]?", "[Person & gender=f]"));
  CHECK(covers("[Person | Place]+", "[Place] [Person] [Place]"));
  CHECK(covers("[!word=a]", "[word=b]"));
  CHECK(covers("\"x\"+", "\"x\" (?= \"y\")"));
  CHECK(covers("\"x\"", "<sentence> \"x\""));
  CHECK(covers("[lower=x | lower=y]", "\"x\""));
  CHECK(covers("[lower=/x|y/]", "\"X\""));
  CHECK(covers("[first.lower=x]", "\"x\""));
  CHECK(covers("[lower=x]", "[word=X]"));
  CHECK(covers("[shape=/X.*/]", "[word=Xy]"));
}

TEST_CASE("A pattern that leaves something out covers nothing") {
  CHECK_FALSE(covers("\"x\"", "\"x\" | \"y\""));
  CHECK_FALSE(covers("[Person]", "[Person] [Cue]"));
  CHECK_FALSE(covers("[Person & gender=f]", "[Person]"));
  CHECK_FALSE(covers("[word=/T.*/]", "[word=/Ta.*/]"));  // it is not told
  CHECK_FALSE(covers("\"x\"", "[word=x]"));              // the last of several words
  CHECK_FALSE(covers("\"x\"", "[lower=x]"));
  CHECK_FALSE(covers("[word=x]", "\"x\""));
  CHECK_FALSE(covers("[first.lower=x]", "[lower=x]"));
  CHECK_FALSE(covers("\"x\" (?= \"y\")", "\"x\""));
  CHECK_FALSE(covers("<sentence> \"x\"", "\"x\""));
  CHECK_FALSE(covers("[!Person]", "[Place]"));  // a unit may be both
}

TEST_CASE("Covering is inclusion of what all small texts match") {
  const auto texts = texts_up_to(5);
  RandomPatterns random(20261123);
  int covered = 0;
  for (int round = 0; round < 1500; ++round) {
    const std::string wide = random.next();
    const std::string narrow = random.next(2);
    bool includes = true;
    try {
      const Pattern first = pattern_of(wide);
      const Pattern second = pattern_of(narrow);
      includes = std::ranges::all_of(texts, [&](const test::OracleText& text) {
        return text.words.empty() || !takes(second, text) || takes(first, text);
      });
    } catch (const test::TooManyParses&) {
      continue;
    }
    INFO(wide << " covers " << narrow);
    const bool told = covers(wide, narrow);
    covered += told ? 1 : 0;
    CHECK((includes || !told));  // never where it is not so
  }
  CHECK(covered > 100);
}

TEST_CASE(
    "A beginning is covered where each start that one takes the other takes too, and sooner") {
  const auto texts = texts_up_to(5);
  RandomPatterns random(20261124);
  const auto ends = [](const Pattern& pattern, const test::OracleText& text) {
    std::vector<std::uint32_t> all;
    for (const test::Parse& parse : test::parses_of(pattern, text, 0)) {
      if (parse.end > 0) {
        all.push_back(parse.end);
      }
    }
    return all;
  };
  int covered = 0;
  for (int round = 0; round < 1500; ++round) {
    const std::string wide = random.next();
    const std::string narrow = random.next(2);
    const bool shorter = round % 2 == 0;
    bool wins = true;
    try {
      const Pattern first = pattern_of(wide);
      const Pattern second = pattern_of(narrow);
      wins = std::ranges::all_of(texts, [&](const test::OracleText& text) {
        const auto mine = ends(second, text);
        const auto its = ends(first, text);
        return mine.empty() || (!its.empty() && std::ranges::min(its) + (shorter ? 1 : 0) <=
                                                    std::ranges::min(mine));
      });
    } catch (const test::TooManyParses&) {
      continue;
    }
    INFO(wide << " covers the beginning of " << narrow << (shorter ? ", shorter" : ""));
    const bool told = covers_beginning(wide, narrow, shorter);
    covered += told ? 1 : 0;
    CHECK((wins || !told));  // never where it is not so
  }
  CHECK(covered > 100);
}

TEST_CASE("With control first, a rule of which another always takes the beginning is an error") {
  const std::string first = "control: first\n";
  CHECK(
      found_in(two_rules("\"a\" \"b\"", "\"a\"", first)) ==
      "rules/test.yaml:4:11: 'one' never has its turn: 'two' in line 8 matches a beginning of all "
      "that it matches, and control first takes the shortest");
  CHECK(
      found_in(two_rules("[Person] | \"a\"", "\"a\" [] \"b\"?\n    priority: 5", first)) ==
      "rules/test.yaml:8:11: 'two' never has its turn: 'one' in line 4 matches a beginning of all "
      "that it matches, and control first takes the shortest");
  CHECK(found_in(two_rules("\"a\" \"b\"?", "\"a\" \"b\"", first)) ==
        "rules/test.yaml:8:11: 'two' never has its turn: 'one' in line 4 matches all that it "
        "matches");
  CHECK(found_in(two_rules("\"a\" \"b\"", "\"a\"")).empty());
  CHECK(found_in(two_rules("\"a\" \"b\"", "\"a\" (?= \"b\")", first)).empty());
  CHECK(found_in(two_rules("\"a\" \"b\"", "(?<x> \"a\")\n    where: x.text = a", first)).empty());
  CHECK(
      found_in(two_rules("\"a\" \"b\"?", "\"a\"\n    priority: 1", first)) ==
      "rules/test.yaml:4:11: 'one' never has its turn: 'two' in line 8 matches a beginning of all "
      "that it matches, and control first takes the shortest");
}

TEST_CASE("A pattern that no units can match is told") {
  for (const std::string pattern :
       {"\"a\" <sentence> \"b\"", "\"a\" </sentence> \"b\"", "\"a\" <document> \"b\"",
        "(?! [Person]) [Person & gender=f]", "[Person] (?<! [Person])", "\"a\" (?! []) \"b\"",
        "(?= [word=b]) [word=a]", "</sentence> \"a\"", "\"a\" </sentence> (?= [])",
        "(?! \"a\" | []) \"b\"", "(?! \"b\" | \"a\" \"c\") \"b\"", "(?! [] \"c\"?) \"b\"",
        "(?= \"a\" []) \"b\"", "(?= \"a\" | \"c\"+) \"b\"", "\"b\" (?<= [] \"a\" | \"c\")",
        "\"b\" (?<! \"a\"? \"b\")", "\"a\" (?= \"b\") (?! \"b\")",
        "\"a\" (?! []) (?= \"b\" | \"c\")", "\"a\" (?= \"b\") (?= \"c\" | \"a\")"}) {
    INFO(pattern);
    CHECK_FALSE(can_match(pattern));
  }
  CHECK_FALSE(can_match("\"a\" (?<= [word=b] ) \"c\" | \"a\" <sentence> \"b\""));
  // It is not told that no word that is "a" in small letters matches.
  CHECK(can_match("\"a\" (?<= [word=/b/] ) \"c\" | \"a\" <sentence> \"b\""));
}

TEST_CASE("A pattern that some units match is not told") {
  for (const std::string pattern :
       {"<sentence> \"a\" </sentence>", "\"a\" </sentence> \"b\"?", "(?= [Title]) [Person]",
        "(?! [Person & gender=f]) [Person]", "(?! [Person] [Cue]) [Person]",
        "(?! \"a\" | \"b\" \"c\") \"b\"", "(?= \"a\" | \"b\") \"b\"", "(?= \"a\"? \"b\") \"b\"",
        "(?= </sentence> | \"a\") \"b\"", "\"a\" (?= \"b\" | \"c\") (?! \"b\")",
        "\"a\" (?! \"b\") (?! [])", "\"a\" (?= \"b\") (?= [])", "\"b\" (?<! \"c\" \"b\")",
        "\"b\" (?<= \"a\" | \"b\")", "(?! []) </sentence> | \"a\"", "[Person] (?<= [Place])",
        "(\"a\" <sentence>)? \"b\""}) {
    INFO(pattern);
    CHECK(can_match(pattern));
  }
  CHECK(can_match("\"a\" <sentence> \"b\"", Scope::paragraph));
  CHECK(can_match("\"a\" <paragraph> \"b\"", Scope::document));
  CHECK_FALSE(can_match("\"a\" <paragraph> \"b\"", Scope::paragraph));
  CHECK_FALSE(can_match("\"a\" <document> \"b\"", Scope::document));
}

TEST_CASE("A rule whose matches another always takes is an error") {
  const std::string message =
      "rules/test.yaml:7:11: 'two' never has its turn: 'one' in line 3 matches all that it matches";
  CHECK(found_in(two_rules("\"x\" | \"y\"", "\"x\"")) == message);
  CHECK(found_in(two_rules("\"x\" | \"y\"", "\"x\"", "control: first\n")) ==
        "rules/test.yaml:8:11: 'two' never has its turn: 'one' in line 4 matches all that it "
        "matches");
  CHECK(found_in(two_rules("\"x\"", "\"x\" | \"y\"")).empty());
  CHECK(found_in(two_rules("\"x\" | \"y\"", "\"x\"", "control: all\n")).empty());
  CHECK(found_in(two_rules("(?<x> \"x\") | \"y\"\n    where: x.text = x", "\"x\"")).empty());
  CHECK(found_in(two_rules("\"x\" | \"y\"", "\"x\"\n    priority: 1")).empty());
}

TEST_CASE("No small text matches a pattern of which it is told that it cannot match") {
  const std::vector<std::string> inner = {
      "\"a\"",           "[]",           "\"a\" | []",     "\"a\" \"b\"",
      "\"a\" | \"b\"",   "\"a\"? \"b\"", "\"b\" | \"a\"+", "[] \"b\"?",
      "\"a\" | \"b\" []"};
  std::vector<std::string> pieces = {"\"a\"", "\"b\"", "[]", "(\"a\" | \"b\" \"a\")", "\"b\"?"};
  for (const char* look : {"(?= ", "(?! ", "(?<= ", "(?<! "}) {
    for (const std::string& part : inner) {
      pieces.push_back(look + part + ")");
    }
  }
  const std::vector<test::OracleText> texts = texts_up_to(4);
  for (const std::string piece :
       {"(?= \"a\") (?! \"a\" | \"b\")", "(?= \"a\" | \"b\" \"a\") (?! [])",
        "(?! \"b\") (?= \"b\" []) \"b\"?", "(?= \"a\") (?= \"b\" | \"c\")"}) {
    pieces.push_back(piece);
  }
  std::size_t told = 0;
  for (const std::string& first : pieces) {
    for (const std::string& last : pieces) {
      const std::string source = first + " \"b\" " + last;
      const Pattern pattern = pattern_of(source);
      if (readout::can_match(pattern.root, Scope::sentence)) {
        continue;
      }
      ++told;
      INFO(source);
      for (const test::OracleText& text : texts) {
        for (std::uint32_t start = 0; start < text.words.size(); ++start) {
          REQUIRE(test::parses_of(pattern, text, start).empty());
        }
      }
    }
  }
  CHECK(told > 100);
}

TEST_CASE("A test that stands twice where one does is an error") {
  const auto error = [](const std::string& pattern) {
    return found_in(two_rules(pattern, "\"x\""));
  };
  const std::string twice = ": this test stands here twice";
  CHECK(error("[Person | Person]") == "rules/test.yaml:6:17" + twice);
  CHECK(error("[word=a | Person | word=a]") == "rules/test.yaml:6:31" + twice);
  CHECK(error("\"b\" (?= [Person & !(lower=/a|b/ | lower=/a|b/)])") ==
        "rules/test.yaml:6:47" + twice);
  CHECK(error("[(word=a & Person) | (word=b & Person)]").empty());
}

TEST_CASE("A look-around at what can never stand there is an error at its place") {
  const auto error = [](const std::string& pattern) {
    return found_in(two_rules(pattern, "\"x\" \"x\" \"x\""));
  };
  const std::string never = "what is looked at here can never stand there: it contradicts itself";
  CHECK(error("\"a\" (?= </sentence> \"b\")") == "rules/test.yaml:6:11: " + never);
  CHECK(error("\"a\" (?! \"b\" <sentence> \"c\")") == "rules/test.yaml:6:11: " + never);
  CHECK(error("(?<! \"b\" (?! \"c\" | []) \"c\") \"a\"") == "rules/test.yaml:6:7: " + never);
  CHECK(error("\"a\" (?= </sentence>)").empty());
  CHECK(error("(?<= <sentence> \"b\") \"a\"").empty());
}

TEST_CASE("An alternative that never has its turn is an error at its place") {
  const auto error = [](const std::string& pattern) {
    return found_in(two_rules(pattern, "\"x\" \"x\" \"x\" \"x\""));
  };
  CHECK(error("\"a\" | \"a\"") ==
        "rules/test.yaml:6:13: this alternative never has its turn: the one in line 6, column 7 "
        "matches all that it matches");
  CHECK(error("\"y\" (\"b\" | [] | (?<x> [Person])) \"z\"")
            .starts_with("rules/test.yaml:6:23: this alternative never has its turn: the one in "
                         "line 6, column 18"));
  CHECK(error("\"y\" (?= \"b\"+ | \"b\" \"b\")")
            .starts_with("rules/test.yaml:6:22: this alternative"));
  for (const std::string pattern :
       {"\"a\" | []", "\"a\" | \"a\" \"b\"", "(?<x> \"a\") | [] \"c\"?",
        "(\"a\" (?= \"b\") | \"a\") \"b\"", "[Person & gender=f] | [Person]"}) {
    INFO(pattern);
    CHECK(error(pattern).empty());
  }
}

TEST_CASE("Of very many alternatives only equal ones are told") {
  std::string pattern;
  for (int i = 0; i < 1000; ++i) {
    pattern += "\"w" + std::to_string(i) + "\" | ";
  }
  CHECK(found_in(two_rules(pattern + "\"b\"", "\"x\"")).empty());
  CHECK(found_in(two_rules(pattern + "\"w7\"", "\"x\""))
            .find("this alternative never has its turn: the one in line 6, column 56") !=
        std::string::npos);
}

TEST_CASE("A rule that can never match is an error where it contradicts itself") {
  CHECK(found_in(two_rules("\"a\" <sentence> \"b\"", "\"x\"")) ==
        "rules/test.yaml:6:11: the pattern of 'one' can never match: this contradicts what stands "
        "beside it");
  CHECK(found_in(two_rules("\"a\" (?= []) (?! \"b\") \"b\"", "\"x\""))
            .starts_with("rules/test.yaml:6:19: the pattern of 'one' can never match: this"));
  CHECK(found_in(two_rules("\"a\" (?= \"c\") (?! []) \"b\"", "\"x\"")) ==
        "rules/test.yaml:3:11: the pattern of 'one' can never match: what it asks for at one place "
        "contradicts itself");
}
