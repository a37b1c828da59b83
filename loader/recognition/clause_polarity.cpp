#include "loader/recognition/clauses.hpp"

#include <algorithm>

namespace readout {

/// A word that denies what follows: "not", "never", "nobody", but not in "not only".
bool Clauses::negates(std::uint32_t token) const {
  const auto& lists = m_recognition.lists;
  const bool only = m_recognition.is(token + 1, lists.before_subordinator) && is_adverb(token + 1);
  return (m_recognition.is(token, lists.negation) && !only) ||
         m_recognition.is(token, lists.negative);
}

Polarity Clauses::polarity_of(const std::vector<TokenRange>& content) const {
  constexpr std::uint32_t longest_subject = 30;
  const auto& lists = m_recognition.lists;
  if (content.empty()) {
    return Polarity::positive;
  }
  const bool relative =
      content.size() > 1 && (m_recognition.is(content.front().first, lists.object_relative) ||
                             m_recognition.is(content.front().first, lists.relative_pronoun));
  const TokenRange range = relative ? content[1] : content.front();  // "which he said | was old"
  std::uint32_t token = range.first;
  const auto opens = [&] {
    return m_recognition.text.tokens[token].kind == TokenKind::quote ||
           m_recognition.is(token, lists.complementizer) ||
           m_recognition.is(token, lists.coordinator);
  };
  // A term denies nothing: a “no limits” pact.
  const auto behind_term = [&] {
    const Quotation* term = m_quotations[token];
    const bool is_term =
        term != nullptr && term->range.end < range.end && !finite_in(term->range) &&
        m_recognition.text.tokens[term->range.end].kind == TokenKind::word &&
        !is_finite(term->range.end) &&
        m_recognition.text.tokens[term->range.end - 2].kind != TokenKind::punctuation;
    return is_term ? term->range.end : token;
  };
  while (token < range.end && (opens() || behind_term() > token)) {
    token = std::max(token + 1, behind_term());
  }
  token = std::max(token, behind_opening(range.first));
  const std::uint32_t end = std::min(range.end, token + longest_subject);
  bool denied = false;
  for (; token < end && !is_finite(token); ++token) {
    const bool within = m_recognition.is(token, lists.relative_pronoun) ||
                        m_recognition.is(token, lists.subordinator);
    if (within) {
      return denied ? Polarity::negative : Polarity::positive;
    }
    denied = denied || negates(token);
    token = std::max(token + 1, behind_term()) - 1;
  }
  for (; token < end && (is_finite(token) || is_auxiliary(token)); ++token) {
    denied = denied || negates(token);
  }
  return denied ? Polarity::negative : Polarity::positive;
}

}  // namespace readout
