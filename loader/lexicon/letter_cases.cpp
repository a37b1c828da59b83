#include "loader/lexicon/letter_cases.hpp"

#include "schema/text/utf8.hpp"

#include <algorithm>

namespace readout {

namespace {

constexpr std::size_t longest_acronym = 3;
constexpr std::size_t most_cases = 8;

bool has_small_letter(std::string_view name) {
  for (std::size_t position = 0; position < name.size();) {
    const CodePoint sign = code_point_at(name, position);
    if (is_lower(sign.value)) {
      return true;
    }
    position += sign.size;
  }
  return false;
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char sign : name) {
    if (sign == ' ') {
      words.emplace_back();
    } else {
      words.back() += sign;
    }
  }
  return words;
}

// A capital at the start of each run of letters: AL-ASSAD, O'BRIEN; but of KING'S only one.
std::string with_capital(std::string_view word) {
  std::string result;
  bool inside = false;
  for (std::size_t position = 0; position < word.size();) {
    const CodePoint sign = code_point_at(word, position);
    const std::string_view letter = word.substr(position, sign.size);
    position += sign.size;
    const bool last_after_mark = position == word.size() && !result.empty();
    result += inside || last_after_mark ? to_lower(letter) : std::string(letter);
    inside = is_letter(sign.value);
  }
  return result;
}

std::string joined(const std::vector<std::string>& words) {
  std::string name;
  for (const std::string& word : words) {
    name += (name.empty() ? "" : " ") + word;
  }
  return name;
}

}  // namespace

std::vector<std::string> letter_cases_of(std::string_view name,
                                         const std::function<bool(std::string_view)>& is_small) {
  const std::vector<std::string> written = words_of(name);
  const bool acronym = written.size() == 1 && code_points_in(name) <= longest_acronym;
  if (acronym || has_small_letter(name)) {
    return {std::string(name)};
  }
  std::vector<std::vector<std::string>> cases(1);
  for (const std::string& word : written) {
    const std::string lower = to_lower(word);
    const bool first = &word == &written.front();
    const bool small = !first && is_small(lower);
    const std::size_t count = cases.size();
    const bool both = !small && code_points_in(word) <= longest_acronym && count * 2 <= most_cases;
    for (std::size_t i = 0; i < count; ++i) {
      if (both) {
        cases.push_back(cases[i]);
        cases.back().push_back(word);
      }
      cases[i].push_back(small ? lower : with_capital(word));
    }
  }
  std::vector<std::string> names;
  std::ranges::transform(cases, std::back_inserter(names), joined);
  return names;
}

bool is_all_caps(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto [value, size] = code_point_at(word, at);
    letters += is_upper(value) ? 1 : 0;
    if (is_lower(value)) {
      return false;
    }
    at += size;
  }
  return letters > 1;
}

}  // namespace readout
