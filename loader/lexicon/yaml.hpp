#pragma once

#include "schema/model/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace readout {

struct YamlEntry;

/// A value in a YAML file. What rule files have no use for is refused: anchors, aliases, tags,
/// several documents, keys that are no scalars, the same key twice.
struct YamlNode {
  enum class Type { scalar, sequence, mapping };
  enum class Style { plain, quoted, literal, folded };

  Type type = Type::scalar;
  Style style = Style::plain;  ///< scalar
  std::string scalar{};
  std::vector<YamlNode> items;     ///< sequence
  std::vector<YamlEntry> entries;  ///< mapping, in the order of the file
  Place place{};                   ///< where it starts
  /// Scalar: where its first character stands; for `|` in the next line. All lines of a literal
  /// scalar start in this column.
  Place content{};
  bool is_one_line = true;  ///< the source of a plain or quoted scalar ends where it starts

  /// The value of `key` in a mapping, or null.
  const YamlNode* find(std::string_view key) const;
};

struct YamlEntry {
  std::string key{};
  Place place{};
  YamlNode value{};
};

/// Reads a YAML file with one document. `file` is its name in messages. Throws InputError with line
/// and column (in code points, from 1). Linear.
YamlNode read_yaml(std::string_view source, const std::string& file);

}  // namespace readout
