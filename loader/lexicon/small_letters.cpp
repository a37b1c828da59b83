#include "loader/lexicon/small_letters.hpp"

#include "schema/text/utf8.hpp"

#include <algorithm>

namespace readout {

namespace {

bool is_capital(std::string_view letter) { return to_lower(letter) != letter; }

bool is_capital_of_class(char sign) { return (sign >= 'A' && sign <= 'Z') || sign == '-'; }

class Walk {
 public:
  explicit Walk(std::string_view regex) : m_regex(regex) {}

  std::string capitals() {
    while (m_at < m_regex.size()) {
      const std::size_t start = m_at;
      if (step()) {
        return std::string(m_regex.substr(start, m_at - start));
      }
    }
    return {};
  }

 private:
  std::string_view rest() const { return m_regex.substr(m_at); }

  // Steps over a piece; whether only capitals match it.
  bool step() {
    if (rest().starts_with('\\')) {
      return step_escape();
    }
    if (rest().starts_with('[')) {
      return step_class();
    }
    if (rest().starts_with("(?P<")) {
      m_at = std::min(m_regex.find('>', m_at), m_regex.size());
      return false;
    }
    const std::size_t size = code_point_at(m_regex, m_at).size;
    m_at += size;
    return is_capital(m_regex.substr(m_at - size, size));
  }

  bool step_escape() {
    constexpr std::string_view capitals = R"(\p{Lu})";
    if (rest().starts_with(capitals)) {
      m_at += capitals.size();
      return true;
    }
    const bool has_braces = rest().size() > 2 && rest()[2] == '{';
    const bool is_class = rest().starts_with(R"(\p)") || rest().starts_with(R"(\P)");
    m_at = has_braces ? m_regex.find('}', m_at) : m_at + (is_class ? 2 : 1);
    m_at = std::min(m_at, m_regex.size() - 1) + 1;
    return false;
  }

  // A `]` that stands first, or behind a backslash, closes nothing.
  bool step_class() {
    const std::size_t first = m_at + 1;
    std::size_t end = std::min(first + (rest().starts_with("[^") ? 2 : 1), m_regex.size());
    bool is_plain = true;
    while (end < m_regex.size() && m_regex[end] != ']') {
      is_plain &= m_regex[end] != '\\' && m_regex[end] != '[';
      end += m_regex[end] == '\\' ? 2 : 1;
    }
    m_at = std::min(end + 1, m_regex.size());
    const std::string_view signs = m_regex.substr(first, std::min(end, m_regex.size()) - first);
    return is_plain && end < m_regex.size() && !signs.empty() && signs.front() != '-' &&
           std::ranges::all_of(signs, is_capital_of_class);
  }

  std::string_view m_regex;
  std::size_t m_at = 0;
};

}  // namespace

std::string capitals_in(std::string_view regex) {
  const bool has_flags =
      regex.find("(?i") != std::string_view::npos || regex.find("(?s") != std::string_view::npos ||
      regex.find("(?m") != std::string_view::npos || regex.find("(?U") != std::string_view::npos;
  const bool has_other_brackets = regex.find("[:") != std::string_view::npos;
  return has_flags || has_other_brackets || regex.find("\\Q") != std::string_view::npos
             ? std::string()
             : Walk(regex).capitals();
}

}  // namespace readout
