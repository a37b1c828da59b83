#include "loader/recognition/plain_speaker.hpp"

#include <algorithm>
#include <string_view>

namespace readout {

namespace {

class PlainSpeaker {
 public:
  PlainSpeaker(const Recognition& recognition, const Clauses& clauses, const Annotation& verb)
      : m_recognition(recognition), m_clauses(clauses), m_verb(verb) {}

  bool reports(std::uint32_t content) const {
    const auto& attributes = m_recognition.words.attributes;
    const auto& lists = m_recognition.lists;
    const std::uint32_t verb = m_verb.range.first;
    if (has(attributes.participle, "yes")) {  // "closed the bridge, saying"
      const bool uttered = has(attributes.takes_quote, "yes") || has(attributes.takes_bare, "yes");
      return uttered && !has(attributes.cue_class, "thinks") && verb > 0 &&
             (m_recognition.text.word(verb - 1) == "," ||
              m_recognition.is(verb - 1, lists.subordinator));
    }
    if (!has(attributes.tense, "past") && may_be_noun()) {
      return false;
    }
    const bool clause = m_recognition.is(content, lists.complementizer) ||
                        m_recognition.is(content, lists.subject_pronoun) ||
                        m_clauses.quotation_at(content);
    return (has(attributes.takes_bare, "yes") && !has(attributes.takes_noun, "yes")) ||
           (clause && (has(attributes.takes_bare, "yes") || has(attributes.takes_quote, "yes") ||
                       has(attributes.takes_told, "yes")));
  }

  bool acts(std::uint32_t content) const {
    const auto& lists = m_recognition.lists;
    return has(m_recognition.words.attributes.tense, "past") &&
           (m_recognition.is(content, lists.article) ||
            m_recognition.is(content, lists.possessive_determiner) ||
            m_clauses.nominals().starting_at(content) != nullptr);
  }

  /// Whether the words are a noun group: an article, number or capital begins them.
  bool is_definite(TokenRange words) const {
    const auto& lists = m_recognition.lists;
    const bool opened = m_recognition.is(words.first, lists.determiner) ||
                        m_recognition.is(words.first, lists.article) ||
                        m_recognition.is(words.first, lists.number_word);
    return (opened && words.end > words.first + 1) || m_recognition.is_capitalised(words.first);
  }

  /// "The call underscored": a medium through which others speak.
  bool is_silent_channel(TokenRange words) const {
    const auto sentence = m_recognition.sentence_of(words.end - 1);
    return sentence &&
           std::ranges::any_of(m_clauses.channels_in(*sentence), [&](const Annotation* channel) {
             return channel->range.end == words.end &&
                    attribute_of(m_recognition, *channel, m_recognition.words.attributes.speaks) ==
                        "no";
           });
  }

 private:
  bool has(Symbol attribute, std::string_view value) const {
    return attribute_of(m_recognition, m_verb, attribute) == value;
  }

  bool may_be_noun() const {
    return std::ranges::any_of(m_clauses.cues_of(m_verb.range), [&](const Annotation* cue) {
      return attribute_of(m_recognition, *cue, m_recognition.words.attributes.pos) == "noun";
    });
  }

  const Recognition& m_recognition;
  const Clauses& m_clauses;
  const Annotation& m_verb;
};

}  // namespace

TokenRange plain_speaker(const Recognition& recognition, const Clauses& clauses, TokenRange cue,
                         std::uint32_t content) {
  const Annotation* verb = clauses.verb_cue_at(cue.first);
  if (verb == nullptr ||
      attribute_of(recognition, *verb, recognition.words.attributes.rare) == "yes") {
    return {};
  }
  const PlainSpeaker speaker(recognition, clauses, *verb);
  const bool reports = speaker.reports(content);
  if (!reports && !speaker.acts(content)) {
    return {};
  }
  const TokenRange words = clauses.plain_subject_of(cue);
  if (words.empty() || speaker.is_silent_channel(words)) {
    return {};
  }
  return reports || speaker.is_definite(words) ? words : TokenRange{};
}

}  // namespace readout
