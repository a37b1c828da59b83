#include "loader/lexicon/phrase_table_builder.hpp"

#include <catch2/catch.hpp>

#include <initializer_list>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace readout;

namespace {

using Strings = std::vector<std::string>;

AnnotatedText text_of(std::string_view words) {
  AnnotatedText text;
  text.text = words;
  text.tokens = tokens_of(words);
  return text;
}

// A table with the image that it is read from.
class MadeTable {
 public:
  explicit MadeTable(PhraseTableBuilder builder) {
    ImageWriter image;
    builder.write(image);
    m_bytes = ImageBytes::of(image.finish("test"));
    m_table = PhraseTable(Image(m_bytes->bytes(), "test"));
  }
  std::size_t size() const { return m_table.size(); }
  std::vector<std::uint32_t> rules() const { return m_table.rules(); }
  void annotate(AnnotatedText& text) const { m_table.annotate(text); }

 private:
  std::unique_ptr<const ImageBytes> m_bytes;
  PhraseTable m_table;
};

// Phrases with their position in the list as what they refer to.
MadeTable table_of(std::initializer_list<std::string_view> phrases) {
  PhraseTableBuilder builder;
  std::uint32_t number = 0;
  for (const std::string_view phrase : phrases) {
    builder.add(phrase, {.reference = number++, .attributes = {}});
  }
  return MadeTable(builder);
}

Strings found_in(const MadeTable& table, std::string_view words) {
  AnnotatedText text = text_of(words);
  table.annotate(text);
  Strings found;
  for (const Annotation& annotation : text.annotations) {
    found.push_back(std::to_string(annotation.reference) + " " +
                    std::string(text.words(annotation.range)));
  }
  return found;
}

bool matches(std::string_view phrase, std::string_view words) {
  return !found_in(table_of({phrase}), words).empty();
}

}  // namespace

TEST_CASE("Phrases are found in order of their start, then length, also where they overlap") {
  const MadeTable trie =
      table_of({"New York", "York", "New York Times", "Times Square", "Square", "new"});
  CHECK(found_in(trie, "The New York Times Square of York.") ==
        Strings{"5 New", "0 New York", "2 New York Times", "1 York", "3 Times Square", "4 Square",
                "1 York"});
}

TEST_CASE("A phrase is found whole or not at all") {
  const MadeTable trie = table_of({"Sea of Japan", "Japan Airlines"});
  CHECK(found_in(trie, "Sea of Mali, Japan").empty());
  CHECK(found_in(trie, "Sea of").empty());
  CHECK(found_in(trie, "Seas of Japan").empty());
  CHECK(found_in(trie, "Sea of\nJapan").empty());
  CHECK(found_in(trie, "Sea  of\tJapan") == Strings{"0 Sea  of\tJapan"});
}

TEST_CASE("A word in small letters matches any letter case") {
  CHECK(matches("foreign minister", "foreign minister"));
  CHECK(matches("foreign minister", "Foreign Minister"));
  CHECK(matches("foreign minister", "FOREIGN MINISTER"));
}

TEST_CASE("A word with a capital matches itself and, from four letters on, CAPITALS") {
  CHECK(matches("Iran", "Iran"));
  CHECK(matches("Iran", "IRAN"));
  CHECK_FALSE(matches("Iran", "iran"));
  CHECK(matches("Xi", "Xi"));
  CHECK_FALSE(matches("Xi", "XI"));
  CHECK_FALSE(matches("Xi", "xi"));
  CHECK_FALSE(matches("Sea of Japan", "sea of Japan"));
  CHECK(matches("Sea of Japan", "Sea Of JAPAN"));
  CHECK(matches("Élysée", "ÉLYSÉE"));
}

TEST_CASE("In a phrase in CAPITALS throughout, short words may be so too") {
  CHECK(matches("New York", "NEW YORK"));
  CHECK_FALSE(matches("New York", "NEW York"));
  CHECK_FALSE(matches("Xi Bo", "XI BO"));
}

TEST_CASE("A word in CAPITALS matches one capital from four letters on, never small letters") {
  CHECK(matches("NATO", "NATO"));
  CHECK(matches("NATO", "Nato"));
  CHECK_FALSE(matches("NATO", "nato"));
  CHECK(matches("US", "US"));
  CHECK_FALSE(matches("US", "Us"));
  CHECK_FALSE(matches("US", "us"));
  CHECK_FALSE(matches("WHO", "Who"));
  CHECK(matches("U.S.", "US"));
  CHECK(matches("US", "U.S."));
}

TEST_CASE("Words match folded") {
  CHECK(matches("Erdogan", "Erdoğan"));
  CHECK(matches("Erdoğan", "Erdogan"));
  CHECK(matches("Groß", "Gross"));
  CHECK(matches("Cote d'Ivoire", "Côte d’Ivoire"));
  CHECK_FALSE(matches("Peru", "Perus"));
}

