#pragma once

#include "loader/lexicon/automaton.hpp"
#include "loader/lexicon/state_cache.hpp"
#include "loader/lexicon/unit_index.hpp"
#include "loader/lexicon/unit_symbols.hpp"
#include "loader/text/annotated_text.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace readout {

/// Answers what the patterns of a phase ask of places: anchors and look-arounds. Place i stands
/// before unit i, the last one behind all units. A look-around is answered where it is asked, by a
/// walk from that place; one whose walks have read much more than the sequence answers all places
/// in one walk, so that the time stays linear. Belongs to one thread.
class PlaceAnswers {
 public:
  /// Both must outlive the answers.
  PlaceAnswers(const Automata& automata, const UnitSymbols& symbols);

  /// Begins a sequence. All must outlive the questions about it.
  void begin(const AnnotatedText& text, std::span<const UnitView> units,
             std::span<const std::uint32_t> symbols);
  bool holds(std::uint32_t place, std::uint32_t question) {
    const Answer known = m_answers[place * m_asked.size() + question];
    return known == Answer::unknown ? find(place, question) : known == Answer::yes;
  }
  /// The state that goes on from `state` at a place.
  std::uint32_t settled(StateCache& states, std::uint32_t state, std::uint32_t place) {
    while (states.asks(state)) {
      state = states.settled(state, holds(place, states.question_of(state)));
    }
    return state;
  }

  /// Units that look-arounds have read so far.
  std::size_t steps() const { return m_steps; }
  std::size_t bytes() const;
  /// Forgets everything; to be called together with UnitSymbols::clear.
  void clear();

 private:
  enum class Answer : std::uint8_t { unknown, yes, no };
  struct Look {
    bool ahead = true;
    StateCache away;
    StateCache towards;
    std::size_t steps = 0;  // of walks in the sequence at hand
  };
  // What a question asks: an anchor or a look-around, by position.
  struct Asked {
    bool is_anchor = false;
    std::uint32_t position = 0;
  };

  bool find(std::uint32_t place, std::uint32_t question);
  bool anchor_holds(const AnchorQuestion& anchor, std::uint32_t place) const;
  bool walk_away(Look& look, std::uint32_t place);
  void answer_everywhere(Look& look, std::uint32_t question);

  const Automata& m_automata;
  std::vector<Asked> m_asked;  // by question
  std::vector<Look> m_looks;
  std::size_t m_steps = 0;
  // The sequence at hand.
  const AnnotatedText* m_text = nullptr;
  std::span<const UnitView> m_units;
  std::span<const std::uint32_t> m_symbols;
  std::vector<Answer> m_answers;  // by place and question
};

}  // namespace readout
