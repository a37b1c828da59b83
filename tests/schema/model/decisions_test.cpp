#include "schema/model/decisions.hpp"

#include "schema/model/error.hpp"

#include <catch2/catch.hpp>

using namespace readout;

namespace {

Decisions read(const std::string& text) { return Decisions::from_text(text, "d.txt"); }

std::string representative(const Decisions& decisions, const std::string& part) {
  return decisions.representative(part, {});
}

std::vector<std::string> texts(const Decisions& decisions) {
  std::vector<std::string> lines;
  for (const Decisions::Line& line : decisions.lines()) {
    lines.push_back(line.text + " # " + line.reason);
  }
  return lines;
}

using Lines = std::vector<std::string>;
using Corrections = std::vector<Decisions::Correction>;

}  // namespace

TEST_CASE("Blank lines and remarks decide nothing") {
  CHECK(read("").empty());
  CHECK(read("\n  # a remark\r\n\t\n").empty());
}

TEST_CASE("What is same is closed over all lines, and the key of a dictionary represents") {
  const Decisions decisions = read(
      "same \"person:ann bor\" \"person:a bor\" # one\n"
      "same \"person:a bor\" person:ann-bor.XTN # two\n"
      "same \"organization:north bank\" \"organization:bank of the north\" # three\n");
  CHECK(representative(decisions, "person:ann bor") == "person:ann-bor.XTN");
  CHECK(representative(decisions, "person:a bor") == "person:ann-bor.XTN");
  CHECK(representative(decisions, "organization:north bank") == "organization:bank of the north");
  CHECK(representative(decisions, "person:else") == "person:else");
  CHECK(decisions.representative("organization:north bank", {"organization:north bank"}) ==
        "organization:north bank");
}

TEST_CASE("A key that is included does not represent") {
  const Decisions decisions = read("same person:b-b.XTN including person:a-a.XTN # they merged\n");
  CHECK(representative(decisions, "person:a-a.XTN") == "person:b-b.XTN");
  CHECK(texts(decisions) == Lines{"same person:b-b.XTN including person:a-a.XTN # they merged"});
}

TEST_CASE("Lines are kept in one order and one form, whatever they were written like") {
  const Lines expected = {
      "distinct \"person:a b\" \"person:c d\" # y", "drop \"organization:the \"\"x\"\" y\" # z",
      "rename person:a-b.XTN \"Ann Bor\" # w", "same \"person:a b\" \"person:a c\" # x"};
  CHECK(texts(read("same  \"person:a c\"\t\"person:a b\" #x\n"
                   "rename \"person:a-b.XTN\" \"Ann Bor\" #   w  \n"
                   "drop \"organization:the \"\"x\"\" y\" # z\n"
                   "distinct \"person:c d\" \"person:a b\" # y\n"
                   "same \"person:a b\" \"person:a c\" # x\n")) == expected);
  const Decisions decisions =
      Decisions::from_lines({{"same \"person:a b\" \"person:a c\"", "x"},
                             {"drop \"organization:the \"\"x\"\" y\"", "z"}});
  CHECK(texts(Decisions::from_lines(decisions.lines())) == texts(decisions));
}

TEST_CASE("Keys that hang together through their parts are named together") {
  const Decisions decisions = read(
      "same \"person:a|state:AAA\" \"person:b\" # x\n"
      "same \"person:a|state:BBB\" \"person:c\" # y\n"
      "drop \"person:ab\" # z\n");
  CHECK(decisions.joined_keys("person:b") ==
        std::set<std::string>{"person:a", "person:b", "person:c"});
  CHECK(decisions.joined_keys("person:ab") == std::set<std::string>{"person:ab"});
  CHECK(decisions.joined_keys("person:else").empty());
}

TEST_CASE("What is kept apart is so for all that is joined with it") {
  const Decisions decisions = read(
      "distinct person:a person:b # x\n"
      "same person:b person:c # y\n"
      "drop person:d # z\n");
  CHECK(decisions.keeps_apart("person:a", "person:c"));
  CHECK(decisions.keeps_apart("person:c", "person:a"));
  CHECK_FALSE(decisions.keeps_apart("person:b", "person:c"));
  CHECK_FALSE(decisions.keeps_apart("person:a", "person:d"));
  CHECK_FALSE(decisions.keeps_apart("person:e", "person:f"));
}

