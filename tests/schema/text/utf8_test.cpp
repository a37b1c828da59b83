#include "schema/text/utf8.hpp"

#include "tests/schema/text/random_text.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <random>
#include <string>
#include <utility>

using namespace readout;

namespace {

constexpr char32_t last_code_point = 0x10'FFFF;

bool is_surrogate(char32_t code_point) { return code_point >= 0xD800 && code_point < 0xE000; }

std::string one(char32_t code_point) {
  std::string text;
  append_utf8(text, code_point);
  return text;
}

}  // namespace

TEST_CASE("Every code point but the surrogates is written as valid UTF-8 and read back") {
  for (char32_t value = 0; value <= last_code_point; ++value) {
    if (is_surrogate(value)) {
      continue;
    }
    const std::string text = one(value);
    const CodePoint read = code_point_at(text, 0);
    const CodePoint read_back = code_point_before("x" + text, 1 + text.size());
    if (first_invalid_utf8(text) || read.value != value || read.size != text.size() ||
        read_back.value != value || read_back.size != text.size()) {
      FAIL("U+" << std::hex << static_cast<unsigned>(value));
    }
  }
  CHECK(one(U'A') == "A");
  CHECK(one(U'\u00E9') == "\xC3\xA9");
  CHECK(one(U'\u4E2D') == "\xE4\xB8\xAD");
  CHECK(one(U'\U0001F600') == "\xF0\x9F\x98\x80");
}

TEST_CASE("The first byte that is no UTF-8 is found behind what is valid") {
  const auto [bytes, what] = GENERATE(table<std::string, std::string>({
      {"\x80", "a continuation byte alone"},
      {"\xBF", "the last continuation byte alone"},
      {"\xC0\x80", "U+0000 in two bytes"},
      {"\xC1\xBF", "U+007F in two bytes"},
      {"\xE0\x9F\xBF", "U+07FF in three bytes"},
      {"\xF0\x8F\xBF\xBF", "U+FFFF in four bytes"},
      {"\xED\xA0\x80", "the first surrogate"},
      {"\xED\xBF\xBF", "the last surrogate"},
      {"\xF4\x90\x80\x80", "U+110000"},
      {"\xF5\x80\x80\x80", "a first byte past U+10FFFF"},
      {"\xFF", "a byte that is never used"},
      {"\xC3", "the first of two bytes"},
      {"\xE4\xB8", "two of three bytes"},
      {"\xF0\x9F\x98", "three of four bytes"},
      {"\xE4\xB8z", "two of three bytes, then a letter"},
      {"\xC3\xC3\xA9", "a first byte before another"},
  }));
  INFO(what);
  CHECK(first_invalid_utf8(bytes) == 0U);
  CHECK(first_invalid_utf8("plain é 中" + bytes) == 12U);
  CHECK(first_invalid_utf8("é" + bytes + "\xFF") == 2U);
}

TEST_CASE("Text of any script and size is valid UTF-8") {
  CHECK_FALSE(first_invalid_utf8(""));
  CHECK_FALSE(first_invalid_utf8("\xEE\x80\x80\xED\x9F\xBF\xF4\x8F\xBF\xBF"));
  for (unsigned seed = 1; seed <= 200; ++seed) {
    std::mt19937 random(seed);
    INFO("seed " << seed);
    REQUIRE_FALSE(first_invalid_utf8(test::random_text(random, 50)));
  }
}

TEST_CASE("An index gives the code point of every byte, and the byte of every code point") {
  for (unsigned seed = 0; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    const std::string text = test::random_text(random, seed);
    const CodePointIndex index(text);
    INFO("seed " << seed);
    std::uint32_t number = 0;
    for (std::size_t byte = 0; byte < text.size(); byte += code_point_at(text, byte).size) {
      REQUIRE(index.code_point(byte) == number);
      REQUIRE(index.byte(number) == byte);
      ++number;
    }
    REQUIRE(code_points_in(text) == number);
    REQUIRE(index.code_point(text.size()) == number);
    REQUIRE(index.byte(number) == text.size());
  }
}

TEST_CASE("An index holds at texts that end where its blocks of 64 bytes do") {
  for (const std::size_t size : {63U, 64U, 65U, 127U, 128U, 129U}) {
    std::string text(size - 1, 'a');
    text.insert(text.size() / 2, "é");
    text.pop_back();
    const CodePointIndex index(text);
    INFO(size << " bytes");
    REQUIRE(text.size() == size);
    CHECK(index.code_point(size) == size - 1);
    CHECK(index.byte(static_cast<std::uint32_t>(size - 1)) == size);
  }
}

TEST_CASE("Letters, capitals, digits and blanks are those of Unicode") {
  for (const char32_t letter : U"azAZéßΩя中ىกǅ") {
    if (letter != 0) {
      CHECK(is_letter(letter));
    }
  }
  CHECK(is_letter(U'\u0301'));
  CHECK_FALSE(is_letter(U'1'));
  CHECK_FALSE(is_letter(U'’'));
  CHECK_FALSE(is_letter(U'_'));
  CHECK(is_upper(U'İ'));
  CHECK(is_upper(U'ǅ'));
  CHECK_FALSE(is_upper(U'ı'));
  CHECK_FALSE(is_upper(U'中'));
  CHECK(is_lower(U'ß'));
  CHECK_FALSE(is_lower(U'中'));
  CHECK(is_digit(U'٣'));
  CHECK_FALSE(is_digit(U'²'));
  for (const char32_t blank : {U' ', U'\t', U'\n', U'\v', U'\f', U'\r', U'\u0085', U'\u00A0',
                               U'\u2009', U'\u200B', U'\u2028', U'\u2029', U'\u3000', U'\uFEFF'}) {
    CHECK(is_space(blank));
  }
  CHECK_FALSE(is_space(U'\u00AD'));
  CHECK_FALSE(is_space(U'\0'));
}

TEST_CASE("Small letters are made code point by code point, without a locale") {
  CHECK(to_lower("The UN, ÉLYSÉE, ΑΘΗΝΑ, МОСКВА, 中 7") == "the un, élysée, αθηνα, москва, 中 7");
  CHECK(to_lower("ISTANBUL") == "istanbul");
  CHECK(to_lower("ΟΔΟΣ") == "οδοσ");
  CHECK(to_lower("ẞ ß") == "ß ß");
  CHECK(to_lower("").empty());
}

TEST_CASE("Code points before places are counted, growing or not") {
  const std::string text = "aé€😀b";
  CodePointCounter counter(text);
  for (const std::size_t byte : {0U, 1U, 3U, 6U, 10U, 11U, 3U, 11U, 0U}) {
    CHECK(counter.before(byte) == code_points_in(text.substr(0, byte)));
  }
}