TEST_CASE("Possessives and apostrophes of either sort match") {
  CHECK(matches("People's Republic of China", "the People's Republic of China"));
  CHECK(matches("People's Republic of China", "the People’s Republic of China"));
  CHECK(matches("People’s Republic", "the People's Republic"));
  CHECK(matches("Workers' Party", "the Workers’ Party"));
  CHECK(matches("Workers’ Party", "the Workers' Party"));
  CHECK(matches("China", "China's"));
}

TEST_CASE("A phrase with hyphens matches without them, unless it ends with one") {
  CHECK(matches("Bosnia-Herzegovina", "Bosnia-Herzegovina"));
  CHECK(matches("Bosnia-Herzegovina", "Bosnia Herzegovina"));
  CHECK(matches("Bosnia-Herzegovina", "Bosnia\u2011Herzegovina"));
  CHECK(matches("Bosnia-Herzegovina", "Bosnia–Herzegovina"));
  CHECK_FALSE(matches("Bosnia Herzegovina", "Bosnia-Herzegovina"));
  CHECK(matches("Sino-", "Sino-Russian"));
  CHECK_FALSE(matches("Sino-", "Sino Russian"));
}

TEST_CASE("Equal phrases are kept once, others beside each other") {
  PhraseTableBuilder builder;
  const auto add = [&](std::string_view phrase, std::uint32_t rule, std::uint32_t reference) {
    builder.add(phrase, {.kind = 3, .rule = rule, .reference = reference, .attributes = {{1, 2}}});
  };
  add("Georgia", 0, 7);
  add("Georgia", 1, 7);
  CHECK(MadeTable(builder).size() == 1);
  add("Georgia", 1, 8);
  CHECK(MadeTable(builder).size() == 2);
  builder.add("Georgia", {.kind = 3, .reference = 7, .attributes = {}});
  const MadeTable trie(builder);
  CHECK(trie.size() == 3);

  AnnotatedText text = text_of("in Georgia");
  trie.annotate(text);
  REQUIRE(text.annotations.size() == 3);
  CHECK(text.annotations[0].kind == 3);
  CHECK(text.annotations[0].rule == 0);
  CHECK(text.annotations[0].reference == 7);
  CHECK(text.annotations[0].attributes == Attributes{{1, 2}});
  CHECK(text.annotations[1].reference == 8);
  CHECK(text.annotations[2].attributes.empty());
}

TEST_CASE("An empty phrase is ignored") {
  PhraseTableBuilder builder;
  builder.add("", {});
  builder.add(" \t", {});
  const MadeTable trie(builder);
  CHECK(trie.size() == 0);
  CHECK(found_in(trie, "anything at all").empty());
}

TEST_CASE("Annotations that were there stay in front") {
  AnnotatedText text = text_of("in Peru");
  text.annotations.push_back({.kind = 9, .range = {0, 2}, .attributes = {}, .slots = {}});
  table_of({"Peru"}).annotate(text);
  REQUIRE(text.annotations.size() == 2);
  CHECK(text.annotations[0].kind == 9);
  CHECK(text.annotations[1].range == TokenRange{1, 2});
}

TEST_CASE("Random phrases are found where a look at every stretch of tokens finds them") {
  const std::vector<std::string> words = {"a", "b", "c", "d"};
  for (unsigned seed = 1; seed <= 1000; ++seed) {
    std::mt19937 random(seed);
    const auto phrase = [&](std::size_t size) {
      std::string made;
      for (std::size_t i = 0; i < size; ++i) {
        made += (i == 0 ? "" : " ") + words[random() % words.size()];
      }
      return made;
    };
    PhraseTableBuilder trie;
    Strings phrases;
    for (std::uint32_t i = 0; i < 1 + seed % 8; ++i) {
      phrases.push_back(phrase(1 + random() % 3));
      trie.add(phrases.back(), {.reference = i, .attributes = {}});
    }
    const std::string text = phrase(15);
    Strings expected;
    const AnnotatedText tokens = text_of(text);
    for (std::uint32_t first = 0; first < tokens.tokens.size(); ++first) {
      for (std::uint32_t end = first + 1; end <= tokens.tokens.size(); ++end) {
        for (std::size_t i = 0; i < phrases.size(); ++i) {
          if (phrases[i] == tokens.words({first, end})) {
            expected.push_back(std::to_string(i) + " " + phrases[i]);
          }
        }
      }
    }
    INFO("seed " << seed << ": " << text);
    REQUIRE(found_in(MadeTable(trie), text) == expected);
  }
}

TEST_CASE("The rules of the phrases are told, each once") {
  PhraseTableBuilder builder;
  builder.add("Orvel", {.rule = 7, .attributes = {}});
  builder.add("Tervas", {.rule = 2, .attributes = {}});
  builder.add("Bessik", {.kind = 1, .rule = 7, .attributes = {}});
  CHECK(MadeTable(builder).rules() == std::vector<std::uint32_t>{2, 7});
  CHECK(table_of({}).rules().empty());
}
