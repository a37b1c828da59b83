#include "schema/text/fold.hpp"

#include "schema/text/utf8.hpp"
#include "tests/schema/text/random_text.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

using namespace readout;

TEST_CASE("Names are folded to plain small letters") {
  const auto [name, folded] = GENERATE(table<std::string, std::string>({
      {"", ""},
      {"  Xi   Jinping\t", "xi jinping"},
      {"Recep Tayyip Erdoğan", "recep tayyip erdogan"},
      {"İstanbul", "istanbul"},
      {"Diyarbakır", "diyarbakir"},
      {"Kılıçdaroğlu", "kilicdaroglu"},
      {"Nguyễn Phú Trọng", "nguyen phu trong"},
      {"Đà Nẵng", "da nang"},
      {"Łódź", "lodz"},
      {"Tromsø", "tromso"},
      {"ØRSTED", "orsted"},
      {"Groß GROẞ", "gross gross"},
      {"Æthelstan, Bjæverskov", "aethelstan, bjaeverskov"},
      {"Œuvre cœur", "oeuvre coeur"},
      {"Þórdís Guðrún", "thordis gudrun"},
      {"Ħamrun Ŧana", "hamrun tana"},
      {"Ångström", "angstrom"},
      {"ﬁnal ﬂag", "final flag"},
      {"ＮＡＴＯ", "nato"},
      {"Αθήνα", "αθηνα"},
      {"Κυριάκος Μητσοτάκης", "κυριακοσ μητσοτακησ"},
      {"ΟΔΥΣΣΕΥΣ", "οδυσσευσ"},
      {"Владимир Путин", "владимир путин"},
      {"Zoë", "zoe"},
      {"Zoe\u0308", "zoe"},
  }));
  CHECK(fold(name) == folded);
}

TEST_CASE("Apostrophes and full stops are dropped, however they are written") {
  for (const char* name : {"O'Brien", "O’Brien", "O‘Brien", "OʼBrien", "OʻBrien", "O`Brien",
                           "O´Brien", "OʿBrien", "OʾBrien", "O＇Brien"}) {
    INFO(name);
    CHECK(fold(name) == "obrien");
  }
  CHECK(fold("U.S.") == "us");
  CHECK(fold("U.S.S.R. é") == "ussr e");
  CHECK(fold("St. Pölten") == "st polten");
  CHECK(fold("wait…") == "wait");
}

TEST_CASE("Dashes and blanks of every sort are one blank") {
  for (const char* name :
       {"Jean-Luc", "Jean‐Luc", "Jean‑Luc", "Jean‒Luc", "Jean–Luc", "Jean—Luc", "Jean―Luc",
        "Jean−Luc", "Jean－Luc", "Jean - Luc", "Jean\u00A0Luc", "Jean\u3000Luc", "Jean\nLuc",
        "-Jean–—Luc-", "\u2003Jean \u2009Luc\u2003"}) {
    INFO(name);
    CHECK(fold(name) == "jean luc");
  }
}

TEST_CASE("Composed and decomposed letters fold alike") {
  CHECK(fold("e\u0301\u0323") == fold("e\u0323\u0301"));
  CHECK(fold("\u1EC7") == fold("e\u0323\u0302"));
  CHECK(fold("\u212B") == fold("A\u030A"));
  CHECK(fold("\u0130") == fold("I\u0307"));
}

TEST_CASE("Folding folds nothing more of any code point") {
  for (char32_t value = 0; value <= 0x10'FFFF; ++value) {
    if (value >= 0xD800 && value < 0xE000) {
      continue;
    }
    std::string name = "a";
    append_utf8(name, value);
    name += "b";
    const std::string once = fold(name);
    if (fold(once) != once) {
      FAIL("U+" << std::hex << static_cast<unsigned>(value));
    }
  }
}

TEST_CASE("Folding is idempotent, gives valid UTF-8 and no blanks at the ends or side by side") {
  for (unsigned seed = 1; seed <= 3000; ++seed) {
    std::mt19937 random(seed);
    const std::string name = test::random_text(random, seed % 40);
    const std::string once = fold(name);
    INFO("seed " << seed << ": " << name);
    REQUIRE_FALSE(first_invalid_utf8(once));
    REQUIRE(fold(once) == once);
    REQUIRE(once.find("  ") == std::string::npos);
    REQUIRE_FALSE(once.starts_with(' '));
    REQUIRE_FALSE(once.ends_with(' '));
  }
}

TEST_CASE("A name folds alone as it does beside letters of another script") {
  for (unsigned seed = 1; seed <= 1000; ++seed) {
    std::mt19937 random(seed);
    const std::string name = test::random_text(random, 1 + seed % 20);
    INFO("seed " << seed << ": " << name);
    const std::string alone = fold(name);
    REQUIRE(fold(name + " я") == (alone.empty() ? "я" : alone + " я"));
  }
}

TEST_CASE("The version of folding names that of Unicode") {
  CHECK(std::string(fold_version()).find(" unicode-1") != std::string::npos);
}
