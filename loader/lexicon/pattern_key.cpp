#include "loader/lexicon/pattern_key.hpp"

#include <fmt/format.h>

namespace readout {

// Names and values carry their length, so that no two of them can run together.
std::string key_of(const Constraint& constraint) {
  std::string key =
      fmt::format("{}:{}:{}{}:{}{}(", static_cast<int>(constraint.type), constraint.name.size(),
                  constraint.name, constraint.value.size(), constraint.value, constraint.is_regex);
  for (const Constraint& part : constraint.parts) {
    key += key_of(part);
  }
  return key + ")";
}

std::string key_of(const PatternNode& node) {
  std::string key =
      fmt::format("{}:{}-{}{}{}{}{}{}:{}(", static_cast<int>(node.type), node.least, node.most,
                  node.greedy, node.ahead, node.negated, node.at_end, node.name.size(), node.name);
  if (node.type == PatternNode::Type::unit) {
    key += key_of(node.constraint);
  }
  for (const PatternNode& part : node.parts) {
    key += key_of(part);
  }
  return key + ")";
}

}  // namespace readout
