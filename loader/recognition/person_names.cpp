#include "loader/recognition/person_names.hpp"

#include "schema/text/fold.hpp"
#include "schema/text/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace readout {

std::vector<std::uint32_t> words_of_name(const AnnotatedText& text, TokenRange range) {
  std::vector<std::uint32_t> words;
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    if (text.tokens[token].kind == TokenKind::word ||
        text.tokens[token].kind == TokenKind::number) {
      words.push_back(token);
    }
  }
  return words;
}

void PersonNames::learn(const TokenMention& mention) {
  if (!mention.local || mention.form != MentionForm::name || mention.kind != EntityKind::person) {
    return;
  }
  const auto words = words_of_name(m_recognition.text, mention.range);
  if (words.size() < 2) {
    return;
  }
  std::size_t last = words.size() - 1;
  if (last > 1 && m_recognition.is(words[last], m_recognition.lists.name_particles_suffix)) {
    --last;
  }
  const bool first_is_surname = surname_first(mention, words.front());
  const std::uint32_t surname = first_is_surname ? words.front() : words[last];
  const std::uint32_t given = first_is_surname ? words[1] : words.front();
  add_bearer(*mention.local, fold(m_recognition.text.word(surname)), mention.range.first);
  m_given_names[fold(m_recognition.text.word(given))].insert(*mention.local);
}

bool PersonNames::surname_first(const TokenMention& mention, std::uint32_t first_word) const {
  if (mention.entry) {
    return m_recognition.lexicon.holds(
        "surname_first_states", to_lower(m_recognition.lexicon.entries().country(*mention.entry)));
  }
  return m_recognition.is(first_word, m_recognition.lists.surnames_surname_first) &&
         !m_recognition.is(first_word, m_recognition.lists.given_names);
}

void PersonNames::add_bearer(std::uint32_t local, std::uint32_t token) {
  add_bearer(local, fold(m_recognition.text.word(token)), token);
}

void PersonNames::add_bearer(std::uint32_t local, const std::string& surname, std::uint32_t token) {
  std::vector<Bearer>& bearers = m_surnames[surname];
  if (bearers.empty() || bearers.back().local != local || bearers.back().tokens.back() > token) {
    bearers.push_back({local, {}});
  }
  bearers.back().tokens.push_back(token);
}

const std::vector<PersonNames::Bearer>* PersonNames::bearers_of(std::uint32_t token) const {
  if (m_surnames.empty()) {
    return nullptr;
  }
  const auto found = m_surnames.find(fold(m_recognition.text.word(token)));
  return found == m_surnames.end() ? nullptr : &found->second;
}

std::optional<std::uint32_t> PersonNames::bearer(std::uint32_t token) const {
  const std::vector<Bearer>* bearers = bearers_of(token);
  if (bearers == nullptr) {
    return std::nullopt;
  }
  std::uint32_t best = bearers->front().local;
  std::uint32_t named = bearers->front().tokens.front();
  std::optional<std::uint32_t> before;  // where the last one before him is named
  for (const Bearer& bearer : *bearers) {
    const auto behind = std::ranges::upper_bound(bearer.tokens, token);
    if (behind != bearer.tokens.begin()) {
      before = bearer.local == best ? before : named;
      best = bearer.local;
      named = *std::prev(behind);
    }
  }
  // "Ali and Omar Tannik met. Tannik left."
  const bool unclear = before && *before < named &&
                       m_recognition.sentence_of(*before) == m_recognition.sentence_of(named);
  return unclear ? std::nullopt : std::optional(best);
}

bool PersonNames::bears(std::uint32_t local, std::uint32_t token) const {
  const std::vector<Bearer>* bearers = bearers_of(token);
  return bearers != nullptr && std::ranges::any_of(*bearers, [local](const Bearer& bearer) {
           return bearer.local == local;
         });
}

std::optional<std::uint32_t> PersonNames::called(std::uint32_t token) const {
  const auto found = m_given_names.find(fold(m_recognition.text.word(token)));
  return found == m_given_names.end() || found->second.size() != 1
             ? std::nullopt
             : std::optional(*found->second.begin());
}

}  // namespace readout
