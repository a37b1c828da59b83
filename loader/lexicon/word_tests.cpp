#include "loader/lexicon/word_tests.hpp"

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
      m_lemmas.emplace(value, m_size);
      break;
    case WordPart::word:
    case WordPart::lower:
    case WordPart::shape:
      m_by_value.at(static_cast<std::size_t>(part)).emplace(value, m_size);
      break;
  }
  return m_size++;
}

std::uint32_t WordTests::add_regex(WordPart part, const std::string& regex) {
  const std::string key = key_of(part, true, regex);
  if (const auto known = m_numbers.find(key); known != m_numbers.end()) {
    return known->second;
  }
  RegexSet& regexes =
      part == WordPart::lemma ? m_lemma_regexes : m_regexes.at(static_cast<std::size_t>(part));
  if (!m_are_sound) {
    RegexSet::check(regex);
  }
  regexes.add(regex, m_size);
  m_numbers.emplace(key, m_size);
  return m_size++;
}

void WordTests::answer(std::string_view word, std::vector<std::uint32_t>& answers) const {
  const std::array<std::string, 3> forms = {std::string(word), to_lower(word), shape_of(word)};
  const std::size_t first = answers.size();
  for (std::size_t part = 0; part < forms.size(); ++part) {
    const auto found = m_by_value[part].find(forms[part]);
    if (found != m_by_value[part].end()) {
      answers.push_back(found->second);
    }
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
  std::array<std::string_view, reading_count> lemmas{};
  for (std::size_t reading = 0; reading < reading_count; ++reading) {
    lemmas[reading] = m_lists.lemma(lower, static_cast<Reading>(reading));
  }
  std::vector<std::uint32_t> tests;
  for (std::size_t reading = 0; reading < reading_count; ++reading) {
    const std::string_view lemma = lemmas[reading];
    const auto equal = std::find(lemmas.begin(), lemmas.end(), lemma);
    if (lemma.empty() || equal != lemmas.begin() + static_cast<std::ptrdiff_t>(reading)) {
      continue;
    }
    tests.clear();
    if (const auto found = m_lemmas.find(std::string(lemma)); found != m_lemmas.end()) {
      tests.push_back(found->second);
    }
    m_lemma_regexes.append_matching(lemma, tests);
    for (std::size_t other = reading; other < reading_count && !tests.empty(); ++other) {
      if (lemmas[other] == lemma) {
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
