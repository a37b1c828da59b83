#include "loader/recognition/clauses.hpp"

#include <algorithm>
#include <string_view>

namespace readout {

namespace {

constexpr std::uint32_t longest_aside = 30;  // tokens of a relative clause or apposition
constexpr int deepest_search = 6;

}  // namespace

std::optional<std::uint32_t> Clauses::comma_before(std::uint32_t token, std::uint32_t start) const {
  const std::uint32_t limit = token > start + longest_aside ? token - longest_aside : start;
  for (std::uint32_t comma = token; comma-- > limit;) {
    const std::string_view word = m_recognition.text.word(comma);
    if (word == "," || is_dash(comma)) {
      return comma;
    }
  }
  return std::nullopt;
}

/// Before the age that ends at `end`: "Ana Tannik, 41"; `end` where there is none.
std::uint32_t Clauses::before_age(std::uint32_t end, std::uint32_t start) const {
  const bool age = end >= start + 3 &&
                   m_recognition.text.tokens[end - 1].kind == TokenKind::number &&
                   m_recognition.text.word(end - 2) == ",";
  return age ? end - 2 : end;
}

/// Before an aside that ends with words in quotation marks and their comma: "Ana Tannik, a friend
/// of “the old bridge,” said"; nothing where the marks open the sentence.
std::optional<std::uint32_t> Clauses::before_quoted_aside(std::uint32_t end,
                                                          std::uint32_t start) const {
  if (end < start + 3 || m_recognition.text.tokens[end - 1].kind != TokenKind::quote ||
      m_recognition.text.word(end - 2) != ",") {
    return std::nullopt;
  }
  std::uint32_t mark = end - 1;
  while (mark > start && (m_quotations[mark] == nullptr || m_quotations[mark]->range.end != end)) {
    --mark;
  }
  return mark > start ? comma_before(mark, start) : std::nullopt;
}

/// Who is blamed or thanked for what a participle says: "upset with Ana Tannik for saying"; null
/// for who is angry or blames ("the anger of Ana Tannik for saying", "attacked by Ana Tannik for").
const Nominal* Clauses::blamed_before(std::uint32_t participle, std::uint32_t start) const {
  const auto& lists = m_recognition.lists;
  if (participle < start + 2 || !m_recognition.is(participle - 1, lists.blamed_for)) {
    return nullptr;
  }
  const Nominal* nominal = m_nominals.ending_at(participle - 1);
  const bool owner = nominal != nullptr && nominal->range.first > start &&
                     m_recognition.is(nominal->range.first - 1, lists.not_blamed);
  const bool first = nominal != nullptr && nominal->range.first == start;
  return owner || first ? nullptr : nominal;
}

/// Whether people are an object: "Ana Tannik wrote supporters saying".
bool Clauses::is_told(const Nominal& people, std::uint32_t start) const {
  return (people.kind == "unnamed" || people.kind == "group") && people.range.first > start + 1 &&
         is_finite(people.range.first - 1) &&
         !m_recognition.is(people.range.first - 1, m_recognition.lists.auxiliary);
}

const Nominal* Clauses::subject_of(TokenRange cue) const {
  const std::uint32_t start = sentence_start(cue.first);
  const Annotation* verb = verb_cue_at(cue.first);
  const bool participle =
      verb != nullptr &&
      attribute_of(m_recognition, *verb, m_recognition.words.attributes.participle) == "yes";
  std::uint32_t adverbs = cue.first;
  while (adverbs > start && is_adverb(adverbs - 1)) {
    --adverbs;
  }
  if (participle && cue.first > start && (adverbs == start || !is_auxiliary(adverbs - 1))) {
    const Nominal* own = m_nominals.ending_at(cue.first);
    if (own != nullptr && is_told(*own, start)) {
      return subject_before(own->range.first - 1, start, 1);
    }
    const bool issued = own != nullptr && own->kind == "channel" && own->owner.empty();
    if (own != nullptr && !issued) {
      return own;
    }
    if (const Nominal* blamed = blamed_before(cue.first, start)) {
      return blamed;
    }
    const std::uint32_t end = issued ? own->range.first : adverbs;
    if (const Nominal* speaker = subject_of_participle(end, start, issued)) {
      return speaker;
    }
    return issued ? own : nullptr;
  }
  return subject_before(m_verbs.participle_before(cue.first).value_or(cue.first), start, 0);
}

/// Who speaks by a participle without a subject of its own, whose words begin at `end`: whoever
/// speaks in the words before it (", he said, adding"), else the subject of its sentence ("closed
/// the bridge, saying"), behind the comma where the participle only opens that ("After saying
/// so,").
const Nominal* Clauses::subject_of_participle(std::uint32_t end, std::uint32_t start,
                                              bool issued) const {
  const auto& lists = m_recognition.lists;
  const bool joined = end > start + 1 && m_recognition.is(end - 1, lists.subordinator);
  const TokenRange before{start, joined ? end - 1 : end};
  const Nominal* main = before.empty() ? nullptr : subject_of_sentence(before);
  const bool opens = end == start || ((joined || m_recognition.is(end - 1, lists.preposition)) &&
                                      main == nullptr && !next_comma(start, end));
  if (const auto comma = opens ? next_comma(end, sentence_end(start)) : std::nullopt) {
    return m_nominals.starting_at(*comma + 1);
  }
  if (joined && main != nullptr) {  // "while noting"
    return main;
  }
  const Nominal* previous = issued ? nullptr : subject_of_previous_cue(end, start);
  if (previous != nullptr) {
    return previous;
  }
  return main != nullptr ? main : m_nominals.first_subject_in(before);
}

const Nominal* Clauses::subject_before(std::uint32_t end, std::uint32_t start, int depth) const {
  const std::uint32_t before_adverbs = before_time(end, start);
  const std::uint32_t verb = end;
  if (before_adverbs <= start || depth > deepest_search) {
    return nullptr;
  }
  const std::string_view before = m_recognition.text.word(before_adverbs - 1);
  if (before_adverbs < end && before == "," && m_recognition.text.word(end) == ",") {
    return subject_before(before_adverbs - 1, start, depth + 1);  // "Ana Tannik, meanwhile,"
  }
  end = before_adverbs;
  if (const Nominal* nominal = m_nominals.ending_at(end)) {
    const std::uint32_t first = nominal->range.first;
    // Behind "as" and "after" begins a clause.
    const bool object = first > start &&
                        m_recognition.is(first - 1, m_recognition.lists.preposition) &&
                        !m_recognition.is(first - 1, m_recognition.lists.subordinator);
    const auto who = nominal->kind == "unnamed" ? relative_before(first, start) : std::nullopt;
    return who      ? subject_before(*who + 1, start, depth + 1)
           : object ? subject_around(first - 1, start, depth + 1)
                    : nominal;
  }
  if (const auto quoted = before_quoted_aside(end, start)) {
    return subject_before(*quoted, start, depth + 1);
  }
  if (joins_verb(end, verb)) {
    return shared_subject(verb, {start, end - 1});
  }
  if (before == "," || is_dash(end - 1)) {
    const Nominal* apposition = m_nominals.ending_at(end - 1);
    if (apposition != nullptr && apposition->kind == "named" &&
        apposition->range.end - apposition->range.first > 3 &&
        next_comma(apposition->range.first, apposition->range.end)) {
      return apposition;
    }
    const Nominal* subject = subject_before_aside(end - 1, apposition, start, depth);
    const bool bracket = end > start + 1 && m_recognition.text.word(end - 2) == ")";
    return subject == nullptr && bracket ? subject_before(end - 1, start, depth + 1) : subject;
  }
  if (before == ")") {
    std::uint32_t open = end - 1;
    while (open > start && m_recognition.text.word(open) != "(") {
      --open;
    }
    return subject_before(open, start, depth + 1);
  }
  if (m_recognition.is(end - 1, m_recognition.lists.relative_pronoun)) {
    const bool comma = end >= start + 2 && m_recognition.text.word(end - 2) == ",";
    const std::uint32_t behind = comma ? end - 2 : end - 1;
    const Nominal* antecedent = m_nominals.ending_at(behind);
    return antecedent != nullptr ? antecedent : subject_before(behind, start, depth + 1);
  }
  return subject_before_group(end, start, depth);
}

/// Before the aside that the comma or dash at `close` ends, or before the asides that come first:
/// "Ana Tannik, of Orvel, back from the sea, said"; else the name that is the aside itself: "one of
/// them, Ana Tannik, said".
const Nominal* Clauses::subject_before_aside(std::uint32_t close, const Nominal* apposition,
                                             std::uint32_t start, int depth) const {
  for (auto open = comma_before(close, start); open; open = comma_before(*open, start)) {
    if (const Nominal* subject = subject_before(before_age(*open, start), start, depth + 1)) {
      return subject;
    }
    if (apposition != nullptr && apposition->kind == "named" &&
        apposition->range.first == *open + 1) {
      return apposition;
    }
  }
  return nullptr;
}

/// Before a preposition, or before the apposition that holds it: "Ana Tannik, president and founder
/// of the Sea Fund said".
const Nominal* Clauses::subject_around(std::uint32_t preposition, std::uint32_t start,
                                       int depth) const {
  if (const Nominal* outer = subject_before(preposition, start, depth)) {
    return outer;
  }
  const auto open = comma_before(preposition, start);
  const Nominal* named = open ? m_nominals.ending_at(*open) : nullptr;
  return named != nullptr && named->kind == "named" ? named : nullptr;
}

const Nominal* Clauses::subject_before_group(std::uint32_t end, std::uint32_t start,
                                             int depth) const {
  constexpr std::uint32_t longest_group = 5;
  for (std::uint32_t back = 1; back <= longest_group && end >= start + back + 1; ++back) {
    const std::uint32_t token = end - back;
    if (m_recognition.text.tokens[token].kind == TokenKind::punctuation) {
      return nullptr;
    }
    if (verb_cue_at(token) != nullptr) {
      // "the official who came to discuss the bridge said".
      if (m_recognition.is(token - 1, m_recognition.lists.not_before_finite) && token > start + 1) {
        return subject_before(token - 1, start, depth + 1);
      }
      const std::uint32_t who = before_time(token, start);
      return who > start && m_recognition.is(who - 1, m_recognition.lists.relative_pronoun)
                 ? subject_before(who, start, depth + 1)
                 : nullptr;
    }
    if (m_recognition.is(token, m_recognition.lists.preposition)) {
      return subject_before(token, start, depth + 1);
    }
  }
  return nullptr;
}

/// Whether the token before is a verb that leads to another, or the "to" between them: "went on
/// to".
bool Clauses::led_to(std::uint32_t token) const {
  const auto& lists = m_recognition.lists;
  const auto is_to = [&](std::uint32_t at) {
    return m_recognition.is(at, lists.not_before_finite) && !m_recognition.is(at, lists.of);
  };
  const auto leads = [&](std::uint32_t at) {
    return m_recognition.is(at, lists.leads_to_verb) ||
           m_recognition.is(at, lists.leads_to_coming_verb) ||
           (at > 0 && m_recognition.text.word(at) == "on" &&
            m_recognition.is(at - 1, lists.leads_to_verb));
  };
  if (token < 2) {
    return false;
  }
  if (is_to(token - 1)) {
    return leads(token - 2);
  }
  const std::uint32_t after = m_recognition.text.word(token) == "on" ? token + 1 : token;
  return leads(token - 1) && (is_to(token) || is_to(after));
}

/// Before the adverbs, auxiliaries and words of time that end at `end`: "the bank this week also",
/// "the bank two days ago", "the bank Tuesday".
std::uint32_t Clauses::before_time(std::uint32_t end, std::uint32_t start) const {
  const auto& lists = m_recognition.lists;
  for (;;) {
    while (end > start &&
           (is_auxiliary(end - 1) || m_recognition.is(end - 1, lists.weekday) || led_to(end))) {
      --end;
    }
    if (end < start + 2 || !m_recognition.is(end - 1, lists.time_noun)) {
      return end;
    }
    std::uint32_t first = end - 1;
    while (first > start && (m_recognition.is(first, lists.time_noun) ||
                             m_recognition.is(first - 1, lists.time_opener))) {
      --first;
    }
    const bool opened = m_recognition.is(first, lists.time_opener) ||
                        m_recognition.is(first, lists.number_word) ||
                        m_recognition.text.tokens[first].kind == TokenKind::number;
    std::uint32_t before = first;  // of "the baker of nearly four years"
    while (before > start && is_adverb(before - 1)) {
      --before;
    }
    if (!opened || before <= start || m_recognition.is(before - 1, lists.of)) {
      return end;
    }
    end = first;
  }
}

/// Whether the verb at `verb`, whose adverbs begin at `adverbs`, shares the subject of another
/// before it: "and said", ", then said".
bool Clauses::joins_verb(std::uint32_t adverbs, std::uint32_t verb) const {
  const auto& lists = m_recognition.lists;
  return m_recognition.is(adverbs - 1, lists.coordinator) ||
         (m_recognition.text.word(adverbs - 1) == "," && adverbs < verb &&
          m_recognition.is(adverbs, lists.sequel));
}

/// Of a verb joined to those before it: the subject of the last one that reports, else, of a finite
/// verb, that of the sentence.
const Nominal* Clauses::shared_subject(std::uint32_t verb, TokenRange before) const {
  const Nominal* previous = subject_of_previous_cue(before.end, before.first);
  const Annotation* cue = verb_cue_at(verb);
  const bool finite =
      cue != nullptr &&
      attribute_of(m_recognition, *cue, m_recognition.words.attributes.tense) != "base";
  return previous != nullptr || !finite ? previous : subject_of_sentence(before);
}

/// The main clause of a sentence so far, behind what opens it: "In Orvel, the bank closed two
/// doors, which were old, and"; empty where the words before the end belong to a clause within it.
TokenRange Clauses::main_clause(TokenRange range) const {
  const auto& lists = m_recognition.lists;
  if (m_recognition.is(range.first, lists.preposition) ||
      m_recognition.is(range.first, lists.subordinator)) {
    range.first = next_comma(range.first, range.end).value_or(range.first - 1) + 1;
  }
  for (std::uint32_t token = range.first; token + 2 < range.end; ++token) {
    if (m_recognition.text.word(token) == "," && m_recognition.is(token + 1, lists.coordinator)) {
      const Nominal* subject = m_nominals.starting_at(token + 2);
      const std::uint32_t verb = subject == nullptr ? range.end : subject->range.end;
      if (verb < range.end && is_finite(verb)) {
        range.first = token + 2;  // ", and Ana Tannik was asked and said"
      }
    }
  }
  bool within = false;
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    if (m_quotations[token] != nullptr) {
      token = std::min(m_quotations[token]->range.end, range.end) - 1;
    } else if (m_recognition.text.word(token) == ",") {
      within = false;
    } else if (m_recognition.is(token, lists.subordinator) ||
               m_recognition.is(token, lists.relative_pronoun) ||
               m_recognition.is(token, lists.complementizer)) {
      within = finite_in({token + 1, range.end});  // not of "as a baker"
    }
  }
  return within ? TokenRange{} : range;
}

