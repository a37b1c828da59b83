#include "loader/lexicon/token_patterns.hpp"

#include "loader/lexicon/builder.hpp"
#include "loader/lexicon/lexicon.hpp"
#include "schema/text/token.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

using namespace readout;

namespace {

using Strings = std::vector<std::string>;

std::unique_ptr<const Lexicon> lexicon_of(std::string_view lines) {
  LexiconBuilder builder;
  builder.add_entity_ruler({"mine.jsonl", "dictionaries/mine.jsonl", lines});
  const RuleFile phases{"phases.txt", "phases.txt", "step dictionaries\n"};
  builder.add_phases(phases, {});
  return std::make_unique<const Lexicon>(ImageBytes::of(builder.image("0")));
}

// The words of what the lexicon's own phases find in one sentence.
Strings found_in(const Lexicon& lexicon, std::string_view words) {
  AnnotatedText text;
  text.text = words;
  text.tokens = tokens_of(words);
  const auto size = static_cast<std::uint32_t>(text.tokens.size());
  text.zones = {{ZoneKind::body, {0, size}}};
  text.sentences = {{{0, size}, 0, 0, true}};
  for (const PhaseStep& step : lexicon.steps()) {
    if (step.phase) {
      step.phase->run(text);
    }
  }
  Strings found;
  for (const Annotation& annotation : text.annotations) {
    REQUIRE(annotation.reference < lexicon.entries().size());
    found.emplace_back(text.words(annotation.range));
  }
  return found;
}

std::string line_of(const std::string& tokens) {
  return R"({"label": "ORG", "id": "organization:x", "pattern": )" + tokens + "}";
}

Strings found(const std::string& tokens, std::string_view words) {
  return found_in(*lexicon_of(line_of(tokens)), words);
}

std::string error_of(const std::string& tokens) {
  try {
    lexicon_of(line_of(tokens));
    return "none";
  } catch (const InputError& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("A token pattern finds its tokens and refers to its entry") {
  const auto lexicon = lexicon_of(
      R"({"label": "PERSON", "id": "person:ana.XLU", "gender": "f", "pattern": [{"LOWER": "ana"}, {"TEXT": "Reyes"}]})");
  CHECK(found_in(*lexicon, "ANA Reyes and Ana REYES") == Strings{"ANA Reyes"});
  REQUIRE(lexicon->steps().size() == 2);
  const PhaseStep& step = lexicon->steps()[1];
  REQUIRE(step.phase != nullptr);
  const Rule& rule = step.phase->phase().rules.front();
  CHECK(rule.label == "Person");
  CHECK(rule.entry == 0U);
  REQUIRE(rule.attributes.size() == 2);
  CHECK(rule.attributes[0].name == "form");
  CHECK(rule.attributes[0].value == "name");
  CHECK(rule.attributes[1].name == "gender");
  CHECK(rule.attributes[1].value == "f");
  const RuleRecord& record = lexicon->rule_set().rules.at(step.rule);
  CHECK(record.name == "dictionaries/mine/line-1");
  CHECK(record.file == "mine.jsonl");
  CHECK(record.line == 1);
}

TEST_CASE("Adding a token pattern twice changes nothing") {
  const std::string line = line_of(R"([{"LOWER": "port"}, {"LOWER": "bank"}])");
  const auto once = lexicon_of(line);
  const auto twice = lexicon_of(line + "\n" + line_of(R"([ {"LOWER":"port"},{"LOWER":"bank"} ])"));
  CHECK(found_in(*twice, "the Port Bank") == Strings{"Port Bank"});
  CHECK(found_in(*twice, "the Port Bank") == found_in(*once, "the Port Bank"));
  CHECK(twice->rule_set().rules.size() == once->rule_set().rules.size());
}

TEST_CASE("LOWER, TEXT and ORTH ask for the word") {
  CHECK(found(R"([{"LOWER": "bank"}])", "Bank bank BANK banks") == Strings{"Bank", "bank", "BANK"});
  CHECK(found(R"([{"LOWER": "Bank"}])", "Bank bank") == Strings{"Bank", "bank"});
  CHECK(found(R"([{"TEXT": "Bank"}])", "Bank bank") == Strings{"Bank"});
  CHECK(found(R"([{"ORTH": "Bank"}])", "Bank bank") == Strings{"Bank"});
}

TEST_CASE("A value that is several tokens here stands for their sequence") {
  CHECK(found(R"([{"TEXT": "Mr."}, {"IS_TITLE": true}])", "so Mr. Reyes left") ==
        Strings{"Mr. Reyes"});
  CHECK(found(R"([{"LOWER": {"IN": ["e.on", "half-time"]}}])", "at Half-Time E.ON") ==
        found(R"([{"LOWER": {"IN": ["half-time", "e.on"]}}])", "at Half-Time E.ON"));
  CHECK(found(R"([{"LOWER": {"IN": ["half-time", "break"]}}])", "Half-time or break") ==
        Strings{"Half-time", "break"});
  CHECK(found(R"([{"TEXT": "Ana"}, {"LOWER": "'s"}])", "Ana's bank") == Strings{"Ana's"});
  CHECK(error_of(R"([{"TEXT": "Mr.", "IS_TITLE": true}])") ==
        "mine.jsonl:1:63: 'Mr.' is 2 tokens here (Mr .): such a value stands alone in its token, "
        "without OP !");
}

TEST_CASE("REGEX may match anywhere in the token, and RE2 has the last word") {
  CHECK(found(R"([{"TEXT": {"REGEX": "^v[0-9]+$"}}])", "v12 v12b V12 av12") == Strings{"v12"});
  CHECK(found(R"([{"TEXT": {"REGEX": "an"}}])", "bank an Antigua") == Strings{"bank", "an"});
  CHECK(found(R"([{"LOWER": {"REGEX": "^ba"}}])", "Bank ABBA") == Strings{"Bank"});
  CHECK(found(R"([{"REGEX": "^(port|bank)$"}])", "port sports") == Strings{"port"});
  CHECK(error_of(R"([{"TEXT": {"REGEX": "a)(b"}}])")
            .starts_with("mine.jsonl:1:73: broken regular expression /a)(b/: "));
  CHECK(error_of(R"j([{"TEXT": {"REGEX": "a(?=b)"}}])j")
            .starts_with("mine.jsonl:1:73: broken regular expression"));
}

TEST_CASE("A token whose word contradicts what else it asks for is an error") {
  for (const std::string token :
       {R"([{"TEXT": "abc", "LOWER": "abd"}])", R"([{"TEXT": "abc", "IS_DIGIT": true}])",
        R"([{"LOWER": "abc", "REGEX": "B"}, {"LOWER": "x", "TEXT": "Y"}])"}) {
    INFO(token);
    CHECK(error_of(token).ends_with(": no unit can pass this: its tests contradict each other"));
  }
  CHECK(found(R"([{"TEXT": "12", "IS_DIGIT": true, "LENGTH": 2}])", "12 x") == Strings{"12"});
}

TEST_CASE("IN and NOT_IN list words, and are joined with others of the token") {
  CHECK(found(R"([{"LOWER": {"IN": ["port", "bank"]}}])", "Port bank river") ==
        Strings{"Port", "bank"});
  CHECK(found(R"([{"LOWER": {"NOT_IN": ["port", "half-time"]}}])", "Port bank") == Strings{"bank"});
  CHECK(found(R"([{"LOWER": {"NOT_IN": ["port"], "REGEX": "^p"}}])", "port pier bank") ==
        Strings{"pier"});
  CHECK(found(R"([{"LOWER": {"IN": ["port", "bank"]}, "IS_TITLE": true}])", "Port bank") ==
        Strings{"Port"});
  CHECK(error_of(R"([{"LOWER": {"IN": []}}])") ==
        "mine.jsonl:1:71: 'IN' needs a list of at least one string");
}

TEST_CASE("Flags say what Python's string methods say") {
  CHECK(found(R"([{"IS_TITLE": true}])", "Bank O'Brien U.S. NATO McDonald bank A") ==
        Strings{"Bank", "O'Brien", "U.S.", "A"});
  CHECK(found(R"([{"IS_UPPER": true}])", "NATO Bank G7 12 U.S.") == Strings{"NATO", "G7", "U.S."});
  CHECK(found(R"([{"IS_LOWER": true}])", "bank Bank b2") == Strings{"bank", "b2"});
  CHECK(found(R"([{"IS_DIGIT": true}])", "12 1,200 b2") == Strings{"12"});
  CHECK(found(R"([{"IS_ALPHA": true}])", "über b2 12") == Strings{"über"});
  CHECK(found(R"([{"IS_ASCII": true}])", "über port") == Strings{"port"});
  CHECK(found(R"([{"IS_PUNCT": true}])", "port , bank") == Strings{","});
  CHECK(found(R"([{"IS_TITLE": false}])", "Bank bank") == Strings{"bank"});
  CHECK(error_of(R"([{"IS_TITLE": "yes"}])") ==
        "mine.jsonl:1:67: 'IS_TITLE' is true or false (it is: string)");
}

TEST_CASE("A shape of spaCy is tested on the word itself: four signs stand for four or more") {
  CHECK(found(R"([{"SHAPE": "Xxxxx"}])", "Bank Banks Antiguan Ban BANKS") ==
        Strings{"Banks", "Antiguan"});
  CHECK(found(R"([{"SHAPE": "Xxx"}])", "Ban Bank Ba") == Strings{"Ban"});
  CHECK(found(R"([{"SHAPE": "dddd"}])", "2026 202 20261") == Strings{"2026", "20261"});
  CHECK(found(R"([{"SHAPE": "XX"}])", "UN NATO U") == Strings{"UN"});
  CHECK(found(R"([{"SHAPE": "X.X."}])", "U.S. US") == Strings{"U.S."});
  CHECK(found(R"([{"SHAPE": {"IN": ["XX", "dd"]}}])", "UN 12 123") == Strings{"UN", "12"});
  CHECK(found(R"([{"SHAPE": {"NOT_IN": ["XX", "dd"]}}])", "UN 12 123") == Strings{"123"});
  CHECK(error_of(R"([{"SHAPE": "Xxxxxx"}])") ==
        "mine.jsonl:1:64: 5 times 'x': a shape repeats a sign four times at most");
  CHECK(error_of(R"([{"SHAPE": "Bank"}])") ==
        "mine.jsonl:1:64: 'B' in a shape (known: X, x, d and marks as they are)");
  CHECK(error_of(R"([{"SHAPE": {"REGEX": "X+"}}])") ==
        "mine.jsonl:1:65: unknown key 'REGEX' in SHAPE (known: IN, NOT_IN)");
}

TEST_CASE("LENGTH counts characters") {
  CHECK(found(R"([{"LENGTH": 4}])", "über bank port's no") == Strings{"über", "bank", "port"});
  CHECK(found(R"([{"LENGTH": {">=": 3, "<": 5}}])", "a bank the banks") == Strings{"bank", "the"});
  CHECK(found(R"([{"LENGTH": {">": 3, "<=": 5}}])", "a bank the banks") ==
        Strings{"bank", "banks"});
  for (const std::string bounds :
       {R"({">=": 9, "<": 3})", R"({">": 3, "<=": 3})", R"({"==": 3, ">": 3})", R"({"<": 1})"}) {
    INFO(bounds);
    CHECK(error_of("[{\"LENGTH\": " + bounds + "}]").ends_with(": no token has such a length"));
  }
  CHECK(error_of(R"([{"LENGTH": {">=": 3, "<=": 3, "==": 3}}])") == "none");
  CHECK(error_of(R"([{"LENGTH": 0}])") ==
        "mine.jsonl:1:65: a length is a whole number from 1 to 1000");
  CHECK(error_of(R"([{"LENGTH": {"!=": 2}}])") ==
        "mine.jsonl:1:66: unknown key '!=' in LENGTH (did you mean ==, >=, <=? known: ==, >=, <=, "
        ">, <)");
}

TEST_CASE("OP repeats a token, and the longest match is taken from each start") {
  CHECK(found(R"([{"LOWER": "port"}, {"LOWER": "of", "OP": "?"}, {"LOWER": "bank"}])",
              "port bank, port of bank") == Strings{"port bank", "port of bank"});
  CHECK(found(R"([{"LOWER": "very", "OP": "+"}, {"LOWER": "good"}])", "very very good") ==
        Strings{"very very good", "very good"});
  CHECK(found(R"([{"LOWER": "a"}, {"LOWER": "b", "OP": "{2,3}"}])", "a b, a b b b b") ==
        Strings{"a b b b"});
  CHECK(found(R"([{"LOWER": "a"}, {"LOWER": "b", "OP": "{2}"}, {"LOWER": "c"}])",
              "a b b c a b c") == Strings{"a b b c"});
  CHECK(found(R"([{"LOWER": "a"}, {"OP": "{,2}"}, {"LOWER": "c"}])", "a x y c") ==
        Strings{"a x y c"});
  CHECK(found(R"([{"LOWER": "a"}, {"LOWER": "b", "OP": "{1,}"}])", "a b b b") ==
        Strings{"a b b b"});
  CHECK(found(R"([{"LOWER": "a"}, {}, {"LOWER": "c"}])", "a b c") == Strings{"a b c"});
  CHECK(found(R"([{"LOWER": "a"}, {"LOWER": "b", "OP": "!"}])", "a b a c") == Strings{"a c"});
}

TEST_CASE("A token pattern that is broken is named with its place") {
  CHECK(error_of("[]") == "mine.jsonl:1:53: a pattern has 1 to 1000 tokens");
  CHECK(error_of(R"(["bank"])") ==
        "mine.jsonl:1:54: a token is an object such as {\"LOWER\": \"prime\"} (it is: string)");
  CHECK(error_of(R"([{"LOWER": "a"}, {"POS": "NOUN"}])") ==
        "mine.jsonl:1:71: unknown key 'POS' in a token (known: TEXT, ORTH, LOWER, REGEX, SHAPE, "
        "LENGTH, IS_TITLE, IS_UPPER, IS_LOWER, IS_DIGIT, IS_ALPHA, IS_ASCII, IS_PUNCT, OP)");
  CHECK(error_of(R"([{"LOWER": "a", "OP": "**"}])") ==
        "mine.jsonl:1:75: unknown OP \"**\" (known: !, ?, *, +, {n}, {n,m}, {n,}, {,m})");
  CHECK(error_of(R"([{"LOWER": "a", "OP": 1}])").starts_with("mine.jsonl:1:75: unknown OP 1"));
  CHECK(error_of(R"([{"LOWER": "a", "OP": "{51}"}])") ==
        "mine.jsonl:1:75: a repetition goes to 50 at most; {n,} has no upper bound");
  CHECK(error_of(R"([{"LOWER": "a", "OP": "{3,2}"}])") ==
        "mine.jsonl:1:75: a repetition from 3 to 2 takes nothing");
  CHECK(error_of(R"([{"OP": "!"}])") ==
        "mine.jsonl:1:54: no token is not any token: {\"OP\": \"!\"} never matches");
  CHECK(error_of(R"([{"LOWER": 3}])") ==
        "mine.jsonl:1:64: 'LOWER' needs a string that is not empty (it is: number)");
  CHECK(error_of(R"([{"LOWER": " "}])") == "mine.jsonl:1:64: a value without a word");
  CHECK(error_of(R"([{"LOWER": "a", "OP": "?"}])") != "none");
}
