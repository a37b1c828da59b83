#include "loader/lexicon/pattern.hpp"

#include "tests/loader/lexicon/rule_workbench.hpp"

#include <catch2/catch.hpp>

using namespace readout;
using readout::test::error_of_pattern;

namespace {

// A pattern as one line, to compare trees.
std::string shown(const Constraint& constraint) {
  std::string parts;
  for (const Constraint& part : constraint.parts) {
    parts += (parts.empty() ? "" : " ") + shown(part);
  }
  switch (constraint.type) {
    case Constraint::Type::any:
      return "any";
    case Constraint::Type::kind:
      return constraint.name;
    case Constraint::Type::attribute:
      return constraint.name + (constraint.is_regex ? "~" : "=") + constraint.value;
    case Constraint::Type::word_list:
      return constraint.value + "in:" + constraint.name;
    case Constraint::Type::all:
      return "&(" + parts + ")";
    case Constraint::Type::either:
      return "|(" + parts + ")";
    case Constraint::Type::none:
      break;
  }
  return "!(" + parts + ")";
}

std::string shown(const PatternNode& node) {
  std::string parts;
  for (const PatternNode& part : node.parts) {
    parts += (parts.empty() ? "" : " ") + shown(part);
  }
  switch (node.type) {
    case PatternNode::Type::unit:
      return "[" + shown(node.constraint) + "]";
    case PatternNode::Type::sequence:
      return "(" + parts + ")";
    case PatternNode::Type::alternation:
      return "either(" + parts + ")";
    case PatternNode::Type::repetition:
      return std::to_string(node.least) + "-" + std::to_string(node.most) +
             (node.greedy ? "(" : "?(") + parts + ")";
    case PatternNode::Type::capture:
      return node.name + "(" + parts + ")";
    case PatternNode::Type::look:
      return std::string(node.ahead ? "" : "<") + (node.negated ? "!" : "=") +
             (node.ahead ? ">" : "") + parts;
    case PatternNode::Type::anchor:
      return std::string(node.at_end ? "</" : "<") + node.name + ">";
    case PatternNode::Type::empty:
      break;
  }
  return "empty";
}

std::string tree(std::string_view source) { return shown(parse_pattern(source, {"f", 1, 1}).root); }

// The message without the file's name.
std::string error_in(std::string_view source) {
  try {
    parse_pattern(source, {"f", 3, 7});
  } catch (const InputError& error) {
    return std::string(error.what()).substr(2);
  }
  return {};
}

}  // namespace

TEST_CASE("Patterns are sequences, choices, groups, captures and repetitions of units") {
  CHECK(tree("[A]") == "[A]");
  CHECK(tree("  [A] [B]\n [ ] ") == "([A] [B] [any])");
  CHECK(tree("[A] [B]|[C]") == "either(([A] [B]) [C])");
  CHECK(tree("[A] ([B]|[C])") == "([A] either([B] [C]))");
  CHECK(tree("(?<x> [A] (?<y>[B]))") == "x(([A] y([B])))");
  CHECK(tree("[A]?[B]*[C]+") == "(0-1([A]) 0-0([B]) 1-0([C]))");
  CHECK(tree("[A]?? [B]*? [C]+?") == "(0-1?([A]) 0-0?([B]) 1-0?([C]))");
  CHECK(tree("[A]{2} [A]{2,} [A]{2,3} [A]{0,3}?") == "(2-2([A]) 2-0([A]) 2-3([A]) 0-3?([A]))");
  CHECK(tree("([A] [B])+") == "1-0(([A] [B]))");
}

