#include "loader/lexicon/finite_regex.hpp"

#include "schema/text/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace readout {

namespace {

using Words = std::vector<std::string>;

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
    constexpr std::string_view others = R"(.*+?[]{}^$\)";
    const std::size_t size = code_point_at(m_rest, 0).size;
    const std::string_view letter = m_rest.substr(0, size);
    if (others.find(letter.front()) != std::string_view::npos) {
      return std::nullopt;
    }
    m_rest.remove_prefix(size);
    return Words{std::string(letter)};
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
