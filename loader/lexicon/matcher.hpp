#pragma once

#include "loader/lexicon/match_memory.hpp"
#include "loader/lexicon/phase.hpp"
#include "loader/lexicon/word_tests.hpp"
#include "loader/text/annotated_text.hpp"
#include "loader/text/symbols.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace readout {

/// What a phase sees at one place: the longest annotation of the kinds it reads that starts there,
/// with all others of the same stretch, or the token.
struct Unit {
  TokenRange range{};
  std::vector<std::uint32_t> annotations{};  ///< positions in AnnotatedText::annotations
};

struct Capture {
  std::uint32_t name = 0;   ///< position in Pattern::captures of the rule
  std::uint32_t first = 0;  ///< units, end exclusive; never empty
  std::uint32_t end = 0;
};

struct Match {
  std::uint32_t rule = 0;  ///< position in the phase
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  /// In the order of the text, the outer before the inner. A capture inside a repetition is there
  /// once for each round that took a unit.
  std::vector<Capture> captures{};
};

/// A match as tokens.
struct TextMatch {
  std::uint32_t rule = 0;  ///< position in the phase
  TokenRange range{};
  AnnotationSlots captures{};  ///< as Match::captures
};

/// A phase made ready to run: patterns compiled, names turned into symbols. Immutable; may be
/// shared between threads, each of which keeps a MatchMemory. Without one a call makes its own.
class CompiledPhase {
 public:
  /// `first_rule` is the number of the phase's first rule in the lexicon's list. `lists` must
  /// outlive the phase. Throws InputError for a word list that does not exist, a regular expression
  /// that RE2 refuses, a pattern that may be empty or is too large, a kind in a pattern that is not
  /// in `reads:`, a kind in `reads:` or `skips:` that nobody makes (`known_kinds`; empty: not
  /// checked).
  CompiledPhase(Phase phase, SymbolTable& symbols, const WordLists& lists, std::uint32_t first_rule,
                std::span<const std::string> known_kinds = {});
  /// The same for a phase that shares its tests of words with others; adds to them.
  CompiledPhase(Phase phase, SymbolTable& symbols, std::shared_ptr<WordTests> word_tests,
                std::uint32_t first_rule, std::span<const std::string> known_kinds = {});
  ~CompiledPhase();
  CompiledPhase(CompiledPhase&&) noexcept;
  CompiledPhase& operator=(CompiledPhase&&) noexcept;

  const Phase& phase() const;
  std::uint32_t first_rule() const;

  /// The units of one stretch of tokens. Line breaks and units of the kinds in `skips:` are left
  /// out. Linear in the tokens and all annotations of the text.
  std::vector<Unit> units_of(const AnnotatedText& text, TokenRange range) const;
  /// The units of several stretches, stretch by stretch. Linear as for one.
  std::vector<std::vector<Unit>> units_of(const AnnotatedText& text,
                                          std::span<const TokenRange> ranges) const;
  /// The matches in one sequence of units, as the phase's control mode picks them, in order of
  /// their start and then of the rules' rank; those of `block` rules too. Time: at most the square
  /// of the units.
  std::vector<Match> matches_in(const AnnotatedText& text, std::span<const Unit> units) const;
  /// The same with what earlier sequences have left; the memory has the text at hand.
  std::vector<Match> matches_in(const AnnotatedText& text, std::span<const Unit> units,
                                MatchMemory& memory) const;
  /// A memory for texts that this phase alone is asked about. The phase must outlive it.
  std::unique_ptr<MatchMemory> new_memory() const;
  /// What `run` would act on, sequence by sequence; matches of `block` rules too.
  std::vector<TextMatch> matches_of(const AnnotatedText& text, MatchMemory& memory) const;
  std::vector<TextMatch> matches_of(const AnnotatedText& text) const;
  /// Runs the phase over a text: units, matches, and for each match what the rule does: a new
  /// annotation at the end of text.annotations with its slots and attributes, or evidence;
  /// attributes set on the units of captures; readings and annotations removed. What a match
  /// changes is seen by later phases only. Gives the number of annotations that are new.
  /// `memory` is one for this phase's tests of words and has the text at hand.
  std::size_t run(AnnotatedText& text, MatchMemory& memory) const;
  std::size_t run(AnnotatedText& text) const;

 private:
  struct Program;
  std::unique_ptr<const Program> m_program;
};

}  // namespace readout
