#include "loader/lexicon/start_filter.hpp"

#include "loader/lexicon/place_anchors.hpp"

#include <algorithm>

namespace readout {

StartFilter::StartFilter(const Automata& automata, const ConstraintTable& constraints,
                         UnitSymbols& symbols)
    : m_automata(automata),
      m_symbols(symbols),
      m_states(automata.rules, symbols, StateCache::Starts::once, StateCache::Questions::granted) {
  make_first_states();
  m_bare_may_start = std::ranges::any_of(
      m_states.constraints_of(m_first_states.front()),
      [&](std::uint32_t constraint) { return constraints.may_hold_for_bare(constraint); });
}

void StartFilter::make_first_states() {
  for (std::uint32_t parts = 0; parts < m_first_states.size(); ++parts) {
    Bits denied((m_automata.questions + 31) / 32, 0);
    for (const AnchorQuestion& anchor : m_automata.anchors) {
      if (!anchor.at_end && anchor.part >= parts) {
        set_bit(denied, anchor.question);
      }
    }
    m_first_states[parts] = m_states.start_without(denied);
  }
}

std::optional<std::uint32_t> StartFilter::first_start(const AnnotatedText& text,
                                                      const UnitIndex& index, TokenRange range) {
  UnitIndex::Walk walk = index.walk(range);
  if (m_first_states.front() != m_first_states.back()) {
    const auto sentence = sentence_at(text, range.first);
    if (!sentence || text.sentences[*sentence].range.end < range.end) {
      return range.first;
    }
    if (may_match_from(text, walk, m_first_states[parts_starting_with(text, *sentence)])) {
      return walk.token();
    }
    if (m_first_states.front() == StateCache::dead) {
      return std::nullopt;
    }
  }
  while (!walk.at_end()) {
    if (!walk.at_annotations() && m_bare_may_start) {
      walk.pass_tokens([&](std::uint32_t token) { return !token_may_start(text, token); });
    }
    if (!walk.at_end() &&
        (walk.at_annotations() ? may_match_from_annotations(text, walk)
                               : may_match_from(text, walk, m_first_states.front()))) {
      return walk.token();
    }
    if (m_bare_may_start) {
      walk.pass_token();
    } else {
      walk.pass_to_annotations();
    }
  }
  return std::nullopt;
}

bool StartFilter::find_whether_token_may_start(const AnnotatedText& text, std::uint32_t token) {
  const std::uint32_t token_class = m_symbols.class_of(text, token);
  if (token_class >= m_class_may_start.size()) {
    m_class_may_start.resize(token_class + 1, not_known);
  }
  const bool may = symbol_may_start(m_symbols.symbol_of_token(text, token));
  m_class_may_start[token_class] = may ? 1 : 0;
  return may;
}

bool StartFilter::find_whether_may_start(std::uint32_t symbol) {
  if (symbol >= m_may_start.size()) {
    m_may_start.resize(symbol + 1, not_known);
  }
  const bool may = m_states.next(m_first_states.front(), symbol) != StateCache::dead;
  m_may_start[symbol] = may ? 1 : 0;
  return may;
}

// Most units are of a kind that no match starts with.
bool StartFilter::may_match_from_annotations(const AnnotatedText& text, UnitIndex::Walk walk) {
  const auto unit = walk.unit_here();
  return (!unit || symbol_may_start(m_symbols.symbol_of(text, *unit))) &&
         may_match_from(text, walk, m_first_states.front());
}

// From any token, also within a unit: what is asked is only whether a match is possible.
bool StartFilter::may_match_from(const AnnotatedText& text, UnitIndex::Walk walk,
                                 std::uint32_t state) {
  for (UnitView unit; state != StateCache::dead && !m_states.accepts(state) && walk.next(unit);) {
    state = m_states.next(state, m_symbols.symbol_of(text, unit));
    ++m_steps;
  }
  return m_states.accepts(state);
}

bool StartFilter::may_match_at(const AnnotatedText& text, std::span<const UnitView> units,
                               std::span<const std::uint32_t> symbols, std::uint32_t start) {
  std::uint32_t state = m_first_states[parts_starting_at(text, units, start)];
  for (std::uint32_t unit = start;
       state != StateCache::dead && !m_states.accepts(state) && unit < units.size(); ++unit) {
    state = m_states.next(state, symbols[unit]);
    ++m_steps;
  }
  return m_states.accepts(state);
}

std::uint32_t StartFilter::parts_starting_at(const AnnotatedText& text,
                                             std::span<const UnitView> units, std::uint32_t place) {
  if (m_first_states.front() == m_first_states.back()) {
    return 0;
  }
  const auto sentence_of = [&](std::uint32_t token) {
    const auto sentence = sentence_at(text, token, m_sentence);
    m_sentence = sentence.value_or(m_sentence);
    return sentence;
  };
  const auto before = place == 0 ? std::nullopt : sentence_of(units[place - 1].range.end - 1);
  const auto sentence = sentence_of(units[place].range.first);
  return sentence && sentence != before ? parts_starting_with(text, *sentence) : 0;
}

void StartFilter::clear() {
  m_states.clear();
  m_may_start.clear();
  m_class_may_start.clear();
  make_first_states();
}

}  // namespace readout
