#include "schema/text/token.hpp"

#include "schema/text/utf8.hpp"
#include "tests/schema/text/random_text.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <random>
#include <string>
#include <string_view>

using namespace readout;

namespace {

// The tokens of a text with their kinds: w word, n number, p punctuation, q quote, b line break.
std::string shown(std::string_view text) {
  constexpr std::array kinds = {"w", "n", "p", "q", "b"};
  std::string line;
  for (const Token& token : tokens_of(text)) {
    line.append(line.empty() ? "" : " ").append(kinds.at(static_cast<std::size_t>(token.kind)));
    if (token.kind != TokenKind::line_break) {
      line.append(":").append(token.in(text));
    }
  }
  return line;
}

struct Example {
  const char* text;
  const char* tokens;
};

void check(std::initializer_list<Example> examples) {
  for (const Example& example : examples) {
    CHECK(shown(example.text) == example.tokens);
  }
}

bool is_border(std::string_view text, std::size_t position) {
  return position == text.size() || (static_cast<unsigned char>(text[position]) & 0xC0U) != 0x80U;
}

}  // namespace

TEST_CASE("Words and marks are tokens, blanks are none") {
  check({{"", ""},
         {" \t ", ""},
         {"Xi met Putin.", "w:Xi w:met w:Putin p:."},
         {"yes, no; (so)", "w:yes p:, w:no p:; p:( w:so p:)"},
         {"\u00A0Élysée\u2009中文 ", "w:Élysée w:中文"},
         {"e\u0301te\u0301", "w:e\u0301te\u0301"}});
}

TEST_CASE("Apostrophes inside a word belong to it") {
  check({{"O'Brien don't", "w:O'Brien w:don't"},
         {"O’Brien won’t", "w:O’Brien w:won’t"},
         {"rock'n'roll", "w:rock'n'roll"},
         {"Sana'a's", "w:Sana'a w:'s"}});
}

TEST_CASE("A possessive 's is a word of its own") {
  check({{"China's aim", "w:China w:'s w:aim"},
         {"Xi’s", "w:Xi w:’s"},
         {"CHINA'S", "w:CHINA w:'S"},
         {"it's", "w:it w:'s"},
         {"the U.S.'s", "w:the w:U.S. w:'s"},
         {"the 737's", "w:the n:737 w:'s"},
         {"@potus's", "w:@potus w:'s"},
         {"G20's", "w:G20 w:'s"},
         {"O'Sullivan", "w:O'Sullivan"}});
}

TEST_CASE("An apostrophe at either end of a word is a quote") {
  check({{"leaders' talks", "w:leaders q:' w:talks"},
         {"leaders’ talks", "w:leaders q:’ w:talks"},
         {"'90s", "q:' n:90s"},
         {"rock 'n' roll", "w:rock q:' w:n q:' w:roll"}});
}

TEST_CASE("Initialisms keep their full stops, other words do not") {
  check({{"the U.S. said", "w:the w:U.S. w:said"},
         {"U.S.A.", "w:U.S.A."},
         {"U.S, U.K", "w:U.S p:, w:U.K"},
         {"9 a.m. sharp", "n:9 w:a.m. w:sharp"},
         {"e.g. this", "w:e.g. w:this"},
         {"А.С. Пушкин", "w:А.С. w:Пушкин"},
         {"J.K.Rowling", "w:J.K. w:Rowling"},
         {"J. Smith", "w:J p:. w:Smith"},
         {"J.Smith", "w:J p:. w:Smith"},
         {"Mr. Smith", "w:Mr p:. w:Smith"},
         {"Ph.D. Inc.", "w:Ph p:. w:D p:. w:Inc p:."},
         {"U.S...", "w:U.S. p:.."}});
}

TEST_CASE("Hyphens and dashes are marks of their own, in a run one mark") {
  check({{"Jean-Luc", "w:Jean p:- w:Luc"},
         {"north–south — so", "w:north p:– w:south p:— w:so"},
         {"-- *** ____ ==", "p:-- p:*** p:____ p:=="},
         {"so... Then", "w:so p:... w:Then"},
         {"so… Then", "w:so p:… w:Then"},
         {"what?!", "w:what p:? p:!"}});
}

TEST_CASE("Numbers keep inner marks and the letters behind them") {
  check({{"1,500.25", "n:1,500.25"},
         {"at 18:30.", "w:at n:18:30 p:."},
         {"in 2024, 2025", "w:in n:2024 p:, n:2025"},
         {"80th 10bn 1990s", "n:80th n:10bn n:1990s"},
         {"$5 5%", "p:$ n:5 n:5 p:%"},
         {"3-4", "n:3 p:- n:4"},
         {"٣٤", "n:٣٤"},
         {".5", "p:. n:5"}});
}

