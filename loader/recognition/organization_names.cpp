#include "loader/recognition/organization_names.hpp"

#include "schema/text/fold.hpp"
#include "schema/text/utf8.hpp"

#include <algorithm>

namespace readout {

namespace {

constexpr std::size_t shortest_initials = 3;  // two letters are initials of too much
constexpr std::size_t shortest_word = 4;      // a shorter acronym is not said as a word

}  // namespace

OrganizationNames::OrganizationNames(const Recognition& recognition) : m_recognition(recognition) {
  for (const TokenMention& mention : recognition.mentions) {
    if (!mention.local || mention.form != MentionForm::name) {
      continue;
    }
    if (mention.kind == EntityKind::organization) {
      add(mention);
    } else if (mention.kind == EntityKind::place) {
      add_acronym(mention);
    }
  }
}

void OrganizationNames::add(const TokenMention& mention) {
  const std::string name = fold(m_recognition.text.words(mention.range));
  for (std::size_t blank = name.find(' '); blank != std::string::npos;
       blank = name.find(' ', blank + 1)) {
    m_endings[name.substr(blank + 1)].insert(*mention.local);
  }
  add_beginnings(mention);
  add_first_head(mention);
  add_acronym(mention);
  add_initials(mention);
  add_company(mention);
}

/// Two words or more, up to a head, where more follows behind "of" or the like.
void OrganizationNames::add_beginnings(const TokenMention& mention) {
  for (std::uint32_t end = mention.range.first + 2; end < mention.range.end; ++end) {
    if (m_recognition.is(end - 1, m_recognition.lists.organization_heads) &&
        !m_recognition.is_capitalised(end)) {
      m_beginnings[fold(m_recognition.text.words({mention.range.first, end}))].insert(
          *mention.local);
    }
  }
}

/// "Party" of "Party for Rural Renewal".
void OrganizationNames::add_first_head(const TokenMention& mention) {
  const std::uint32_t first = mention.range.first;
  if (first + 1 < mention.range.end && !m_recognition.is_capitalised(first + 1) &&
      m_recognition.is(first, m_recognition.lists.organization_heads)) {
    m_endings[fold(m_recognition.text.word(first))].insert(*mention.local);
  }
}

/// Capitals and digits, with fewer small letters among them: OSR, O.S.R., BoN.
bool OrganizationNames::is_acronym(std::string_view word) {
  const auto is_capital = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto capitals = std::ranges::count_if(word, is_capital);
  const auto small = std::ranges::count_if(word, is_small);
  const auto stops = std::ranges::count(word, '.');
  return capitals >= 2 && small < capitals && is_capital(word.front()) && !is_small(word.back()) &&
         capitals + small + stops == static_cast<std::ptrdiff_t>(word.size());
}

void OrganizationNames::add_acronym(const TokenMention& mention) {
  const AnnotatedText& text = m_recognition.text;
  const std::uint32_t open = mention.range.end;
  if (open + 2 < text.tokens.size() && text.word(open) == "(" && text.word(open + 2) == ")" &&
      is_acronym(text.word(open + 1))) {
    m_acronyms[to_lower(text.word(open + 1))].insert(*mention.local);
  }
}

/// Of all words, and of those with a capital: "Office for Sea Rescue" is OfSR, OSR.
void OrganizationNames::add_initials(const TokenMention& mention) {
  std::string all;
  std::string capitals;
  for (std::uint32_t token = mention.range.first; token < mention.range.end; ++token) {
    if (m_recognition.text.tokens[token].kind == TokenKind::word) {
      const char initial = m_recognition.text.word(token).front();
      all += initial;
      capitals += m_recognition.is_capitalised(token) ? std::string(1, initial) : "";
    }
  }
  for (const std::string& initials : {all, capitals}) {
    if (initials.size() >= shortest_initials && is_acronym(initials)) {
      m_initials[initials].insert(*mention.local);
    }
  }
}

/// What stands before words such as Motors, Inc.: "Tannikar Motors" and "Tannikar", if it is no
/// common word.
void OrganizationNames::add_company(const TokenMention& mention) {
  std::uint32_t end = mention.range.end;
  while (end > mention.range.first &&
         (m_recognition.is(end - 1, m_recognition.lists.company_heads) ||
          m_recognition.text.tokens[end - 1].kind == TokenKind::punctuation)) {
    --end;
    if (end > mention.range.first + 1 &&
        m_recognition.text.tokens[end - 1].kind != TokenKind::punctuation) {
      m_beginnings[fold(m_recognition.text.words({mention.range.first, end}))].insert(
          *mention.local);
    }
  }
  const TokenRange words = {mention.range.first, end};
  if (end < mention.range.end && is_sole_word(words) &&
      !m_recognition.is(words.first, m_recognition.lists.common_words)) {
    m_companies[fold(m_recognition.text.words(words))].insert(*mention.local);
  }
}

bool OrganizationNames::is_sole_word(TokenRange words) const {
  return words.end == words.first + 1 &&
         m_recognition.text.tokens[words.first].kind == TokenKind::word;
}

std::optional<std::uint32_t> OrganizationNames::only_one(const Bearers& bearers,
                                                         std::string_view name) {
  const auto found = bearers.find(name);
  return found == bearers.end() || found->second.size() != 1
             ? std::nullopt
             : std::optional(*found->second.begin());
}

std::optional<std::uint32_t> OrganizationNames::meant_by(TokenRange words) const {
  const std::string name = fold(m_recognition.text.words(words));
  const auto ending = only_one(m_endings, name);
  const auto fuller = ending ? ending : only_one(m_beginnings, name);
  return !fuller && is_sole_word(words) ? meant_by_word(words.first) : fuller;
}

std::optional<std::uint32_t> OrganizationNames::meant_by_word(std::uint32_t token) const {
  const std::string_view word = m_recognition.text.word(token);
  if (m_recognition.is(token, m_recognition.lists.organization_heads)) {
    const bool definite = token > 0 && m_recognition.is(token - 1, m_recognition.lists.definite);
    return definite ? only_one(m_endings, fold(word)) : std::nullopt;
  }
  if (is_acronym(word)) {
    const auto learnt = only_one(m_acronyms, to_lower(word));
    return learnt ? learnt : only_one(m_initials, word);
  }
  const bool may_be_said = word.size() >= shortest_word && m_recognition.is_capitalised(token) &&
                           !m_recognition.is(token, m_recognition.lists.common_words);
  const auto said = may_be_said ? only_one(m_acronyms, to_lower(word)) : std::nullopt;
  return said ? said : only_one(m_companies, fold(word));
}

}  // namespace readout
