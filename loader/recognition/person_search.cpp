#include "loader/recognition/person_search.hpp"

#include "schema/text/utf8.hpp"

namespace readout {

PersonSearch::PersonSearch(const Recognition& recognition, const Nominals& nominals)
    : m_recognition(recognition),
      m_nominals(nominals),
      m_starting(recognition.text.tokens.size() + 1),
      m_ending(recognition.text.tokens.size() + 1),
      m_ends(recognition.text.tokens.size() + 1) {
  for (const TokenMention& mention : recognition.mentions) {
    add(mention);
  }
  learn_genders();
}

void PersonSearch::add(const TokenMention& mention) {
  if (mention.kind != EntityKind::person || !mention.local || modifies(mention.range) ||
      m_starting[mention.range.first]) {
    return;
  }
  m_starting[mention.range.first] = mention.local;
  m_ends[mention.range.first] = mention.range.end;
  m_ending[mention.range.end] = mention.local;
}

std::optional<std::uint32_t> PersonSearch::first_in(TokenRange range, const Test& fits) const {
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    const auto& person = m_starting[token];
    if (person && m_ends[token] <= range.end && (!fits || fits(*person))) {
      return person;
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> PersonSearch::first_subject_in(TokenRange range,
                                                            const Test& fits) const {
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    if (m_starting[token] && m_ends[token] < range.end && is_subject(token, fits)) {
      return m_starting[token];
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> PersonSearch::last_subject_in(TokenRange range,
                                                           const Test& fits) const {
  for (std::uint32_t token = range.end; token > range.first; --token) {
    if (m_starting[token - 1] && m_ends[token - 1] < range.end && is_subject(token - 1, fits)) {
      return m_starting[token - 1];
    }
  }
  return std::nullopt;
}

/// Whether a finite verb stands behind the person that starts at `token`, but for adverbs.
bool PersonSearch::is_subject(std::uint32_t token, const Test& fits) const {
  constexpr std::uint32_t most_adverbs = 2;
  constexpr ReadingSet finite = bit_of(Reading::past) | bit_of(Reading::present) |
                                bit_of(Reading::auxiliary) | bit_of(Reading::modal);
  std::uint32_t verb = m_ends[token];
  for (std::uint32_t skipped = 0; skipped < most_adverbs; ++skipped) {
    verb += m_recognition.is(verb, m_recognition.lists.adverb) ? 1 : 0;
  }
  return verb < m_recognition.text.tokens.size() && !m_recognition.is_capitalised(verb) &&
         (m_recognition.word(verb).readings.set & finite) != 0 && fits(*m_starting[token]);
}

std::optional<std::uint32_t> PersonSearch::starting_at(std::uint32_t token) const {
  return m_starting[token];
}

std::optional<std::uint32_t> PersonSearch::ending_at(std::uint32_t end) const {
  return m_ending[end];
}

/// "Trump administration", "Xi-Putin call", "Xi's": names that are no subject.
bool PersonSearch::modifies(TokenRange name) const {
  const Nominal* nominal = m_nominals.covering(name);
  return nominal != nullptr && nominal->kind != "named" && nominal->kind != "office" &&
         nominal->kind != "pronoun";
}

std::optional<std::uint32_t> PersonSearch::at(TokenRange words) const {
  return m_ends[words.first] == words.end ? m_starting[words.first] : std::nullopt;
}

/// `m`, `f`, `u`; empty where nothing is known.
std::string_view PersonSearch::gender_of(std::uint32_t local) const {
  const LocalEntity& person = m_recognition.entities[local];
  std::string_view known;
  if (person.entry) {
    known = m_recognition.lexicon.entries().gender(*person.entry);
  }
  if (const auto told = m_genders.find(local); known.empty() && told != m_genders.end()) {
    known = told->second;
  }
  return !known.empty() ? known
                        : m_recognition.lexicon.gender_of_given_name(
                              to_lower(person.name.substr(0, person.name.find(' '))));
}

bool PersonSearch::may_be(std::uint32_t local, std::string_view gender) const {
  const std::string_view known = gender.empty() ? gender : gender_of(local);
  return known.empty() || known == "u" || known == gender;
}

void PersonSearch::take_gender(std::uint32_t local, std::string_view gender) {
  m_genders.try_emplace(local, gender);
}

/// From titles: "Mrs Tannik", "the actress Orven Tannik".
void PersonSearch::learn_genders() {
  for (const Annotation& annotation : m_recognition.text.annotations) {
    if (annotation.kind != m_recognition.words.title) {
      continue;
    }
    const auto gender =
        attribute_of(m_recognition, annotation, m_recognition.words.attributes.gender);
    std::uint32_t next = annotation.range.end;
    next += next < m_recognition.text.tokens.size() && m_recognition.text.word(next) == "." ? 1 : 0;
    if (const auto person = gender.empty() ? std::nullopt : starting_at(next)) {
      m_genders.try_emplace(*person, gender);
    }
  }
}

}  // namespace readout