TEST_CASE("Footnote digits that have grown into a word are a number, those of a name are not") {
  check({{"Ukraine14 and", "w:Ukraine n:14 w:and"},
         {"talks3.", "w:talks n:3 p:."},
         {"war1", "w:war n:1"},
         {"Élysée2", "w:Élysée n:2"},
         {"G20 G7", "w:G20 w:G7"},
         {"MH17", "w:MH17"},
         {"Mi8", "w:Mi8"},
         {"COVID19", "w:COVID19"},
         {"B2B4", "w:B2B4"},
         {"Ukraine14's", "w:Ukraine n:14 w:'s"}});
}

TEST_CASE("Names with & are one word, handles keep their @") {
  check({{"AT&T", "w:AT&T"},
         {"R & D", "w:R p:& w:D"},
         {"you&me", "w:you p:& w:me"},
         {"by @Kremlin_RU.", "w:by w:@Kremlin_RU p:."},
         {"a @ b", "w:a p:@ w:b"}});
}

TEST_CASE("An address on the web is one mark, without what ends its sentence") {
  check({{"see https://example.org/a?b=1&c=2.", "w:see p:https://example.org/a?b=1&c=2 p:."},
         {"(www.example.org)", "p:( p:www.example.org p:)"},
         {"“http://a.example/x”", "q:“ p:http://a.example/x q:”"},
         {"<http://a.example>", "p:< p:http://a.example p:>"},
         {"http", "w:http"},
         {"wwwa", "w:wwwa"}});
}

TEST_CASE("Quotation marks of every style are quotes, doubled ones one") {
  check({{"\"a\"", "q:\" w:a q:\""},
         {"“a” ‘b’", "q:“ w:a q:” q:‘ w:b q:’"},
         {"„a“ ‚b‘", "q:„ w:a q:“ q:‚ w:b q:‘"},
         {"«a» ‹b›", "q:« w:a q:» q:‹ w:b q:›"},
         {"「中」『文』", "q:「 w:中 q:」 q:『 w:文 q:』"},
         {"``a''", "q:`` w:a q:''"},
         {"'''a", "q:'' q:' w:a"},
         {"a'''", "w:a q:' q:''"},
         {"('''a", "p:( q:'' q:' w:a"},
         {"’’", "q:’ q:’"},
         {"5′ 10″", "n:5 p:′ n:10 p:″"}});
}

TEST_CASE("Line ends with the blanks around them are one line break") {
  check({{"a\nb", "w:a b w:b"},
         {"a \r\n \t\n b", "w:a b w:b"},
         {"a\rb", "w:a b w:b"},
         {"a\u2029b", "w:a b w:b"},
         {"\na\n", "b w:a b"},
         {"a\tb", "w:a w:b"}});
  const std::string_view text = "a \n\n b";
  CHECK(tokens_of(text).at(1).start == 1);
  CHECK(tokens_of(text).at(1).end == 5);
}

TEST_CASE("Tokens come in order, overlap nowhere and leave out blanks only") {
  for (unsigned seed = 1; seed <= 5000; ++seed) {
    std::mt19937 random(seed);
    const std::string text = test::random_text(random, seed % 60);
    INFO("seed " << seed << ": " << text);
    std::size_t position = 0;
    const auto skip_blanks = [&](std::size_t end) {
      while (position < end) {
        const CodePoint blank = code_point_at(text, position);
        REQUIRE(is_space(blank.value));
        REQUIRE(blank.value != U'\n');
        position += blank.size;
      }
    };
    for (const Token& token : tokens_of(text)) {
      REQUIRE(token.start < token.end);
      REQUIRE(token.end <= text.size());
      REQUIRE(position <= token.start);
      REQUIRE(is_border(text, token.start));
      REQUIRE(is_border(text, token.end));
      skip_blanks(token.start);
      REQUIRE(position == token.start);
      const bool blank = is_space(code_point_at(text, token.start).value);
      REQUIRE(blank == (token.kind == TokenKind::line_break));
      position = token.end;
    }
    skip_blanks(text.size());
  }
}

TEST_CASE("Tokens do not depend on the blanks between them") {
  for (unsigned seed = 1; seed <= 500; ++seed) {
    std::mt19937 random(seed);
    const std::string left = test::random_text(random, 12);
    const std::string right = test::random_text(random, 12);
    INFO("seed " << seed << ": " << left << "|" << right);
    std::string all = left + " x";
    const std::size_t before = tokens_of(all).size();
    all += " ";
    all += right;
    const std::size_t behind = tokens_of("x " + right).size();
    REQUIRE(tokens_of(all).size() + 1 == before + behind);
  }
}
