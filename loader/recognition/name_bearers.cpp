#include "loader/recognition/name_bearers.hpp"

#include "loader/recognition/capitals.hpp"
#include "schema/text/fold.hpp"

#include <set>
#include <string>

namespace readout {

namespace {

/// Names of one word that stand for a place, a body or a state's adjective, and are a person's.
class NameBearers {
 public:
  NameBearers(Recognition& recognition, const PersonNames& people)
      : m_recognition(recognition), m_text(recognition.text), m_people(people) {}

  void run() {
    std::set<std::string> known_otherwise;
    for (const TokenMention& mention : m_recognition.mentions) {
      if (is_word_of_place_or_body(mention) && stands_as_place_or_body(mention) &&
          !is_led_to_alone(mention)) {
        known_otherwise.insert(fold(m_text.words(mention.range)));
      }
    }
    for (TokenMention& mention : m_recognition.mentions) {
      if (is_adjective_alone(mention)) {
        take_for_bearer(mention);
      } else if (is_word_of_place_or_body(mention) &&
                 (!stands_as_place_or_body(mention) || is_led_to_alone(mention))) {
        if (is_of_long_list(mention) ||
            !known_otherwise.contains(fold(m_text.words(mention.range)))) {
          take_for_bearer(mention);
        }
      }
    }
  }

 private:
  /// "The letter to Tannik": nothing but the preposition, which people have too, says a place.
  bool is_led_to_alone(const TokenMention& mention) const {
    const std::uint32_t first = mention.range.first;
    return !mention.entry && first > 0 &&
           m_recognition.is(first - 1, m_recognition.lists.not_before_finite);
  }

  /// "French, 67", "Dane said": an adjective of a state that no noun follows and no article leads.
  bool is_adjective_alone(const TokenMention& mention) const {
    const std::uint32_t first = mention.range.first;
    const std::uint32_t next = mention.range.end;
    if (mention.kind != EntityKind::state || mention.form == MentionForm::name ||
        next != first + 1 || next + 1 >= m_text.tokens.size() ||
        (first > 0 && m_recognition.is(first - 1, m_recognition.lists.closed_class) &&
         !m_recognition.is(first - 1, m_recognition.lists.subordinator))) {
      return false;
    }
    constexpr ReadingSet finite = bit_of(Reading::present) | bit_of(Reading::past);
    constexpr ReadingSet noun = bit_of(Reading::noun) | bit_of(Reading::plural);
    const ReadingSet readings = m_recognition.word(next).readings.set;
    const bool age = m_text.word(next) == "," && m_text.tokens[next + 1].kind == TokenKind::number;
    return age || m_recognition.is(next, m_recognition.lists.possessive_mark) ||
           ((readings & finite) != 0 && (readings & noun) == 0);
  }

  bool is_of_long_list(const TokenMention& mention) const {
    const std::string& rule = m_recognition.lexicon.rule_set().rules[mention.rule].name;
    return rule == "dictionaries/cities" || rule == "dictionaries/provinces";
  }

  bool is_word_of_place_or_body(const TokenMention& mention) const {
    return (mention.kind == EntityKind::place || mention.kind == EntityKind::organization) &&
           mention.range.end == mention.range.first + 1 &&
           (mention.entry || mention.kind == EntityKind::place) &&
           mention.form == MentionForm::name && !is_all_caps(m_text.words(mention.range));
  }

  /// "in Michelena", "Michelena, Venezuela", "the Duma"; not "the Michelena family".
  bool stands_as_place_or_body(const TokenMention& mention) const {
    const std::uint32_t token = mention.range.first;
    const bool led =
        token > 0 && (m_recognition.is(token - 1, m_recognition.lists.place_preposition) ||
                      (mention.kind == EntityKind::organization &&
                       m_recognition.is(token - 1, m_recognition.lists.definite)));
    const auto behind_comma = token + 2 < m_text.tokens.size() && m_text.word(token + 1) == ","
                                  ? m_recognition.mention_at(token + 2)
                                  : std::nullopt;
    return led ||
           (behind_comma && m_recognition.mentions[*behind_comma].kind != EntityKind::person);
  }

  void take_for_bearer(TokenMention& mention) {
    if (const auto person = m_people.bearer(mention.range.first)) {
      mention.kind = EntityKind::person;
      mention.form = MentionForm::name;
      mention.rule = m_recognition.lexicon.rule_of_step("names");
      mention.entry = std::nullopt;
      mention.local = person;
    }
  }

  Recognition& m_recognition;
  AnnotatedText& m_text;
  const PersonNames& m_people;
};

}  // namespace

void take_for_bearers(Recognition& recognition, const PersonNames& people) {
  NameBearers(recognition, people).run();
}

}  // namespace readout
