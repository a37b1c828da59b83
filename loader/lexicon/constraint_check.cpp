#include "loader/lexicon/constraint_check.hpp"

#include "loader/lexicon/pattern_key.hpp"

#include <algorithm>
#include <cstdint>
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

class Checker {
 public:
  explicit Checker(std::vector<const Constraint*> tests) : m_tests(std::move(tests)) {
    for (const Constraint* test : m_tests) {
      m_keys.push_back(key_of(*test));
    }
  }

  // Tries all combinations of tests that may hold together.
  bool may_hold(const Constraint& constraint) {
    for (m_holding = 0; m_holding < (1U << m_tests.size()); ++m_holding) {
      if (fits() && holds(constraint)) {
        return true;
      }
    }
    return false;
  }

 private:
  bool fits() const {
    for (std::size_t left = 0; left < m_tests.size(); ++left) {
      for (std::size_t right = left + 1; right < m_tests.size(); ++right) {
        if (is_set(left) && is_set(right) && exclude(*m_tests[left], *m_tests[right])) {
          return false;
        }
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

  std::vector<const Constraint*> m_tests;
  std::vector<std::string> m_keys;
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

}  // namespace readout
