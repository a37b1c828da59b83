#include "loader/lexicon/constraint_parser.hpp"

#include "loader/lexicon/shape.hpp"
#include "loader/lexicon/small_letters.hpp"
#include "loader/text/reading.hpp"
#include "schema/text/blanks.hpp"
#include "schema/text/similar_words.hpp"
#include "schema/text/token.hpp"
#include "schema/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace readout {

namespace {

using Type = Constraint::Type;

constexpr int deepest_nesting = 100;
constexpr std::array<std::string_view, 13> word_tests = {
    "word",       "lower",       "shape",       "lemma",       "reading",       "text",    "in",
    "first.word", "first.lower", "first.shape", "first.lemma", "first.reading", "first.in"};

bool is_called(const Constraint& test, std::string_view name) {
  const std::string_view called = test.name;
  return called == name || (called.starts_with("first.") && called.substr(6) == name);
}

// A shape as the program writes it: of a word in which a digit stands for each d.
std::string shape_of_shape(std::string shape) {
  std::ranges::replace(shape, 'd', '0');
  return shape_of(shape);
}

void check_shape(const Constraint& test) {
  const std::string written = shape_of_shape(test.value);
  if (written == test.value) {
    return;
  }
  // A word of the same signs, each of them as often: then only runs are wrong.
  const bool has_signs_of_shapes = std::ranges::all_of(
      test.value, [&](char sign) { return written.find(sign) != std::string::npos; });
  throw InputError(
      test.place,
      fmt::format("{0}={1} can never hold: {2}, write {0}={3}", test.name, test.value,
                  has_signs_of_shapes ? "signs of one class that follow each other are one"
                                      : "a shape is made of X, x, d and signs",
                  written));
}

// Whether some text has this as one word. What begins with an apostrophe is one behind another
// word only ('s), and what digits follow may be one in capitals only.
bool may_be_one_token(const std::string& word) {
  const auto is_one = [](const std::string& text, std::size_t start) {
    const std::vector<Token> tokens = tokens_of(text);
    return !tokens.empty() && tokens.back().start == start && tokens.back().end == text.size();
  };
  std::string capitals = word;
  std::ranges::transform(capitals, capitals.begin(), [](char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  });
  return is_one(word, 0) || is_one("x" + word, 1) || is_one(capitals, 0);
}

void check_is_one_word(const Constraint& test) {
  const std::string& word = test.value;
  if (may_be_one_token(word)) {
    return;
  }
  if (word.size() > 2 && word.front() == '\'' && word.back() == '\'') {
    throw InputError(test.place,
                     fmt::format("{0}={1} can never hold: values stand in double quotation "
                                 "marks, write {0}=\"{2}\"",
                                 test.name, word, word.substr(1, word.size() - 2)));
  }
  throw InputError(test.place,
                   fmt::format("{}={} can never hold: it is asked of one word, and these are {} "
                               "(write \"{}\" for all of them, text= for the text of a whole unit)",
                               test.name, word, tokens_of(word).size(), word));
}

void check_value(const Constraint& test) {
  if (is_called(test, "reading") && !readings_of(test.value)) {
    throw InputError(test.place, fmt::format("unknown reading '{}' ({})", test.value,
                                             alternatives(test.value, reading_words())));
  }
  const bool is_of_one_word = is_called(test, "word") || is_called(test, "shape") ||
                              is_called(test, "lower") || is_called(test, "lemma");
  if (is_of_one_word && !test.is_regex && test.value.find(' ') != std::string::npos) {
    throw InputError(test.place,
                     fmt::format("{}=\"{}\" can never hold: it is asked of one word (the "
                                 "text of a whole unit is text=)",
                                 test.name, test.value));
  }
  if (test.name == "text" && !test.is_regex && with_single_blanks(test.value) != test.value) {
    throw InputError(test.place, fmt::format("text=\"{}\" can never hold: write text=\"{}\"",
                                             test.value, with_single_blanks(test.value)));
  }
  if (is_called(test, "shape") && !test.is_regex) {
    check_shape(test);
  }
  const bool in_small_letters = is_called(test, "lower") || is_called(test, "lemma");
  if (const auto capitals = capitals_in(test.value);
      in_small_letters && test.is_regex && !capitals.empty()) {
    throw InputError(test.place, fmt::format("{0}=/{1}/ asks small letters for '{2}', which can "
                                             "never hold: write small letters, or word=/.../",
                                             test.name, test.value, capitals));
  }
  if (in_small_letters && !test.is_regex && to_lower(test.value) != test.value) {
    throw InputError(test.place, fmt::format("{0}={1} can never hold: write {0}={2}", test.name,
                                             test.value, to_lower(test.value)));
  }
  if (!test.is_regex && (is_called(test, "word") || is_called(test, "lower"))) {
    check_is_one_word(test);
  }
}

class ConstraintParser {
 public:
  explicit ConstraintParser(PatternSource& source) : m_source(source) {}

  Constraint parse() {
    m_start = m_source.position();
    m_source.step();
    m_source.skip_blanks();
    if (m_source.take("]")) {
      return {};
    }
    Constraint constraint = either(0);
    if (!m_source.take("]")) {
      fail_in_brackets();
    }
    return constraint;
  }

