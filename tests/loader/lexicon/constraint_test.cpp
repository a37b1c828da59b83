#include "loader/lexicon/shape.hpp"
#include "tests/loader/lexicon/rule_workbench.hpp"

#include <catch2/catch.hpp>

using namespace readout;
using readout::test::phase_of;
using readout::test::Workbench;

namespace {

// Whether [constraint] holds for the unit that the bench has annotated, or for its first token.
bool holds(Workbench& bench, const std::string& constraint, const std::string& reads) {
  const CompiledPhase phase =
      bench.compiled(phase_of("[" + constraint + "]", "reads: [" + reads + "]\n"));
  const std::vector<Unit> units =
      phase.units_of(bench.text, {0, static_cast<std::uint32_t>(bench.text.tokens.size())});
  const std::vector<Match> matches =
      phase.matches_in(bench.text, std::span<const Unit>(units).first(1));
  return matches.size() == 1;
}

}  // namespace

TEST_CASE("Word tests look at the last token of a unit, first. at its first, text at all") {
  Workbench bench("Foreign Ministry of China");
  bench.annotate("Organization", "Foreign Ministry of China");
  bench.lists.lists["states"] = {"china"};
  for (const std::string test :
       {"word=China", "lower=china", "shape=Xx", "first.word=Foreign", "first.lower=foreign",
        "word=/Ch.*/", "first.word=/Fo.*/", "text=\"Foreign Ministry of China\"",
        "text=/Foreign.*/", "!word=Foreign", "in=states", "!first.in=states", "", "Organization"}) {
    INFO(test);
    CHECK(holds(bench, test, "Organization"));
  }
  for (const std::string test :
       {"word=Foreign", "word=/Chin/", "text=China", "first.word=China", "word=china", "Token",
        "shape=X", "first.in=states", "first.shape=x"}) {
    INFO(test);
    CHECK_FALSE(holds(bench, test, "Organization"));
  }
}

TEST_CASE("The text of a single token is its word, whether a unit is annotated there or not") {
  for (const char* const reads : {"Person", "State"}) {
    Workbench bench("China waited");
    bench.annotate("State", "China");
    INFO(reads);
    CHECK(holds(bench, "text=China", reads));
    CHECK(holds(bench, "text=/(?i)CHIN./", reads));
    CHECK(holds(bench, "!text=/.* .*/", reads));
    CHECK_FALSE(holds(bench, "text=china", reads));
    CHECK_FALSE(holds(bench, "text=/Chin/", reads));
  }
}

TEST_CASE("Constraints join with !, &, | and parentheses; & binds before |") {
  Workbench bench("Wang");
  for (const std::string test :
       {"word=Wang & shape=Xx", "word=Li | shape=Xx", "word=Li & shape=Xx | word=Wang",
        "word=Wang | word=Li & shape=d", "!(word=Li & shape=Xx)", "!word=Li & !word=Xi",
        "!!word=Wang", "(word=Li | word=Wang) & lower=wang", "Token", "!Person"}) {
    INFO(test);
    CHECK(holds(bench, test, "Person"));
  }
  for (const std::string test :
       {"word=/Wang/ & shape=d", "(word=/Wang/ | word=Li) & shape=d", "!(word=Li | shape=Xx)",
        "Person", "gender=f", "Person & word=Wang", "!Token"}) {
    INFO(test);
    CHECK_FALSE(holds(bench, test, "Person"));
  }
}

TEST_CASE("A kind and its attributes must hold for one annotation of the unit") {
  Workbench bench("Washington");
  bench.annotate("Person", "Washington", {{"gender", "m"}});
  bench.annotate("Place", "Washington", {{"kind", "capital"}});
  for (const std::string test :
       {"Person", "Place", "Person & gender=m", "Place & kind=capital", "kind=capital",
        "Person & !gender=f", "(Person | Organization) & gender=m", "Place & !gender=m",
        "Person & (gender=f | gender=m) & word=Washington", "!Organization"}) {
    INFO(test);
    CHECK(holds(bench, test, "Person, Place, Organization"));
  }
  for (const std::string test :
       {"Person & kind=capital", "Place & gender=m", "Person & gender=f", "gender=m & kind=capital",
        "!gender=m", "!(Place & kind=capital)", "Person & !gender=m", "Token"}) {
    INFO(test);
    CHECK_FALSE(holds(bench, test, "Person, Place, Organization"));
  }
}

TEST_CASE("A negated kind speaks of all annotations of the unit") {
  Workbench bench("Washington");
  bench.annotate("Person", "Washington");
  CHECK(holds(bench, "Person & !Place", "Person, Place"));
  bench.annotate("Place", "Washington");
  CHECK_FALSE(holds(bench, "!Place", "Person, Place"));
  CHECK_FALSE(holds(bench, "Person & !Place", "Person, Place"));
  CHECK_FALSE(holds(bench, "Person & !(Place | Organization)", "Person, Place, Organization"));
}

TEST_CASE("Two annotations of one kind are asked one by one") {
  Workbench bench("Kim");
  bench.annotate("Person", "Kim", {{"gender", "f"}, {"state", "kor"}});
  bench.annotate("Person", "Kim", {{"gender", "m"}, {"state", "prk"}});
  CHECK(holds(bench, "Person & gender=m & state=prk", "Person"));
  CHECK_FALSE(holds(bench, "Person & gender=m & state=kor", "Person"));
  CHECK(holds(bench, "Person & !gender=m", "Person"));
  CHECK_FALSE(holds(bench, "!gender=m", "Person"));
}

TEST_CASE("A value with blanks or signs stands in quotation marks") {
  Workbench bench("&");
  CHECK(holds(bench, "word=\"&\"", "Token"));
  CHECK(holds(bench, "word=/&|and/", "Token"));
  CHECK_FALSE(holds(bench, "word=\"\\\"\"", "Token"));
}

TEST_CASE("A shape collapses capital letters, small letters and digits in a row") {
  CHECK(shape_of("Wang") == "Xx");
  CHECK(shape_of("WHO") == "X");
  CHECK(shape_of("McDonald") == "XxXx");
  CHECK(shape_of("U.S.") == "X.X.");
  CHECK(shape_of("1,500.25") == "d,d.d");
  CHECK(shape_of("Éva") == "Xx");
  CHECK(shape_of("G7") == "Xd");
  CHECK(shape_of("--") == "-");
  CHECK(shape_of("").empty());
}