TEST_CASE("What is wrong in a decisions file is told with its place and the way out") {
  struct Wrong {
    std::string text;
    std::string message;
  };
  const auto wrong = GENERATE(values<Wrong>({
      {"sane a b # x",
       "d.txt:1:1: unknown decision 'sane' (did you mean same? known: same, distinct, drop, "
       "rename, speaker, drop-statement)"},
      {"\nmerge a b # x",
       "d.txt:2:1: unknown decision 'merge' (known: same, distinct, drop, rename, speaker, "
       "drop-statement)"},
      {"drop person:a-b", "d.txt:1:16: a reason is missing: end the line with # and why"},
      {"drop person:a-b #  ", "d.txt:1:20: a reason is missing: end the line with # and why"},
      {"drop # x", "d.txt:1:5: a key is missing behind 'drop'"},
      {"same \"person:é b\" # x", "d.txt:1:18: a second key is missing behind 'person:é b'"},
      {"same person:a including # x", "d.txt:1:24: a key is missing behind 'including'"},
      {"drop person:a b # x", "d.txt:1:15: 'b' is one word too many"},
      {"drop anna # x",
       "d.txt:1:6: 'anna' is no key: write it as readout show prints it, such as "
       "person:xi-jinping.CHN or \"person:john smith\""},
      {"drop persn:a # x",
       "d.txt:1:6: unknown kind 'persn' of an entity (did you mean person? known: person, state, "
       "organization, place)"},
      {"drop \"person:a # x", "d.txt:1:6: this quotation mark has no other"},
      {"same person:a organization:a # x",
       "d.txt:1:15: 'same' cannot join person and organization"},
      {"same person:a-x.AAA person:a # x\nsame person:a person:a-y.AAA # y",
       "d.txt:2:1: joins person:a-x.AAA and person:a-y.AAA, both of a dictionary (with line 1): "
       "write same person:a-x.AAA including person:a-y.AAA, or the other way round"},
      {"distinct person:a person:c # x\nsame person:a person:b # y\nsame person:b person:c # z",
       "d.txt:1:19: 'same' joins what this line keeps apart (with line 2, 3)"},
      {"distinct person:a person:a # x", "d.txt:1:19: one key cannot be kept apart from itself"},
      {"distinct person:a by sate # x",
       "d.txt:1:22: cannot tell apart by 'sate' (did you mean state? known: state, publisher, "
       "collection)"},
      {"distinct person:a by state # x\ndistinct person:a by publisher # y",
       "d.txt:2:22: line 1 tells person:a apart in another way"},
      {"distinct person:a|state:AAA by state # x",
       "d.txt:1:10: 'person:a|state:AAA' is part of a key already: tell person:a apart"},
      {"rename person:a \"A\" # x\nrename person:a \"B\" # y",
       "d.txt:2:17: it is renamed 'A' too: an entity has one name"},
      {"rename person:a \"A\" # x\nrename person:b \"B\" # y\nsame person:a person:b # z",
       "d.txt:3:15: 'same' joins what is renamed both 'A' and 'B'"},
      {"rename person:a \" \" # x",
       "d.txt:1:17: a name neither is empty nor begins or ends with blanks"},
      {"drop person:\xff # x", "d.txt:1:13: is not UTF-8"},
  }));
  CHECK_THROWS_WITH(read(wrong.text), wrong.message);
}

