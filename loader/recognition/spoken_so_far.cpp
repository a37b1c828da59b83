#include "loader/recognition/spoken_so_far.hpp"

#include "loader/recognition/speech_form.hpp"

#include <algorithm>
#include <utility>

namespace readout {

SpokenSoFar::SpokenSoFar(Recognition& recognition)
    : m_recognition(recognition),
      m_quoted(recognition.text.tokens.size(), false),
      m_naming(recognition.text.tokens.size(), false),
      m_by_sentence(recognition.text.sentences.size()) {
  for (std::uint32_t number = 0; number < recognition.statements.size(); ++number) {
    learn(number);
  }
}

void SpokenSoFar::learn(std::uint32_t number) {
  const TokenStatement& statement = m_recognition.statements[number];
  m_by_sentence[statement.sentence].push_back(number);
  if (const auto one = spoken(number)) {
    m_spoken.insert(*one);
  }
  for (const TokenRange content : statement.content) {
    for (const Quotation& quotation : m_recognition.outer_quotations_in(content)) {
      m_quoted[quotation.range.first] =
          m_quoted[quotation.range.first] || is_quoted_by(content, quotation);
    }
  }
  for (const TokenSlot& speaker : statement.speakers) {
    for (const Quotation& quotation : m_recognition.outer_quotations_in(speaker.range)) {
      m_naming[quotation.range.first] =
          m_naming[quotation.range.first] || speaker.range.contains(quotation.range);
    }
  }
}

std::optional<SpokenSoFar::Spoken> SpokenSoFar::spoken(std::uint32_t number) const {
  const TokenStatement& statement = m_recognition.statements[number];
  const bool told_in_quotation =
      statement.cue && m_recognition.quotation_at(statement.cue->first) != nullptr;
  if (statement.speakers.empty() || told_in_quotation) {
    return std::nullopt;
  }
  return Spoken(last_sentence_of(statement), statement.content.front(), number);
}

std::uint32_t SpokenSoFar::last_sentence_of(const TokenStatement& statement) const {
  std::uint32_t last = statement.sentence;
  for (const TokenRange content : statement.content) {
    last = std::max(last, m_recognition.sentence_of(content.end - 1).value_or(last));
  }
  return last;
}

const TokenStatement* SpokenSoFar::last_up_to(std::uint32_t sentence) const {
  const auto behind = m_spoken.lower_bound(Spoken(sentence + 1, {}, 0));
  return behind == m_spoken.begin() ? nullptr
                                    : &m_recognition.statements[std::get<2>(*std::prev(behind))];
}

TokenStatement* SpokenSoFar::quoted_before(std::uint32_t sentence) {
  for (; m_passed < sentence; ++m_passed) {
    for (const std::uint32_t number : m_by_sentence[m_passed]) {
      consider(number);
    }
  }
  const bool here =
      m_last_quoted &&
      paragraph_of(m_recognition.statements[*m_last_quoted].sentence) == paragraph_of(sentence);
  return here ? &m_recognition.statements[*m_last_quoted] : nullptr;
}

TokenStatement* SpokenSoFar::told_just_before(std::uint32_t sentence) {
  const TokenStatement* last = sentence == 0 ? nullptr : last_up_to(sentence - 1);
  if (last == nullptr || last_sentence_of(*last) + 1 != sentence ||
      paragraph_of(sentence - 1) != paragraph_of(sentence)) {
    return nullptr;
  }
  auto* found = m_recognition.statements.data() + (last - m_recognition.statements.data());
  for (const std::uint32_t number : m_by_sentence[found->sentence]) {
    TokenStatement& outer = m_recognition.statements[number];
    const bool reports = outer.cue && found->cue && spoken(number) &&
                         std::ranges::any_of(outer.content, [&](TokenRange content) {
                           return content.contains(*found->cue);
                         });
    found = reports ? &outer : found;
  }
  return found->kind == StatementKind::indirect && found->cue_class != CueClass::thinks ? found
                                                                                        : nullptr;
}

void SpokenSoFar::consider(std::uint32_t number) {
  const auto rank = [&](std::uint32_t other) {
    const TokenStatement& statement = m_recognition.statements[other];
    return std::tuple(paragraph_of(statement.sentence), statement.cue.has_value(),
                      statement.content.front(), other);
  };
  const TokenStatement& statement = m_recognition.statements[number];
  const bool quoted =
      statement.kind == StatementKind::direct || statement.kind == StatementKind::mixed;
  if (quoted && !statement.speakers.empty() &&
      (!m_last_quoted || rank(*m_last_quoted) < rank(number))) {
    m_last_quoted = number;
  }
}

void SpokenSoFar::add(TokenStatement statement) {
  m_recognition.statements.push_back(std::move(statement));
  learn(static_cast<std::uint32_t>(m_recognition.statements.size() - 1));
}

void SpokenSoFar::go_on(TokenStatement& statement, TokenRange quotation) {
  const auto number = static_cast<std::uint32_t>(&statement - m_recognition.statements.data());
  if (const auto before = spoken(number)) {
    m_spoken.erase(*before);
  }
  statement.content.push_back(quotation);
  if (statement.kind == StatementKind::indirect) {
    statement.kind = form_of(m_recognition, statement.content);
  }
  if (const auto now = spoken(number)) {
    m_spoken.insert(*now);
  }
}

}  // namespace readout