const Nominal* Clauses::subject_of_sentence(TokenRange sentence) const {
  const TokenRange range = main_clause(sentence);
  const Nominal* first = m_nominals.first_subject_in(range);
  const bool of_preposition =
      first != nullptr && first->range.first > range.first &&
      m_recognition.is(first->range.first - 1, m_recognition.lists.preposition);
  return of_preposition ? nullptr : first;
}

/// Verbs that take words in quotation marks may stand before their subject; behind others stands an
/// object.
bool Clauses::may_be_inverted(const Annotation& cue) const {
  return attribute_of(m_recognition, cue, m_recognition.words.attributes.takes_quote) == "yes";
}

const Nominal* Clauses::subject_of_previous_cue(std::uint32_t before, std::uint32_t start) const {
  const bool quoted = m_recognition.quotation_at(before) != nullptr;
  for (std::uint32_t token = before; token-- > start;) {
    const Annotation* cue = verb_cue_at(token);
    const bool finite =
        cue != nullptr &&
        (attribute_of(m_recognition, *cue, m_recognition.words.attributes.participle) != "yes" ||
         (token > start && m_recognition.is(token - 1, m_recognition.lists.auxiliary)));
    if (!finite || (m_recognition.quotation_at(token) != nullptr && !quoted)) {
      continue;
    }
    if (const Nominal* subject = subject_before(token, start, 1)) {
      return subject;
    }
    // "“No,” said Tannik, adding ...".
    const Nominal* inverted = m_nominals.starting_at(cue->range.end);
    if (inverted != nullptr && may_be_inverted(*cue)) {
      return inverted;
    }
  }
  return nullptr;
}

}  // namespace readout
