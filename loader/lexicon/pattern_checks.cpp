#include "loader/lexicon/pattern_checks.hpp"

#include "loader/lexicon/constraint_check.hpp"
#include "loader/lexicon/pattern_graph.hpp"
#include "loader/lexicon/pattern_key.hpp"

#include <algorithm>
#include <compare>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace readout {

namespace {

using Edge = PatternGraph::Edge;
using States = std::vector<std::uint32_t>;  // sorted

constexpr std::size_t most_pairs = 20'000;

bool asks_annotation(const Constraint& constraint) {
  return constraint.type == Constraint::Type::kind ||
         (constraint.type == Constraint::Type::attribute && !is_word_test(constraint.name)) ||
         std::ranges::any_of(constraint.parts, asks_annotation);
}

// What a unit passes that does not pass the constraint. A negation in a negation is not looked at
// by `may_hold`; where only words are asked, two of them are none.
Constraint opposite(const Constraint& constraint) {
  return constraint.type == Constraint::Type::none && !asks_annotation(constraint)
             ? constraint.parts.front()
             : Constraint{.type = Constraint::Type::none, .parts = {constraint}};
}

// Whether one unit may pass both. It may carry several annotations, so that only what is asked of
// its words can contradict each other.
bool may_pass_both(const Constraint& left, const Constraint& right) {
  return asks_annotation(left) || asks_annotation(right) ||
         may_hold({.type = Constraint::Type::all, .parts = {left, right}});
}

// What of a row the wide pattern must match: all of it, a beginning, or one that ends before it.
enum class Part { whole, beginning, shorter };

class Inclusion {
 public:
  Inclusion(const PatternGraph& wide, const PatternGraph& narrow, Implications& implications,
            Part part)
      : m_wide(wide), m_narrow(narrow), m_implications(implications), m_part(part) {}

  bool holds() {
    const States start = closed({m_wide.start});
    if (m_part != Part::whole && std::ranges::binary_search(start, m_wide.end)) {
      return false;  // the wide pattern may be empty
    }
    visit(m_narrow.start, start);
    while (!m_open.empty()) {
      const auto [state, states] = m_open.front();
      m_open.pop_front();
      if (m_seen.size() > most_pairs || !follow(state, states)) {
        return false;
      }
    }
    return true;
  }

 private:
  // False where the narrow pattern goes on or ends and the wide one cannot.
  bool follow(std::uint32_t state, const States& states) {
    const bool wide_ends = std::ranges::binary_search(states, m_wide.end);
    if (state == m_narrow.end && (!wide_ends || m_part == Part::shorter)) {
      return false;
    }
    for (const Edge& edge : m_narrow.edges[state]) {
      if (edge.type != Edge::Type::unit) {
        visit(edge.to, states);
        continue;
      }
      if (wide_ends && m_part != Part::whole) {
        continue;
      }
      States next;
      for (const std::uint32_t from : states) {
        add_steps(from, edge.constraint, next);
      }
      if (next.empty()) {
        return false;
      }
      visit(edge.to, closed(std::move(next)));
    }
    return true;
  }

  void add_steps(std::uint32_t from, std::uint32_t constraint, States& next) {
    for (const Edge& edge : m_wide.edges[from]) {
      if (edge.type == Edge::Type::unit && m_implications.hold(constraint, edge.constraint)) {
        next.push_back(edge.to);
      }
    }
  }

  States closed(States states) const {
    for (std::size_t i = 0; i < states.size(); ++i) {
      for (const Edge& edge : m_wide.edges[states[i]]) {
        if (edge.type == Edge::Type::free && std::ranges::find(states, edge.to) == states.end()) {
          states.push_back(edge.to);
        }
      }
    }
    std::ranges::sort(states);
    const auto doubled = std::ranges::unique(states);
    states.erase(doubled.begin(), doubled.end());
    return states;
  }

  void visit(std::uint32_t state, const States& states) {
    if (m_seen.emplace(state, states).second) {
      m_open.emplace_back(state, states);
    }
  }

