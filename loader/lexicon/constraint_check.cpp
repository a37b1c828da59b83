#include "loader/lexicon/constraint_check.hpp"

#include "loader/lexicon/pattern_key.hpp"
#include "loader/lexicon/shape.hpp"
#include "schema/text/utf8.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

namespace {

using Type = Constraint::Type;

constexpr std::size_t most_tests = 12;

void add_tests(const Constraint& constraint, std::vector<const Constraint*>& tests) {
  if (constraint.parts.empty() && constraint.type != Type::any) {
    const auto same = [&](const Constraint* other) { return key_of(*other) == key_of(constraint); };
    if (std::ranges::none_of(tests, same)) {
      tests.push_back(&constraint);
    }
  }
  for (const Constraint& part : constraint.parts) {
    add_tests(part, tests);
  }
}

bool is_of_annotation(const Constraint& test) {
  if (test.type == Type::kind) {
    return test.name != "Token";
  }
  return test.type == Type::attribute && !is_word_test(test.name);
}

// Whether no unit passes both. A word may have several readings and lemmas.
bool exclude(const Constraint& left, const Constraint& right) {
  const auto is_token = [](const Constraint& test) {
    return test.type == Type::kind && test.name == "Token";
  };
  if ((is_token(left) && is_of_annotation(right)) || (is_token(right) && is_of_annotation(left))) {
    return true;
  }
  if (left.type == Type::kind && right.type == Type::kind) {
    return true;
  }
  const bool has_many = left.name.ends_with("reading") || left.name.ends_with("lemma");
  return left.type == Type::attribute && right.type == Type::attribute && left.name == right.name &&
         !left.is_regex && !right.is_regex && !has_many;
}

// What a test says of the word of one token of a unit, its last or its first.
struct WordTest {
  std::string_view part{};  // word, lower, shape
  bool of_first = false;
  bool of_both = false;  // of the only one
};

std::optional<WordTest> word_test(const Constraint& test) {
  if (test.type != Type::attribute) {
    return std::nullopt;
  }
  if (test.name == "literal") {
    return WordTest{.part = "lower", .of_both = true};
  }
  constexpr std::string_view first = "first.";
  std::string_view part = test.name;
  const bool of_first = part.starts_with(first);
  part.remove_prefix(of_first ? first.size() : 0);
  return part == "word" || part == "lower" || part == "shape"
             ? std::optional(WordTest{.part = part, .of_first = of_first})
             : std::nullopt;
}

// Nothing for an expression that RE2 refuses.
std::optional<bool> holds_of(const Constraint& test, const std::string& form) {
  if (!test.is_regex) {
    return test.value == form;
  }
  const re2::RE2 regex(test.value, re2::RE2::Quiet);
  return regex.ok() ? std::optional(re2::RE2::FullMatch(form, regex)) : std::nullopt;
}

// Whether every word that passes `known` passes `other`, or none does; nothing where it depends on
// the word.
std::optional<bool> decided(const Constraint& known, const Constraint& other) {
  const auto of_known = word_test(known);
  const auto of_other = word_test(other);
  if (known.is_regex || !of_known || !of_other ||
      (!of_known->of_both && !of_other->of_both && of_known->of_first != of_other->of_first)) {
    return std::nullopt;
  }
  const auto answer = [&]() -> std::optional<bool> {
    if (of_known->part == of_other->part) {
      return holds_of(other, known.value);
    }
    if (of_known->part == "word") {
      return holds_of(other,
                      of_other->part == "lower" ? to_lower(known.value) : shape_of(known.value));
    }
    if (of_known->part == "lower" && of_other->part == "word" && !other.is_regex &&
        to_lower(other.value) != known.value) {
      return false;
    }
    return std::nullopt;
  }();
  // The word alone does not say that the unit has no other.
  return answer == true && of_other->of_both && !of_known->of_both ? std::nullopt : answer;
}

class Checker {
 public:
  // One of the tests numbered in `one_of` holds for every unit; 0: it is not known of any.
  explicit Checker(const std::vector<const Constraint*>& tests, std::uint32_t one_of = 0)
      : m_one_of(one_of), m_excluded(tests.size()), m_implied(tests.size()) {
    for (const Constraint* test : tests) {
      m_keys.push_back(key_of(*test));
    }
    for (std::size_t known = 0; known < tests.size(); ++known) {
      for (std::size_t other = 0; other < tests.size(); ++other) {
        if (known != other) {
          const auto answer = decided(*tests[known], *tests[other]);
          const std::uint32_t bit = 1U << other;
          m_implied[known] |= answer == true ? bit : 0;
          m_excluded[known] |= answer == false || exclude(*tests[known], *tests[other]) ? bit : 0;
        }
      }
    }
  }

