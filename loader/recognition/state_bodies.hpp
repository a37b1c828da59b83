#pragma once

#include "loader/recognition/recognition.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// Bodies of names that any state may have ("Supreme Court", "Liberal Party", "Ministry of
/// Defence"), and the states that a document names, for which they may stand.
class StateBodies {
 public:
  /// To be made once mentions have their entities.
  explicit StateBodies(const Recognition& recognition);

  /// Whether a name is made of words that are no names, and its body not one of its owners only, as
  /// companies and papers are.
  bool may_be_of_any(const TokenMention& mention) const;
  /// The dictionary's entry of a state's body: "Peruvian Navy" for "Navy" and Peru.
  std::optional<std::uint32_t> of_state(std::string_view name, const std::string& state) const;
  /// The one body of this name, of any of the named states, that the document names otherwise, too:
  /// the SPD for "Social Democrats" beside "SPD".
  std::optional<std::uint32_t> named_otherwise(std::string_view name) const;
  /// Whether the document names a state, its people or places.
  bool names(std::string_view state) const { return m_forms.contains(state); }
  bool names_any() const { return !m_forms.empty(); }
  /// The only state that the document names so; empty for none and several.
  std::string only_state() const { return m_forms.size() == 1 ? m_forms.begin()->first : ""; }

 private:
  bool is_of_state(const TokenMention& mention) const;
  bool is_sort_of_states(std::uint32_t entry) const;
  bool is_common(std::uint32_t token) const;

  const Recognition& m_recognition;
  std::vector<std::string_view> m_links;  // between a body and its state
  std::vector<bool> m_of_states;          // by token: whether it is of a state's name or adjective
  std::map<std::string, std::set<std::string>, std::less<>>
      m_forms;  // by the key of a state: how the document calls it
};

}  // namespace readout
