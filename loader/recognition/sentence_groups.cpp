#include "loader/recognition/sentence_groups.hpp"

#include <algorithm>
#include <bit>

namespace readout {

GroupIndex::GroupIndex(const Recognition& recognition)
    : m_verbs(recognition.text.tokens.size() + 1),
      m_noun_ends(recognition.text.tokens.size() + 1),
      m_noun_starts(recognition.text.tokens.size() + 1),
      m_quotation_ends(recognition.text.tokens.size() + 1) {
  for (std::uint32_t token = 0; token < m_noun_starts.size(); ++token) {
    m_noun_starts[token] = token;
  }
  const auto& symbols = recognition.lexicon.symbols();
  const auto verb_group = symbols.find("VerbGroup");
  const auto noun_group = symbols.find("NounGroup");
  const Symbol finite = *symbols.find("finite");
  const Symbol form = *symbols.find("form");
  const auto yes = symbols.find("yes");
  const auto infinitive = symbols.find("infinitive");
  for (const Annotation& annotation : recognition.text.annotations) {
    const TokenRange range = annotation.range;
    if (annotation.removed) {
      continue;
    }
    if (annotation.kind == verb_group) {
      m_verbs[range.first] = {.found = true,
                              .finite = annotation.value(finite) == yes,
                              .infinitive = annotation.value(form) == infinitive,
                              .end = range.end};
    } else if (annotation.kind == noun_group) {
      m_noun_ends[range.first] = range.end;
      m_noun_starts[range.end] = range.first;
    } else if (annotation.kind == recognition.words.quotation) {
      m_quotation_ends[range.first] = range.end;
    }
  }
}

bool SentenceGroups::has_finite(TokenRange range) const {
  for (std::uint32_t token = range.first; token < std::min(range.end, m_range.end); ++token) {
    if (m_index.verb(token).found && m_index.verb(token).finite) {
      return true;
    }
  }
  return false;
}

bool SentenceGroups::is_mark(std::uint32_t token) const {
  return m_text.tokens[token].kind == TokenKind::punctuation && m_text.word(token) != "-";
}

bool SentenceGroups::is_nominal(std::uint32_t token) const {
  return is(token, Reading::noun) || is(token, Reading::plural) || is(token, Reading::name);
}

std::optional<std::uint32_t> SentenceGroups::quotation_end(std::uint32_t token) const {
  const std::uint32_t end = m_index.quotation_end(token);
  return end > token && end <= m_range.end ? std::optional(end) : std::nullopt;
}

std::optional<std::uint32_t> SentenceGroups::bracket_end(std::uint32_t token) const {
  const bool dash = m_text.word(token) != "(";
  for (std::uint32_t end = token + 1; end < m_range.end; ++end) {
    const std::string_view word = m_text.word(end);
    if (dash ? word == m_text.word(token) : word == ")") {
      return end;
    }
  }
  return std::nullopt;
}

bool SentenceGroups::ends_with_mark(std::uint32_t quotation_end) const {
  const bool inside = quotation_end >= 2 && is_mark(quotation_end - 2);
  return inside || (quotation_end < m_range.end && m_text.word(quotation_end) == ",");
}

std::uint32_t SentenceGroups::behind_adverbs(std::uint32_t token) const {
  while (token < m_range.end && is(token, Reading::adverb) && !m_index.verb(token).found) {
    ++token;
  }
  return token;
}

std::uint32_t SentenceGroups::before_preposition(std::uint32_t relative) const {
  std::uint32_t first = relative;
  if (first > m_range.first && is(first - 1, Reading::preposition)) {
    --first;
    const bool counted = first > m_range.first &&
                         (is(first - 1, Reading::pronoun) || is(first - 1, Reading::number) ||
                          is(first - 1, Reading::determiner));
    first -= counted ? 1 : 0;
  }
  return first;
}

std::uint32_t SentenceGroups::before_modifiers(std::uint32_t subordinator) const {
  std::uint32_t first = subordinator;
  const bool compared = first >= m_range.first + 2 && is(first - 2, Reading::adverb) &&
                        (is(first - 1, Reading::adverb) || is(first - 1, Reading::adjective)) &&
                        m_text.word(first - 2).size() == m_text.word(subordinator).size();
  if (compared && in_list(subordinator, m_recognition.lists.comparing)) {
    return first - 2;
  }
  while (first > m_range.first && in_list(first - 1, m_recognition.lists.before_subordinator)) {
    --first;
  }
  return first;
}

bool SentenceGroups::is_relative(std::uint32_t token) const {
  if (!in_list(token, m_recognition.lists.relative_pronoun) &&
      !in_list(token, m_recognition.lists.free_relative)) {
    return false;
  }
  if (is(token, Reading::subordinator)) {
    return false;
  }
  const bool demonstrative = in_list(token, m_recognition.lists.determiner) &&
                             in_list(token, m_recognition.lists.two_sided);
  const bool behind_noun =
      token > m_range.first && (is_nominal(token - 1) || is(token - 1, Reading::pronoun));
  return !demonstrative || (is(token, Reading::pronoun) && behind_noun);
}

bool SentenceGroups::is_content_word(std::uint32_t token) const {
  return in_list(token, m_recognition.lists.complementizer);
}

bool SentenceGroups::opens_clause(std::uint32_t token) const {
  if (token >= m_range.end) {
    return false;
  }
  const bool relative =
      is_relative(token) ||
      (is(token, Reading::preposition) && token + 1 < m_range.end && is_relative(token + 1)) ||
      (token + 2 < m_range.end && is(token + 1, Reading::preposition) && is_relative(token + 2));
  const bool subordinator = is(token, Reading::subordinator) && has_clause_behind(token);
  return relative || subordinator || is(token, Reading::conjunction) ||
         (token + 1 < m_range.end && in_list(token, m_recognition.lists.before_subordinator) &&
          is(token + 1, Reading::subordinator));
}

bool SentenceGroups::has_clause_behind(std::uint32_t subordinator) const {
  const std::uint32_t next = behind_adverbs(subordinator + 1);
  if (next >= m_range.end) {
    return false;
  }
  const VerbAt verb = verb_at(next);
  if (verb.found || in_list(subordinator, m_recognition.lists.two_sided)) {
    return !verb.infinitive;
  }
  if (is(next, Reading::preposition) && in_list(subordinator, m_recognition.lists.before_of) &&
      in_list(next, m_recognition.lists.of)) {
    return false;
  }
  for (std::uint32_t token = next; token < m_range.end; ++token) {
    if (m_index.verb(token).found && m_index.verb(token).finite) {
      return true;
    }
    if (m_text.word(token) == ";") {
      return false;
    }
  }
  return false;
}

bool SentenceGroups::is_clause(TokenRange quotation) const {
  const std::uint32_t first = quotation.first + 1;
  const VerbAt verb = verb_at(behind_adverbs(first));
  if (verb.found) {
    const bool waits =
        quotation.first > m_range.first &&
        (is(quotation.first - 1, Reading::modal) || is(quotation.first - 1, Reading::particle) ||
         is(quotation.first - 1, Reading::auxiliary));
    return verb.finite && !waits;
  }
  return subject_then_finite(first) || opens_clause(first);
}

bool SentenceGroups::starts_subject(std::uint32_t token) const {
  return token < m_range.end &&
         (is(token, Reading::determiner) || is(token, Reading::pronoun) ||
          is(token, Reading::adjective) || is(token, Reading::number) || is_nominal(token));
}

std::optional<std::uint32_t> SentenceGroups::subject_then_finite(std::uint32_t token) const {
  constexpr std::uint32_t longest = 16;
  token = behind_adverbs(token);
  if (!starts_subject(token) || is_relative(token)) {
    return std::nullopt;
  }
  const std::uint32_t limit = std::min(m_range.end, token + longest);
  for (; token < limit; ++token) {
    const VerbAt verb = m_index.verb(token);
    if (verb.found && (verb.finite || verb.infinitive)) {
      return verb.finite ? std::optional(token) : std::nullopt;
    }
    const bool joins =
        is(token, Reading::conjunction) && token + 1 < limit && starts_subject(token + 1);
    const bool stops = is_mark(token) || m_text.tokens[token].kind == TokenKind::line_break ||
                       m_index.quotation_end(token) != 0 || opens_clause(token);
    if (stops && !joins) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

bool SentenceGroups::takes_clause(std::uint32_t head) const {
  const auto reading = static_cast<Reading>(std::countr_zero(m_text.readings[head]));
  if (m_text.readings[head] == 0) {
    return false;
  }
  const Lexicon& lexicon = m_recognition.lexicon;
  const std::string_view lemma = lexicon.lemma(m_recognition.lower(head), reading);
  return lexicon.lists().holds(lexicon.lists().lists_of(lemma), m_recognition.lists.takes_clause);
}

bool SentenceGroups::is_attribution(std::uint32_t verb) const {
  return takes_clause(m_index.verb(verb).end - 1);
}

bool SentenceGroups::begins_with_group(std::uint32_t token) const {
  while (token < m_range.end && m_text.tokens[token].kind == TokenKind::quote) {
    ++token;
  }
  token = behind_adverbs(token);
  return starts_subject(token) && !in_list(token, m_recognition.lists.time_opener);
}

bool SentenceGroups::is_group_with_clause(std::uint32_t token) const {
  const std::uint32_t end = m_index.noun_end(token);
  return end != 0 && end < m_range.end && starts_group_behind_noun(end);
}

bool SentenceGroups::comma_before_finite(std::uint32_t token) const {
  for (; token < m_range.end; ++token) {
    const VerbAt verb = m_index.verb(token);
    if (m_text.word(token) == "," || (verb.found && verb.finite)) {
      return !verb.found;
    }
  }
  return false;
}

bool SentenceGroups::starts_group_behind_noun(std::uint32_t token) const {
  if (token == m_range.first || !is_nominal(token - 1) || !starts_subject(token)) {
    return false;
  }
  const bool subject_pronoun = in_list(token, m_recognition.lists.subject_pronoun);
  const bool group_ends = m_index.noun_start(token) != token;
  return subject_pronoun || (group_ends && m_index.noun_end(token) != 0);
}

std::uint32_t SentenceGroups::bare_content_behind(const VerbAt& verb) const {
  std::uint32_t next = verb.end;
  if (next >= m_range.end || !takes_clause(verb.end - 1)) {
    return 0;
  }
  // "told lawmakers her government had": the first of two groups is the one that was told.
  const std::uint32_t group = m_index.noun_end(next);
  const bool told =
      in_list(verb.end - 1, m_recognition.lists.tells) && group != 0 && group < m_range.end;
  if (told && starts_subject(group) && subject_then_finite(group)) {
    return group;
  }
  if (subject_then_finite(next)) {
    return next;
  }
  for (std::uint32_t token = next; token < m_range.end && token < next + 4; ++token) {
    if (is_mark(token) || m_index.verb(token).found || opens_clause(token)) {
      return 0;
    }
    if (in_list(token, m_recognition.lists.subject_pronoun) && subject_then_finite(token)) {
      return token;
    }
  }
  return 0;
}

}  // namespace readout
