#pragma once

#include "loader/explain/pattern_probe.hpp"
#include "loader/explain/wording.hpp"
#include "loader/lexicon/matcher.hpp"
#include "loader/lexicon/pattern.hpp"
#include "loader/text/annotated_text.hpp"
#include "loader/text/symbols.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace readout {

/// A unit with what names it.
struct UnitInText {
  const Unit& unit;
  const AnnotatedText& text;
  const Wording& wording;
  const SymbolTable& symbols;
};

/// How many of the parts that `&` joins hold for a unit; 0 for what is not joined.
std::size_t parts_that_hold(const PatternNode& node, std::uint32_t unit, const PatternProbe& probe);

/// Of a constraint that does not hold: the parts that fail, each with what the unit has instead:
/// "class=asks (class is says)". Empty for a constraint that is not joined by `&` and needs no
/// further word.
std::vector<std::string> parts_that_fail(const Constraint& constraint, std::uint32_t number,
                                         const PatternProbe& probe, const UnitInText& unit);

}  // namespace readout
