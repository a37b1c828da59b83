#include "loader/recognition/clauses.hpp"

#include <algorithm>
#include <string_view>

namespace readout {

Clauses::Clauses(const Recognition& recognition)
    : m_recognition(recognition),
      m_nominals(recognition),
      m_verbs(recognition),
      m_verb_cues(recognition.text.tokens.size() + 1, nullptr),
      m_quotations(recognition.text.tokens.size() + 1, nullptr),
      m_channels(recognition.text.tokens.size() + 1, false) {
  const AttributeNames& names = recognition.words.attributes;
  for (const Annotation& annotation : recognition.text.annotations) {
    if (annotation.removed) {
      continue;
    }
    const auto sentence = attribute_of(recognition, annotation, names.channel).empty()
                              ? std::nullopt
                              : recognition.sentence_of(annotation.range.first);
    if (sentence) {
      m_channels[annotation.range.first] = true;
      m_channel_nouns[*sentence].push_back(&annotation);
    }
    const std::string_view pos = attribute_of(recognition, annotation, names.pos);
    if (!pos.empty()) {
      m_cues.push_back(&annotation);
    }
    if (pos == "verb") {
      const Annotation*& known = m_verb_cues[annotation.range.first];
      if (known == nullptr || known->range.end < annotation.range.end) {
        known = &annotation;
      }
    }
  }
  std::ranges::stable_sort(m_cues, {}, &Annotation::range);
  for (const Quotation& quotation : recognition.quotations) {
    if (quotation.depth == 0) {
      m_quotations[quotation.range.first] = &quotation;
    }
  }
}

std::uint32_t Clauses::sentence_start(std::uint32_t token) const {
  const auto sentence = m_recognition.sentence_of(token);
  return sentence ? m_recognition.text.sentences[*sentence].range.first : token;
}

std::uint32_t Clauses::sentence_end(std::uint32_t token) const {
  const auto sentence = m_recognition.sentence_of(token);
  return sentence ? m_recognition.text.sentences[*sentence].range.end : token;
}

bool Clauses::is_auxiliary(std::uint32_t token) const {
  const bool named = m_recognition.is_capitalised(token) && m_recognition.mention_at(token);
  return m_recognition.is(token, m_recognition.lists.auxiliary) ||
         (m_recognition.is(token, m_recognition.lists.modal) && !named) ||  // "Theresa May said"
         m_recognition.is(token, m_recognition.lists.negation) || is_adverb(token);
}

bool Clauses::is_dash(std::uint32_t token) const {
  const std::string_view word = m_recognition.text.word(token);
  return m_recognition.text.is_hyphen_as_dash(token) || word == "–" || word == "—" || word == "--";
}

/// A second dash in a sentence: the two hold a parenthesis.
bool Clauses::dash_in(TokenRange range) const {
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    if (is_dash(token)) {
      return true;
    }
  }
  return false;
}

bool Clauses::is_adverb(std::uint32_t token) const {
  return m_recognition.is(token, m_recognition.lists.adverb) ||
         (!m_recognition.is_capitalised(token) &&
          m_recognition.word(token).readings.set == bit_of(Reading::adverb));
}

const Annotation* Clauses::verb_cue_at(std::uint32_t token) const {
  return token < m_verb_cues.size() ? m_verb_cues[token] : nullptr;
}

const Annotation* Clauses::cue_of(TokenRange words) const {
  const auto cues = cues_of(words);
  return cues.empty() ? nullptr : cues.front();
}

std::span<const Annotation* const> Clauses::cues_of(TokenRange words) const {
  const auto found = std::ranges::equal_range(m_cues, words, {}, &Annotation::range);
  return {found.begin(), found.end()};
}

std::span<const Annotation* const> Clauses::channels_in(std::uint32_t sentence) const {
  const auto found = m_channel_nouns.find(sentence);
  return found == m_channel_nouns.end() ? std::span<const Annotation* const>() : found->second;
}

const Annotation* Clauses::ending_cue_at(std::uint32_t token) const {
  const Annotation* cue = verb_cue_at(token);
  const bool rare = cue != nullptr &&
                    attribute_of(m_recognition, *cue, m_recognition.words.attributes.rare) == "yes";
  return rare ? nullptr : cue;
}

/// "those states that", "in states that", "many promises": a plural noun, not the verb that is
/// spelt like it.
bool Clauses::is_plural_noun(std::uint32_t cue) const {
  const auto& lists = m_recognition.lists;
  const std::uint32_t readings = m_recognition.word(cue).readings.set;
  return (readings & bit_of(Reading::plural)) != 0 && (readings & bit_of(Reading::present)) != 0 &&
         (m_recognition.is(cue - 1, lists.of_many) ||
          m_recognition.is(cue - 1, lists.preposition) ||
          m_recognition.text.tokens[cue - 1].kind == TokenKind::number);
}