TEST_CASE("A literal is one unit for each of its tokens, in small letters") {
  CHECK(tree("\"in the Words of\"") == "([literal=in] [literal=the] [literal=words] [literal=of])");
  CHECK(tree("\",\"?") == "0-1([literal=,])");
  CHECK(tree("\"in the\"+") == "1-0(([literal=in] [literal=the]))");
  CHECK(tree(R"("\"")") == "[literal=\"]");
  CHECK(tree(R"("\\")") == "[literal=\\]");
  CHECK(tree("\"'s\"") == "[literal='s]");
  CHECK(tree("\"’s\"") == "[literal=’s]");
  CHECK(tree("\"U.S.\"") == "[literal=u.s.]");
  CHECK(tree("\"“\"") == "[literal=“]");
}

TEST_CASE("Constraints are kinds, tests, lists and what joins them") {
  CHECK(tree("[A & b=c & !D]") == "[&(A b=c !(D))]");
  CHECK(tree("[A | B & C]") == "[|(A &(B C))]");
  CHECK(tree("[(A | B) & !(C|D)]") == "[&(|(A B) !(|(C D)))]");
  CHECK(tree("[word=/a[bc]|d\\/e\\./ | lower=x.y]") == "[|(word~a[bc]|d/e\\. lower=x.y)]");
  CHECK(tree("[text=\"a \\\"b\\\" ]\"]") == "[text=a \"b\" ]]");
  CHECK(tree("[in=names.given & !first.in=title]") == "[&(in:names.given !(firstin:title))]");
  CHECK(tree("[ first.word = Foreign ]") == "[first.word=Foreign]");
  CHECK(tree("[word=.]") == "[word=.]");
  CHECK(tree("[takes.person+that=yes]") == "[takes.person+that=yes]");
}

TEST_CASE("Captures are listed once, in the order of their first brackets") {
  const Pattern pattern =
      parse_pattern("(?<b> [] (?<a> [])) ((?<b> [A]) | (?<c> [B]))", {"f", 1, 1});
  CHECK(pattern.captures == std::vector<std::string>{"b", "a", "c"});
}

TEST_CASE("Every piece of a pattern knows its place, in code points, across lines") {
  const Pattern pattern = parse_pattern("\"é\" [A]\n[e=x]?\n  (?<n> [B & in=list])", {"f", 10, 7});
  CHECK(pattern.root.place.to_string() == "f:10:7");
  CHECK(pattern.root.parts[1].place.to_string() == "f:10:11");
  CHECK(pattern.root.parts[1].constraint.place.to_string() == "f:10:12");
}

TEST_CASE("A broken constraint is named at its place") {
  CHECK(error_in("[A & ]") ==
        "3:12: expected a test, got ']' (known: a kind such as Person, NAME=VALUE, !, "
        "parentheses)");
  CHECK(error_in("[A B]") ==
        "3:10: expected &, | or ], got 'B' (values with other signs or blanks need quotation "
        "marks)");
  CHECK(error_in("\n[A").starts_with("4:7: this '[' is not closed"));
  CHECK(error_in("[A & (B | C]").starts_with("3:12: this '(' is not closed"));
  CHECK(error_in("[word]").starts_with("3:8: 'word' needs a value: write word=..."));
  CHECK(error_in("[in]").starts_with("3:8: 'in' needs a value"));
  CHECK(error_in("[word= ]").starts_with("3:14: 'word=' has no value"));
  CHECK(error_in("[word!=x]").starts_with("3:12: unknown sign '!=': write !word=..."));
  CHECK(error_in("[first.class=x]")
            .starts_with(
                "3:8: unknown test 'first.class' (known: word, lower, shape, lemma, reading, text, "
                "in, first.word, first.lower, first.shape, first.lemma, first.reading, "
                "first.in)"));
  CHECK(error_in("[A.b]").starts_with("3:8: 'A.b' is no name of a kind"));
  CHECK(error_in("[literal=x]").starts_with("3:8: unknown test 'literal': write"));
  CHECK(error_in("[class=/a|b/]")
            .starts_with("3:14: 'class' takes no regular expression (word, lower, shape, "
                         "lemma and text do): write [class=... | class=...]"));
  CHECK(error_in("[in=/a/]").starts_with("3:11: 'in' takes no regular expression"));
  CHECK(error_in("[shape=ab]") ==
        "3:14: shape=ab can never hold: a shape is made of X, x, d and signs, write shape=x");
  CHECK(error_in("[shape=é]").ends_with(": a shape is made of X, x, d and signs, write shape=x"));
  CHECK(error_in("[shape=X——]").ends_with("follow each other are one, write shape=X—"));
  CHECK(error_in("[shape=X.d-—x]").empty());
  CHECK(error_in("[text=\"a  b\"]") == "3:13: text=\"a  b\" can never hold: write text=\"a b\"");
  CHECK(
      error_in("[first.lower=/said|Told/]") ==
      "3:20: first.lower=/said|Told/ asks small letters for 'T', which can never hold: write small "
      "letters, or word=/.../");
  CHECK(error_in("[word=Mr.]") ==
        "3:13: word=Mr. can never hold: it is asked of one word, and these are 2 (write \"Mr.\" "
        "for all of them, text= for the text of a whole unit)");
  CHECK(error_in("[first.lower=half-way]")
            .starts_with("3:20: first.lower=half-way can never hold: it is asked of one word"));
  CHECK(error_in("[word='ship']") ==
        "3:13: word='ship' can never hold: values stand in double quotation marks, write "
        "word=\"ship\"");
  CHECK(error_in("[word='s | lower=u.s. | word=O'Neil | lower=covid19 | word=1,500.25 | word=’]")
            .empty());
  CHECK(error_in("[lower=Said]") == "3:14: lower=Said can never hold: write lower=said");
  CHECK(error_in("[word=\"x]") == "3:13: this quotation mark is not closed on its line");
  CHECK(error_in("[word=/x]\n/]").starts_with("3:13: this regular expression is not closed"));
  CHECK(error_in("[" + std::string(101, '(') + "A" + std::string(101, ')') + "]")
            .ends_with("a constraint nests deeper than 100 levels"));
  CHECK(error_in("[" + std::string(1000, '!') + "A]").ends_with("deeper than 100 levels"));
}

TEST_CASE("A broken pattern is named at its place") {
  CHECK(error_in("") ==
        "3:7: expected a unit, got the end (known: [...], \"words\", ( ); for what "
        "may be missing write ( )?)");
  CHECK(error_in("[A] | ").starts_with("3:13: expected a unit, got the end ("));
  CHECK(error_in("[A] ()").starts_with("3:12: expected a unit, got ')'"));
  CHECK(error_in("[A]\n  Person [B]") ==
        "4:9: 'Person' stands outside brackets (known: [kind], [test=value], \"words\", ( ), "
        "<sentence>, @variable)");
  CHECK(error_in("[A] é").starts_with("3:11: 'é' stands outside brackets"));
  CHECK(error_in("[A] ?") == "3:11: '?' follows nothing: put it directly after a unit or a group");
  CHECK(error_in("* [A]").starts_with("3:7: '*' follows nothing"));
  CHECK(error_in("[A]+*") == "3:11: '*' after a quantifier: put the first into ( )");
  CHECK(error_in("([A] [B]").starts_with("3:7: this '(' is not closed"));
  CHECK(error_in("[A])").starts_with("3:10: this ')' closes nothing"));
  CHECK(error_in("(?<na-me> [A])")
            .starts_with("3:12: expected the name of a capture and '>', got '-'"));
  CHECK(error_in("(?P<x> [A])").starts_with("3:7: unknown group (known: ( ... ), (?<name> "));
  CHECK(error_in("(?: [A])").starts_with("3:7: unknown group"));
  CHECK(error_in("[A] \"in the") == "3:11: this quotation mark is not closed on its line");
  CHECK(error_in("\"\"") == "3:7: quotation marks without a word");
  CHECK(error_in("\"a\\n\"").starts_with("3:9: unknown escape"));
  CHECK(error_in(std::string(101, '(') + "[A]").ends_with("nests deeper than 100 levels"));
}

TEST_CASE("Broken repetitions are named at their brace") {
  CHECK(error_in("[A]{3,2}") == "3:10: a repetition from 3 to 2");
  CHECK(error_in("[A]{0}") == "3:10: this repetition takes nothing: it needs at least 1");
  CHECK(error_in("[A]{0,0}").starts_with("3:10: this repetition takes nothing"));
  CHECK(error_in("[A]{51}").starts_with("3:10: a repetition goes to 50 at most"));
  CHECK(error_in("[A]{1,99999999999999999999}").starts_with("3:10: a repetition goes to 50"));
  for (const std::string bounds : {"{}", "{,3}", "{a}", "{1,", "{1,2", "{1 ,2}", "{1,2,3}"}) {
    INFO(bounds);
    CHECK(error_in("[A]" + bounds).starts_with("3:10: broken repetition '{"));
  }
  CHECK(error_in("[A]{,3} [B]") ==
        "3:10: broken repetition '{,3}' (known: {2}, {2,} and {2,5}, without blanks)");
}

TEST_CASE("Look-arounds and anchors take no unit") {
  CHECK(tree("[A] (?= [B])") == "([A] =>[B])");
  CHECK(tree("[A] (?! [B] | [C])") == "([A] !>either([B] [C]))");
  CHECK(tree("(?<= [A]) [B]") == "(<=[A] [B])");
  CHECK(tree("(?<! [A] (?= [B])) [B]") == "(<!([A] =>[B]) [B])");
  CHECK(tree("<sentence> [A] </document>") == "(<sentence> [A] </document>)");
}

TEST_CASE("Broken look-arounds and anchors are named at their place") {
  CHECK(error_in("[A] (?= (?<x> [B]))") ==
        "3:15: what is only looked at captures nothing: leave out ?<name>");
  CHECK(error_in("(?= [A])* [B]") ==
        "3:15: look-arounds and anchors take no unit and are not repeated");
  CHECK(error_in("<sentence>? [B]") ==
        "3:17: look-arounds and anchors take no unit and are not repeated");
  CHECK(error_in("<line> [A]") ==
        "3:7: unknown anchor '<line>' (known: <sentence|paragraph|zone|document>, "
        "</sentence|paragraph|zone|document>)");
  CHECK(error_in("</sentence [A]").starts_with("3:7: unknown anchor '</sentence' ("));
  CHECK(error_in("^ [A]") == "3:7: '^' is no anchor: write <sentence> or </sentence>");
  CHECK(error_in("[A] $") == "3:11: '$' is no anchor: write <sentence> or </sentence>");
  CHECK(error_in("(?= [A]") == "3:7: this '(' is not closed");
}

TEST_CASE("What only compiling can find is named at its place too") {
  const std::string at = "rules/test.yaml:6:";
  CHECK(error_of_pattern("[Person] [State]", "reads: [Person]\n") ==
        at + "17: the kind 'State' is not in reads (known: Token, Person)");
  CHECK(error_of_pattern("[lower=says|said]") ==
        "rules/test.yaml:5:19: the kind 'said' is not in reads (known: Token); for a choice of "
        "values write [word=a | word=b]");
  CHECK(error_of_pattern("[A & in=tilte]", "reads: [A]\n") ==
        at + "15: unknown list 'tilte' (did you mean title?)");
  CHECK(error_of_pattern("[A & word=/(/]", "reads: [A]\n") ==
        at + "17: broken regular expression /(/: missing ): (");
  CHECK(error_of_pattern("[A]? ([A]|[]*)", "reads: [A]\n") ==
        at + "7: the pattern of 'r' can match without any unit");
  CHECK(error_of_pattern("[A] (([]{50}){50}){50}", "reads: [A]\n")
            .starts_with(at + "25: this piece unrolls to more than 10000 states"));
  CHECK(error_of_pattern("[A] ([]{50}){50}", "reads: [A]\n").empty());
}
