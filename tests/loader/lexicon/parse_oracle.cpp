#include "tests/loader/lexicon/parse_oracle.hpp"

#include "schema/text/utf8.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <stdexcept>

namespace readout::test {

namespace {

constexpr std::size_t most_parses = 20'000;

bool holds(const Constraint& constraint, const std::string& word) {
  const auto part_holds = [&](const Constraint& part) { return holds(part, word); };
  const auto& parts = constraint.parts;
  switch (constraint.type) {
    case Constraint::Type::any:
      return true;
    case Constraint::Type::none:
      return !holds(parts.front(), word);
    case Constraint::Type::all:
      return std::ranges::all_of(parts, part_holds);
    case Constraint::Type::either:
      return std::ranges::any_of(parts, part_holds);
    case Constraint::Type::attribute: {
      const std::string form = constraint.name == "word" ? word : to_lower(word);
      return constraint.is_regex ? re2::RE2::FullMatch(form, re2::RE2(constraint.value))
                                 : form == constraint.value;
    }
    default:
      throw std::invalid_argument("a constraint that the oracle does not know");
  }
}

class Oracle {
 public:
  Oracle(const Pattern& pattern, const OracleText& text)
      : m_pattern(pattern), m_text(text), m_words(text.words) {}

  std::vector<Parse> parses(const PatternNode& node, std::uint32_t start) {
    switch (node.type) {
      case PatternNode::Type::unit:
        return start < m_words.size() && holds(node.constraint, m_words[start])
                   ? std::vector<Parse>{{start + 1}}
                   : std::vector<Parse>{};
      case PatternNode::Type::sequence:
        return sequence(node, 0, start);
      case PatternNode::Type::alternation:
        return alternation(node, start);
      case PatternNode::Type::repetition:
        return rounds(node, 0, start);
      case PatternNode::Type::capture:
        return capture(node, start);
      case PatternNode::Type::look:
        return looks(node, start) == node.negated ? std::vector<Parse>{}
                                                  : std::vector<Parse>{{start}};
      case PatternNode::Type::anchor:
        return is_anchored(node, start) ? std::vector<Parse>{{start}} : std::vector<Parse>{};
      case PatternNode::Type::empty:
        break;
    }
    return {{start}};
  }

 private:
  bool looks(const PatternNode& node, std::uint32_t place) {
    const PatternNode& inside = node.parts.front();
    if (node.ahead) {
      return !parses(inside, place).empty();
    }
    for (std::uint32_t start = 0; start <= place; ++start) {
      const std::vector<Parse> all = parses(inside, start);
      if (std::ranges::any_of(all, [&](const Parse& parse) { return parse.end == place; })) {
        return true;
      }
    }
    return false;
  }

  bool is_anchored(const PatternNode& node, std::uint32_t place) const {
    const auto size = static_cast<std::uint32_t>(m_words.size());
    if (place == (node.at_end ? 0 : size)) {
      return false;
    }
    if (place == (node.at_end ? size : 0)) {
      return true;
    }
    const auto part =
        static_cast<std::size_t>(std::ranges::find(anchor_names, node.name) - anchor_names.begin());
    return !m_text.parts.empty() && m_text.parts[place - 1][part] != m_text.parts[place][part];
  }

  // Every parse of `first`, each followed by every way to go on.
  template <typename Rest>
  std::vector<Parse> followed(const std::vector<Parse>& first, const Rest& rest) {
    std::vector<Parse> all;
    for (const Parse& begin : first) {
      for (Parse& end : rest(begin.end)) {
        end.captures.insert(end.captures.begin(), begin.captures.begin(), begin.captures.end());
        all.push_back(std::move(end));
        check(all);
      }
    }
    return all;
  }

  void check(const std::vector<Parse>& parses) {
    if (parses.size() > most_parses || ++m_steps > most_parses * 20) {
      throw TooManyParses{};
    }
  }

  std::vector<Parse> sequence(const PatternNode& node, std::size_t part, std::uint32_t start) {
    if (part == node.parts.size()) {
      return {{start}};
    }
    return followed(parses(node.parts[part], start),
                    [&](std::uint32_t end) { return sequence(node, part + 1, end); });
  }

  std::vector<Parse> alternation(const PatternNode& node, std::uint32_t start) {
    std::vector<Parse> all;
    for (const PatternNode& part : node.parts) {
      for (Parse& parse : parses(part, start)) {
        all.push_back(std::move(parse));
      }
    }
    return all;
  }

  std::vector<Parse> rounds(const PatternNode& node, std::uint32_t done, std::uint32_t start) {
    if (node.most != 0 && done == node.most) {
      return {{start}};
    }
    std::vector<Parse> round = parses(node.parts.front(), start);
    if (node.most == 0 && done >= node.least) {
      std::erase_if(round, [&](const Parse& parse) { return parse.end == start; });
    }
    const std::uint32_t next = std::min(done + 1, std::max(node.least, node.most));
    std::vector<Parse> all = followed(round, [&](std::uint32_t end) {
      return rounds(node, node.most == 0 ? next : done + 1, end);
    });
    if (done >= node.least) {
      all.insert(node.greedy ? all.end() : all.begin(), Parse{start});
    }
    return all;
  }

  std::vector<Parse> capture(const PatternNode& node, std::uint32_t start) {
    std::vector<Parse> all = parses(node.parts.front(), start);
    const auto name = std::ranges::find(m_pattern.captures, node.name);
    for (Parse& parse : all) {
      if (parse.end != start) {
        parse.captures.insert(
            parse.captures.begin(),
            {static_cast<std::uint32_t>(name - m_pattern.captures.begin()), start, parse.end});
      }
    }
    return all;
  }

