#include "loader/text/reading.hpp"

#include <algorithm>

namespace readout {

namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, reading_count> names = {
    "noun",       "plural",    "name",   "base",        "present",     "past",        "participle",
    "ing",        "auxiliary", "modal",  "adjective",   "adverb",      "preposition", "particle",
    "determiner", "pronoun",   "number", "conjunction", "subordinator"};

constexpr ReadingSet all_readings = (1U << reading_count) - 1;

struct Group {
  std::string_view word;
  ReadingSet readings;
};

constexpr std::array<Group, 3> groups = {{
    {"verb", bit_of(Reading::base) | bit_of(Reading::present) | bit_of(Reading::past) |
                 bit_of(Reading::participle) | bit_of(Reading::ing)},
    {"finite", bit_of(Reading::base) | bit_of(Reading::present) | bit_of(Reading::past) |
                   bit_of(Reading::modal) | bit_of(Reading::auxiliary)},
    {"nominal", bit_of(Reading::noun) | bit_of(Reading::plural) | bit_of(Reading::name)},
}};

}  // namespace

std::string_view to_string(Reading reading) { return names[static_cast<std::size_t>(reading)]; }

std::optional<ReadingSet> readings_of(std::string_view word) {
  constexpr std::string_view negation = "not-";
  if (word.starts_with(negation)) {
    const auto others = readings_of(word.substr(negation.size()));
    return others ? std::optional(all_readings & ~*others) : std::nullopt;
  }
  const auto name = std::ranges::find(names, word);
  if (name != names.end()) {
    return 1U << static_cast<unsigned>(name - names.begin());
  }
  const auto group = std::ranges::find(groups, word, &Group::word);
  return group == groups.end() ? std::nullopt : std::optional(group->readings);
}

std::array<std::string_view, reading_count + 3> reading_words() {
  std::array<std::string_view, reading_count + 3> words{};
  const auto rest = std::ranges::copy(names, words.begin()).out;
  std::ranges::transform(groups, rest, &Group::word);
  return words;
}

}  // namespace readout