  const PatternGraph& m_wide;
  const PatternGraph& m_narrow;
  Implications& m_implications;
  Part m_part;
  std::set<std::pair<std::uint32_t, States>> m_seen;
  std::deque<std::pair<std::uint32_t, States>> m_open;
};

// A place inside a match: what is known there beside the state.
struct Situation {
  std::uint32_t state = 0;
  bool has_begun = false;                   // a unit was taken
  bool must_end = false;                    // the scope's end was asked for
  const PatternNode* last = nullptr;        // the unit before
  std::vector<const PatternNode*> looks{};  // what is asked of the unit behind

  auto operator<=>(const Situation&) const = default;
};

// What a look-around asks of the one unit that stands beside it.
struct Looked {
  bool needs_unit = false;  // what is looked at begins (behind: ends) with one of `nearest`
  std::vector<const Constraint*> nearest{};
  std::optional<Constraint> alone{};  // units that are all that is looked at
};

Looked looked_at(const PatternNode& look) {
  const auto graph = pattern_graph(look.parts.front());
  if (!graph) {
    return {};
  }
  std::vector<bool> reached(graph->edges.size());  // from the start without a unit
  reached[graph->start] = true;
  std::vector<bool> ends(graph->edges.size());  // the end is reached without one
  ends[graph->end] = true;
  bool is_plain = true;  // nothing but units stands at that border
  // Free edges do not all go to later states.
  for (bool grows = true; grows;) {
    grows = false;
    for (std::uint32_t state = 0; state < graph->edges.size(); ++state) {
      for (const Edge& edge : graph->edges[state]) {
        const bool free = edge.type == Edge::Type::free;
        if (free && reached[state] && !reached[edge.to]) {
          grows = reached[edge.to] = true;
        }
        if (free && ends[edge.to] && !ends[state]) {
          grows = ends[state] = true;
        }
        const bool asks = !free && edge.type != Edge::Type::unit;
        is_plain &= !asks || (look.ahead ? !reached[state] : !ends[edge.to]);
      }
    }
  }
  Looked looked{.needs_unit = is_plain && !reached[graph->end]};
  Constraint alone{.type = Constraint::Type::either};
  for (std::uint32_t state = 0; state < graph->edges.size(); ++state) {
    for (const Edge& edge : graph->edges[state]) {
      if (edge.type == Edge::Type::unit && (look.ahead ? reached[state] : ends[edge.to])) {
        looked.nearest.push_back(&edge.node->constraint);
      }
      if (edge.type == Edge::Type::unit && reached[state] && ends[edge.to]) {
        alone.parts.push_back(edge.node->constraint);
      }
    }
  }
  if (!alone.parts.empty()) {
    looked.alone = alone.parts.size() == 1 ? Constraint(alone.parts.front()) : std::move(alone);
  }
  return looked;
}

class Emptiness {
 public:
  Emptiness(const PatternGraph& graph, Scope scope) : m_graph(graph), m_scope(scope) {}

  bool may_match() {
    visit({.state = m_graph.start});
    while (!m_open.empty()) {
      const Situation at = m_open.front();
      m_open.pop_front();
      if (at.state == m_graph.end || m_seen.size() > most_pairs) {
        return true;
      }
      for (const Edge& edge : m_graph.edges[at.state]) {
        follow(at, edge);
      }
    }
    return false;
  }

 private:
  void follow(Situation at, const Edge& edge) {
    at.state = edge.to;
    bool goes_on = true;
    if (edge.type == Edge::Type::unit) {
      goes_on = !at.must_end && std::ranges::all_of(at.looks, [&](const PatternNode* look) {
        return fits(*look, edge.node->constraint);
      });
      at = {.state = edge.to, .has_begun = true, .last = edge.node};
    } else if (edge.type == Edge::Type::anchor) {
      goes_on = pass_anchor(*edge.node, at);
    } else if (edge.type == Edge::Type::look) {
      goes_on = pass_look(*edge.node, at);
    }
    if (goes_on && m_seen.insert(at).second) {
      m_open.push_back(std::move(at));
    }
  }

  void visit(Situation at) {
    m_seen.insert(at);
    m_open.push_back(std::move(at));
  }

  bool pass_anchor(const PatternNode& anchor, Situation& at) const {
    if (!is_as_large_as_scope(anchor.name)) {
      return true;
    }
    at.must_end |= anchor.at_end;
    return anchor.at_end || !at.has_begun;
  }

