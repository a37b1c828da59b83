#include "loader/lexicon/yaml.hpp"

#include <catch2/catch.hpp>

using namespace readout;

namespace {

std::string shown(const YamlNode& node) {
  std::string line = std::to_string(node.place.line) + ":" + std::to_string(node.place.column);
  switch (node.type) {
    case YamlNode::Type::scalar:
      return line + "'" + node.scalar + "'";
    case YamlNode::Type::sequence:
      for (const YamlNode& item : node.items) {
        line += " - " + shown(item);
      }
      return line + ".";
    case YamlNode::Type::mapping:
      for (const YamlEntry& entry : node.entries) {
        line +=
            " " + entry.key + "@" + entry.place.to_string().substr(2) + "=" + shown(entry.value);
      }
      return line + ".";
  }
  return line;
}

std::string read(std::string_view source) { return shown(read_yaml(source, "f")); }

std::string error_in(std::string_view source) {
  try {
    read_yaml(source, "f");
  } catch (const InputError& error) {
    return std::string(error.what()).substr(2);
  }
  return {};
}

}  // namespace

TEST_CASE("Scalars, sequences and mappings have their places, in code points") {
  CHECK(read("a: b") == "1:1 a@1:1=1:4'b'.");
  CHECK(read("# c\né: ü\nb:\n  - x\n  - [y, 'ö', z]\n") ==
        "2:1 é@2:1=2:4'ü' b@3:1=4:3 - 4:5'x' - 5:5 - 5:6'y' - 5:9'ö' - 5:14'z'...");
  CHECK(read("a: {b: \"c\\nd\", e: }") == "1:1 a@1:1=1:4 b@1:5=1:8'c\nd' e@1:16=1:19''..");
}

TEST_CASE("A block scalar knows where its text stands") {
  const YamlNode root = read_yaml("k:\n  a: |\n    x\n     y\n  b: |-\n\n     z\n  c: |\n", "f");
  const YamlNode& map = *root.find("k");
  CHECK(map.find("a")->scalar == "x\n y\n");
  CHECK(map.find("a")->content.to_string() == "f:3:5");
  CHECK(map.find("b")->scalar == "\nz");
  CHECK(map.find("b")->content.to_string() == "f:6:6");
  CHECK(map.find("c")->scalar.empty());
  CHECK(map.find("d") == nullptr);
}

TEST_CASE("Broken YAML is an error at its place") {
  CHECK(
      error_in("a: [x\nb: c\n").starts_with("2:2: broken YAML: did not find expected ',' or ']'"));
  CHECK(error_in("a: b\n c: d\n").starts_with("2:3: broken YAML: mapping values are not allowed"));
  CHECK(error_in("a:\n\t- b\n").starts_with("2:1: broken YAML: found character that cannot start"));
  CHECK(error_in("a:\n\t- b\n").ends_with(" (YAML is indented with blanks, never with tabs)"));
  CHECK(error_in("a: b\n\x01").starts_with("2:1: broken YAML: control characters are not allowed"));
  CHECK(error_in("é\x01").starts_with("1:2: broken YAML: control characters"));
}

TEST_CASE("A value that YAML ends before its line ends is told the way out") {
  const std::string way_out = "goes on behind it stands in a block after |)";
  CHECK(error_in("a:\n  b: [C] [D]\n  e: f\n").ends_with(way_out));
  CHECK(error_in("a:\n  b: \"c\" [D]\n").ends_with(way_out));
  CHECK_FALSE(error_in("a: b\n c: d\n").ends_with(way_out));
  CHECK_FALSE(error_in("a: [x\nb: c\n").ends_with(way_out));
}

TEST_CASE("The same key twice is an error at the second") {
  CHECK(error_in("a: b\nc: d\na: e\n") == "3:1: the key 'a' stands here twice (first in line 1)");
  CHECK(error_in("x: {a: 1, \"a\": 2}") == "1:11: the key 'a' stands here twice (first in line 1)");
}

TEST_CASE("What rule files have no use for is refused") {
  CHECK(error_in("a: &x b\n") == "1:4: anchors (&name) are not used in rule files");
  CHECK(error_in("a: *x\n") == "1:4: aliases (*name) are not used in rule files");
  CHECK(error_in("a: !!str b\n") == "1:4: tags (!name) are not used in rule files");
  CHECK(error_in("a: b\n---\nc: d\n") == "2:1: a second YAML document in one file");
  CHECK(error_in("[a]: b\n") == "1:1: a key must be a word");
  CHECK(error_in(std::string(60, '[')).starts_with("1:52: YAML nests deeper than 50 levels"));
}

TEST_CASE("Bytes that places could not be counted in are refused") {
  CHECK(error_in("a: b\nü: \xff") == "2:4: this is no valid UTF-8");
  CHECK(error_in("a: b\xE2\x80\xA8"
                 "c") == "1:5: a line separator other than a line feed");
  CHECK(error_in("a: b\rc: d") == "1:5: a carriage return without a line feed");
  CHECK(error_in(std::string_view("a: \0", 4)) == "1:4: a NUL character");
  CHECK(read("a: b\r\nc: d\r\n") == "1:1 a@1:1=1:4'b' c@2:1=2:4'd'.");
}

TEST_CASE("A quotation mark that is not closed on its line is named where it opens") {
  CHECK_THROWS_WITH(read_yaml("rules:\n  - name: \"abc\n    label: A\n    text: \"x\"\n", "f"),
                    "f:2:11: this quotation mark is not closed on its line (what is longer stands "
                    "in a block after |)");
  CHECK_THROWS_WITH(read_yaml("a: 'b\n  c'\n", "f"),
                    Catch::StartsWith("f:1:4: this quotation mark is not closed"));
  CHECK(error_in("a: b\nc: [d, 'e\nf: g\n").starts_with("2:8: this quotation mark is not closed"));
  CHECK(error_in("a: \"b").starts_with("1:4: this quotation mark is not closed"));
  CHECK(error_in("a: \"b\\q\"").starts_with("1:6: broken YAML: found unknown escape character"));
  CHECK(read_yaml("a: \"b c\"\n", "f").find("a")->scalar == "b c");
}
