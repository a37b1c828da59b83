#include "loader/readers/json_line.hpp"

#include "loader/readers/line_reader.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

using namespace std::string_literals;

namespace readout::readers {

namespace {

JsonLine parse(const std::string& line) {
  JsonLineParser parser;
  const std::string padded = line + std::string(line_padding, '\0');
  return parser.parse(std::string_view(padded).substr(0, line.size()));
}

std::string error_of(const std::string& line) {
  const JsonLine parsed = parse(line);
  return parsed.error ? std::to_string(parsed.error->byte) + ": " + parsed.error->reason
                      : "no error";
}

// Random lines near the border between right and wrong: pieces put together, then bytes changed.
std::string random_line(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"{",
                                                  "}",
                                                  "[",
                                                  "]",
                                                  ",",
                                                  ":",
                                                  "\"text\"",
                                                  "\"id\"",
                                                  "\"x\"",
                                                  "null",
                                                  "true",
                                                  "12",
                                                  "-0.50e1",
                                                  "\"a\"",
                                                  "\"\\u0000\"",
                                                  "\"\\ud83d\\ude00\"",
                                                  "\"\\ud8",
                                                  "\"é“\"",
                                                  "\\u00",
                                                  "\xFF",
                                                  " ",
                                                  "\r",
                                                  "\"te\\u0078t\"",
                                                  "1234567890123456789012"};
  auto pick = [&](std::size_t size) { return random() % size; };
  std::string line = pick(4) > 0 ? "{\"text\":\"a\"," : "";
  for (auto count = pick(8); count > 0; --count) {
    line += pieces[pick(pieces.size())];
    if (pick(2) > 0) {
      line += "\"id\":" + pieces[pick(pieces.size())] + ",";
    }
  }
  line += pick(2) > 0 ? "\"title\":\"b\"}" : "}";
  return line;
}

}  // namespace

TEST_CASE("The seven keys are read and null is like missing") {
  const JsonLine line = parse(
      R"( {"id":"a","text":"b \"c\" \u201cd","date":null,"title":"t","publisher":"p","url":"u","byline":"y"} )");
  CHECK_FALSE(line.error);
  CHECK(line.value(LineKey::id) == "a");
  CHECK(line.value(LineKey::text) == "b \"c\" “d");
  CHECK_FALSE(line.value(LineKey::date));
  CHECK(line.value(LineKey::title) == "t");
  CHECK(line.value(LineKey::publisher) == "p");
  CHECK(line.value(LineKey::url) == "u");
  CHECK(line.value(LineKey::byline) == "y");
}

TEST_CASE("Other keys are passed over, whatever they hold") {
  const JsonLine line = parse(
      R"({"entities":[{"text":5,"id":[1]}],"text":"a","n":123456789012345678901234567890,"x":{"title":{}}})");
  CHECK_FALSE(line.error);
  CHECK(line.value(LineKey::text) == "a");
  CHECK_FALSE(line.value(LineKey::id));
  CHECK_FALSE(line.value(LineKey::title));
}

TEST_CASE("A number as id is taken by its digits") {
  CHECK(parse(R"({"id":12,"text":"a"})").value(LineKey::id) == "12");
  CHECK(parse(R"({"id":-7,"text":"a"})").value(LineKey::id) == "-7");
  CHECK(parse(R"({"id":18446744073709551615})").value(LineKey::id) == "18446744073709551615");
  CHECK(parse(R"({"id":123456789012345678901234567890})").value(LineKey::id) ==
        "123456789012345678901234567890");
  CHECK(parse(R"({"id":1.50})").value(LineKey::id) == "1.50");
}

TEST_CASE("A wrong type is named with its key and the place of the key") {
  CHECK(error_of(R"({"text":5})") == "1: key 'text' must be a string, not a number");
  CHECK(error_of(R"({"text":"a", "title":["b"]})") ==
        "13: key 'title' must be a string, not a list");
  CHECK(error_of(R"({"text":"a","byline":{"name":"x"}})") ==
        "12: key 'byline' must be a string, not an object");
  CHECK(error_of(R"({"id":true,"text":"a"})") == "1: key 'id' must be a string, not a boolean");
  CHECK(error_of(R"({"text":"a","date":20250224})") ==
        "12: key 'date' must be a string, not a number");
}

TEST_CASE("A key that stands twice is an error") {
  CHECK(error_of(R"({"text":"a","text":"b"})") == "12: key 'text' stands twice");
  CHECK(error_of(R"({"id":1,"text":"a","id":"1"})") == "19: key 'id' stands twice");
}

TEST_CASE("What is no object is named") {
  CHECK(error_of(R"( ["text"])") == "1: an object must stand here, not a list");
  CHECK(error_of(R"("text")") == "0: an object must stand here, not a string");
  CHECK(error_of("null") == "0: an object must stand here, not null");
  CHECK(error_of("17") == "0: an object must stand here, not a number");
}

TEST_CASE("Faults of syntax have their byte and reason") {
  CHECK(error_of(R"({"text":"a")") == "11: no valid JSON: the line ends before its object does");
  CHECK(error_of(R"({"text":"a)") == "10: no valid JSON: a string has no closing quotation mark");
  CHECK(error_of(R"({"text":})") == "8: no valid JSON: '}' stands where a value should");
  CHECK(error_of(R"({"text":"\q"})") ==
        "10: no valid JSON: an escape in a string that JSON does not have");
  CHECK(error_of(R"({"text":"a"} x)") ==
        "13: no valid JSON: no value: a text stands in quotation marks, others are true, false, "
        "null");
  CHECK(error_of("{\"text\":\"a\tb\"}") ==
        "10: no valid JSON: a control character in a string: write it as an escape, such as \\n");
  CHECK(error_of(R"({"x":1e999})") == "9: no valid JSON: a number that is too large");
  CHECK_FALSE(parse(R"({"text":"a")").value(LineKey::text));
}

TEST_CASE("A surrogate without its partner is an error") {
  CHECK(error_of(R"({"text":"\ud800"})") ==
        "15: no valid JSON: an escape \\u gives half of a character only");
  CHECK(error_of(R"({"text":"\udc00x"})") ==
        "14: no valid JSON: an escape \\u gives half of a character only");
  CHECK(parse(R"({"text":"\ud83d\ude00"})").value(LineKey::text) == "\U0001F600");
}

TEST_CASE("Bytes that are no UTF-8 are an error") {
  CHECK(error_of("{\"text\":\"caf\xE9\"}") ==
        "12: byte 0xE9 is not UTF-8, which JSON must be: convert the file");
}

TEST_CASE("An escaped U+0000 is in the value") {
  CHECK(parse(R"({"text":"a\u0000b"})").value(LineKey::text) == "a\0b"s);
}

TEST_CASE("A dictionary line shows its label and pattern") {
  const JsonLine line = parse(R"({"label":"PERSON","pattern":[{"LOWER":"xi"}],"id":"x"})");
  CHECK(line.has_label);
  CHECK(line.has_pattern);
  CHECK_FALSE(parse(R"({"x":{"label":1},"text":"a"})").has_label);
}

TEST_CASE("The fast and the exact parser agree on random lines") {
  const unsigned seed = 20250224;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  std::size_t without_fault = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::string line = random_line(random);
    const JsonLine fast = parse(line);
    const JsonLine exact = parse_with_places(line);
    INFO(line);
    REQUIRE(fast.values == exact.values);
    REQUIRE(fast.has_label == exact.has_label);
    REQUIRE(fast.error.has_value() == exact.error.has_value());
    without_fault += fast.error ? 0 : 1;
  }
  CHECK(without_fault > 500);
}

}  // namespace readout::readers
