#include "loader/lexicon/lexicon.hpp"

#include <re2/re2.h>

#include <algorithm>

namespace readout {

Lexicon::Lexicon() = default;
Lexicon::~Lexicon() = default;

std::optional<std::uint32_t> Lexicon::entry_of(std::string_view key) const {
  const auto found = m_entry_numbers.find(key);
  return found == m_entry_numbers.end() ? std::nullopt : std::optional(found->second);
}

std::uint32_t Lexicon::rule_of_step(std::string_view step) const {
  return m_step_rules.at(std::string(step));
}

std::string_view Lexicon::gender_of_given_name(std::string_view lower) const {
  const auto found = m_given_name_genders.find(lower);
  return found == m_given_name_genders.end() ? std::string_view{} : found->second;
}

bool Lexicon::knows(std::string_view list) const { return m_word_lists.contains(list); }

bool Lexicon::holds(std::string_view list, std::string_view lower) const {
  const auto found = m_word_lists.find(list);
  return found != m_word_lists.end() && found->second.contains(lower);
}

std::vector<std::string> Lexicon::names() const {
  std::vector<std::string> names;
  for (const auto& [name, words] : m_word_lists) {
    names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string_view recognition_version() { return "recognition-1"; }

}  // namespace readout
