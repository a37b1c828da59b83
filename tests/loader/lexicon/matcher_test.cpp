#include "loader/lexicon/matcher.hpp"

#include "tests/loader/lexicon/rule_workbench.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <thread>

using namespace readout;
using readout::test::phase_of;
using readout::test::Workbench;

using Lines = std::vector<std::string>;

namespace {

// Several rules in a phase; the label is the name.
struct RuleOfTest {
  std::string name;
  int priority = 0;
  std::string pattern;
  bool blocks = false;
};

std::string phase_with(const std::string& head, const std::vector<RuleOfTest>& rules) {
  std::string yaml = head + "rules:\n";
  for (const RuleOfTest& rule : rules) {
    yaml += "  - name: " + rule.name + "\n";
    yaml += rule.blocks ? "    block: true\n" : "    label: " + rule.name + "\n";
    yaml += "    priority: " + std::to_string(rule.priority) + "\n";
    yaml += "    pattern: |\n      " + rule.pattern + "\n";
  }
  return yaml;
}

}  // namespace

TEST_CASE("The rule of the design finds content, cue and speaker") {
  Workbench bench("“We will wait,” said Wang Yi.");
  bench.annotate("Quotation", "“We will wait,”");
  bench.annotate("Cue", "said", {{"class", "says"}});
  bench.annotate("Person", "Wang Yi");
  const std::string pattern =
      R"((?<content> [Quotation]) ","? (?<cue> [Cue & class=says]) (?<speaker> [Person] | [State]))";
  CHECK(bench.run(phase_of(pattern, "reads: [Quotation, Cue, Person, State]\n")) ==
        Lines{"Found: “We will wait,” said Wang Yi {content: “We will wait,”} {cue: said} "
              "{speaker: Wang Yi}"});
}

TEST_CASE("A literal matches its words in any letter case, one token a unit") {
  Workbench bench("In The Words Of Wang. In the word of Li.");
  CHECK(bench.run(phase_of(R"("in the words of" (?<who> [shape=Xx]))")) ==
        Lines{"Found: In The Words Of Wang {who: Wang}"});
}