  // Tries all combinations of tests that may hold together.
  bool may_hold(const Constraint& constraint) {
    for (m_holding = 0; m_holding < (1U << m_keys.size()); ++m_holding) {
      if (fits() && holds(constraint)) {
        return true;
      }
    }
    return false;
  }

 private:
  bool fits() const {
    if (m_one_of != 0 && (m_holding & m_one_of) == 0) {
      return false;
    }
    for (std::size_t test = 0; test < m_keys.size(); ++test) {
      if (is_set(test) &&
          ((m_holding & m_excluded[test]) != 0 || (m_implied[test] & ~m_holding) != 0)) {
        return false;
      }
    }
    return true;
  }

  bool is_set(std::size_t test) const { return ((m_holding >> test) & 1U) != 0; }

  bool holds(const Constraint& constraint) const {
    const auto part_holds = [&](const Constraint& part) { return holds(part); };
    switch (constraint.type) {
      case Type::any:
        return true;
      case Type::all:
        return std::ranges::all_of(constraint.parts, part_holds);
      case Type::either:
        return std::ranges::any_of(constraint.parts, part_holds);
      case Type::none:
        return !holds(constraint.parts.front());
      default:
        break;
    }
    const auto key = std::ranges::find(m_keys, key_of(constraint));
    return is_set(static_cast<std::size_t>(key - m_keys.begin()));
  }

  std::uint32_t m_one_of;
  std::vector<std::string> m_keys;        // of each test
  std::vector<std::uint32_t> m_excluded;  // bits of the tests that fail where it holds
  std::vector<std::uint32_t> m_implied;   // and of those that hold
  std::uint32_t m_holding = 0;
};

// `!!Person` speaks of all annotations, so that several may pass it together.
bool negates_twice(const Constraint& constraint, bool negated) {
  const bool negates = constraint.type == Type::none;
  return (negates && negated) || std::ranges::any_of(constraint.parts, [&](const Constraint& part) {
           return negates_twice(part, negates || negated);
         });
}

}  // namespace

bool may_hold(const Constraint& constraint) {
  if (negates_twice(constraint, false)) {
    return true;
  }
  std::vector<const Constraint*> tests;
  add_tests(constraint, tests);
  return tests.size() > most_tests || Checker(tests).may_hold(constraint);
}

bool may_hold(const Constraint& constraint, std::span<const std::string> kinds) {
  if (negates_twice(constraint, false)) {
    return true;
  }
  std::vector<const Constraint*> tests;
  add_tests(constraint, tests);
  const Constraint token{.type = Type::kind, .name = "Token"};
  add_tests(token, tests);
  const auto is_of = [](const Constraint* test, std::string_view kind) {
    return test->type == Type::kind && test->name == kind;
  };
  std::uint32_t one_of = 0;
  for (std::size_t test = 0; test < std::min(tests.size(), most_tests); ++test) {
    one_of |= tests[test]->type == Type::kind ? 1U << test : 0;
  }
  const bool asks_all = std::ranges::all_of(kinds, [&](const std::string& kind) {
    return std::ranges::any_of(tests, [&](const Constraint* test) { return is_of(test, kind); });
  });
  return !asks_all || tests.size() > most_tests || Checker(tests, one_of).may_hold(constraint);
}

}  // namespace readout
