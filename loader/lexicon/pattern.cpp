#include "loader/lexicon/pattern.hpp"

#include "loader/lexicon/constraint_parser.hpp"
#include "loader/lexicon/pattern_source.hpp"
#include "schema/text/token.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace readout {

namespace {

using Type = PatternNode::Type;

constexpr int deepest_nesting = 100;
constexpr std::uint32_t most_repetitions = 50;
constexpr std::size_t most_nodes = 10'000;

// The words of a literal as the tokeniser would find them inside a text: a possessive 's is one
// token only after a word.
std::vector<std::string> words_of(const std::string& literal) {
  std::string context = literal;
  const bool starts_with_apostrophe = literal.starts_with('\'') || literal.starts_with("\u2019");
  if (starts_with_apostrophe) {
    context.insert(0, "x");
  }
  std::vector<Token> tokens = tokens_of(context);
  if (starts_with_apostrophe && !tokens.empty() && tokens.front().end == 1) {
    tokens.erase(tokens.begin());
  } else if (starts_with_apostrophe) {
    context = literal;
    tokens = tokens_of(context);
  }
  std::vector<std::string> words;
  words.reserve(tokens.size());
  for (const Token& token : tokens) {
    words.push_back(to_lower(token.in(context)));
  }
  return words;
}

class PatternParser {
 public:
  PatternParser(std::string_view source, const Place& place, const PieceFinder& find_piece)
      : m_source(source, place), m_find_piece(find_piece) {}

  Pattern parse() {
    Pattern pattern;
    pattern.root = alternation(0);
    if (m_source.peek() == ')') {
      m_source.fail("this ')' closes nothing");
    }
    pattern.captures = std::move(m_captures);
    pattern.size = m_size;
    pattern.depth = m_depth;
    return pattern;
  }

 private:
  PatternNode alternation(int depth) {
    go_to_depth(depth);
    m_source.skip_blanks();
    PatternNode first = sequence(depth);
    if (m_source.peek() != '|') {
      return first;
    }
    PatternNode whole{.type = Type::alternation, .place = first.place};
    whole.parts.push_back(std::move(first));
    while (m_source.take("|")) {
      m_source.skip_blanks();
      whole.parts.push_back(sequence(depth));
    }
    return whole;
  }

  PatternNode sequence(int depth) {
    PatternNode whole{.type = Type::sequence, .place = m_source.place()};
    while (!m_source.at_end() && m_source.peek() != '|' && m_source.peek() != ')') {
      whole.parts.push_back(quantified(atom(depth)));
      m_source.skip_blanks();
    }
    if (whole.parts.empty()) {
      m_source.fail(
          fmt::format("expected a unit, got {} (known: [...], \"words\", ( ); for what may be "
                      "missing write ( )?)",
                      m_source.piece()));
    }
    return whole.parts.size() == 1 ? PatternNode(std::move(whole.parts.front())) : whole;
  }

  PatternNode atom(int depth) {
    count(1);
    switch (m_source.peek()) {
      case '[':
        return unit();
      case '"':
        return literal();
      case '(':
        return group(depth);
      case '<':
        return anchor();
      case '@':
        return variable(depth);
      default:
        fail_at_atom();
    }
  }

  // Variables in variables would grow without bounds.
  void count(std::size_t nodes) {
    m_size += nodes;
    if (m_size > most_nodes) {
      m_source.fail(fmt::format("a pattern of more than {} parts", most_nodes));
    }
  }

  void go_to_depth(int depth) {
    if (depth > deepest_nesting) {
      m_source.fail("a pattern nests deeper than 100 levels");
    }
    m_depth = std::max(m_depth, depth);
  }

