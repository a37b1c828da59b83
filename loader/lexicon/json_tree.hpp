#pragma once

#include "schema/model/error.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

struct JsonEntry;

/// A value of a line of JSON, with the column (in code points, from 1) where it starts.
struct JsonNode {
  enum class Type { null, boolean, number, string, array, object };

  Type type = Type::null;
  std::string text{};                     ///< string: its characters; number: as it was written
  bool truth = false;                     ///< boolean
  std::optional<std::uint64_t> number{};  ///< of a whole number that is not negative
  std::size_t column = 0;
  std::vector<JsonNode> items;     ///< array
  std::vector<JsonEntry> entries;  ///< object, in the order of the line

  /// The value of a key of an object, or null.
  const JsonNode* find(std::string_view key) const;
};

struct JsonEntry {
  std::string key{};
  std::size_t column = 0;
  JsonNode value{};
};

/// "string", "list"... for messages.
std::string_view name_of(JsonNode::Type type);

/// Reads one line of JSON; `place` is where it starts. Throws InputError at the wrong piece: broken
/// JSON, the same key twice, a NUL character, more than 20 levels or 200,000 values. Linear.
JsonNode read_json(std::string_view line, const Place& place);

/// The value as JSON in one line: equal for equal values.
std::string to_json(const JsonNode& node);
/// A string in quotation marks, escaped; `text` is valid UTF-8.
std::string to_json(std::string_view text);

}  // namespace readout
