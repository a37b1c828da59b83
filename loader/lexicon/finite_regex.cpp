#include "loader/lexicon/finite_regex.hpp"

#include "schema/text/utf8.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace readout {

namespace {

using Words = std::vector<std::string>;

bool is_ascii_punctuation(char sign) {
  return static_cast<unsigned char>(sign) < ascii_end &&
         std::ispunct(static_cast<unsigned char>(sign)) != 0;
}

class RegexWords {
 public:
  RegexWords(std::string_view regex, std::size_t most) : m_rest(regex), m_most(most) {}

  std::optional<Words> all() {
    auto words = alternation(0);
    return words && m_rest.empty() ? std::move(words) : std::nullopt;
  }

 private:
  static constexpr int deepest = 20;

  bool take(std::string_view sign) {
    const bool there = m_rest.starts_with(sign);
    m_rest.remove_prefix(there ? sign.size() : 0);
    return there;
  }

  std::optional<Words> alternation(int depth) {
    Words words;
    do {
      auto more = sequence(depth);
      if (!more || words.size() + more->size() > m_most) {
        return std::nullopt;
      }
      std::ranges::move(*more, std::back_inserter(words));
    } while (take("|"));
    return words;
  }

  std::optional<Words> sequence(int depth) {
    Words words = {""};
    while (!m_rest.empty() && m_rest.front() != '|' && m_rest.front() != ')') {
      auto part = atom(depth);
      if (!part) {
        return std::nullopt;
      }
      if (take("?")) {
        part->emplace_back();
      }
      if (words.size() * part->size() > m_most) {
        return std::nullopt;
      }
      words = joined(words, *part);
    }
    return words;
  }

  std::optional<Words> atom(int depth) {
    if (take("(")) {
      const bool has_options = m_rest.starts_with('?') && !take("?:");
      auto words = has_options || depth == deepest ? std::nullopt : alternation(depth + 1);
      return words && take(")") ? std::move(words) : std::nullopt;
    }
    if (take("[")) {
      return one_of_class();
    }
    constexpr std::string_view others = R"(.*+?[]{}^$)";
    const bool is_escaped = take("\\");
    const std::string_view letter = next_letter();
    const bool is_sign = !letter.empty() && is_ascii_punctuation(letter.front());
    if (letter.empty() ||
        (is_escaped ? !is_sign : others.find(letter.front()) != std::string_view::npos)) {
      return std::nullopt;
    }
    return Words{std::string(letter)};
  }

  // Behind the bracket of a class of letters that stand for themselves, and ranges of them.
  std::optional<Words> one_of_class() {
    Words words;
    while (!take("]")) {
      const std::string_view first = next_letter();
      if (first.empty() || std::string_view("[^\\").find(first.front()) != std::string_view::npos) {
        return std::nullopt;
      }
      const bool is_range = m_rest.starts_with('-') && !m_rest.starts_with("-]");
      if (!is_range) {
        words.emplace_back(first);
      } else if (!add_range(first, words)) {
        return std::nullopt;
      }
    }
    return words.empty() ? std::nullopt : std::optional(std::move(words));
  }

  // Behind its first letter; of digits and of the letters of ASCII only.
  bool add_range(std::string_view first, Words& words) {
    take("-");
    const std::string_view last = next_letter();
    for (const std::string_view letters :
         {"0123456789", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}) {
      const std::size_t start = letters.find(first);
      const std::size_t end = last.empty() ? std::string_view::npos : letters.find(last);
      if (start != std::string_view::npos && end != std::string_view::npos && start <= end) {
        for (const char letter : letters.substr(start, end + 1 - start)) {
          words.emplace_back(1, letter);
        }
        return true;
      }
    }
    return false;
  }

  // Takes a code point; empty at the end.
  std::string_view next_letter() {
    const std::size_t size = m_rest.empty() ? 0 : code_point_at(m_rest, 0).size;
    const std::string_view letter = m_rest.substr(0, size);
    m_rest.remove_prefix(size);
    return letter;
  }

  static Words joined(const Words& starts, const Words& ends) {
    Words words;
    words.reserve(starts.size() * ends.size());
    for (const std::string& start : starts) {
      for (const std::string& end : ends) {
        words.push_back(start + end);
      }
    }
    return words;
  }

  std::string_view m_rest;
  std::size_t m_most;
};

}  // namespace

std::optional<std::vector<std::string>> words_of_regex(std::string_view regex, std::size_t most) {
  auto words = RegexWords(regex, most).all();
  if (words) {
    std::ranges::sort(*words);
    words->erase(std::ranges::unique(*words).begin(), words->end());
  }
  return words;
}

}  // namespace readout