  // Whether nothing of this size can start or end inside what the phase sees at once.
  bool is_as_large_as_scope(const std::string& anchor) const {
    const auto size = std::ranges::find(anchor_names, anchor) - anchor_names.begin();
    return size >= static_cast<std::ptrdiff_t>(m_scope == Scope::sentence    ? 0
                                               : m_scope == Scope::paragraph ? 1
                                                                             : 3);
  }

  bool pass_look(const PatternNode& look, Situation& at) {
    const Looked& asked = asked_by(look);
    if (look.negated ? !asked.alone : !asked.needs_unit) {
      return true;
    }
    if (!look.ahead) {
      return at.last == nullptr || fits(look, at.last->constraint);
    }
    const bool agree = std::ranges::all_of(
        at.looks, [&](const PatternNode* other) { return may_hold_together(look, *other); });
    at.looks.push_back(&look);
    return agree && (look.negated || !at.must_end);
  }

  // Whether one unit may be what both of these look-aheads ask for.
  bool may_hold_together(const PatternNode& look, const PatternNode& other) {
    if (look.negated) {
      return other.negated || may_hold_together(other, look);
    }
    return std::ranges::any_of(asked_by(look).nearest,
                               [&](const Constraint* nearest) { return fits(other, *nearest); });
  }

  // Whether a unit that passes `unit` may be what the look-around asks for.
  bool fits(const PatternNode& look, const Constraint& unit) {
    const Looked& asked = asked_by(look);
    return look.negated ? !m_implications.hold(m_implications.number_of(unit),
                                               m_implications.number_of(*asked.alone))
                        : std::ranges::any_of(asked.nearest, [&](const Constraint* nearest) {
                            return may_pass_both(unit, *nearest);
                          });
  }

  const Looked& asked_by(const PatternNode& look) {
    const auto known = m_looked.find(&look);
    return known != m_looked.end() ? known->second
                                   : m_looked.emplace(&look, looked_at(look)).first->second;
  }

  const PatternGraph& m_graph;
  Scope m_scope;
  std::map<const PatternNode*, Looked> m_looked;  // outlives what is implied
  Implications m_implications;
  std::set<Situation> m_seen;
  std::deque<Situation> m_open;
};

}  // namespace

std::uint32_t Implications::number_of(const Constraint& constraint) {
  const auto [known, is_new] =
      m_numbers.try_emplace(key_of(constraint), static_cast<std::uint32_t>(m_constraints.size()));
  if (is_new) {
    m_constraints.push_back(&constraint);
  }
  return known->second;
}

bool Implications::hold(std::uint32_t narrow, std::uint32_t wide) {
  const Constraint& one = *m_constraints[narrow];
  const Constraint& other = *m_constraints[wide];
  if (narrow == wide || other.type == Constraint::Type::any) {
    return true;
  }
  if (one.type == Constraint::Type::any) {
    return false;
  }
  const auto [answer, is_new] = m_answers.try_emplace((std::uint64_t{narrow} << 32U) | wide, false);
  if (is_new) {
    answer->second = !may_hold({.type = Constraint::Type::all, .parts = {one, opposite(other)}});
  }
  return answer->second;
}

void PatternComparison::add(const PatternNode& root) {
  m_graphs.push_back(pattern_graph(root));
  if (auto& graph = m_graphs.back()) {
    for (auto& edges : graph->edges) {
      for (PatternGraph::Edge& edge : edges) {
        if (edge.type == PatternGraph::Edge::Type::unit) {
          edge.constraint = m_implications.number_of(edge.node->constraint);
        }
      }
    }
  }
}

bool PatternComparison::covers(std::size_t wide, std::size_t narrow) {
  return m_graphs[wide] && m_graphs[narrow] &&
         Inclusion(*m_graphs[wide], *m_graphs[narrow], m_implications, Part::whole).holds();
}

bool PatternComparison::covers_beginning(std::size_t wide, std::size_t narrow, bool shorter) {
  return m_graphs[wide] && m_graphs[narrow] &&
         Inclusion(*m_graphs[wide], *m_graphs[narrow], m_implications,
                   shorter ? Part::shorter : Part::beginning)
             .holds();
}

bool can_match(const PatternNode& root, Scope scope) {
  const auto graph = pattern_graph(root);
  return !graph || Emptiness(*graph, scope).may_match();
}

}  // namespace readout
