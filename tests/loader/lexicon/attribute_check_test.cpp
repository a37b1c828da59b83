#include "loader/lexicon/attribute_check.hpp"

#include "schema/model/error.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace readout;

namespace {

std::string rule(const std::string& pattern, const std::string& further = "label: Person") {
  return "reads: [Person, Title, Cue, Pronoun, Gazette]\nrules:\n  - name: one\n    " + further +
         "\n    pattern: |\n      " + pattern + "\n";
}

// The message that these rules give, beside others that make `Own` and set its attribute `colour`.
std::string error_of(std::string yaml, const std::string& reads = "[Person, Title, Cue, Pronoun]") {
  yaml.replace(yaml.find('['), yaml.find(']') + 1 - yaml.find('['), reads);
  try {
    const Phase other = read_phase(
        "reads: [Title]\nrules:\n  - name: own\n    label: Own\n    set: {colour: red}\n"
        "    pattern: |\n      (?<x> \"x\")\n",
        "rules/own.yaml", "own");
    const Phase phase = read_phase(yaml, "rules/test.yaml", "test");
    AttributeCheck attributes;
    attributes.add(other);
    attributes.add(phase);
    attributes.check(phase);
    return {};
  } catch (const InputError& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("An attribute that no annotation here can have is an error at its name") {
  CHECK(error_of(rule("[wrd=a]")) ==
        "rules/test.yaml:6:8: an annotation that stands here has no "
        "attribute 'wrd' (did you mean word?)");
  CHECK(error_of(rule("[] [Person & gendr=f]"))
            .starts_with(
                "rules/test.yaml:6:20: a [Person] has no attribute 'gendr' (did you mean gender?"));
  CHECK(error_of(rule("[Person & tense=past]")).find("no attribute 'tense'") != std::string::npos);
  CHECK(error_of(rule("(?= [Cue & !takes.thta=yes]) []")).find("'takes.thta'") !=
        std::string::npos);
  CHECK(error_of(rule("[Own & color=red]"), "[Own]").find("did you mean colour?") !=
        std::string::npos);
}

TEST_CASE("A value that an attribute never has is an error at the value") {
  CHECK(error_of(rule("[Cue & class=sayz]"))
            .starts_with(
                "rules/test.yaml:6:20: 'class' of a [Cue] is never 'sayz' (known: asks, blames"));
  CHECK(error_of(rule("[Own & colour=blue]"), "[Own]") ==
        "rules/test.yaml:6:21: 'colour' of a [Own] is never 'blue' (known: red)");
}

TEST_CASE("What annotations can have may be asked") {
  for (const std::string pattern :
       {"[Person & gender=f]", "[gender=n]", "[!Person & tense=past]", "[Cue & takes.that=yes]",
        "[(Person | Pronoun) & gender=u]", "[Cue & (class=states | lower=said)]", "[lower=said]",
        "[first.lower=a & in=x]"}) {
    INFO(pattern);
    CHECK(error_of(rule(pattern)).empty());
  }
  CHECK(error_of(rule("[colour=red]"), "[Own]").empty());
}

TEST_CASE("Kinds of users' dictionaries may have any attribute") {
  CHECK(error_of(rule("[Gazette & major=x]"), "[Gazette]").empty());
  CHECK(error_of(rule("[anything=x]"), "[Person, Gazette]").empty());
}

TEST_CASE("Conditions compare attributes that exist") {
  const std::string head = "label: Own\n    where: x.";
  CHECK(error_of(rule("(?<x> [Person])", head + "gender = f")).empty());
  CHECK(error_of(rule("(?<x> [Person])", head + "text = f")).empty());
  CHECK(error_of(rule("(?<x> [Person])", head + "gendr = f"))
            .starts_with("rules/test.yaml:5:14: no annotation has the attribute 'gendr' (did you "
                         "mean gender"));
}

TEST_CASE("What is set on a capture exists") {
  CHECK(error_of(rule("(?<x> [Person])", "set: {x.gender: f}")).empty());
  CHECK(error_of(rule("(?<x> [Own])", "set: {x.anything: f}"), "[Own]").empty());
  CHECK(error_of(rule("(?<x> [Person])", "set: {x.gendr: f}"))
            .starts_with(
                "rules/test.yaml:4:13: a [Person] has no attribute 'gendr' (did you mean gender?"));
}
