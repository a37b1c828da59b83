#include "loader/text/sentences.hpp"

#include "tests/loader/text/made_text.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace readout;

namespace {

using Strings = std::vector<std::string>;

template <std::size_t Size>
auto one_of(const std::array<std::string_view, Size>& words) {
  return [words](std::string_view word) { return std::ranges::find(words, word) != words.end(); };
}

SentenceWords english() {
  constexpr std::array<std::string_view, 7> abbreviations = {"Mr",  "Gen", "No", "Inc",
                                                             "etc", "vs",  "al"};
  constexpr std::array<std::string_view, 6> starters = {"the", "he", "it", "in", "but", "we"};
  constexpr std::array<std::string_view, 2> quote_verbs = {"said", "asked"};
  return {one_of(abbreviations), one_of(starters), one_of(quote_verbs)};
}

Strings sentences_of(std::string_view words) {
  const AnnotatedText text = test::paragraph_of(words);
  const TokenRange paragraph = test::all_of(text);
  Strings sentences;
  for (const TokenRange range :
       sentences_in(text, paragraph, quotations_in(text, paragraph), english())) {
    sentences.emplace_back(text.words(range));
  }
  return sentences;
}

// The sentences are the pieces that `|` separates.
void check_cut(const std::string& marked) {
  Strings expected(1);
  std::string words;
  for (const char byte : marked) {
    if (byte == '|') {
      expected.emplace_back();
      words += ' ';
    } else {
      expected.back() += byte;
      words += byte;
    }
  }
  CHECK(sentences_of(words) == expected);
}

}  // namespace

TEST_CASE("Sentences end at full stops, question and exclamation marks") {
  check_cut("He left.|She came.|Why?|Because!|So it was");
  check_cut("He left?!|She came.");
  check_cut("He left?|3 came.");
  check_cut("He left. she came.");
  check_cut("At 3.30 he left.|In 1.5 hours.");
  check_cut("He left (at noon.)|She came.");
  check_cut("He left.|(She came.)|He saw.");
  CHECK(sentences_of("").empty());
}

TEST_CASE("An ellipsis ends a sentence where a new one can start") {
  check_cut("He waited...|Then he left.");
  check_cut("He waited…|Then he left.");
  check_cut("He waited... and left.");
  check_cut("He waited … and left.");
}

TEST_CASE("A full stop behind an abbreviation ends no sentence") {
  check_cut("Then Mr. Park met Gen. Lee.|They spoke.");
  check_cut("MR. Park and GEN. Lee left.");
  check_cut("See No. 7 of Acme Inc. Limited.");
  check_cut("Peru vs. Mali, Chile etc. Etc. Finally.");
  check_cut("Park et al. Wrote it.");
}

TEST_CASE("A word in small letters is not an abbreviation that has a capital") {
  check_cut("He said no.|She left.");
  check_cut("See No. Seven.");
}

TEST_CASE("Initials end no sentence") {
  check_cut("Then J. Smith and A. B. Jones left.|They spoke.");
  check_cut("J.K. Rowling wrote it.");
}

TEST_CASE("An initialism ends a sentence before a word that starts sentences only") {
  check_cut("The U.S. President met him.");
  check_cut("They live in the U.S.|The law is old.");
  check_cut("He came to the U.S.|He stayed.");
  check_cut("At 9 a.m. Moscow time it began.");
  check_cut("It began at 9 a.m.|It ended at 10 p.m.");
  check_cut("The U.S. 7th Fleet left.");
  check_cut("He left the U.S.");
  check_cut("They met at the U.S.-Mexican border.");
}

TEST_CASE("Closing marks belong to the sentence that they end") {
  check_cut("He said: “We wait.”|She left.");
  check_cut("“We wait.”|“We go.”");
  check_cut("He said: \"We wait.\"|She left.");
  check_cut("(He said: “We wait.”)|She left.");
  check_cut("He said ‘We wait.’|She left.");
}

TEST_CASE("A quotation stands whole in its sentence") {
  check_cut("“We wait. We go. Then we rest,” he said.|She left.");
  check_cut("He said: “We wait! We go?” and left.|She left.");
  check_cut("“We wait,” he said.|“We go.”");
  check_cut("He said: “We wait. We go. She left.");
  check_cut("“He said ‘We wait. We go.’ Then he left,” she said.|So.");
}

TEST_CASE("Footnote digits behind a full stop belong to its sentence") {
  check_cut("They restored relations.1|The talks go on.2");
  check_cut("They restored relations.[1]|The talks go on.[2][3]|He left.");
  check_cut("He left.|[She] came.");
  check_cut("He said “We wait.”3|The talks go on.");
}

TEST_CASE("A dash or a bullet can start a sentence") {
  check_cut("He left.|— She came.");
  check_cut("He left.|• She came.");
  check_cut("He left.|- She came.");
}

TEST_CASE("An abbreviation before a closing quotation mark is a word at the end of a sentence") {
  check_cut("He told them: “No.”|Then he left.");
  check_cut("It was No. 5 of ten.");
}

TEST_CASE("Sentences hold every token of their paragraph once and cut no quotation") {
  for (unsigned seed = 1; seed <= 10'000; ++seed) {
    std::mt19937 random(seed);
    const std::string words = test::token_soup(random, seed % 40);
    const AnnotatedText text = test::paragraph_of(words);
    TokenRange paragraph = test::all_of(text);
    paragraph.first = std::min(paragraph.end, static_cast<std::uint32_t>(seed % 3));
    const auto quotations = quotations_in(text, paragraph);
    INFO("seed " << seed << ": " << words);
    std::uint32_t border = paragraph.first;
    for (const TokenRange sentence : sentences_in(text, paragraph, quotations, english())) {
      REQUIRE(sentence.first == border);
      REQUIRE(sentence.end > sentence.first);
      border = sentence.end;
      for (const Quotation& quotation : quotations) {
        REQUIRE_FALSE((quotation.range.first < border && border < quotation.range.end));
      }
    }
    REQUIRE(border == paragraph.end);
  }
}

TEST_CASE("A sentence of more than 1,000 tokens is cut, without line breaks at the ends") {
  std::string words;
  for (int i = 0; i < 999; ++i) {
    words += "a ";
  }
  const std::string whole = words + "a";
  const AnnotatedText short_text = test::paragraph_of(whole);
  CHECK(pieces_of(short_text, test::all_of(short_text)) ==
        std::vector<TokenRange>{test::all_of(short_text)});
  const std::string longer = words + "a\n" + words + "a b";
  const AnnotatedText long_text = test::paragraph_of(longer);
  REQUIRE(long_text.tokens.size() == 2002);
  CHECK(pieces_of(long_text, test::all_of(long_text)) ==
        std::vector<TokenRange>{{0, 1000}, {1001, 2000}, {2000, 2002}});
}

TEST_CASE("A question in quotation marks and who asks it are one sentence") {
  CHECK(sentences_of("“Why?” Mr. Tannik asked. “Now!” Ana said.") ==
        Strings{"“Why?” Mr. Tannik asked.", "“Now!” Ana said."});
  CHECK(sentences_of("“Why?” Nobody there asked.") == Strings{"“Why?”", "Nobody there asked."});
  CHECK(sentences_of("Why? Tannik asked.") == Strings{"Why?", "Tannik asked."});
}
