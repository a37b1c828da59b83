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

/// How near a unit comes to a constraint that does not hold for it: more for each part that `&`
/// joins and that holds, the earlier ones counting a little more; 0 where none does.
std::size_t nearness(const PatternNode& node, std::uint32_t unit, const PatternProbe& probe);

/// Of a constraint that does not hold: the parts that fail, each with what the unit has instead:
/// "class=asks (class is says)". Empty for a constraint that is not joined by `&` and needs no
/// further word.
std::vector<std::string> parts_that_fail(const Constraint& constraint, std::uint32_t number,
                                         const PatternProbe& probe, const UnitInText& unit);

}  // namespace readout
