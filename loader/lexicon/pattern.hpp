#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/model/error.hpp"

namespace readout {

/// A test on one unit, as a tree. `[Person & gender=f]` is an `all` of `kind` and `attribute`.
struct Constraint {
  enum class Type { any, kind, attribute, word_list, all, either, none };
  Type type = Type::any;
  std::string name;   ///< kind: "Person"; attribute: "word", "lower", "shape", "gender"...; word_list: name of the list in `[in=NAME]`
  std::string value;  ///< attribute: value, or the regular expression without its slashes
  bool is_regex = false;
  std::vector<Constraint> parts;  ///< all, either: two or more; none: one
};

/// A regular expression over units, as a tree.
struct PatternNode {
  enum class Type { unit, sequence, alternation, repetition, capture, empty };
  Type type = Type::empty;
  Constraint constraint;        ///< unit
  std::vector<PatternNode> parts;
  std::uint32_t least = 1;      ///< repetition
  std::uint32_t most = 1;       ///< repetition; 0: without bound
  bool greedy = true;
  std::string name;             ///< capture
  Place place;
};

struct Pattern {
  PatternNode root;
  std::vector<std::string> captures;  ///< names, in order of their opening brackets
};

/// Parses a pattern of the rule language (docs/rules.md): `[..]` constraints, "literal words" (each token of the literal is a unit; letter case does
/// not count), sequence, `|`, `( )`, `(?<name> )`, `?`, `*`, `+` and their lazy forms. `place` is where the pattern's first character stands; errors are
/// InputError at the piece that is wrong, and name what is known there.
Pattern parse_pattern(std::string_view source, const Place& place);

}  // namespace readout
