#include "queries/report/table_format.hpp"

#include "queries/report/text_layout.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace readout {
namespace {

Table sample_table() {
  return {{"name", "count", "share"},
          {{std::string("Ana \"Reyes\", 61"), std::int64_t{7}, 1.0 / 3},
           {std::string("習近平 | a\nb"), std::int64_t{1200}, Value()},
           {Value(), std::int64_t{-3}, 2.0}}};
}

std::string written(const Table& table, TableFormat format, std::size_t width = 0) {
  std::ostringstream out;
  write_table(out, table, format, width);
  return out.str();
}

TEST_CASE("A table is aligned by display width, numbers to the right") {
  CHECK(written(sample_table(), TableFormat::table) ==
        "name             count   share\n"
        "Ana \"Reyes\", 61      7  0.3333\n"
        "習近平 | a b      1200\n"
        "                    -3       2\n");
}

TEST_CASE("Text columns are cut until a line fits, numbers are not") {
  CHECK(written(sample_table(), TableFormat::table, 26) ==
        "name         count   share\n"
        "Ana \"Reyes…      7  0.3333\n"
        "習近平 | a…   1200\n"
        "                -3       2\n");
  CHECK(written(sample_table(), TableFormat::table, 5) ==
        "na…  count   share\n"
        "An…      7  0.3333\n"
        "習…   1200\n"
        "        -3       2\n");
}

TEST_CASE("A narrow column stays whole while a wider one can be cut") {
  const Table table{{"date", "name", "content"},
                    {{std::string("2031-03-04"), std::string("A rather long name of a body"),
                      std::string("A sentence that is longer than all of the other columns")}}};
  for (const std::size_t width : {100U, 60U, 45U, 38U}) {
    const std::string text = written(table, TableFormat::table, width);
    INFO(text);
    CHECK(text.find("2031-03-04 ") != std::string::npos);
  }
  for (std::size_t width = 13; width <= 120; ++width) {
    std::istringstream lines(written(table, TableFormat::table, width));
    for (std::string line; std::getline(lines, line);) {
      CHECK(display_width(line) <= width);
    }
  }
}

TEST_CASE("Text that is no UTF-8 does not break JSON") {
  CHECK(written({{"a"}, {{std::string("x\xFFy")}}}, TableFormat::json) ==
        "[\n  {\"a\":\"x\uFFFDy\"}\n]\n");
}

TEST_CASE("CSV is quoted as RFC 4180 says, with exact numbers") {
  CHECK(written(sample_table(), TableFormat::csv) ==
        "name,count,share\n"
        "\"Ana \"\"Reyes\"\", 61\",7,0.3333333333333333\n"
        "\"習近平 | a\nb\",1200,\n"
        ",-3,2\n");
}

TEST_CASE("JSON is an array of objects") {
  CHECK(written(sample_table(), TableFormat::json) ==
        "[\n"
        "  {\"name\":\"Ana \\\"Reyes\\\", 61\",\"count\":7,\"share\":0.3333333333333333},\n"
        "  {\"name\":\"習近平 | a\\nb\",\"count\":1200,\"share\":null},\n"
        "  {\"name\":null,\"count\":-3,\"share\":2.0}\n"
        "]\n");
  CHECK(written({{"a"}, {}}, TableFormat::json) == "[]\n");
  CHECK(written({{"a", "a", "a_2"}, {{std::int64_t{1}, std::int64_t{2}, std::int64_t{3}}}},
                TableFormat::json) == "[\n  {\"a\":1,\"a_2\":2,\"a_2_2\":3}\n]\n");
}

TEST_CASE("Markdown is a pipe table with its marks escaped") {
  CHECK(written(sample_table(), TableFormat::markdown) ==
        "| name | count | share |\n"
        "| --- | ---: | ---: |\n"
        "| Ana \"Reyes\", 61 | 7 | 0.3333 |\n"
        "| 習近平 \\| a b | 1200 |  |\n"
        "|  | -3 | 2 |\n");
  CHECK(written({{"a"}, {{std::string("b\rc\x1B[1m")}}}, TableFormat::markdown) ==
        "| a |\n| --- |\n| b c\\\\x1B\\[1m |\n");
  CHECK(written({{"a_b"}, {{std::string("*x* <b> `c` [d](e)")}}}, TableFormat::markdown) ==
        "| a\\_b |\n| --- |\n| \\*x\\* \\<b\\> \\`c\\` \\[d\\](e) |\n");
}

TEST_CASE("Numbers are shown with four significant digits") {
  CHECK(shown(0.000123456) == "0.0001235");
  CHECK(shown(12345.678) == "12346");
  CHECK(shown(123.456) == "123.5");
  CHECK(shown(0.0) == "0");
  CHECK(shown(std::int64_t{1234567}) == "1234567");
  CHECK(exact(0.1 + 0.2) == "0.30000000000000004");
  CHECK(exact(Value()).empty());
}

TEST_CASE("Formats have names") {
  for (const TableFormat format :
       {TableFormat::table, TableFormat::csv, TableFormat::json, TableFormat::markdown}) {
    CHECK(table_format_of(to_string(format)) == format);
  }
  CHECK_FALSE(table_format_of("html"));
}

TEST_CASE("Text is measured and cut in cells of a terminal") {
  CHECK(display_width("Xi Jinping") == 10);
  CHECK(display_width("習近平") == 6);
  CHECK(display_width("e\u0301") == 1);
  CHECK(cut_to_width("Xi Jinping", 10) == "Xi Jinping");
  CHECK(cut_to_width("Xi Jinping", 9) == "Xi Jinpi…");
  CHECK(cut_to_width("Xi Jinping", 4) == "Xi…");
  CHECK(cut_to_width("習近平", 5) == "習近…");
  CHECK(cut_to_width("習近平", 4) == "習…");
  CHECK(cut_to_width("a\tb\n", 10) == "a b ");
  CHECK(cut_to_width("ab", 0).empty());
  CHECK(cut_to_width("ab", 1) == "…");
}

TEST_CASE("No cut text is wider than asked for") {
  std::mt19937 random(3);
  const std::vector<std::string> pieces = {"a", " ", "é", "習", "e\u0301", "🎉", "\n"};
  for (int i = 0; i < 500; ++i) {
    std::string text;
    for (std::size_t j = random() % 12; j > 0; --j) {
      text += pieces[random() % pieces.size()];
    }
    const std::size_t width = random() % 10;
    INFO(text << " in " << width);
    CHECK(display_width(cut_to_width(text, width)) <= width);
  }
}

TEST_CASE("Text is wrapped at blanks") {
  using Lines = std::vector<std::string>;
  CHECK(wrapped("one two  three\nfour", 9) == Lines{"one two", "three", "four"});
  CHECK(wrapped("incomprehensible a", 5) == Lines{"incomprehensible", "a"});
  CHECK(wrapped(" a  b ", 0) == Lines{"a b"});
  CHECK(wrapped("", 10).empty());
  CHECK(wrapped("a \x1B[31mred", 0) == Lines{"a \\x1B[31mred"});
}

}  // namespace
}  // namespace readout