bool Clauses::is_attribute(std::uint32_t cue) const {
  const Annotation* verb = cue == 0 ? nullptr : verb_cue_at(cue);
  const AttributeNames& names = m_recognition.words.attributes;
  const auto has = [&](Symbol attribute, std::string_view value) {
    return attribute_of(m_recognition, *verb, attribute) == value;
  };
  if (verb == nullptr || !has(names.pos, "verb")) {
    return false;
  }
  if (has(names.participle, "yes") && m_recognition.is(cue, m_recognition.lists.comment_opener)) {
    const Nominal* subject = subject_of(verb->range);
    const bool somebody =
        subject != nullptr &&
        (subject->kind == "named" || subject->kind == "pronoun" || subject->kind == "office");
    return !somebody;  // ", suggesting ..." behind a thing is the writer's own conclusion
  }
  const bool counted = m_recognition.text.tokens[cue - 1].kind == TokenKind::number &&
                       !has(names.takes_bare, "yes") && !has(names.takes_quote, "yes");
  return counted ||  // "12 pledged votes"
         is_plural_noun(cue) || m_recognition.is(cue - 1, m_recognition.lists.article) ||
         m_recognition.is(cue - 1, m_recognition.lists.possessive_determiner) ||
         (m_recognition.is(cue - 1, m_recognition.lists.not_before_finite) && !led_to(cue));
}

std::optional<std::uint32_t> Clauses::next_comma(std::uint32_t token, std::uint32_t end) const {
  for (; token < end; ++token) {
    if (m_recognition.text.word(token) == ",") {
      return token;
    }
  }
  return std::nullopt;
}

bool Clauses::quotes(std::uint32_t token) const {
  while (token < m_recognition.text.tokens.size() && is_auxiliary(token)) {
    ++token;
  }
  const Annotation* cue = verb_cue_at(token);
  if (cue == nullptr) {
    return false;
  }
  const auto& attributes = m_recognition.words.attributes;
  const bool object = m_nominals.starting_at(cue->range.end) != nullptr;
  return attribute_of(m_recognition, *cue, attributes.takes_told) == "yes" ||
         (!object && attribute_of(m_recognition, *cue, attributes.takes_quote) == "yes");
}

TokenRange Clauses::phrase_before(std::uint32_t end) const {
  TokenRange phrase = clause_before(end);
  for (std::uint32_t token = phrase.first; token < phrase.end; ++token) {
    if (m_quotations[token] != nullptr) {
      token = m_quotations[token]->range.end - 1;
    } else if (m_recognition.text.word(token) == ",") {
      // "the hotline, which he had proposed, was ...": a relative clause belongs to its noun.
      const bool aside = m_recognition.is(token + 1, m_recognition.lists.relative_pronoun) &&
                         !m_recognition.is(token + 1, m_recognition.lists.complementizer);
      if (aside) {
        token = next_comma(token + 1, phrase.end).value_or(phrase.end);
      } else {
        phrase.first = token + 1;
      }
    }
  }
  while (phrase.end > phrase.first && m_recognition.text.word(phrase.end - 1) == ",") {
    --phrase.end;
  }
  return phrase;
}

bool Clauses::bracket_closes(TokenRange range) const {
  for (std::uint32_t token = range.first; token < range.end; ++token) {
    if (m_recognition.text.word(token) == ")") {
      return true;
    }
  }
  return false;
}

TokenRange Clauses::clause_before(std::uint32_t end) const {
  const std::uint32_t start = sentence_start(end);
  std::uint32_t first = start;
  // The clause starts behind the last words of another speaker, a colon, a bracket that is open, or
  // a dash before words in quotation marks: "He was sure - “We won,” he said".
  for (std::uint32_t token = start; token < end; ++token) {
    if (m_quotations[token] != nullptr) {
      token = m_quotations[token]->range.end - 1;
      continue;
    }
    const std::string_view mark = m_recognition.text.word(token);
    const bool open = mark == "(" && !bracket_closes({token, end});
    const bool dash = m_quotations[token + 1] != nullptr && is_dash(token);
    if (mark == ";" || mark == ":" || ((open || dash) && token + 1 < end)) {
      first = token + 1;
    }
  }
  while (end > first &&
         (m_recognition.text.word(end - 1) == "," || m_recognition.text.word(end - 1) == "—" ||
          m_recognition.text.word(end - 1) == "–")) {
    --end;
  }
  return {first, end};
}

}  // namespace readout
