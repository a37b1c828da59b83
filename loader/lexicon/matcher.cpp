#include "loader/lexicon/matcher.hpp"

#include "loader/lexicon/automaton.hpp"
#include "loader/lexicon/conditions.hpp"
#include "loader/lexicon/constraint_compiler.hpp"
#include "loader/lexicon/match_finder.hpp"
#include "loader/lexicon/rule_effects.hpp"
#include "loader/lexicon/unit_index.hpp"
#include "loader/lexicon/unit_stretches.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace readout {

namespace {

std::vector<Symbol> symbols_of(const std::vector<std::string>& kinds, SymbolTable& symbols) {
  std::vector<Symbol> all;
  for (const std::string& kind : kinds) {
    if (kind != "Token") {
      all.push_back(symbols.intern(kind));
    }
  }
  return all;
}

void check_kinds(const std::vector<std::string>& kinds, const std::vector<Place>& places,
                 std::span<const std::string> known) {
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i] != "Token" && std::ranges::find(known, kinds[i]) == known.end()) {
      throw InputError(places[i], fmt::format("nothing makes the kind '{}' ({})", kinds[i],
                                              alternatives(kinds[i], known)));
    }
  }
}

void check_removed_kinds(const Phase& phase, std::span<const std::string> known) {
  for (const Rule& rule : phase.rules) {
    for (const Removal& removal : rule.removals) {
      check_kinds(removal.kinds, removal.kind_places, known);
    }
  }
}

}  // namespace

struct CompiledPhase::Program {
  Program(Phase rules, SymbolTable& symbols, std::uint32_t first,
          std::shared_ptr<const WordTests> tests, ConstraintCompiler constraints)
      : phase(std::move(rules)),
        first_rule(first),
        word_tests(std::move(tests)),
        kinds(symbols_of(phase.reads, symbols), symbols_of(phase.skips, symbols)),
        automata(automata_of(phase.rules, constraints)),
        table(constraints.finish()),
        conditions(phase.rules, symbols),
        effects(phase.rules, first, symbols),
        removable(effects.removed_kinds()) {}

  // Every match in a text with the units of its sequence, sequence by sequence.
  template <typename Use>
  void for_each_match(const AnnotatedText& text, MatchMemory& memory, const Use& use) const {
    UnitIndex& index = memory.seen();
    index.fill(text, kinds, memory.annotations_in_order(text));
    MatchFinder& finder = memory.finder_for(automata, table, conditions);
    std::vector<UnitView>& units = memory.units();
    const Sequences sequences = stretches_of(text, phase);
    for (std::size_t number = 0; number < sequences.size(); ++number) {
      const auto sequence = sequences[number];
      const auto first_token = sequence.size() == 1
                                   ? finder.first_start(text, index, sequence.front())
                                   : std::optional<std::uint32_t>(0);
      if (!first_token) {
        continue;
      }
      units.clear();
      for (const TokenRange range : sequence) {
        index.append_units(range, units);
      }
      for (const Match& match : finder.matches_in(text, units, phase.control, *first_token)) {
        use(match, std::span<const UnitView>(units));
      }
    }
  }

  Phase phase;
  std::uint32_t first_rule = 0;
  std::shared_ptr<const WordTests> word_tests;
  UnitKinds kinds;
  Automata automata;
  ConstraintTable table;
  Conditions conditions;
  RuleEffects effects;
  UnitKinds removable;
};

CompiledPhase::CompiledPhase(Phase phase, SymbolTable& symbols, const WordLists& lists,
                             std::uint32_t first_rule, std::span<const std::string> known_kinds)
    : CompiledPhase(std::move(phase), symbols, std::make_shared<WordTests>(lists), first_rule,
                    known_kinds) {}

