#include "loader/lexicon/place_questions.hpp"

#include "loader/lexicon/pattern_key.hpp"

#include <algorithm>

namespace readout {

using Type = PatternNode::Type;

// Whether a look-around must hold or must not is asked of the same answer.
std::uint32_t PlaceQuestions::number_of(const PatternNode& node) {
  const std::string key = node.type == Type::anchor
                              ? key_of(node)
                              : (node.ahead ? "ahead " : "behind ") + key_of(node.parts.front());
  const auto known = m_numbers.find(key);
  if (known != m_numbers.end()) {
    return known->second;
  }
  const std::uint32_t number = node.type == Type::anchor ? add_anchor(node) : add_look(node);
  m_numbers.emplace(key, number);
  return number;
}

std::uint32_t PlaceQuestions::add_anchor(const PatternNode& node) {
  const auto part = std::ranges::find(anchor_names, node.name) - anchor_names.begin();
  m_anchors.push_back(
      {.question = m_size, .part = static_cast<std::uint32_t>(part), .at_end = node.at_end});
  return m_size++;
}

std::uint32_t PlaceQuestions::add_look(const PatternNode& node) {
  number_all_in(node.parts.front());
  m_looks.push_back({.question = m_size, .ahead = node.ahead, .pattern = node.parts.front()});
  return m_size++;
}

void PlaceQuestions::number_all_in(const PatternNode& node) {
  if (node.type == Type::anchor || node.type == Type::look) {
    number_of(node);
    return;
  }
  for (const PatternNode& part : node.parts) {
    number_all_in(part);
  }
}

}  // namespace readout
