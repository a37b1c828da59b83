#include "loader/lexicon/pattern_key.hpp"

#include <cstdint>

namespace readout {

namespace {

// Keys are made by the ten thousand whenever the program starts: into one string, without formats.

void append(std::string& key, std::uint64_t number) { key.append(std::to_string(number)) += ':'; }

void append(std::string& key, const std::string& text) {
  append(key, text.size());
  key += text;
}

void append(std::string& key, const Constraint& constraint) {
  append(key, static_cast<std::uint64_t>(constraint.type));
  append(key, constraint.name);
  append(key, constraint.value);
  key += constraint.is_regex ? "/(" : "=(";
  for (const Constraint& part : constraint.parts) {
    append(key, part);
  }
  key += ')';
}

void append(std::string& key, const PatternNode& node) {
  append(key, static_cast<std::uint64_t>(node.type));
  append(key, node.least);
  append(key, node.most);
  for (const bool flag : {node.greedy, node.ahead, node.negated, node.at_end}) {
    key += flag ? '1' : '0';
  }
  append(key, node.name);
  key += '(';
  if (node.type == PatternNode::Type::unit) {
    append(key, node.constraint);
  }
  for (const PatternNode& part : node.parts) {
    append(key, part);
  }
  key += ')';
}

}  // namespace

std::string key_of(const Constraint& constraint) {
  std::string key;
  append(key, constraint);
  return key;
}

std::string key_of(const PatternNode& node) {
  std::string key;
  append(key, node);
  return key;
}

}  // namespace readout
