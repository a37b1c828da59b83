#pragma once

#include "loader/recognition/recognition.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace readout {

/// What organizations are called in one document, by the full names that it holds, and places by
/// letters in brackets behind them. A form that two of them could have names neither. Building it
/// takes time linear in the names.
class OrganizationNames {
 public:
  /// Takes the organizations and places that are mentioned now by name and have an entity.
  explicit OrganizationNames(const Recognition& recognition);

  /// The entity that a shorter name means: "OSR" behind "Office for Sea Rescue" or where its
  /// initials fit, "Unsar" behind "Unit for Sea Rescue (UNSAR)", "Tannik" where "Tannik Motors Inc"
  /// stands, "Foreign Ministry" where "Chinese Foreign Ministry" does, "Maritime Court" where
  /// "Maritime Court of Appeal" does. Nothing where the words are no shorter form of a name in the
  /// document.
  std::optional<std::uint32_t> meant_by(TokenRange words) const;
  /// The same for a word that nothing else has taken for a name; a bare head ("the Commission")
  /// needs its article.
  std::optional<std::uint32_t> meant_by_word(std::uint32_t token) const;

 private:
  using Bearers = std::map<std::string, std::set<std::uint32_t>, std::less<>>;

  static std::optional<std::uint32_t> only_one(const Bearers& bearers, std::string_view name);
  void add(const TokenMention& mention);
  void add_beginnings(const TokenMention& mention);
  void add_first_head(const TokenMention& mention);
  void add_acronym(const TokenMention& mention);
  void add_initials(const TokenMention& mention);
  void add_company(const TokenMention& mention);
  static bool is_acronym(std::string_view word);
  bool is_sole_word(TokenRange words) const;

  const Recognition& m_recognition;
  Bearers m_acronyms;    // in small letters: "Office for Sea Rescue (OSR)"
  Bearers m_initials;    // of names of three words or more
  Bearers m_companies;   // folded: "tannik" of "Tannik Motors Inc"
  Bearers m_endings;     // folded: "foreign ministry" of "chinese foreign ministry"
  Bearers m_beginnings;  // folded: "maritime court" of "maritime court of appeal"
};

}  // namespace readout
