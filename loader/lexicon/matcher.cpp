#include "loader/lexicon/matcher.hpp"

#include "loader/lexicon/automaton.hpp"
#include "loader/lexicon/constraint_compiler.hpp"
#include "loader/lexicon/match_finder.hpp"
#include "loader/lexicon/unit_index.hpp"
#include "loader/lexicon/unit_stretches.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <mutex>
#include <utility>

namespace readout {

namespace {

// What a rule makes, in symbols.
struct RuleEffect {
  Symbol label = 0;
  std::vector<Attribute> attributes{};
  std::vector<Symbol> captures{};
  std::uint32_t reference = Annotation::no_reference;
};

RuleEffect effect_of(const Rule& rule, SymbolTable& symbols) {
  RuleEffect effect;
  effect.reference = rule.entry.value_or(Annotation::no_reference);
  if (!rule.blocks) {
    effect.label = symbols.intern(rule.label);
  }
  for (const auto& [name, value] : rule.attributes) {
    effect.attributes.push_back({symbols.intern(name), symbols.intern(value)});
  }
  for (const std::string& capture : rule.pattern.captures) {
    effect.captures.push_back(symbols.intern(capture));
  }
  return effect;
}

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
      throw InputError(places[i], fmt::format("nothing makes the kind '{}' (known: {})", kinds[i],
                                              fmt::join(known, ", ")));
    }
  }
}

TokenRange range_of(std::span<const UnitView> units, std::uint32_t first, std::uint32_t end) {
  return {units[first].range.first, units[end - 1].range.end};
}

// Working memory that no run uses now. The lock is taken twice a run, not for each sentence.
class FinderPool {
 public:
  std::unique_ptr<MatchFinder> take() const {
    const std::lock_guard lock(m_mutex);
    if (m_free.empty()) {
      return nullptr;
    }
    std::unique_ptr<MatchFinder> finder = std::move(m_free.back());
    m_free.pop_back();
    return finder;
  }

  void give_back(std::unique_ptr<MatchFinder> finder) const {
    const std::lock_guard lock(m_mutex);
    m_free.push_back(std::move(finder));
  }

 private:
  mutable std::mutex m_mutex;
  mutable std::vector<std::unique_ptr<MatchFinder>> m_free;
};

}  // namespace

struct CompiledPhase::Program {
  Program(Phase rules, SymbolTable& symbols, std::uint32_t first, ConstraintCompiler constraints)
      : phase(std::move(rules)),
        first_rule(first),
        kinds{.reads = symbols_of(phase.reads, symbols), .skips = symbols_of(phase.skips, symbols)},
        automaton(automaton_of(phase.rules, constraints)),
        table(constraints.finish()) {
    for (const Rule& rule : phase.rules) {
      effects.push_back(effect_of(rule, symbols));
    }
  }

  // A finder that goes back to the pool, except after an exception.
  template <typename Use>
  auto with_finder(const Use& use) const {
    std::unique_ptr<MatchFinder> finder = finders.take();
    if (finder == nullptr) {
      finder = std::make_unique<MatchFinder>(automaton, table);
    }
    auto result = use(*finder);
    finders.give_back(std::move(finder));
    return result;
  }

  Annotation annotation_of(const Match& match, std::span<const UnitView> units) const {
    const RuleEffect& effect = effects[match.rule];
    Annotation annotation;
    annotation.kind = effect.label;
    annotation.range = range_of(units, match.first, match.end);
    annotation.rule = first_rule + match.rule;
    annotation.reference = effect.reference;
    for (const Attribute& attribute : effect.attributes) {
      annotation.set(attribute.name, attribute.value);
    }
    for (const Capture& capture : match.captures) {
      annotation.slots.push_back(
          {effect.captures[capture.name], range_of(units, capture.first, capture.end)});
    }
    return annotation;
  }

  Phase phase;
  std::uint32_t first_rule = 0;
  UnitKinds kinds;
  Automaton automaton;
  ConstraintTable table;
  std::vector<RuleEffect> effects{};
  FinderPool finders{};
};

CompiledPhase::CompiledPhase(Phase phase, SymbolTable& symbols, const WordLists& lists,
                             std::uint32_t first_rule, std::span<const std::string> known_kinds) {
  if (!known_kinds.empty()) {
    check_kinds(phase.reads, phase.read_places, known_kinds);
    check_kinds(phase.skips, phase.skip_places, known_kinds);
  }
  ConstraintCompiler constraints(symbols, lists, phase.reads);
  m_program = std::make_unique<const Program>(std::move(phase), symbols, first_rule,
                                              std::move(constraints));
}

CompiledPhase::~CompiledPhase() = default;
CompiledPhase::CompiledPhase(CompiledPhase&&) noexcept = default;
CompiledPhase& CompiledPhase::operator=(CompiledPhase&&) noexcept = default;

const Phase& CompiledPhase::phase() const { return m_program->phase; }

std::uint32_t CompiledPhase::first_rule() const { return m_program->first_rule; }

std::vector<Unit> CompiledPhase::units_of(const AnnotatedText& text, TokenRange range) const {
  const UnitIndex index(text, m_program->kinds);
  std::vector<UnitView> views;
  index.append_units(range, views);
  std::vector<Unit> units;
  units.reserve(views.size());
  for (const UnitView& view : views) {
    units.push_back({view.range, {view.annotations.begin(), view.annotations.end()}});
  }
  return units;
}

std::vector<Match> CompiledPhase::matches_in(const AnnotatedText& text,
                                             std::span<const Unit> units) const {
  std::vector<UnitView> views;
  views.reserve(units.size());
  for (const Unit& unit : units) {
    views.push_back({unit.range, unit.annotations});
  }
  return m_program->with_finder([&](MatchFinder& finder) {
    return finder.matches_in(text, views, m_program->phase.control);
  });
}

std::size_t CompiledPhase::run(AnnotatedText& text) const {
  const std::size_t before = text.annotations.size();
  const UnitIndex index(text, m_program->kinds);
  m_program->with_finder([&](MatchFinder& finder) {
    std::vector<UnitView> units;
    for (const Stretches& sequence : stretches_of(text, m_program->phase)) {
      units.clear();
      for (const TokenRange range : sequence) {
        index.append_units(range, units);
      }
      for (const Match& match : finder.matches_in(text, units, m_program->phase.control)) {
        if (!m_program->phase.rules[match.rule].blocks) {
          text.annotations.push_back(m_program->annotation_of(match, units));
        }
      }
    }
    return 0;
  });
  return text.annotations.size() - before;
}

}  // namespace readout
