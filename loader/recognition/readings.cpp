#include "loader/recognition/steps.hpp"

namespace readout {

namespace {

constexpr ReadingSet name_bit = bit_of(Reading::name);
constexpr ReadingSet verb_bits = bit_of(Reading::base) | bit_of(Reading::present) |
                                 bit_of(Reading::past) | bit_of(Reading::participle) |
                                 bit_of(Reading::ing);
constexpr ReadingSet content_bits = verb_bits | bit_of(Reading::noun) | bit_of(Reading::plural) |
                                    bit_of(Reading::adjective) | bit_of(Reading::adverb) |
                                    bit_of(Reading::modal) | name_bit;

/// Gives the tokens of one document their readings.
class ReadingFinder {
 public:
  explicit ReadingFinder(Recognition& recognition)
      : m_recognition(recognition), m_text(recognition.text) {}

  void run() {
    m_text.readings.assign(m_text.tokens.size(), 0);
    for (const TextSentence& sentence : m_text.sentences) {
      read_sentence(sentence.range);
    }
    names_of_dictionaries();
  }

 private:
  void read_sentence(TokenRange range) {
    const bool in_capitals = has_capitals_throughout(range);
    bool starts = true;
    for (std::uint32_t token = range.first; token < range.end; ++token) {
      const TokenKind kind = m_text.tokens[token].kind;
      if (kind == TokenKind::number) {
        m_text.readings[token] = bit_of(Reading::number);
        starts = false;
      } else if (kind == TokenKind::word) {
        m_text.readings[token] = readings_at(token, starts || in_capitals);
        starts = false;
      } else {
        starts = starts || may_start_after(token);
      }
    }
    join_compounds(range);
  }

  /// Behind these marks a capital may be that of a first word.
  bool may_start_after(std::uint32_t token) const {
    constexpr std::string_view marks = ".!?…:;(\"“‘«„";
    return marks.find(m_text.word(token)) != std::string_view::npos;
  }

  /// A headline that writes nearly every word with a capital: there a capital says nothing.
  bool has_capitals_throughout(TokenRange range) const {
    std::uint32_t words = 0;
    std::uint32_t capitals = 0;
    for (std::uint32_t token = range.first; token < range.end; ++token) {
      constexpr std::uint32_t short_word = 3;
      const Token& at = m_text.tokens[token];
      const bool counts = at.kind == TokenKind::word && at.end - at.start > short_word;
      words += counts ? 1 : 0;
      capitals += counts && m_recognition.is_capitalised(token) ? 1 : 0;
    }
    constexpr std::uint32_t least = 4;
    return words >= least && capitals * 5 >= words * 4;
  }

  ReadingSet readings_at(std::uint32_t token, bool starts) const {
    const WordReadings& known = m_recognition.word(token).readings;
    if (!m_recognition.is_capitalised(token)) {
      return known.set;
    }
    if (!known.listed && !m_recognition.is(token, m_recognition.lists.common_words)) {
      return name_bit;
    }
    if (starts) {
      return known.set | (may_be_name(token) ? name_bit : 0);
    }
    const bool function_word = (known.set & content_bits) == 0;
    return function_word && is_not_initials(m_text.word(token)) ? known.set : name_bit;
  }

  /// "US", "IT" and "WHO" inside a sentence are names, "The" and "I" are none.
  static bool is_not_initials(std::string_view word) {
    return word.size() == 1 || !(word[1] >= 'A' && word[1] <= 'Z');
  }

  /// Whether the first word of a sentence may be a name though it is a word: a name of a person
  /// before another capital.
  bool may_be_name(std::uint32_t token) const {
    return token + 1 < m_text.tokens.size() && m_recognition.is_capitalised(token + 1) &&
           (m_recognition.is(token, m_recognition.lists.given_names) ||
            m_recognition.is(token, m_recognition.lists.surnames));
  }

  /// Words joined by hyphens: what stands before the last is no verb, and a participle at the end
  /// is an adjective ("US-led", "long-running").
  void join_compounds(TokenRange range) {
    for (std::uint32_t token = range.first + 1; token + 1 < range.end; ++token) {
      const Token& mark = m_text.tokens[token];
      if (m_text.word(token) != "-" || m_text.tokens[token - 1].end != mark.start ||
          m_text.tokens[token + 1].start != mark.end) {
        continue;
      }
      keep(token - 1, ~verb_bits);
      constexpr ReadingSet participles = bit_of(Reading::participle) | bit_of(Reading::ing);
      if ((m_text.readings[token + 1] & participles) != 0) {
        m_text.readings[token + 1] = bit_of(Reading::adjective);
      }
      keep(token + 1, ~verb_bits);
    }
  }

  void keep(std::uint32_t token, ReadingSet allowed) {
    const ReadingSet left = m_text.readings[token] & allowed;
    m_text.readings[token] = left != 0 ? left : m_text.readings[token];
  }

  /// Capitals that an entity of the dictionaries covers are names; a single word at the start of a
  /// sentence keeps what else it can be, unless it is a state. Adjectives of states are both.
  void names_of_dictionaries() {
    for (const Annotation& annotation : m_text.annotations) {
      if (!m_recognition.words.entity_kind(annotation.kind)) {
        continue;
      }
      const bool adjective =
          annotation.value(m_recognition.words.form) == m_recognition.words.adjective;
      const bool sure = annotation.kind == m_recognition.words.state ||
                        annotation.range.end > annotation.range.first + 1;
      for (std::uint32_t token = annotation.range.first; token < annotation.range.end; ++token) {
        name_token(token, sure, adjective);
      }
    }
  }

  void name_token(std::uint32_t token, bool sure, bool adjective) {
    if (m_text.readings[token] == 0 || !m_recognition.is_capitalised(token)) {
      return;
    }
    const ReadingSet before = m_text.readings[token];
    const bool function_word = (before & content_bits) == 0;
    if (!function_word) {
      m_text.readings[token] =
          (sure ? 0 : before) | name_bit | (adjective ? bit_of(Reading::adjective) : 0);
    }
  }

  Recognition& m_recognition;
  AnnotatedText& m_text;
};

}  // namespace

void find_readings(Recognition& recognition) { ReadingFinder(recognition).run(); }

void keep_common_readings(Recognition& recognition) {
  AnnotatedText& text = recognition.text;
  for (std::uint32_t token = 0; token < text.readings.size(); ++token) {
    const ReadingSet left = text.readings[token];
    const bool open = (left & (left - 1)) != 0;
    if (open) {
      text.readings[token] = recognition.word(token).readings.commonest(left);
    }
  }
}

}  // namespace readout
