#pragma once

#include "loader/recognition/recognition.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace readout {

/// Tokens of a name that are words or numbers, no marks: "John F. Kennedy" has three.
std::vector<std::uint32_t> words_of_name(const AnnotatedText& text, TokenRange range);

/// Who bears which surnames and given names in one document, by the full names that stand in it.
class PersonNames {
 public:
  /// The recognition must outlive it.
  explicit PersonNames(const Recognition& recognition) : m_recognition(recognition) {}

  /// The surname and the given name of a person's full name; nothing of other mentions.
  void learn(const TokenMention& mention);
  /// That a person is called by the word at `token` as by a surname.
  void add_bearer(std::uint32_t local, std::uint32_t token);

  /// Who bears the word at `token` as a surname: the one named last before it, else the first one
  /// after it.
  std::optional<std::uint32_t> bearer(std::uint32_t token) const;
  /// Whether a person is among those who bear it.
  bool bears(std::uint32_t local, std::uint32_t token) const;
  /// Who is called by a given name alone, where only one person here has it.
  std::optional<std::uint32_t> called(std::uint32_t token) const;

 private:
  /// A person whom nobody else of the surname comes between.
  struct Bearer {
    std::uint32_t local = 0;
    std::vector<std::uint32_t> tokens;  // where the full name stands, in order
  };

  bool surname_first(const TokenMention& mention, std::uint32_t first_word) const;
  void add_bearer(std::uint32_t local, const std::string& surname, std::uint32_t token);
  const std::vector<Bearer>* bearers_of(std::uint32_t token) const;

  const Recognition& m_recognition;
  std::map<std::string, std::vector<Bearer>> m_surnames;  // by folded surname, in order of the text
  std::map<std::string, std::set<std::uint32_t>> m_given_names;
};

}  // namespace readout