TEST_CASE("Lines on statements are kept in one order and one form") {
  const Decisions decisions = read(
      "speaker wires/b 0123456789abcdef \"person:olga tarn\" # y\n"
      "drop-statement \"wires/a b.jsonl#3\" 0123456789abcdef # x\n"
      "drop-statement  \"wires/a b.jsonl#3\"  0123456789abcdef # x\n");
  CHECK(texts(decisions) == Lines{"drop-statement \"wires/a b.jsonl#3\" 0123456789abcdef # x",
                                  "speaker wires/b 0123456789abcdef \"person:olga tarn\" # y"});
  CHECK(decisions.corrections() == Corrections{{.document = "wires/a b.jsonl#3",
                                                .hash = "0123456789abcdef",
                                                .speaker = "",
                                                .reason = "x"},
                                               {.document = "wires/b",
                                                .hash = "0123456789abcdef",
                                                .speaker = "person:olga tarn",
                                                .reason = "y"}});
  CHECK(Decisions::from_lines(decisions.lines()).corrections() == decisions.corrections());
  CHECK(decisions.keys().empty());
  CHECK_FALSE(decisions.speaks_of("person:olga tarn"));
}

TEST_CASE("Two lines may name one speaker by keys that are the same") {
  const Decisions decisions = read(
      "speaker a/b 0123456789abcdef person:b # x\n"
      "same person:a person:b # y\n"
      "speaker a/b 0123456789abcdef person:a # z\n");
  CHECK(decisions.corrections().size() == 2);
  CHECK(decisions.parts_with("person:b") == std::set<std::string>{"person:a", "person:b"});
  CHECK(decisions.parts_with("person:c") == std::set<std::string>{"person:c"});
}

TEST_CASE("What is wrong in a line on a statement is told with its place and the way out") {
  const std::string hash = "0123456789abcdef";
  struct Wrong {
    std::string text;
    std::string message;
  };
  const auto wrong = GENERATE_COPY(values<Wrong>({
      {"speeker a/b " + hash + " person:a # x",
       "d.txt:1:1: unknown decision 'speeker' (did you mean speaker? known: same, distinct, drop, "
       "rename, speaker, drop-statement)"},
      {"speaker # x", "d.txt:1:8: a document is missing behind 'speaker'"},
      {"speaker " + hash + " person:a # x",
       "d.txt:1:9: '" + hash +
           "' is no document: write collection/id, as readout statements prints it"},
      {"drop-statement a/ " + hash + " # x",
       "d.txt:1:16: 'a/' is no document: write collection/id, as readout statements prints it"},
      {"drop-statement a/news.jsonl#3 " + hash + " # x",
       "d.txt:1:28: the hash of a statement is missing behind 'a/news.jsonl' (with # in it, it "
       "stands in quotation marks)"},
      {"speaker a/b 17 person:a # x",
       "d.txt:1:13: '17' is no hash of a statement: it has 16 digits, 0 to 9 and a to f, as "
       "readout statements --format json prints it"},
      {"speaker a/b " + hash + " # x",
       "d.txt:1:29: the key of the speaker is missing behind '" + hash + "'"},
      {"speaker a/b " + hash + " persn:a # x",
       "d.txt:1:30: unknown kind 'persn' of an entity (did you mean person? known: person, state, "
       "organization, place)"},
      {"speaker a/b " + hash + " person:a b # x", "d.txt:1:39: 'b' is one word too many"},
      {"drop-statement a/b " + hash + " person:a # x",
       "d.txt:1:37: 'person:a' is one word too many"},
      {"drop-statement a/b " + hash,
       "d.txt:1:36: a reason is missing: end the line with # and why"},
      {"speaker a/b " + hash + " person:a # x\nspeaker a/b " + hash + " person:b # y",
       "d.txt:2:30: line 1 says that person:a speaks here: a decision names one speaker"},
      {"speaker a/b " + hash + " person:a # x\ndrop-statement a/b " + hash + " # y",
       "d.txt:2:20: line 1 names the speaker of this statement"},
      {"drop-statement a/b " + hash + " # y\nspeaker a/b " + hash + " person:a # x",
       "d.txt:2:30: line 1 drops this statement"},
      {"speaker a/b " + hash + " person:a # x\nsame person:a person:b # y\ndrop person:b # z",
       "d.txt:1:30: line 3 drops person:a, who then is nobody"},
  }));
  CHECK_THROWS_WITH(read(wrong.text), wrong.message);
}