  PatternNode variable(int depth) {
    const std::size_t start = m_source.position();
    m_source.step();
    const std::string name = m_source.take_name();
    if (name.empty()) {
      m_source.fail(start, "'@' stands before the name of a variable");
    }
    if (!m_find_piece) {
      m_source.fail(start, fmt::format("unknown variable '@{}' (known: none)", name));
    }
    const Pattern& piece = m_find_piece(name, m_source.place_at(start));
    if (m_looks != 0 && !piece.captures.empty()) {
      m_source.fail(start, "what is only looked at captures nothing: @" + name + " does");
    }
    count(piece.size);
    go_to_depth(depth + piece.depth + 1);
    for (const std::string& capture : piece.captures) {
      add_capture(capture);
    }
    return piece.root;
  }

  void add_capture(const std::string& name) {
    if (std::ranges::find(m_captures, name) == m_captures.end()) {
      m_captures.push_back(name);
    }
  }

  PatternNode unit() {
    PatternNode node{.type = Type::unit, .place = m_source.place()};
    node.constraint = parse_constraint(m_source);
    return node;
  }

  PatternNode literal() {
    const std::size_t start = m_source.position();
    PatternNode node{.type = Type::sequence, .place = m_source.place()};
    for (std::string& word : words_of(m_source.take_quoted())) {
      PatternNode part{.type = Type::unit, .place = node.place};
      part.constraint = {.type = Constraint::Type::attribute,
                         .name = "literal",
                         .value = std::move(word),
                         .place = node.place};
      node.parts.push_back(std::move(part));
    }
    if (node.parts.empty()) {
      m_source.fail(start, "quotation marks without a word");
    }
    return node.parts.size() == 1 ? PatternNode(std::move(node.parts.front())) : node;
  }

  PatternNode group(int depth) {
    const std::size_t start = m_source.position();
    PatternNode node{.type = Type::capture, .place = m_source.place()};
    m_source.step();
    if (take_look(node)) {
      ++m_looks;
      node.parts.push_back(inside_group(start, depth));
      --m_looks;
      return node;
    }
    const bool captures = m_source.peek() == '?';
    if (captures) {
      node.name = capture_name(start);
    }
    node.parts.push_back(inside_group(start, depth));
    return captures ? node : PatternNode(std::move(node.parts.front()));
  }

  PatternNode inside_group(std::size_t start, int depth) {
    PatternNode inside = alternation(depth + 1);
    if (!m_source.take(")")) {
      m_source.fail(start, "this '(' is not closed");
    }
    return inside;
  }

  bool take_look(PatternNode& node) {
    node.ahead = m_source.starts_with("?=") || m_source.starts_with("?!");
    node.negated = m_source.starts_with("?!") || m_source.starts_with("?<!");
    const bool looks = node.ahead || node.negated || m_source.starts_with("?<=");
    if (looks) {
      node.type = Type::look;
      m_source.step(node.ahead ? 2 : 3);
    }
    return looks;
  }

  PatternNode anchor() {
    const std::size_t start = m_source.position();
    PatternNode node{.type = Type::anchor, .place = m_source.place()};
    m_source.step();
    node.at_end = m_source.take("/");
    node.name = m_source.take_name();
    if (std::ranges::find(anchor_names, node.name) == anchor_names.end() || !m_source.take(">")) {
      m_source.fail(start,
                    fmt::format("unknown anchor '{1}' (known: <{0}>, </{0}>)",
                                fmt::join(anchor_names, "|"), m_source.piece_until(start, '>')));
    }
    return node;
  }

  std::string capture_name(std::size_t start) {
    if (!m_source.take("?<")) {
      m_source.fail(start,
                    "unknown group (known: ( ... ), (?<name> ... ), (?= ... ), (?! ... ), "
                    "(?<= ... ), (?<! ... ))");
    }
    if (m_looks != 0) {
      m_source.fail(start, "what is only looked at captures nothing: leave out ?<name>");
    }
    std::string name = m_source.take_name();
    if (name.empty() || !m_source.take(">")) {
      m_source.fail(
          fmt::format("expected the name of a capture and '>', got {} (known: letters, "
                      "digits, underscores)",
                      m_source.piece()));
    }
    add_capture(name);
    return name;
  }