 private:
  Constraint either(int depth) {
    Constraint first = all(depth);
    return joined(Type::either, "|", std::move(first), [&] { return all(depth); });
  }

  Constraint all(int depth) {
    Constraint first = unary(depth);
    return joined(Type::all, "&", std::move(first), [&] { return unary(depth); });
  }

  template <typename Next>
  Constraint joined(Type type, std::string_view sign, Constraint first, const Next& next) {
    m_source.skip_blanks();
    if (!m_source.starts_with(sign)) {
      return first;
    }
    Constraint whole{.type = type, .place = first.place};
    whole.parts.push_back(std::move(first));
    while (m_source.take(sign)) {
      whole.parts.push_back(next());
      m_source.skip_blanks();
    }
    return whole;
  }

  Constraint unary(int depth) {
    m_source.skip_blanks();
    if (depth > deepest_nesting) {
      m_source.fail("a constraint nests deeper than 100 levels");
    }
    const Place place = m_source.place();
    if (m_source.take("!")) {
      Constraint none{.type = Type::none, .place = place};
      none.parts.push_back(unary(depth + 1));
      return none;
    }
    return m_source.peek() == '(' ? group(depth) : test();
  }

  Constraint group(int depth) {
    const std::size_t start = m_source.position();
    m_source.step();
    Constraint inner = either(depth + 1);
    if (!m_source.take(")")) {
      if (m_source.at_end() || m_source.peek() == ']') {
        m_source.fail(start, "this '(' is not closed inside the constraint");
      }
      fail_in_brackets();
    }
    return inner;
  }

  Constraint test() {
    const Place place = m_source.place();
    const std::size_t start = m_source.position();
    const std::string name = m_source.take_name(".-+");
    if (name.empty()) {
      m_source.fail(fmt::format(
          "expected a test, got {} (known: a kind such as Person, NAME=VALUE, !, parentheses)",
          m_source.piece()));
    }
    m_source.skip_blanks();
    if (m_source.starts_with("!=")) {
      m_source.fail(fmt::format("unknown sign '!=': write !{}=...", name));
    }
    if (m_source.take("=")) {
      return attribute(name, start);
    }
    if (std::ranges::find(word_tests, name) != word_tests.end()) {
      m_source.fail(start, fmt::format("'{0}' needs a value: write {0}=...", name));
    }
    if (name.find('.') != std::string::npos) {
      m_source.fail(start, fmt::format("'{}' is no name of a kind", name));
    }
    return {.type = Type::kind, .name = name, .place = place};
  }

  Constraint attribute(const std::string& name, std::size_t start) {
    check_attribute(name, start);
    m_source.skip_blanks();
    Constraint result{.type = Type::attribute,
                      .name = name,
                      .place = m_source.place(),
                      .name_place = m_source.place_at(start)};
    result.is_regex = m_source.peek() == '/';
    result.value = value();
    if (result.value.empty()) {
      throw InputError(result.place,
                       fmt::format("'{}=' has no value (one with blanks or the signs {} "
                                   "stands in quotation marks)",
                                   name, "]&|()!="));
    }
    return checked(std::move(result));
  }

  void check_attribute(const std::string& name, std::size_t start) const {
    const bool known = std::ranges::find(word_tests, name) != word_tests.end();
    if (name.starts_with("first.") && !known) {
      m_source.fail(start,
                    fmt::format("unknown test '{}' ({})", name, alternatives(name, word_tests)));
    }
    if (name == "literal") {
      m_source.fail(start, "unknown test 'literal': write the words in quotation marks");
    }
  }

  static Constraint checked(Constraint test) {
    const bool is_list = is_called(test, "in");
    if (test.is_regex && (is_list || is_called(test, "reading") ||
                          std::ranges::find(word_tests, test.name) == word_tests.end())) {
      throw InputError(test.place,
                       fmt::format("'{0}' takes no regular expression (word, lower, shape, lemma "
                                   "and text do): write [{0}=... | {0}=...]",
                                   test.name));
    }
    check_value(test);
    if (is_list) {
      test.type = Type::word_list;
      test.value.swap(test.name);
      test.value = test.value == "in" ? "" : "first";
    }
    return test;
  }

  std::string value() {
    switch (m_source.peek()) {
      case '/':
        return m_source.take_regex();
      case '"':
        return m_source.take_quoted();
      default:
        return bare_value();
    }
  }

  std::string bare_value() {
    constexpr std::string_view ends = "]&|()!=\" \t\r\n";
    std::string value;
    while (!m_source.at_end() && ends.find(m_source.peek()) == std::string_view::npos) {
      value += m_source.peek();
      m_source.step();
    }
    return value;
  }

  [[noreturn]] void fail_in_brackets() const {
    if (m_source.at_end()) {
      m_source.fail(m_start, "this '[' is not closed");
    }
    m_source.fail(
        fmt::format("expected &, | or ], got {} (values with other signs or blanks need "
                    "quotation marks)",
                    m_source.piece()));
  }

  PatternSource& m_source;
  std::size_t m_start = 0;
};

}  // namespace

Constraint parse_constraint(PatternSource& source) { return ConstraintParser(source).parse(); }

}  // namespace readout