  const Pattern& m_pattern;
  const OracleText& m_text;
  std::span<const std::string> m_words;
  std::size_t m_steps = 0;
};

// The words of a capture, nothing if it took none.
std::optional<std::string> words_of(const Operand& operand, const Rule& rule, const Match& match,
                                    const OracleText& text) {
  if (operand.capture.empty()) {
    return operand.name;
  }
  for (const Capture& capture : match.captures) {
    if (rule.pattern.captures[capture.name] == operand.capture) {
      std::string words = text.words[capture.first];
      for (std::uint32_t word = capture.first + 1; word < capture.end; ++word) {
        words += " " + text.words[word];
      }
      return words;
    }
  }
  return std::nullopt;
}

bool holds(const Comparison& comparison, const Rule& rule, const Match& match,
           const OracleText& text) {
  const auto left = words_of(comparison.left, rule, match, text);
  const auto right = words_of(comparison.right, rule, match, text);
  return left && right && (left == right) == comparison.equal;
}

// The longest (or shortest) match of a rule from a place, with the captures of the first parse of
// that length.
std::optional<Match> match_of(const Phase& phase, std::uint32_t rule, const OracleText& text,
                              std::uint32_t start, bool shortest) {
  std::optional<Match> best;
  for (const Parse& parse : parses_of(phase.rules[rule].pattern, text, start)) {
    const bool better = !best || (shortest ? parse.end < best->end : parse.end > best->end);
    if (better) {
      best = Match{.rule = rule, .first = start, .end = parse.end, .captures = parse.captures};
    }
  }
  const bool stands =
      !best || std::ranges::all_of(phase.rules[rule].conditions, [&](const Comparison& comparison) {
        return holds(comparison, phase.rules[rule], *best, text);
      });
  return stands ? best : std::nullopt;
}

int priority_of(const Phase& phase, const Match& match) { return phase.rules[match.rule].priority; }

std::vector<Match> matches_at(const Phase& phase, const OracleText& text, std::uint32_t start,
                              bool shortest) {
  std::vector<Match> all;
  for (std::uint32_t rule = 0; rule < phase.rules.size(); ++rule) {
    if (const auto match = match_of(phase, rule, text, start, shortest)) {
      all.push_back(*match);
    }
  }
  std::ranges::stable_sort(all, [&](const Match& left, const Match& right) {
    return priority_of(phase, left) > priority_of(phase, right);
  });
  return all;
}

// Takes away, from large to small priorities, what overlaps a block of larger priority that stands.
std::vector<Match> without_blocked(const Phase& phase, const std::vector<Match>& matches) {
  std::vector<Match> by_priority = matches;
  std::ranges::stable_sort(by_priority, [&](const Match& left, const Match& right) {
    return priority_of(phase, left) > priority_of(phase, right);
  });
  std::vector<Match> standing;
  for (const Match& match : by_priority) {
    const bool blocked = std::ranges::any_of(standing, [&](const Match& other) {
      return phase.rules[other.rule].blocks &&
             priority_of(phase, other) > priority_of(phase, match) && other.first < match.end &&
             match.first < other.end;
    });
    if (!blocked) {
      standing.push_back(match);
    }
  }
  std::ranges::stable_sort(
      standing, [](const Match& left, const Match& right) { return left.first < right.first; });
  return standing;
}

std::vector<Match> all_matches(const Phase& phase, const OracleText& text) {
  std::vector<Match> all;
  for (std::uint32_t start = 0; start < text.words.size(); ++start) {
    const std::vector<Match> here = matches_at(phase, text, start, false);
    all.insert(all.end(), here.begin(), here.end());
  }
  return without_blocked(phase, all);
}

std::vector<Match> brill_matches(const Phase& phase, const OracleText& text) {
  std::vector<Match> all;
  for (std::uint32_t start = 0; start < text.words.size();) {
    const std::vector<Match> here = without_blocked(phase, matches_at(phase, text, start, false));
    ++start;
    for (const Match& match : here) {
      start = std::max(start, match.end);
      all.push_back(match);
    }
  }
  return all;
}

}  // namespace

std::vector<Parse> parses_of(const Pattern& pattern, const OracleText& text, std::uint32_t start) {
  return Oracle(pattern, text).parses(pattern.root, start);
}

std::vector<Match> matches_by_oracle(const Phase& phase, const OracleText& text) {
  if (phase.control == Control::all) {
    return all_matches(phase, text);
  }
  if (phase.control == Control::brill) {
    return brill_matches(phase, text);
  }
  const bool shortest = phase.control == Control::first;
  std::vector<Match> all;
  for (std::uint32_t start = 0; start < text.words.size();) {
    const std::vector<Match> here = matches_at(phase, text, start, shortest);
    const auto best = std::ranges::max_element(here, [&](const Match& left, const Match& right) {
      return shortest ? left.end > right.end : left.end < right.end;
    });
    if (best == here.end()) {
      ++start;
      continue;
    }
    all.push_back(*best);
    start = best->end;
    if (phase.control == Control::once) {
      break;
    }
  }
  return all;
}

std::string shown(const std::vector<Match>& matches, const Phase& phase) {
  std::string lines;
  for (const Match& match : matches) {
    const Rule& rule = phase.rules[match.rule];
    lines += rule.name + " " + std::to_string(match.first) + "-" + std::to_string(match.end);
    for (const Capture& capture : match.captures) {
      lines += " " + rule.pattern.captures[capture.name] + ":" + std::to_string(capture.first) +
               "-" + std::to_string(capture.end);
    }
    lines += "\n";
  }
  return lines;
}

}  // namespace readout::test
