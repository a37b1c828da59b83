#include "loader/lexicon/json_tree.hpp"

#include "tests/support/long_text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

using namespace readout;
using readout::test::repeated;

namespace {

std::string error_of(std::string_view line) {
  try {
    read_json(line, {"a.jsonl", 7, 1});
    return "none";
  } catch (const InputError& error) {
    return error.what();
  }
}

std::string rewritten(std::string_view line) { return to_json(read_json(line, {})); }

}  // namespace

TEST_CASE("JSON is read with the columns of its values") {
  const JsonNode node = read_json("{\"é\": [1, \"ü\" , true], \"b\":{\"c\":null,\"d\":[]}}", {});
  REQUIRE(node.type == JsonNode::Type::object);
  REQUIRE(node.entries.size() == 2);
  CHECK(node.entries[0].column == 2);
  const JsonNode& list = node.entries[0].value;
  CHECK(list.column == 7);
  REQUIRE(list.items.size() == 3);
  CHECK(list.items[0].column == 8);
  CHECK(list.items[0].number == 1U);
  CHECK(list.items[1].column == 11);
  CHECK(list.items[1].text == "ü");
  CHECK(list.items[2].column == 17);
  CHECK(list.items[2].truth);
  CHECK(node.entries[1].column == 24);
  CHECK(node.entries[1].value.column == 28);
  const JsonNode* c = node.find("b")->find("c");
  REQUIRE(c != nullptr);
  CHECK(c->column == 33);
  CHECK(node.find("b")->find("d")->column == 42);
  CHECK(node.find("c") == nullptr);
}

TEST_CASE("JSON that is written again is the same for the same values") {
  CHECK(rewritten(R"( { "a" : [ 1 , -2, 2.50, "x\"\\\u00e9\ud83d\ude00" , null, false ] } )") ==
        R"({"a": [1, -2, 2.50, "x\"\\é😀", null, false]})");
  CHECK(rewritten("[]") == "[]");
  CHECK(rewritten("{}") == "{}");
  for (const char* line : {R"({"a": {"b": [[], {}]}})", R"([18446744073709551616, -0.0])"}) {
    CHECK(rewritten(rewritten(line)) == rewritten(line));
  }
}

TEST_CASE("Broken JSON is named with its place") {
  const std::string value =
      "no valid JSON: a value must stand here: text in double quotation marks, a number, true, "
      "false, null";
  CHECK(error_of("") == "a.jsonl:7:1: " + value);
  CHECK(error_of("{\"a\": }") == "a.jsonl:7:7: " + value);
  CHECK(error_of("[\"ü\", x]") == "a.jsonl:7:7: " + value);
  const std::string ends = "no valid JSON: the line ends before its object or list does";
  CHECK(error_of("[1, 2") == "a.jsonl:7:6: " + ends);
  CHECK(error_of("{\"a\": 1, ") == "a.jsonl:7:10: " + ends);
  CHECK(error_of("[1] 2") == "a.jsonl:7:5: no valid JSON: something stands behind the value");
  CHECK(error_of("{'a': 1}") ==
        "a.jsonl:7:2: no valid JSON: a key in double quotation marks must stand here");
  CHECK(error_of("{\"a\" 1}") == "a.jsonl:7:6: no valid JSON: a colon must stand behind the key");
  CHECK(error_of("{\"a\": 1 2}") == "a.jsonl:7:9: no valid JSON: a comma or } must stand here");
  CHECK(error_of("[1 2]") == "a.jsonl:7:4: no valid JSON: a comma or ] must stand here");
  CHECK(error_of("[\"a]").ends_with("no valid JSON: a string has no closing quotation mark"));
  CHECK(error_of("[\"\\x\"]").ends_with("JSON: an escape in a string that JSON does not have"));
  CHECK(error_of("[1e999]").starts_with("a.jsonl:7:"));
  CHECK(error_of("{\"a\": 1, \"a\": 2}") == "a.jsonl:7:10: the key 'a' stands twice");
  CHECK(error_of("[\"b\", \"a\\u0000\"]") == "a.jsonl:7:7: a NUL character in a string");
  CHECK(error_of("[\"b\", \"a\\udc00\"]") ==
        "a.jsonl:7:7: a string with half of a character: an escape \\u of a pair stands alone");
  CHECK(error_of("{\"a\\udfff\": 1}").starts_with("a.jsonl:7:2: a string with half"));
  CHECK(error_of("[\"a\\ud800\"]") ==
        "a.jsonl:7:4: no valid JSON: an escape \\u gives half of a character only");
}

TEST_CASE("Deep and long JSON is refused, not followed") {
  CHECK(error_of(std::string(20, '[') + std::string(20, ']')) == "none");
  CHECK(error_of(std::string(21, '[')) == "a.jsonl:7:21: JSON nests deeper than 20 levels");
  CHECK(error_of(repeated('[', 10'000'000)) == "a.jsonl:7:21: JSON nests deeper than 20 levels");
  std::string many = "[";
  for (int i = 0; i < 200'000; ++i) {
    many += "0,";
  }
  CHECK(error_of(many + "0]").ends_with(": a line of more than 200000 values"));
}