  PatternNode quantified(PatternNode part) {
    PatternNode node{.type = Type::repetition, .place = m_source.place()};
    if (!take_quantifier(node)) {
      return part;
    }
    if (part.type == Type::look || part.type == Type::anchor) {
      throw InputError(node.place, "look-arounds and anchors take no unit and are not repeated");
    }
    node.greedy = !m_source.take("?");
    if (is_quantifier(m_source.peek())) {
      m_source.fail(fmt::format("{} after a quantifier: put the first into ( )", m_source.piece()));
    }
    node.parts.push_back(std::move(part));
    return node;
  }

  bool take_quantifier(PatternNode& node) {
    if (m_source.take("?")) {
      node.least = 0;
    } else if (m_source.take("*")) {
      node.least = 0;
      node.most = 0;
    } else if (m_source.take("+")) {
      node.most = 0;
    } else if (m_source.peek() == '{') {
      take_bounds(node);
    } else {
      return false;
    }
    return true;
  }

  void take_bounds(PatternNode& node) {
    const std::size_t start = m_source.position();
    m_source.step();
    node.least = take_number(start);
    node.most = node.least;
    const bool open = m_source.take(",") && m_source.peek() == '}';
    if (open) {
      node.most = 0;
    } else if (m_source.peek() != '}') {
      node.most = take_number(start);
    }
    if (!m_source.take("}")) {
      fail_at_bounds(start);
    }
    if (!open && node.most == 0) {
      m_source.fail(start, "this repetition takes nothing: it needs at least 1");
    }
    if (!open && node.most < node.least) {
      m_source.fail(start, fmt::format("a repetition from {} to {}", node.least, node.most));
    }
  }

  std::uint32_t take_number(std::size_t start) {
    std::uint32_t number = 0;
    if (m_source.peek() < '0' || m_source.peek() > '9') {
      fail_at_bounds(start);
    }
    for (; m_source.peek() >= '0' && m_source.peek() <= '9'; m_source.step()) {
      number = number * 10 + static_cast<std::uint32_t>(m_source.peek() - '0');
      if (number > most_repetitions) {
        m_source.fail(start, "a repetition goes to 50 at most; {n,} has no upper bound");
      }
    }
    return number;
  }

  [[noreturn]] void fail_at_bounds(std::size_t start) const {
    m_source.fail(start,
                  fmt::format("broken repetition '{}' (known: {{2}}, {{2,}} and {{2,5}}, without "
                              "blanks)",
                              m_source.piece_until(start, '}')));
  }

  static bool is_quantifier(char c) { return c == '?' || c == '*' || c == '+' || c == '{'; }

  [[noreturn]] void fail_at_atom() const {
    const std::string piece = m_source.piece();
    if (is_quantifier(m_source.peek())) {
      m_source.fail(piece + " follows nothing: put it directly after a unit or a group");
    }
    if (m_source.peek() == '^' || m_source.peek() == '$') {
      m_source.fail(piece + " is no anchor: write <sentence> or </sentence>");
    }
    m_source.fail(
        fmt::format("{} stands outside brackets (known: [kind], [test=value], \"words\", ( ), "
                    "<sentence>, @variable)",
                    piece));
  }

  PatternSource m_source;
  const PieceFinder& m_find_piece;
  std::vector<std::string> m_captures;
  std::size_t m_size = 0;
  int m_depth = 0;
  int m_looks = 0;  // look-arounds around this place
};

}  // namespace

bool is_word_test(std::string_view name) {
  constexpr std::array<std::string_view, 7> tests = {"word",    "lower", "shape",  "lemma",
                                                     "reading", "text",  "literal"};
  return name.starts_with("first.") || std::ranges::find(tests, name) != tests.end();
}

Pattern parse_pattern(std::string_view source, const Place& place, const PieceFinder& find_piece) {
  return PatternParser(source, place, find_piece).parse();
}

}  // namespace readout
