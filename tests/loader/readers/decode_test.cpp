#include "loader/readers/decode.hpp"

#include <catch2/catch.hpp>

using namespace std::string_literals;

namespace readout::readers {

namespace {

DecodedText decoded(std::string bytes) {
  auto result = decode(std::move(bytes));
  REQUIRE(std::holds_alternative<DecodedText>(result));
  return std::get<DecodedText>(std::move(result));
}

BadByte refused(std::string bytes) {
  auto result = decode(std::move(bytes));
  REQUIRE(std::holds_alternative<BadByte>(result));
  return std::get<BadByte>(result);
}

}  // namespace

TEST_CASE("UTF-8 is kept as it is, carriage returns included") {
  const std::string text = "  Xi said:\r\n“good”\t\U0001F600\n\n";
  CHECK(decoded(text).text == text);
  CHECK_FALSE(decoded(text).from_windows_1252);
}

TEST_CASE("Only the byte order mark at the start is dropped") {
  CHECK(decoded("\xEF\xBB\xBFone \xEF\xBB\xBFtwo").text == "one \xEF\xBB\xBFtwo");
}

TEST_CASE("Bytes that are no UTF-8 and fit Windows-1252 are decoded from it") {
  const DecodedText text = decoded(
      "\x93"
      "Caf\xE9\x94 \x80 5 \x96 na\xEFve\x85");
  CHECK(text.text == "“Café” € 5 – naïve…");
  CHECK(text.from_windows_1252);
}

TEST_CASE("All of Windows-1252 is decoded to the characters that iconv gives") {
  std::string bytes;
  for (unsigned byte = 0x80; byte < 0xC0; ++byte) {
    if (byte != 0x81 && byte != 0x8D && byte != 0x8F && byte != 0x90 && byte != 0x9D) {
      bytes += static_cast<char>(byte);
    }
  }
  CHECK(decoded(bytes).text ==
        "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿");
}

TEST_CASE("A text with one valid sequence of several bytes is never Windows-1252") {
  const BadByte bad = refused("Caf\xC3\xA9\nna\xEFve");
  CHECK(bad.line == 2);
  CHECK(bad.column == 3);
  CHECK(bad.offset == 8);
  CHECK(message_of(bad) ==
        "byte 0xEF at offset 8: the text is neither UTF-8 nor Windows-1252: convert it to UTF-8");
}

TEST_CASE("A valid sequence after the first bad byte counts too") {
  CHECK(refused("na\xEFve Caf\xC3\xA9").offset == 2);
}

TEST_CASE("A NUL keeps bytes from being Windows-1252") {
  CHECK(refused("na\xEFve\0"s).offset == 2);
}

TEST_CASE("The five bytes that Windows-1252 leaves open keep a text from being it") {
  for (const char byte : {'\x81', '\x8D', '\x8F', '\x90', '\x9D'}) {
    CHECK(refused("na\xEFve "s + byte).offset == 2);
    CHECK(refused("x"s + byte).value == static_cast<unsigned char>(byte));
  }
}

TEST_CASE(
    "Columns of bad bytes count code points, offsets bytes, the byte order mark as bytes only") {
  const BadByte bad = refused("\xEF\xBB\xBF“a” \xFF");
  CHECK(bad.line == 1);
  CHECK(bad.column == 5);
  CHECK(bad.offset == 11);
  CHECK(bad.value == 0xFF);
}

TEST_CASE("A text cut within a sequence is refused at the start of the sequence") {
  CHECK(refused("é \xE2\x80").offset == 3);
}

TEST_CASE("Overlong forms and surrogates are no UTF-8") {
  CHECK(refused("é \xC0\xAF").offset == 3);
  CHECK(refused("é \xED\xA0\x80").offset == 3);
}

TEST_CASE("UTF-16 with its mark is refused with its name") {
  CHECK(message_of(refused("\xFF\xFEH\0i\0"s)) ==
        "byte 0xFF at offset 0: it looks like UTF-16: convert it (iconv -f UTF-16 -t UTF-8)");
}

TEST_CASE("U+0000 in UTF-8 becomes U+FFFD and is counted") {
  const DecodedText text = decoded("a\0b\0\0"s);
  CHECK(text.text == "a\uFFFDb\uFFFD\uFFFD");
  CHECK(text.replaced_nuls == 3);
}

TEST_CASE("Blanks of Unicode are blank") {
  CHECK(is_blank(""));
  CHECK(is_blank(" \t\r\n\u00A0\u3000"));
  CHECK_FALSE(is_blank(" . "));
}

TEST_CASE("Names that are not UTF-8 are shown with their bad bytes as numbers") {
  CHECK(printable("café-\xE9\xFFx") == "café-\\xE9\\xFFx");
}

}  // namespace readout::readers
