#include "loader/explain/explainer.hpp"
#include "loader/lexicon/lexicon.hpp"
#include "schema/model/error.hpp"
#include "tests/loader/explain/explained_text.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace readout;
using namespace readout::test;

namespace {

using Lines = std::vector<std::string>;

// One rule `r` that makes `Found`, in a phase with this head.
std::string rule(const std::string& pattern, const std::string& head = {}) {
  return head + "rules:\n  - name: r\n    label: Found\n    pattern: |\n      " + pattern + "\n";
}

Lines outcomes_of(const std::string& pattern, const std::string& words) {
  return outcomes(explained(words, rule(pattern), "r"));
}

std::vector<RuleOutcome> outcomes_with(const std::string& rules, const std::string& words) {
  std::vector<RuleOutcome> all;
  for (const Passage& passage : explained(words, rules, "r").passages) {
    all.insert(all.end(), passage.outcomes.begin(), passage.outcomes.end());
  }
  return all;
}

std::string message_for(const std::string& name) {
  try {
    explained("A b.", rule("\"a\" (?= \"b\")"), name);
  } catch (const UsageError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("A rule that matches says where, with captures and effects") {
  CHECK(outcomes_of(R"("the" (?<name> [shape=Xx]))", "We saw the Petrel there.") ==
        Lines{"matches “the Petrel” / name: Petrel / makes Found"});
}

TEST_CASE("A rule of statements that matches says why no statement comes of it") {
  const auto lexicon = load_lexicon({});
  const auto why = [&](const std::string& words) {
    const Document document{.collection = "default", .id = "a", .text = words};
    const Lines found =
        outcomes(Explainer(*lexicon, "statements/verbs/clause-or-object").explain(document));
    REQUIRE(found.size() == 1);
    const std::size_t start = found.front().find("but no statement comes of it: ");
    return start == std::string::npos ? std::string() : found.front().substr(start + 30, 14);
  };
  CHECK(why("The reported deaths of Orvel grieved all.") == "its verb is no");
  CHECK(why("Maria Tannik announced a plan.").empty());
}

TEST_CASE("A rule that stops names the words it took and the condition that failed") {
  CHECK(outcomes_of(R"("we" "saw" [shape=Xx])", "Today we saw the Petrel.") ==
        Lines{"got as far as “we saw”; then “the” is no [shape=Xx]: its shape is x"});
}

TEST_CASE("Of several ways the furthest is shown, with all that could have gone on") {
  CHECK(outcomes_of(R"(("we" | "they") "very"? "often" "saw")", "They often met and we saw.") ==
        Lines{"got as far as “They often”; then “met” is no \"saw\""});
  CHECK(outcomes_of(R"("we" ("saw" | "met") "him")", "We know him.") ==
        Lines{"got as far as “We”; then “know” is none of / \"saw\" / \"met\""});
}

TEST_CASE("A gap that finds no end stops where its last word stands") {
  CHECK(outcomes_of(R"("we" [!word=","]{0,3} "him")", "We saw her, then him.") ==
        Lines{"got as far as “We saw her”; then “,” is none of / [!word=,] / \"him\""});
}

TEST_CASE("Where the sentence ends before the pattern, it says so") {
  CHECK(outcomes_of(R"("there" "." "again")", "We were there.") ==
        Lines{"got as far as “there.”; there the sentence ends, and what must follow is / "
              "\"again\""});
}

TEST_CASE("Parts of a condition that fail are named with what the word has") {
  CHECK(outcomes_of(R"("we" [lower=saw & shape=Xx])", "So we saw.") ==
        Lines{"got as far as “we”; then “saw” is no [lower=saw & shape=Xx]: shape=Xx (its shape is "
              "x)"});
}

TEST_CASE("Of alternatives inside a condition every answer is given") {
  CHECK(
      outcomes_of(R"("we" [!word=saw & (shape=Xx | shape=d)])", "So we came.") ==
      Lines{"got as far as “we”; then “came” is no [!word=saw & (shape=Xx | shape=d)]: shape=Xx | "
            "shape=d (its shape is x)"});
}

TEST_CASE("A pattern that begins nowhere names its beginning and what comes nearest") {
  CHECK(outcomes_of(R"([lower=saw & shape=Xx])", "So we saw.") ==
        Lines{"begins nowhere: nothing in this sentence is [lower=saw & shape=Xx]; “saw” comes "
              "nearest, but not: shape=Xx (its shape is x)"});
  CHECK(outcomes_of(R"("they" | "you")", "So we saw.") ==
        Lines{"begins nowhere: nothing in this sentence is one of / \"they\" / \"you\""});
}

TEST_CASE("A look-around that fails is shown with the word before which it stands") {
  CHECK(outcomes_of(R"("we" (?! "saw") [])", "Then we saw.") ==
        Lines{"got as far as “we”; then (?! \"saw\") does not hold before “saw”"});
  CHECK(outcomes_of(R"("saw" "." (?= []))", "Then we saw.") ==
        Lines{"got as far as “saw.”; then (?= []) does not hold at the end"});
}

TEST_CASE(
    "Where only what stands before a pattern's first unit fails, the words that fit are shown") {
  CHECK(outcomes_of(R"((?<= "the") [shape=Xx] "left")", "Today Petrel left.") ==
        Lines{"“Petrel left” fits, but (?<= \"the\") does not hold before “Petrel”"});
  CHECK(outcomes_of(R"((?<! "the") [shape=Xx] "left")", "Now the Petrel left.") ==
        Lines{"“Petrel left” fits, but (?<! \"the\") does not hold before “Petrel”"});
  CHECK(outcomes_of(R"(<sentence> "Petrel" "left")", "Now Petrel left.") ==
        Lines{"“Petrel left” fits, but <sentence> does not hold before “Petrel”"});
  CHECK(outcomes_of(R"((?! "now") [shape=Xx] "left")", "Now left the others.") ==
        Lines{"“Now left” fits, but (?! \"now\") does not hold before “Now”"});
  CHECK(outcomes_of(R"((?= [] "left") [] [] "there")", "We went there.") ==
        Lines{"“We went there” fits, but (?= [] \"left\") does not hold before “We”"});
}

TEST_CASE("Words are said to fit but for a question where the rest of the pattern matches them") {
  const Lines questions = {"(?<= \"red\")",        "(?<! \"red\")", "(?= [] \"blue\")",
                           "(?! \"blue\" [])",     "<sentence>",    "(?<! [])",
                           "(?<= \"red\" \"red\")"};
  const Lines pieces = {"\"red\"", "\"blue\"", "[]", "\"red\"?", "(\"red\" | \"green\")+"};
  const Lines words = {"red", "blue", "green"};
  std::mt19937 random(20261125);
  const auto one_of = [&](const Lines& all) { return all[random() % all.size()]; };
  int misplaced = 0;
  for (int round = 0; round < 300; ++round) {
    const std::string rest =
        one_of(words).insert(0, "\"") + "\" " + one_of(pieces) + " " + one_of(pieces);
    std::string text = "Red";
    for (std::size_t length = random() % 7; length > 0; --length) {
      text += " " + one_of(words);
    }
    std::uint32_t longest = 0;  // match of the rest, in words
    for (const auto& match : outcomes_with(rule(rest, "control: all\n"), text)) {
      const bool matches = match.result == RuleOutcome::Result::matched;
      longest = std::max(longest, matches ? match.words.tokens.end - match.words.tokens.first : 0);
    }
    const auto all = outcomes_with(rule(one_of(questions) + " " + rest, "control: all\n"), text);
    INFO(text << " / " << rest);
    REQUIRE(!all.empty());
    if (all.front().result != RuleOutcome::Result::matched) {
      const bool told = all.front().result == RuleOutcome::Result::misplaced;
      const TokenRange fits = all.front().words.tokens;
      CHECK(told == (longest > 0));
      CHECK((!told || fits.end - fits.first == longest));
      misplaced += told ? 1 : 0;
    }
  }
  CHECK(misplaced > 30);
}

TEST_CASE("Behind a look-around that holds, the unit that comes nearest there is named") {
  CHECK(outcomes_of(R"((?<= "by") "gorm" "and")", "Taken by nobody and gorm.") ==
        Lines{"begins nowhere: (?<= \"by\") holds before “nobody”, but that is no \"gorm\""});
  CHECK(outcomes_of(R"(<sentence> (?! "we") "they")", "You saw us and they came.") ==
        Lines{"“they” fits, but <sentence> does not hold before “they”"});
  CHECK(
      outcomes_of(R"((?<= "the") [shape=Xx & lower=petrel])", "Now the kite and the Tern came.") ==
      Lines{"begins nowhere: (?<= \"the\") holds before “Tern”, but that is no [shape=Xx & "
            "lower=petrel]: lower=petrel"});
}

TEST_CASE("A look-around that holds nowhere is told as that, beside other beginnings") {
  CHECK(outcomes_of(R"((?<= "the") "old" "man")", "We saw her.") ==
        Lines{"begins nowhere: (?<= \"the\") holds nowhere in this sentence"});
  CHECK(outcomes_of(R"((?<= "the") "old" | "new")", "We saw her.") ==
        Lines{"begins nowhere: / (?<= \"the\") holds nowhere in this sentence / nothing in this "
              "sentence is \"new\""});
  CHECK(outcomes_of(R"((?<= "we") (?<= "the" "we") "saw")", "Then we saw her.") ==
        Lines{"“saw” fits, but (?<= \"the\" \"we\") does not hold before “saw”"});
  CHECK(outcomes_of(R"((?<= "we") (?<= "the" []) "old")", "Then we saw her.") ==
        Lines{"begins nowhere: (?<= \"we\") holds before “saw”, but (?<= \"the\" []) does not"});
}

TEST_CASE("Each sentence has its outcome, and one of an unread zone says so") {
  const auto all = outcomes(
      explained("We came.\n\nThey saw us. We saw.", rule(R"("we" "saw")", "zone: caption\n"), "r"));
  CHECK(all == Lines(3, "not read: names/a looks at caption only"));
}

TEST_CASE("A sentence without the kind that a line of phases.txt asks for says so") {
  const Files files = {
      {"names/a.yaml", rule(R"("we" "saw")")},
      {"names/marks.yaml",
       "rules:\n  - name: mark\n    label: Marked\n    pattern: |\n      \"them\"\n"}};
  const Explanation explanation =
      explained("We saw. We saw them. We left them.",
                "rules names/marks\nrules names/a in Marked\n", files, "r");
  const Lines all = outcomes(explanation);
  REQUIRE(all.size() == 3);
  CHECK(all[0] == "not read: names/a looks at sentences with [Marked] only");
  CHECK_THAT(all[1], Catch::StartsWith("matches"));
  CHECK_THAT(all[2], !Catch::StartsWith("not read"));
  CHECK(explanation.sentences == 3);
}

TEST_CASE("A match that a longer one takes is overruled by it") {
  const std::string rules = rule("\"we\" \"saw\"") +
                            "  - name: longer\n    label: Found\n    pattern: |\n      "
                            "\"we\" \"saw\" \"them\"\n";
  const auto all = outcomes(explained("Then we saw them.", rules, "r"));
  REQUIRE(all.size() == 1);
  CHECK(all.front().starts_with("would match, but is overruled: “we saw” / names/a/longer ("));
  CHECK(all.front().ends_with(") matches “we saw them” and is longer"));
}

TEST_CASE("A match of equal length is overruled by priority, and by the order of the file") {
  const auto other = [](const std::string& priority) {
    return "rules:\n  - name: first\n    label: Found\n    priority: " + priority +
           "\n    pattern: |\n      \"we\" [word=saw]\n"
           "  - name: r\n    label: Found\n    pattern: |\n      \"we\" \"saw\"\n";
  };
  CHECK(outcomes(explained("Then we saw.", other("3"), "r"))
            .front()
            .ends_with("matches “we saw” and has priority 3, not 0"));
  CHECK(outcomes(explained("Then we saw.", other("0"), "r"))
            .front()
            .ends_with("matches “we saw” and stands earlier in the file"));
}

TEST_CASE("A match that begins inside another one is overruled by it") {
  const std::string rules = rule("\"saw\" \"them\"") +
                            "  - name: before\n    label: Found\n    pattern: |\n      "
                            "\"we\" \"saw\"\n";
  CHECK(outcomes(explained("Then we saw them.", rules, "r"))
            .front()
            .ends_with("matches “we saw” and has taken the words before this one begins"));
}

TEST_CASE("With control once, a later match is overruled by the first") {
  const auto all =
      outcomes(explained("We saw and we saw.", rule("\"we\" \"saw\"", "control: once\n"), "r"));
  REQUIRE(all.size() == 2);
  CHECK(all[0] == "matches “We saw” / makes Found");
  CHECK(all[1].ends_with("and control once takes the first match only"));
}

TEST_CASE("With control all, a block of larger priority overrules") {
  const std::string rules = rule("\"we\" \"saw\"", "control: all\n") +
                            "  - name: not\n    block: true\n    priority: 2\n    pattern: |\n"
                            "      \"saw\" \"them\"\n";
  CHECK(outcomes(explained("Then we saw them.", rules, "r"))
            .front()
            .ends_with("matches “saw them” and blocks all below priority 2"));
}

TEST_CASE("A line of where that does not hold is shown with its values") {
  const std::string rules = rule("(?<a> [shape=Xx]) \"met\" (?<b> [shape=Xx])") +
                            "    where: [a.text != b.text, a.lower = ana]\n";
  CHECK(outcomes(explained("So Ana met Ana. So Lia met Ana.", rules, "r")) ==
        Lines{"would match, but is refused: “Ana met Ana” / where: a.text != b.text does not hold: "
              "“Ana” and “Ana” / a: Ana / b: Ana",
              "would match, but is refused: “Lia met Ana” / where: a.lower = ana does not hold: "
              "“lia” and “ana” / a: Lia / b: Ana"});
}

TEST_CASE("A rule may be named by its last part, and an unknown one brings near names") {
  CHECK(message_for("names/a/r").empty());
  CHECK(message_for("r").empty());
  CHECK(message_for("names/a/s") == "no rule 'names/a/s'; did you mean names/a/r?");
  CHECK(message_for("sentences") ==
        "'sentences' is an engine step, which has no pattern; --phase sentences shows what it "
        "does");
}

TEST_CASE("A name that several phases have must be given whole") {
  const std::string one = rule("\"a\" \"b\"");
  CHECK_THROWS_WITH(explained("A b.", "rules names/a\nrules names/b\n",
                              {{"names/a.yaml", one}, {"names/b.yaml", one}}, "r"),
                    "several rules are called 'r': names/a/r, names/b/r");
}
