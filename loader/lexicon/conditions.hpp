#pragma once

#include "loader/lexicon/matcher.hpp"
#include "loader/lexicon/phase.hpp"
#include "loader/lexicon/unit_index.hpp"
#include "loader/text/annotated_text.hpp"
#include "loader/text/symbols.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace readout {

/// The `where:` lines of a phase's rules. Immutable.
class Conditions {
 public:
  /// `symbols` must outlive the conditions.
  Conditions(std::span<const Rule> rules, SymbolTable& symbols);

  /// Whether all lines of the match's rule hold. A capture that took no unit, and an attribute that
  /// nothing in the capture has, make a line false. Of a capture that stands several times the
  /// first stretch counts. Where a side has several values, `=` wants one that both have, `!=`
  /// none.
  bool hold(const Match& match, std::span<const UnitView> units, const AnnotatedText& text) const {
    return !first_failure(match, units, text);
  }

  /// A line that does not hold, and the values of its sides.
  struct Failure {
    std::size_t line = 0;  ///< position in Rule::conditions
    std::vector<std::string> left{};
    std::vector<std::string> right{};
  };
  /// The first line that does not hold; nothing where all do.
  std::optional<Failure> first_failure(const Match& match, std::span<const UnitView> units,
                                       const AnnotatedText& text) const;

 private:
  struct Side {
    std::optional<std::uint32_t> capture{};
    std::string name{};  // what is asked of the capture, or the value
    Symbol attribute = 0;
  };
  struct Line {
    Side left{};
    Side right{};
    bool equal = true;
  };
  using Values = std::vector<std::string>;

  static Side side_of(const Operand& operand, const Rule& rule, SymbolTable& symbols);
  Values values_of(const Side& side, const Match& match, std::span<const UnitView> units,
                   const AnnotatedText& text) const;

  const SymbolTable& m_symbols;
  std::vector<std::vector<Line>> m_lines;  // of each rule
};

}  // namespace readout
