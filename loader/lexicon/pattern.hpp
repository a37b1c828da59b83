#pragma once

#include "schema/model/error.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// A test on one unit, as a tree. `[Person & gender=f]` is an `all` of `kind` and `attribute`.
struct Constraint {
  enum class Type { any, kind, attribute, word_list, all, either, none };
  Type type = Type::any;
  /// kind: "Person"; attribute: "word", "lower", "shape", "lemma", "reading", "text",
  /// "first.word" and so on, "literal" (the unit is this one token, letter case aside) or an
  /// attribute of an annotation ("gender"); word_list: name of the list in `[in=NAME]`
  std::string name{};
  /// attribute: value, or the regular expression without its slashes; word_list: "first" for
  /// `[first.in=NAME]`, else empty
  std::string value{};
  bool is_regex = false;
  std::vector<Constraint> parts{};  ///< all, either: two or more; none: one
  Place place{};                    ///< of the kind, or of the value
  Place name_place{};               ///< attribute, word_list: of the name
};

/// Whether a test asks for the words of a unit ("lower", "first.shape", "text", "literal"); all
/// others ask for its annotations.
bool is_word_test(std::string_view name);

/// A regular expression over units, as a tree.
struct PatternNode {
  enum class Type { unit, sequence, alternation, repetition, capture, look, anchor, empty };
  Type type = Type::empty;
  Constraint constraint{};           ///< unit
  std::vector<PatternNode> parts{};  ///< repetition, capture, look: one
  std::uint32_t least = 1;           ///< repetition
  std::uint32_t most = 1;            ///< repetition; 0: without bound
  bool greedy = true;
  bool ahead = true;     ///< look: whether it looks ahead or behind
  bool negated = false;  ///< look
  bool at_end = false;   ///< anchor: </name>
  std::string name{};    ///< capture; anchor: one of `anchor_names`
  Place place{};
};

/// What an anchor can name the start and end of, from small to large.
inline constexpr std::array<std::string_view, 4> anchor_names = {"sentence", "paragraph", "zone",
                                                                 "document"};

struct Pattern {
  PatternNode root{};
  std::size_t size = 0;  ///< nodes
  int depth = 0;         ///< how deep they nest
  std::vector<std::string>
      captures{};  ///< different names, in order of their first opening brackets
};

/// Gives the piece of pattern that a variable stands for; `place` is where it is used. Throws
/// InputError for one that is not known.
using PieceFinder = std::function<const Pattern&(const std::string& name, const Place& place)>;

/// Parses a pattern of the rule language (docs/rules.md), which must be valid UTF-8: `[..]`
/// constraints, "literal words" (each token of the literal is a unit; letter case does not count),
/// sequence, `|`, `( )`, `(?<name> )`,
/// `?`, `*`, `+`, `{n}`, `{n,}`, `{n,m}` and their lazy forms, `(?= )`, `(?! )`, `(?<= )`, `(?<!
/// )`, `<sentence>`, `</sentence>` and the other anchors. `place` is where the pattern's first
/// character stands; all its lines start in that column. Errors are InputError at the piece that is
/// wrong, and name what is known there.
/// `@name` stands for the piece that `find_piece` gives.
Pattern parse_pattern(std::string_view source, const Place& place,
                      const PieceFinder& find_piece = {});

}  // namespace readout