CompiledPhase::CompiledPhase(Phase phase, SymbolTable& symbols,
                             std::shared_ptr<WordTests> word_tests, std::uint32_t first_rule,
                             std::span<const std::string> known_kinds) {
  if (!known_kinds.empty()) {
    check_kinds(phase.reads, phase.read_places, known_kinds);
    check_kinds(phase.skips, phase.skip_places, known_kinds);
    check_removed_kinds(phase, known_kinds);
  }
  ConstraintCompiler constraints(symbols, *word_tests, phase.reads);
  m_program = std::make_unique<const Program>(std::move(phase), symbols, first_rule,
                                              std::move(word_tests), std::move(constraints));
}

CompiledPhase::~CompiledPhase() = default;
CompiledPhase::CompiledPhase(CompiledPhase&&) noexcept = default;
CompiledPhase& CompiledPhase::operator=(CompiledPhase&&) noexcept = default;

const Phase& CompiledPhase::phase() const { return m_program->phase; }

std::uint32_t CompiledPhase::first_rule() const { return m_program->first_rule; }

std::vector<Unit> CompiledPhase::units_of(const AnnotatedText& text, TokenRange range) const {
  return units_of(text, std::span(&range, 1)).front();
}

std::vector<std::vector<Unit>> CompiledPhase::units_of(const AnnotatedText& text,
                                                       std::span<const TokenRange> ranges) const {
  const UnitIndex index(text, m_program->kinds);
  std::vector<std::vector<Unit>> all;
  all.reserve(ranges.size());
  std::vector<UnitView> views;
  for (const TokenRange range : ranges) {
    views.clear();
    index.append_units(range, views);
    std::vector<Unit>& units = all.emplace_back();
    units.reserve(views.size());
    for (const UnitView& view : views) {
      units.push_back({view.range, {view.annotations.begin(), view.annotations.end()}});
    }
  }
  return all;
}

std::vector<Match> CompiledPhase::matches_in(const AnnotatedText& text,
                                             std::span<const Unit> units) const {
  MatchMemory memory(*m_program->word_tests);
  memory.begin(text);
  return matches_in(text, units, memory);
}

std::vector<Match> CompiledPhase::matches_in(const AnnotatedText& text, std::span<const Unit> units,
                                             MatchMemory& memory) const {
  std::vector<UnitView> views;
  views.reserve(units.size());
  for (const Unit& unit : units) {
    views.push_back({unit.range, unit.annotations});
  }
  return memory.finder_for(m_program->automata, m_program->table, m_program->conditions)
      .matches_in(text, views, m_program->phase.control);
}

std::unique_ptr<MatchMemory> CompiledPhase::new_memory() const {
  return std::make_unique<MatchMemory>(*m_program->word_tests);
}

std::vector<TextMatch> CompiledPhase::matches_of(const AnnotatedText& text) const {
  MatchMemory memory(*m_program->word_tests);
  memory.begin(text);
  return matches_of(text, memory);
}

std::vector<TextMatch> CompiledPhase::matches_of(const AnnotatedText& text,
                                                 MatchMemory& memory) const {
  std::vector<TextMatch> all;
  m_program->for_each_match(text, memory, [&](const Match& match, std::span<const UnitView> units) {
    all.push_back({.rule = match.rule,
                   .range = range_of(units, match.first, match.end),
                   .captures = m_program->effects.slots_of(match, units)});
  });
  return all;
}

std::size_t CompiledPhase::run(AnnotatedText& text) const {
  MatchMemory memory(*m_program->word_tests);
  memory.begin(text);
  return run(text, memory);
}

std::size_t CompiledPhase::run(AnnotatedText& text, MatchMemory& memory) const {
  const std::size_t before = text.annotations.size();
  UnitIndex& removable = memory.removable();
  removable.fill(text, m_program->removable, memory.annotations_in_order(text));
  m_program->for_each_match(text, memory, [&](const Match& match, std::span<const UnitView> units) {
    m_program->effects.apply(match, units, removable, text);
  });
  if (m_program->effects.set_attributes()) {
    memory.attributes_changed();
  }
  return text.annotations.size() - before;
}

}  // namespace readout
