#include "loader/recognition/clauses.hpp"

#include <algorithm>

namespace readout {

namespace {

constexpr ReadingSet verbal = bit_of(Reading::base) | bit_of(Reading::present) |
                              bit_of(Reading::past) | bit_of(Reading::modal) |
                              bit_of(Reading::auxiliary);
constexpr ReadingSet participle = bit_of(Reading::participle) | bit_of(Reading::ing);

}  // namespace

/// "was", "has"; not "doing", "to be", nor the 's of an owner.
bool Clauses::is_finite_auxiliary(std::uint32_t token) const {
  const auto& tokens = m_recognition.text.tokens;
  const bool grown_on = token > 0 && tokens[token - 1].end == tokens[token].start;
  const bool infinitive =
      token > 0 && m_recognition.is(token - 1, m_recognition.lists.not_before_finite);
  return m_recognition.is(token, m_recognition.lists.auxiliary) && !grown_on && !infinitive &&
         (m_recognition.word(token).readings.set & bit_of(Reading::ing)) == 0;
}

/// A word that is a verb with a subject and nothing else: "was", "won't", "drew", not "called".
bool Clauses::is_surely_finite(std::uint32_t token) const {
  const ReadingSet readings = m_recognition.word(token).readings.set;
  return m_recognition.is(token, m_recognition.lists.modal) || is_finite_auxiliary(token) ||
         (readings == bit_of(Reading::past) && !m_recognition.is_capitalised(token)) ||
         (m_recognition.is(token, m_recognition.lists.contraction) &&
          (readings & bit_of(Reading::pronoun)) == 0);
}

/// The same where a clause has begun that must have a verb: "called", "he's" too.
bool Clauses::may_be_finite(std::uint32_t token) const {
  const auto& lists = m_recognition.lists;
  const WordReadings& readings = m_recognition.word(token).readings;
  if (m_recognition.is(token, lists.auxiliary)) {
    return is_finite_auxiliary(token) ||
           (token > 0 && m_recognition.is(token - 1, lists.subject_pronoun));
  }
  return m_recognition.is(token, lists.modal) ||
         ((readings.commonest(readings.set) & verbal) != 0 &&
          !m_recognition.is_capitalised(token) && token > 0 &&
          !m_recognition.is(token - 1, lists.not_before_finite));
}

/// A past form that may be the verb of what stands before it: "won", but not in "the planned", "to
/// those called", "a bridge built by".
bool Clauses::may_be_past(std::uint32_t token) const {
  const auto& lists = m_recognition.lists;
  const WordReadings& readings = m_recognition.word(token).readings;
  constexpr ReadingSet past = bit_of(Reading::past) | bit_of(Reading::participle);
  return (readings.set & bit_of(Reading::past)) != 0 &&
         (readings.commonest(readings.set) & past) != 0 && token > 0 &&
         !m_recognition.is_capitalised(token) && !m_recognition.is(token - 1, lists.article) &&
         !m_recognition.is(token - 1, lists.determiner) &&
         !m_recognition.is(token - 1, lists.preposition) &&
         !m_recognition.is(token + 1, lists.not_blamed);
}

/// The verb of a clause that somebody asks for: "that the choir wait", "that wages rise".
bool Clauses::may_be_subjunctive(std::uint32_t token) const {
  const auto& lists = m_recognition.lists;
  return token > 0 && (m_recognition.word(token).readings.set & bit_of(Reading::base)) != 0 &&
         m_recognition.text.tokens[token - 1].kind == TokenKind::word &&
         !m_recognition.is(token - 1, lists.closed_class);
}

bool Clauses::opens_clause(std::uint32_t token) const {
  const auto& lists = m_recognition.lists;
  return m_recognition.is(token, lists.complementizer) ||
         m_recognition.is(token, lists.relative_pronoun) ||
         m_recognition.is(token, lists.subordinator) ||
         (m_recognition.is(token, lists.subject_pronoun) &&
          !(token > 0 && m_recognition.is(token - 1, lists.preposition)));  // not of "for it"
}

/// Behind a verb with all that belongs to it: "had not been | closed |".
std::uint32_t Clauses::behind_verb(std::uint32_t verb, std::uint32_t end) const {
  constexpr ReadingSet helping = bit_of(Reading::auxiliary) | bit_of(Reading::modal);
  const bool helps = is_auxiliary(verb) || (m_recognition.word(verb).readings.set & helping) != 0;
  std::uint32_t token = verb + 1;
  while (token < end && (helps ? is_auxiliary(token) : is_adverb(token))) {
    ++token;
  }
  constexpr ReadingSet main = verbal | participle;
  const bool goes_on = helps && token < end && (m_recognition.word(token).readings.set & main) != 0;
  return goes_on ? token + 1 : token;
}

/// Where the verb stands whose subject a noun with this object is: "Xi's call for talks | was",
/// "Xi's claim that talks had failed | was"; the end of the object where there is none. `asks`: its
/// clause may have a verb in the base form; `subject`: a verb must follow.
std::uint32_t Clauses::verb_behind(TokenRange object, bool asks, bool subject) const {
  const auto& lists = m_recognition.lists;
  std::uint32_t verbless = 0;  // clauses that have begun and have no verb so far
  std::uint32_t likely = object.end;
  bool doubtful = false;  // the last verb may be a participle: "the men convicted of theft were"
  for (std::uint32_t token = object.first; token < object.end; ++token) {
    if (m_quotations[token] != nullptr) {
      token = m_quotations[token]->range.end - 1;
    } else if (opens_clause(token)) {
      const bool begun = token > object.first && opens_clause(token - 1) &&
                         m_recognition.is(token, lists.subject_pronoun);
      verbless += begun ? 0 : 1;
    } else if (verbless > 0 && (may_be_finite(token) || (asks && may_be_subjunctive(token)))) {
      const bool reports = verb_cue_at(token) != nullptr;
      doubtful = !subject && (m_recognition.word(token).readings.set & participle) != 0;
      token = behind_verb(token, object.end) - 1;
      const bool joined = m_recognition.is(token + 1, lists.coordinator) &&
                          (may_be_finite(token + 2) || may_be_past(token + 2));
      // "that he says is old"
      const bool within = reports && (is_surely_finite(token + 1) || may_be_past(token + 1));
      verbless -= joined || within ? 0 : 1;
    } else if (verbless == 0 && is_surely_finite(token)) {
      if (!doubtful) {
        return token;
      }
      doubtful = false;
      token = behind_verb(token, object.end) - 1;
    } else if (verbless == 0 && likely == object.end && may_be_past(token)) {
      likely = token;
    }
  }
  return subject ? likely : object.end;
}

/// The object without that verb.
TokenRange Clauses::before_verb(TokenRange object, bool asks, bool subject) const {
  TokenRange content{object.first, verb_behind(object, asks, subject)};
  if (content != object) {
    while (!content.empty() &&
           (m_recognition.is(content.end - 1, m_recognition.lists.coordinator) ||
            m_recognition.text.word(content.end - 1) == "," || is_dash(content.end - 1))) {
      --content.end;
    }
  }
  return content;
}

TokenRange Clauses::content_of_noun(TokenRange noun, std::uint32_t first) const {
  const auto& lists = m_recognition.lists;
  const Annotation* cue = cue_of(noun);
  const bool asks =
      cue != nullptr &&
      attribute_of(m_recognition, *cue, m_recognition.words.attributes.cue_class) == "asks";
  const std::uint32_t start = sentence_start(first);
  const bool comma = next_comma(start, first).has_value();
  const bool opening = !comma && (m_recognition.is(start, lists.preposition) ||
                                  m_recognition.is(start, lists.subordinator) ||
                                  (m_recognition.word(start).readings.set & participle) != 0);
  const TokenRange clause = opening ? until_comma(clause_from(first)) : clause_from(first);
  bool subject = !opening && !comma;
  for (std::uint32_t token = start; token < noun.first; ++token) {
    subject = subject && !may_be_finite(token) && !may_be_past(token);
  }
  const TokenRange content = before_verb(clause, asks, subject);
  if (first + 1 >= m_quotations.size()) {
    return content;
  }
  const Quotation* quotation =
      m_quotations[first] != nullptr ? m_quotations[first] : m_quotations[first + 1];
  return quotation == nullptr ? content
                              : TokenRange{first, std::min(content.end, quotation->range.end)};
}

}  // namespace readout
