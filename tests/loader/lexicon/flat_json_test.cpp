#include "loader/lexicon/flat_json.hpp"

#include "loader/lexicon/json_tree.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

using namespace readout;

namespace {

const Place nowhere{"names.jsonl", 1, 1};

// What read_json makes of the line; empty for a line that it refuses.
std::string as_tree(const std::string& line) {
  try {
    return to_json(read_json(line, nowhere));
  } catch (const InputError&) {
    return {};
  }
}

std::string as_json(const FlatObject& object) {
  std::string json;
  for (const FlatField& field : object.fields()) {
    json += (json.empty() ? "" : ", ") + to_json(field.key) + ": " + to_json(field.value);
  }
  return "{" + json + "}";
}

}  // namespace

TEST_CASE("An object of plain strings is read flat, with the pieces of the line") {
  const std::string line = R"( { "label" : "ORG",	"pattern": "Tannik Órs" } )";
  const auto object = read_flat_json(line);
  REQUIRE(object);
  REQUIRE(object->fields().size() == 2);
  CHECK(object->fields()[1].key == "pattern");
  CHECK(object->fields()[1].value == "Tannik Órs");
  CHECK(object->fields()[1].value.data() == line.data() + line.find("Tannik"));
}

TEST_CASE("Lines that are not flat are left to the tree") {
  for (const char* line :
       {"", "{}", "[]", R"({"a": 1})", R"({"a": null})", R"({"a": ["b"]})", R"({"a": "b\n"})",
        R"({"a": "b", "a": "c"})", R"({"a": "b",})", R"({"a": "b"} x)", R"({"a": "b")", R"({"a")",
        "{\"a\": \"b\x01\"}", R"({"\u0061": "b"})", R"({a: "b"})",
        R"({"1":"","2":"","3":"","4":"","5":"","6":"","7":"","8":"","9":"","10":"","11":""})"}) {
    CAPTURE(line);
    CHECK_FALSE(read_flat_json(line));
  }
}

TEST_CASE("Whatever is read flat is what the tree holds") {
  constexpr unsigned seed = 7;
  constexpr int lines = 20'000;
  std::mt19937 random(seed);
  const std::string pieces = R"({}":,\ ab1[]n)";
  int flat = 0;
  for (int i = 0; i < lines; ++i) {
    std::string line = R"({"a": "b", "ab":"1"})";
    for (std::size_t changes = random() % 4; changes > 0; --changes) {
      line[random() % line.size()] = pieces[random() % pieces.size()];
    }
    if (const auto object = read_flat_json(line)) {
      ++flat;
      CAPTURE(line);
      REQUIRE(as_json(*object) == as_tree(line));
    }
  }
  CHECK(flat > lines / 10);
}
