#include "loader/lexicon/reading_table.hpp"

#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <span>

namespace readout {

namespace {

constexpr unsigned bits_each = 5;
constexpr std::uint64_t mask = (1U << bits_each) - 1;

constexpr Reading reading_at(std::uint64_t order) {
  return static_cast<Reading>((order & mask) - 1);
}

Reading reading_called(std::string_view word, const Place& place) {
  for (std::size_t i = 0; i < reading_count; ++i) {
    if (to_string(static_cast<Reading>(i)) == word) {
      return static_cast<Reading>(i);
    }
  }
  const auto known = reading_words();
  throw InputError(place, fmt::format("unknown reading '{}' ({})", word,
                                      alternatives(word, std::span(known).first(reading_count))));
}

struct OrderedReadings {
  std::uint64_t order = 0;
  ReadingSet set = 0;
  std::size_t count = 0;
};

OrderedReadings readings_in(const TableRow& row) {
  OrderedReadings readings;
  const auto words = row.values("readings");
  constexpr std::size_t most = 64 / bits_each;
  if (words.empty() || words.size() > most) {
    throw InputError(row.place_of(row["readings"]),
                     fmt::format("a word has 1 to {} readings", most));
  }
  for (const std::string_view word : words) {
    const Reading reading = reading_called(word, row.place_of(word));
    readings.set |= bit_of(reading);
    readings.order |= (static_cast<std::uint64_t>(reading) + 1) << (readings.count * bits_each);
    ++readings.count;
  }
  return readings;
}

std::uint32_t number_in(const TableRow& row, std::string_view column) {
  const std::string_view cell = row[column];
  std::uint32_t number = 0;
  const auto result = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (!cell.empty() && (result.ec != std::errc() || result.ptr != cell.data() + cell.size())) {
    throw InputError(row.place_of(cell), fmt::format("'{}' is no number", cell));
  }
  return number;
}

}  // namespace

ReadingSet WordReadings::commonest(ReadingSet left) const {
  for (std::uint64_t rest = order; rest != 0; rest >>= bits_each) {
    if ((left & bit_of(reading_at(rest))) != 0) {
      return bit_of(reading_at(rest));
    }
  }
  return left;
}

ReadingTable::ReadingTable(const Image& image)
    : m_strings(image.array<char>("reading.strings")),
      m_index(image.array<std::uint32_t>("reading.slots")),
      m_words(image.array<Word>("reading.words")),
      m_lemmas(image.array<StringRef>("reading.lemmas")),
      m_suffixes(image.array<Suffix>("reading.suffixes")) {}

const ReadingTable::Word* ReadingTable::word_of(std::string_view lower) const {
  const auto known = m_index.find(
      lower, [this](std::uint32_t number) { return m_strings.at(m_words[number].word); });
  return known ? &m_words[*known] : nullptr;
}

const ReadingTable::Suffix* ReadingTable::suffix_of(std::string_view lower) const {
  const auto found = std::ranges::find_if(m_suffixes, [&](const Suffix& suffix) {
    const std::string_view ending = m_strings.at(suffix.suffix);
    return lower.size() >= ending.size() + suffix.least && lower.ends_with(ending);
  });
  return found == m_suffixes.end() ? nullptr : &*found;
}

WordReadings ReadingTable::of(std::string_view lower) const {
  if (const Word* word = word_of(lower)) {
    return {.order = word->order, .set = word->set, .listed = true};
  }
  if (const Suffix* suffix = suffix_of(lower)) {
    return {.order = suffix->order, .set = suffix->set, .listed = false};
  }
  return {.order = static_cast<std::uint64_t>(Reading::noun) + 1, .set = bit_of(Reading::noun)};
}

std::string_view ReadingTable::lemma(std::string_view lower, Reading reading) const {
  return lemma_of(word_of(lower), lower, reading);
}

Lemmas ReadingTable::lemmas(std::string_view lower) const {
  const Word* word = word_of(lower);
  Lemmas all;
  if (word == nullptr || word->lemmas <= 1) {
    all.fill(lemma_of(word, lower, Reading::noun));
    return all;
  }
  for (std::size_t reading = 0; reading < all.size(); ++reading) {
    all[reading] = lemma_of(word, lower, static_cast<Reading>(reading));
  }
  return all;
}

std::string_view ReadingTable::lemma_of(const Word* word, std::string_view lower,
                                        Reading reading) const {
  if (word == nullptr) {
    const Suffix* suffix = suffix_of(lower);
    const std::size_t drop = suffix == nullptr ? 0 : suffix->drop;
    return lower.substr(0, lower.size() - std::min(drop, lower.size()));
  }
  if (word->lemmas == 0) {
    return lower;
  }
  std::uint32_t position = 0;
  for (std::uint64_t rest = word->order; word->lemmas > 1 && rest != 0; rest >>= bits_each) {
    if (reading_at(rest) == reading) {
      return m_strings.at(m_lemmas[word->first_lemma + position]);
    }
    ++position;
  }
  return m_strings.at(m_lemmas[word->first_lemma]);
}

void ReadingTableBuilder::add_word(const TableRow& row) {
  const OrderedReadings readings = readings_in(row);
  const auto lemmas = row.values("lemma");
  if (lemmas.size() > 1 && lemmas.size() != readings.count) {
    throw InputError(row.place(),
                     fmt::format("{} lemmas for {} readings (one for all, or one for each)",
                                 lemmas.size(), readings.count));
  }
  const StringRef word = m_strings.add(row["word"]);
  if (!m_known.insert(word).second) {
    return;
  }
  m_words.push_back({.order = readings.order,
                     .word = word,
                     .set = readings.set,
                     .first_lemma = static_cast<std::uint32_t>(m_lemmas.size()),
                     .lemmas = static_cast<std::uint32_t>(lemmas.size())});
  for (const std::string_view lemma : lemmas) {
    m_lemmas.push_back(m_strings.add(lemma));
  }
}

void ReadingTableBuilder::add_suffix(const TableRow& row) {
  const OrderedReadings readings = readings_in(row);
  const std::string_view suffix = row["suffix"];
  const auto place = std::ranges::find_if(m_suffixes, [&](const ReadingTable::Suffix& other) {
    return m_strings.at(other.suffix).size() < suffix.size();
  });
  m_suffixes.insert(place, {.order = readings.order,
                            .suffix = m_strings.add(suffix),
                            .set = readings.set,
                            .least = number_in(row, "least"),
                            .drop = number_in(row, "drop")});
}

void ReadingTableBuilder::write(ImageWriter& image) const {
  image.add_view("reading.strings", m_strings.bytes());
  image.add("reading.slots", StringIndex::slots_of(m_words.size(), [this](std::uint32_t number) {
              return m_strings.at(m_words[number].word);
            }));
  image.add("reading.words", m_words);
  image.add("reading.lemmas", m_lemmas);
  image.add("reading.suffixes", m_suffixes);
}

}  // namespace readout
