#include "loader/lexicon/word_tests.hpp"

#include "loader/lexicon/finite_regex.hpp"
#include "loader/lexicon/shape.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace readout {

namespace {

// An answer is the number of a test, or above this one a pair of a test and a reading in which the
// word's lemma passes it.
constexpr std::uint32_t first_pair = 1U << 24U;

std::uint32_t pair_of(std::uint32_t test, std::size_t reading) {
  return first_pair + test * static_cast<std::uint32_t>(reading_count) +
         static_cast<std::uint32_t>(reading);
}

// Expressions of no more words than this are looked up, all at once: RE2 takes longer to put
// thousands of words into an automaton than to match anything.
constexpr std::size_t most_words = 256;

void append_found(const std::unordered_multimap<std::string, std::uint32_t>& words,
                  const std::string& word, std::vector<std::uint32_t>& numbers) {
  const auto [first, end] = words.equal_range(word);
  for (auto found = first; found != end; ++found) {
    numbers.push_back(found->second);
  }
}

std::string key_of(WordPart part, bool is_regex, const std::string& value) {
  return fmt::format("{}{}{}", static_cast<int>(part), is_regex ? '/' : '=', value);
}

}  // namespace

std::uint32_t WordTests::add(WordPart part, const std::string& value) {
  const auto [known, is_new] = m_numbers.emplace(key_of(part, false, value), m_size);
  if (!is_new) {
    return known->second;
  }
  switch (part) {
    case WordPart::list:
      m_lists_asked.push_back({.list = m_lists.list(value).value(), .number = m_size});
      break;
    case WordPart::reading:
      m_readings.push_back({.readings = readings_of(value).value(), .number = m_size});
      break;
    case WordPart::lemma:
    case WordPart::word:
    case WordPart::lower:
    case WordPart::shape:
      words_of(part).emplace(value, m_size);
      break;
  }
  return m_size++;
}

WordTests::ByValue& WordTests::words_of(WordPart part) {
  return part == WordPart::lemma ? m_lemmas : m_by_value.at(static_cast<std::size_t>(part));
}

std::uint32_t WordTests::add_regex(WordPart part, const std::string& regex) {
  const std::string key = key_of(part, true, regex);
  if (const auto known = m_numbers.find(key); known != m_numbers.end()) {
    return known->second;
  }
  if (const auto words = words_of_regex(regex, most_words)) {
    for (const std::string& word : *words) {
      words_of(part).emplace(word, m_size);
    }
  } else {
    RegexSet& regexes =
        part == WordPart::lemma ? m_lemma_regexes : m_regexes.at(static_cast<std::size_t>(part));
    if (m_are_sound) {
      regexes.add_sound(regex, m_size);
    } else {
      RegexSet::check(regex);
      regexes.add(regex, m_size);
    }
  }
  m_numbers.emplace(key, m_size);
  return m_size++;
}

void WordTests::answer(std::string_view word, std::vector<std::uint32_t>& answers) const {
  const std::array<std::string, 3> forms = {std::string(word), to_lower(word), shape_of(word)};
  const std::size_t first = answers.size();
  for (std::size_t part = 0; part < forms.size(); ++part) {
    append_found(m_by_value[part], forms[part], answers);
    m_regexes[part].append_matching(forms[part], answers);
  }
  const std::string& lower = forms[static_cast<std::size_t>(WordPart::lower)];
  if (const ListSet lists = m_lists.lists_of(lower); lists != 0) {
    for (const ListTest& test : m_lists_asked) {
      if (m_lists.holds(lists, test.list)) {
        answers.push_back(test.number);
      }
    }
  }
  if (!m_lemmas.empty() || !m_lemma_regexes.empty()) {
    answer_lemmas(lower, answers);
  }
  std::sort(answers.begin() + static_cast<std::ptrdiff_t>(first), answers.end());
}

// Most words have one lemma in all readings: each different one is asked once.
void WordTests::answer_lemmas(std::string_view lower, std::vector<std::uint32_t>& answers) const {
  const Lemmas lemmas = m_lists.lemmas(lower);
  // The letters of equal lemmas stand in one place; where they do not, they are only asked twice.
  const auto are_one = [&](std::size_t one, std::size_t other) {
    return lemmas[one].data() == lemmas[other].data() && lemmas[one].size() == lemmas[other].size();
  };
  std::vector<std::uint32_t> tests;
  for (std::size_t reading = 0; reading < reading_count; ++reading) {
    const std::string_view lemma = lemmas[reading];
    bool is_asked = false;
    for (std::size_t before = 0; before < reading && !is_asked; ++before) {
      is_asked = are_one(before, reading);
    }
    if (lemma.empty() || is_asked) {
      continue;
    }
    tests.clear();
    append_found(m_lemmas, std::string(lemma), tests);
    m_lemma_regexes.append_matching(lemma, tests);
    for (std::size_t other = reading; other < reading_count && !tests.empty(); ++other) {
      if (are_one(reading, other)) {
        for (const std::uint32_t test : tests) {
          answers.push_back(pair_of(test, other));
        }
      }
    }
  }
}

Bits WordTests::holding(std::span<const std::uint32_t> answers, ReadingSet readings) const {
  Bits bits = no_bits(m_size);
  for (const std::uint32_t answer : answers) {
    if (answer < first_pair) {
      set_bit(bits, answer);
      continue;
    }
    const auto reading = static_cast<Reading>((answer - first_pair) % reading_count);
    if ((readings & bit_of(reading)) != 0) {
      set_bit(bits, (answer - first_pair) / static_cast<std::uint32_t>(reading_count));
    }
  }
  for (const ReadingTest& test : m_readings) {
    if ((readings & test.readings) != 0) {
      set_bit(bits, test.number);
    }
  }
  return bits;
}

}  // namespace readout
