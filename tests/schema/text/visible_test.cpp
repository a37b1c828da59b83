#include "schema/text/visible.hpp"

#include <catch2/catch.hpp>

#include <string>

using readout::visible;

TEST_CASE("Control characters of a text are shown escaped, line feeds and tabs stay") {
  CHECK(visible("\x1B[31mred\x1B]0;title\x07") == "\\x1B[31mred\\x1B]0;title\\x07");
  CHECK(visible("a\rb\x7F\b") == "a\\x0Db\\x7F\\x08");
  CHECK(visible("\xC2\x9B"
                "1m") == "\\u009B1m");
  CHECK(visible(std::string("a\0b", 3)) == "a\\x00b");
  CHECK(visible("a\n\tb") == "a\n\tb");
}

TEST_CASE("Letters, signs and broken bytes are left as they are") {
  for (const std::string text : {"Café – Réyes “x”", "\xC2\xA0", "\xFF\xC2", "Ā"}) {
    CHECK(visible(text) == text);
  }
}
