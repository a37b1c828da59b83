#include "loader/explain/pattern_probe.hpp"

#include "loader/lexicon/pattern_key.hpp"

#include <map>
#include <string>
#include <utility>

namespace readout {

namespace {

PatternNode unit_of(const Constraint& constraint) {
  return {.type = PatternNode::Type::unit, .constraint = constraint, .place = constraint.place};
}

PatternNode in_a_row(PatternNode first, PatternNode second) {
  PatternNode row{.type = PatternNode::Type::sequence, .place = first.place};
  row.parts.push_back(std::move(first));
  row.parts.push_back(std::move(second));
  return row;
}

bool is_question(const PatternNode& node) {
  return node.type == PatternNode::Type::look || node.type == PatternNode::Type::anchor;
}

}  // namespace

/// The rules made so far, one for each different condition.
struct PatternProbe::Rules {
  Phase phase{};
  std::map<std::string, std::uint32_t> numbers{};

  std::uint32_t add(const std::string& key, PatternNode pattern) {
    const auto number = static_cast<std::uint32_t>(phase.rules.size());
    const auto [found, is_new] = numbers.try_emplace(key, number);
    if (is_new) {
      phase.rules.push_back({.name = key, .pattern = {.root = std::move(pattern)}});
    }
    return found->second;
  }
};

PatternProbe::PatternProbe(const Phase& phase, const PatternNode& pattern, const Lexicon& lexicon)
    : m_symbols(lexicon.symbols()) {
  Rules rules{.phase = {.name = phase.name,
                        .file = phase.file,
                        .reads = phase.reads,
                        .read_places = phase.read_places,
                        .skips = phase.skips,
                        .skip_places = phase.skip_places,
                        .control = Control::all,
                        .scope = phase.scope,
                        .zones = phase.zones}};
  add(pattern, rules);
  m_answers.resize(rules.phase.rules.size());
  m_phase.emplace(std::move(rules.phase), m_symbols, lexicon, 0);
  m_memory = m_phase->new_memory();
}

// A question behind the last unit is asked as what stands behind a unit.
void PatternProbe::add(const PatternNode& node, Rules& rules) {
  if (node.type == PatternNode::Type::unit) {
    add(node.constraint, rules);
  } else if (is_question(node)) {
    const std::string key = key_of(node);
    m_numbers[&node] = rules.add(key, in_a_row(node, unit_of({})));
    m_numbers_behind[&node] = rules.add("behind " + key, in_a_row(unit_of({}), node));
  } else {
    for (const PatternNode& part : node.parts) {
      add(part, rules);
    }
  }
}

void PatternProbe::add(const Constraint& constraint, Rules& rules) {
  m_numbers[&constraint] = rules.add(key_of(constraint), unit_of(constraint));
  for (const Constraint& part : constraint.parts) {
    add(part, rules);
  }
}

void PatternProbe::begin(const AnnotatedText& text) { m_memory->begin(text); }

void PatternProbe::ask(const AnnotatedText& text, std::span<const Unit> units) {
  m_size = static_cast<std::uint32_t>(units.size());
  for (std::vector<bool>& answers : m_answers) {
    answers.assign(m_size, false);
  }
  for (const Match& match : m_phase->matches_in(text, units, *m_memory)) {
    m_answers[match.rule][match.first] = true;
  }
}

bool PatternProbe::holds(const Constraint& constraint, std::uint32_t unit) const {
  return m_answers[m_numbers.at(&constraint)][unit];
}

bool PatternProbe::holds(const PatternNode& question, std::uint32_t place) const {
  return place < m_size ? m_answers[m_numbers.at(&question)][place]
                        : place > 0 && m_answers[m_numbers_behind.at(&question)][place - 1];
}

}  // namespace readout