TEST_CASE("A literal may hold a comma, a quotation mark and a possessive") {
  Workbench bench("China's say, \"no\" now.");
  CHECK(bench.run(phase_of(R"("'s" [] "," "\"" [])")) == Lines{"Found: 's say, \"no"});
}

TEST_CASE("A literal is no unit of several tokens that ends with its word") {
  Workbench bench("the foreign minister and a minister");
  bench.annotate("Title", "foreign minister");
  CHECK(bench.run(phase_of(R"("minister")", "reads: [Title]\n")) == Lines{"Found: minister"});
  CHECK(bench.run(phase_of("[lower=minister]", "reads: [Title]\n")) ==
        Lines{"Found: foreign minister", "Found: minister"});
}

TEST_CASE("Captures become slots: those in a repetition once a round, empty ones not at all") {
  Workbench bench("France, Italy and Spain agree");
  CHECK(
      bench.run(phase_of(
          R"(((?<state> [shape=Xx]) (?<comma> ",")? )+ "and" (?<state> [shape=Xx]) (?<none> "x"?))")) ==
      Lines{"Found: France, Italy and Spain {state: France} {comma: ,} {state: Italy} "
            "{state: Spain}"});
}

TEST_CASE("The match is the longest, its captures those of the first parse of that length") {
  Workbench bench("a b c d");
  const auto found = [&](const std::string& pattern) { return bench.run(phase_of(pattern)); };
  CHECK(found(R"((?<x> "a" | "a b") (?<y> "b c" | "c d" | "c"))") ==
        Lines{"Found: a b c d {x: a b} {y: c d}"});
  CHECK(found(R"((?<x> []+) (?<y> []+))") == Lines{"Found: a b c d {x: a b c} {y: d}"});
  CHECK(found(R"((?<x> []+?) (?<y> []+))") == Lines{"Found: a b c d {x: a} {y: b c d}"});
  CHECK(found(R"((?<x> []{1,2}?) (?<y> []*?))") == Lines{"Found: a b c d {x: a} {y: b c d}"});
}

TEST_CASE("Attributes that a rule sets stand on what it makes, with the rule's number") {
  Workbench bench("Mrs May spoke");
  const std::string two = phase_with("", {{"Other", 0, "\"mr\""}, {"Lady", 0, "\"mrs\" []"}}) +
                          "    set: {title: mrs, gender: f}\n";
  CHECK(bench.run(two) == Lines{"Lady: Mrs May {title=mrs} {gender=f}"});
  CHECK(bench.text.annotations.back().rule == 101);
}

TEST_CASE("control appelt takes the longest, then the larger priority, then the earlier rule") {
  const std::vector<RuleOfTest> rules = {{"Short", 9, R"("a")"},
                                         {"Long", 0, R"("a b")"},
                                         {"Strong", 5, R"([] [])"},
                                         {"Late", 5, R"("a" [])"}};
  Workbench bench("a b a c a");
  CHECK(bench.run(phase_with("control: appelt\n", rules)) ==
        Lines{"Strong: a b", "Strong: a c", "Short: a"});
}

TEST_CASE("control first takes the shortest, then the larger priority") {
  const std::vector<RuleOfTest> rules = {
      {"Long", 9, R"("a" []+)"}, {"Weak", 0, R"("a" []?)"}, {"Strong", 5, R"("a"+)"}};
  Workbench bench("a a b");
  CHECK(bench.run(phase_with("control: first\n", rules)) == Lines{"Strong: a", "Strong: a"});
}

TEST_CASE("control all gives the longest match of every rule from every start") {
  const std::vector<RuleOfTest> rules = {{"A", 0, R"("a"+)"}, {"B", 5, R"("a" []?)"}};
  Workbench bench("a a b");
  CHECK(bench.run(phase_with("control: all\n", rules)) ==
        Lines{"B: a a", "A: a a", "B: a b", "A: a"});
}

TEST_CASE("control brill gives every rule's longest match and goes on after the longest of them") {
  const std::vector<RuleOfTest> rules = {{"A", 0, R"("a"+)"}, {"B", 5, R"("a" []?)"}};
  Workbench bench("a a a b");
  CHECK(bench.run(phase_with("control: brill\n", rules)) == Lines{"B: a a", "A: a a a"});
}

TEST_CASE("control once leaves the sentence after its first match") {
  Workbench bench("x a b a. a b.");
  CHECK(bench.run(phase_with("control: once\n", {{"A", 0, R"("a" "b"?)"}})) ==
        Lines{"A: a b", "A: a b"});
}

TEST_CASE("A rule that blocks eats the stretch and makes nothing") {
  const std::vector<RuleOfTest> rules = {{"A", 0, R"("a")"}, {"B", 1, R"("x" "a")", true}};
  Workbench bench("a x a");
  CHECK(bench.run(phase_with("", rules)) == Lines{"A: a"});
}

TEST_CASE("With control all a block forbids what overlaps it, of smaller priority only") {
  const std::vector<RuleOfTest> rules = {
      {"Weak", 0, R"("a")"}, {"Block", 1, R"("x" "a")", true}, {"Strong", 2, R"("a" "b")"}};
  Workbench bench("a x a b");
  CHECK(bench.run(phase_with("control: all\n", rules)) == Lines{"Weak: a", "Strong: a b"});
}

TEST_CASE("Units are the longest annotations; shorter and crossing ones are not seen") {
  Workbench bench("the Bank of China said");
  bench.annotate("State", "China");
  bench.annotate("Organization", "Bank of China");
  bench.annotate("Person", "the Bank");
  const std::string reads = "reads: [State, Organization]\n";
  CHECK(bench.run(phase_of("[State]", reads)).empty());
  CHECK(bench.run(phase_of("[Organization] \"said\"", reads)) ==
        Lines{"Found: Bank of China said"});
  CHECK(bench.run(phase_of("[Person] \"of\"", "reads: [State, Organization, Person]\n")) ==
        Lines{"Found: the Bank of"});
}

TEST_CASE("An annotation that leaves the sentence is not seen in it") {
  Workbench bench("He saw Wang. Yi left.");
  bench.annotate("Person", "Wang. Yi");
  bench.annotate("Person", "Wang");
  CHECK(bench.run(phase_of("[Person]", "reads: [Person]\n")) == Lines{"Found: Wang"});
  CHECK(bench.run(phase_of("[Person]", "reads: [Person]\nscope: paragraph\n")) ==
        Lines{"Found: Wang. Yi"});
}

TEST_CASE("Removed annotations are invisible") {
  Workbench bench("Wang said");
  bench.annotate("Person", "Wang").removed = true;
  CHECK(bench.run(phase_of("[Person]", "reads: [Person]\n")).empty());
}

TEST_CASE("Units of skipped kinds are stepped over") {
  Workbench bench("Wang, the minister, said on Monday no");
  bench.annotate("Person", "Wang");
  bench.annotate("Apposition", ", the minister,");
  bench.annotate("TimePhrase", "on Monday");
  const std::string head = "reads: [Person]\nskips: [Apposition, TimePhrase]\n";
  CHECK(bench.run(phase_of(R"((?<who> [Person]) "said" (?<what> "no"))", head)) ==
        Lines{"Found: Wang, the minister, said on Monday no {who: Wang} {what: no}"});
}

TEST_CASE("Line breaks are stepped over, also inside a unit") {
  Workbench bench("Wang\nYi said\nno");
  bench.annotate("Person", "Wang\nYi");
  CHECK(bench.run(phase_of(R"([Person & text="Wang Yi"] "said no")", "reads: [Person]\n")) ==
        Lines{"Found: Wang\nYi said\nno"});
}

TEST_CASE("Scope says what a pattern may reach over") {
  const std::string pattern = R"("b" [word="."]? "c")";
  const std::string words = "a b. c d.\n\ne b.\n\nc f.";
  Workbench bench(words);
  CHECK(bench.run(phase_of(pattern)).empty());
  CHECK(bench.run(phase_of(pattern, "scope: paragraph\n")) == Lines{"Found: b. c"});
  CHECK(bench.run(phase_of(pattern, "scope: document\n")) ==
        Lines{"Found: b. c", "Found: b.\n\nc"});
}

TEST_CASE("Zones that are not asked for are left out") {
  Workbench bench("a b\n\nc b\n\na b");
  REQUIRE(bench.text.sentences.size() == 3);
  const std::uint32_t caption = bench.text.sentences[1].range.first;
  const std::uint32_t end = bench.text.sentences[2].range.first;
  const auto size = static_cast<std::uint32_t>(bench.text.tokens.size());
  bench.text.zones = {{ZoneKind::body, {0, caption}},
                      {ZoneKind::caption, {caption, end}},
                      {ZoneKind::body, {end, size}}};
  bench.text.sentences[1].zone = 1;
  bench.text.sentences[2].zone = 2;
  CHECK(bench.run(phase_of("[] \"b\"", "zone: [caption, headline]\n")) == Lines{"Found: c b"});
  CHECK(bench.run(phase_of("[] \"b\"", "zone: body\n")).size() == 2);
  CHECK(bench.run(phase_of("[] \"b\"", "zone: links\n")).empty());
  CHECK(bench.run(phase_of(R"("b" "a")", "scope: document\nzone: body\n")) ==
        Lines{"Found: b\n\nc b\n\na"});
}

TEST_CASE("What a phase makes is seen by the next phase, not by itself") {
  Workbench bench("a b");
  const std::string maker =
      phase_with("reads: [A]\ncontrol: all\n", {{"A", 0, R"("a")"}, {"Twice", 0, "[A]"}});
  CHECK(bench.run(maker) == Lines{"A: a"});
  CHECK(bench.run(maker) == Lines{"A: a", "Twice: a"});
}

TEST_CASE("Patterns that would take a backtracking matcher for ever take no time") {
  std::string words;
  for (int i = 0; i < 300; ++i) {
    words += "a ";
  }
  Workbench bench(words);
  CHECK(bench.run(phase_of("([]?){30}[]{30}")).size() == 5);
  CHECK(bench.run(phase_of(R"((?<x> ((?<y> "a"*)*)*) "b")")).empty());
  CHECK(bench.run(phase_of(R"(((("a"+)+)+)+ "b" | "a")")).size() == 300);
  CHECK(bench.run(phase_of(R"((?<x> ([]?){40}) (?<y> []{50}))")).size() == 3);
  CHECK(bench.run(phase_of(R"((("a" | [] | "a" [])*)* "b"? [])")).size() == 1);
}

TEST_CASE("Forgetting what was remembered changes no result") {
  // The automaton must know which of the last 28 words were "a": 2^29 states, more than it keeps.
  std::mt19937 random(7);
  std::string words;
  for (int i = 0; i < 40000; ++i) {
    words += i % 200 == 199 ? ". " : random() % 2 == 0 ? "a " : "b ";
  }
  Workbench bench(words);
  bench.run(phase_of(R"(("a" | "b")* (?<x> "a") ("a" | "b"){28})", "control: all\n"));
  std::vector<TokenRange> wanted;
  for (const TextSentence& sentence : bench.text.sentences) {
    for (std::uint32_t start = sentence.range.first; start < sentence.range.end; ++start) {
      std::uint32_t end = sentence.range.end - 1;
      while (end >= start + 29 && bench.text.word(end - 29) != "a") {
        --end;
      }
      if (end >= start + 29) {
        wanted.push_back({start, end});
      }
    }
  }
  REQUIRE(bench.text.annotations.size() == wanted.size());
  bool all_equal = true;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const Annotation& found = bench.text.annotations[i];
    all_equal = all_equal && found.range == wanted[i] &&
                found.slots.front().range.first == wanted[i].end - 29;
  }
  CHECK(all_equal);
}

TEST_CASE("Threads that share a phase find the same") {
  Workbench bench("a b a b a");
  const CompiledPhase phase = bench.compiled(phase_of(R"((?<x> "a") (?<y> "b")?)"));
  std::vector<AnnotatedText> texts(4, bench.text);
  std::vector<std::thread> threads;
  for (AnnotatedText& text : texts) {
    threads.emplace_back([&] { phase.run(text); });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (const AnnotatedText& text : texts) {
    CHECK(text.annotations.size() == 3);
  }
}
