#pragma once

#include "loader/lexicon/automaton.hpp"
#include "loader/lexicon/sequence_table.hpp"
#include "loader/lexicon/unit_symbols.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace readout {

/// The automaton, determinised as far as texts have needed it (subset construction over symbols). A
/// state stands at a place between two units; where it asks something of that place, `settled`
/// gives the state that goes on, which may ask another thing. Belongs to one thread.
class StateCache {
 public:
  static constexpr std::uint32_t dead = 0;  ///< the state from which nothing matches

  /// Whether matches may start at every place that is reached, or only where
  /// the walk starts.
  enum class Starts { once, everywhere };
  /// Whether places answer what is asked of them, or every answer counts as the one that is wanted.
  enum class Questions { asked, granted };

  /// All must outlive the cache.
  StateCache(const Automaton& automaton, const UnitSymbols& symbols, Starts starts,
             Questions questions = Questions::asked);

  std::uint32_t start() const { return m_start; }
  /// The start where these questions, as bits, are answered with no though all others are granted.
  std::uint32_t start_without(BitsView denied);
  /// Whether `settled` must be called before `next` and `accepts`.
  bool asks(std::uint32_t state) const { return m_settled[state].question != no_question; }
  /// What a state that asks something asks first.
  std::uint32_t question_of(std::uint32_t state) const { return m_settled[state].question; }
  /// The state that goes on at a place with this answer to that question.
  std::uint32_t settled(std::uint32_t state, bool answer) {
    const Settled& known = m_settled[state];
    const std::uint32_t target = answer ? known.holds : known.fails;
    return target != unknown ? target : find_settled(state, answer);
  }
  /// The state after a unit of this symbol.
  std::uint32_t next(std::uint32_t state, std::uint32_t symbol) {
    const auto& known = m_next[state];
    if (symbol < known.size() && known[symbol] != unknown) {
      return known[symbol];
    }
    return find_next(state, symbol);
  }
  /// The ranks of the rules that match when this state is reached, best first.
  std::span<const std::uint32_t> accepted(std::uint32_t state) const;
  /// The constraints on the next unit, one for each instruction that reads it.
  std::vector<std::uint32_t> constraints_of(std::uint32_t state) const;
  bool accepts(std::uint32_t state) const { return m_accepts[state] != 0; }

  std::size_t bytes() const { return m_states.bytes() + m_transition_bytes; }
  /// Forgets all states; to be called together with UnitSymbols::clear.
  void clear();

 private:
  static constexpr std::uint32_t unknown = 0xffffffff;
  static constexpr std::uint32_t no_question = 0xffffffff;
  struct Settled {
    std::uint32_t question = no_question;
    std::uint32_t holds = unknown;
    std::uint32_t fails = unknown;
  };

  std::uint32_t find_next(std::uint32_t state, std::uint32_t symbol);
  std::uint32_t find_settled(std::uint32_t state, bool answer);
  void add_closure(std::uint32_t instruction);
  void add_starts();
  std::uint32_t state_of_marked();
  void make_first_states();

  const Automaton& m_automaton;
  const UnitSymbols& m_symbols;
  Starts m_starts = Starts::once;
  Questions m_questions = Questions::asked;
  // A state: number of accepted ranks, the ranks, then the instructions that read a unit or ask;
  // sorted.
  SequenceTable m_states;
  std::vector<std::uint8_t> m_accepts;
  std::vector<std::vector<std::uint32_t>> m_next;
  std::vector<Settled> m_settled;
  std::size_t m_transition_bytes = 0;
  std::uint32_t m_start = 0;
  // Kept for their memory.
  std::vector<std::uint32_t> m_seen;  // round in which each instruction was last reached
  std::uint32_t m_round = 0;
  std::vector<std::uint32_t> m_stack;
  std::vector<std::uint32_t> m_ranks;
  std::vector<std::uint32_t> m_waiting;  // instructions that read a unit or ask
  std::vector<std::uint32_t> m_content;
  std::uint32_t m_answered = no_question;  // the question that does not wait now
  bool m_answer = false;
  BitsView m_denied{};  // the questions that are not granted now; empty: none
};

}  // namespace readout
