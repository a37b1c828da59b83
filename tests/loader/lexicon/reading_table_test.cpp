#include "loader/lexicon/reading_table.hpp"

#include "schema/model/error.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <memory>

namespace readout {

namespace {

constexpr std::array<std::string_view, 3> word_columns = {"word", "readings", "lemma"};
constexpr std::array<std::string_view, 4> suffix_columns = {"suffix", "readings", "least", "drop"};

/// A table with its bytes.
class Filled {
 public:
  Filled(std::string_view words, std::string_view suffixes) {
    ReadingTableBuilder builder;
    read_table(words, "readings.tsv", word_columns, 2,
               [&](const TableRow& row) { builder.add_word(row); });
    read_table(suffixes, "suffixes.tsv", suffix_columns, 4,
               [&](const TableRow& row) { builder.add_suffix(row); });
    ImageWriter writer;
    builder.write(writer);
    m_bytes = ImageBytes::of(writer.finish("test"));
    m_table = ReadingTable(Image(m_bytes->bytes(), "test"));
  }
  const ReadingTable* operator->() const { return &m_table; }

 private:
  std::unique_ptr<const ImageBytes> m_bytes;
  ReadingTable m_table;
};

constexpr std::string_view words =
    "word\treadings\tlemma\n"
    "left\tpast|participle|adjective\tleave|leave|left\n"
    "calls\tplural|present\tcall\n"
    "call\tbase|noun\t\n"
    "call\tadverb\t\n";
constexpr std::string_view suffixes =
    "suffix\treadings\tleast\tdrop\n"
    "s\tplural\t2\t1\n"
    "ss\tnoun\t1\t\n"
    "ly\tadverb\t2\t\n";

}  // namespace

TEST_CASE("a listed word has the readings of its first row, the commonest first") {
  const Filled table(words, suffixes);
  const WordReadings call = table->of("call");
  CHECK(call.listed);
  CHECK(call.set == (bit_of(Reading::base) | bit_of(Reading::noun)));
  CHECK(call.commonest(call.set) == bit_of(Reading::base));
  CHECK(call.commonest(bit_of(Reading::noun)) == bit_of(Reading::noun));
  CHECK(call.commonest(bit_of(Reading::name)) == bit_of(Reading::name));
}

TEST_CASE("a lemma belongs to a reading, to all, or is the word itself") {
  const Filled table(words, suffixes);
  CHECK(table->lemma("left", Reading::participle) == "leave");
  CHECK(table->lemma("left", Reading::adjective) == "left");
  CHECK(table->lemma("calls", Reading::present) == "call");
  CHECK(table->lemma("call", Reading::noun) == "call");
}

TEST_CASE("the longest ending decides about words that are not listed") {
  const Filled table(words, suffixes);
  CHECK(table->of("drones").set == bit_of(Reading::plural));
  CHECK(table->lemma("drones", Reading::plural) == "drone");
  CHECK(table->of("moss").set == bit_of(Reading::noun));
  CHECK(table->lemma("moss", Reading::noun) == "moss");
  CHECK(table->of("oddly").set == bit_of(Reading::adverb));
  CHECK(table->of("is").set == bit_of(Reading::noun));
  CHECK_FALSE(table->of("drones").listed);
}

TEST_CASE("The lemmas of all readings are those of each") {
  const Filled table(words, suffixes);
  for (const std::string_view word : {"left", "calls", "call", "drones", "moss", "oddly"}) {
    const Lemmas lemmas = table->lemmas(word);
    for (std::size_t reading = 0; reading < reading_count; ++reading) {
      CAPTURE(word, reading);
      CHECK(lemmas[reading] == table->lemma(word, static_cast<Reading>(reading)));
    }
  }
}

TEST_CASE("an unknown reading and a wrong number of lemmas are errors with their place") {
  const auto message = [](std::string_view row) -> std::string {
    try {
      const Filled table("word\treadings\tlemma\n" + std::string(row) + "\n", suffixes);
    } catch (const InputError& error) {
      return error.what();
    }
    return "no error";
  };
  CHECK_THAT(message("call\tverb\t"), Catch::Contains("readings.tsv:2") &&
                                          Catch::Contains("unknown reading 'verb'") &&
                                          Catch::Contains("participle"));
  CHECK_THAT(message("left\tpast|participle|adjective\tleave|left"),
             Catch::Contains("2 lemmas for 3 readings"));
}

}  // namespace readout
