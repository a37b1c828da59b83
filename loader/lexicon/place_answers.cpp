#include "loader/lexicon/place_answers.hpp"

#include "loader/lexicon/place_anchors.hpp"

#include <optional>

namespace readout {

namespace {

// How often the walks of a look-around may read as much as the sequence.
constexpr std::size_t most_rounds = 8;

}  // namespace

PlaceAnswers::PlaceAnswers(const Automata& automata, const UnitSymbols& symbols)
    : m_automata(automata), m_asked(automata.questions) {
  for (std::uint32_t i = 0; i < automata.anchors.size(); ++i) {
    m_asked[automata.anchors[i].question] = {.is_anchor = true, .position = i};
  }
  m_looks.reserve(automata.looks.size());
  for (const LookQuestion& look : automata.looks) {
    m_asked[look.question].position = static_cast<std::uint32_t>(m_looks.size());
    m_looks.push_back({.ahead = look.ahead,
                       .away = {look.away, symbols, StateCache::Starts::once},
                       .towards = {look.towards, symbols, StateCache::Starts::everywhere}});
  }
}

void PlaceAnswers::begin(const AnnotatedText& text, std::span<const UnitView> units,
                         std::span<const std::uint32_t> symbols) {
  m_text = &text;
  m_units = units;
  m_symbols = symbols;
  m_answers.assign((units.size() + 1) * m_asked.size(), Answer::unknown);
  for (Look& look : m_looks) {
    look.steps = 0;
  }
}

bool PlaceAnswers::find(std::uint32_t place, std::uint32_t question) {
  const Asked asked = m_asked[question];
  const std::size_t number = place * m_asked.size() + question;
  if (asked.is_anchor) {
    const bool holds = anchor_holds(m_automata.anchors[asked.position], place);
    m_answers[number] = holds ? Answer::yes : Answer::no;
    return holds;
  }
  Look& look = m_looks[asked.position];
  if (look.steps > most_rounds * m_units.size()) {
    answer_everywhere(look, question);
    return m_answers[number] == Answer::yes;
  }
  const bool holds = walk_away(look, place);
  m_answers[number] = holds ? Answer::yes : Answer::no;
  return holds;
}

bool PlaceAnswers::anchor_holds(const AnchorQuestion& anchor, std::uint32_t place) const {
  const auto before =
      place > 0 ? sentence_at(*m_text, m_units[place - 1].range.end - 1) : std::nullopt;
  const auto behind =
      place < m_units.size() ? sentence_at(*m_text, m_units[place].range.first) : std::nullopt;
  const auto sentence = anchor.at_end ? before : behind;
  return sentence && before != behind &&
         anchor.part < (anchor.at_end ? parts_ending_with(*m_text, *sentence)
                                      : parts_starting_with(*m_text, *sentence));
}

bool PlaceAnswers::walk_away(Look& look, std::uint32_t place) {
  const auto end = look.ahead ? static_cast<std::uint32_t>(m_units.size()) : 0U;
  std::uint32_t state = settled(look.away, look.away.start(), place);
  while (place != end && state != StateCache::dead && !look.away.accepts(state)) {
    const std::uint32_t unit = look.ahead ? place : place - 1;
    place = look.ahead ? place + 1 : place - 1;
    state = settled(look.away, look.away.next(state, m_symbols[unit]), place);
    ++look.steps;
    ++m_steps;
  }
  return look.away.accepts(state);
}

void PlaceAnswers::answer_everywhere(Look& look, std::uint32_t question) {
  const auto size = static_cast<std::uint32_t>(m_units.size());
  std::uint32_t state = look.towards.start();
  for (std::uint32_t done = 0; done <= size; ++done) {
    const std::uint32_t place = look.ahead ? size - done : done;
    if (done != 0) {
      state = look.towards.next(state, m_symbols[look.ahead ? place : place - 1]);
      ++m_steps;
    }
    state = settled(look.towards, state, place);
    m_answers[place * m_asked.size() + question] =
        look.towards.accepts(state) ? Answer::yes : Answer::no;
  }
}

std::size_t PlaceAnswers::bytes() const {
  std::size_t bytes = 0;
  for (const Look& look : m_looks) {
    bytes += look.away.bytes() + look.towards.bytes();
  }
  return bytes;
}

void PlaceAnswers::clear() {
  for (Look& look : m_looks) {
    look.away.clear();
    look.towards.clear();
  }
}

}  // namespace readout
