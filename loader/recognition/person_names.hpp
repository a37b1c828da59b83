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
/// Behind the given names and surnames that a stretch begins with.
std::uint32_t end_of_people(const Recognition& recognition, TokenRange range);

/// What stands with a name: "his wife Ana Tannik", "President Tannik".
enum class Standing : std::uint8_t { relative, plain, office };

/// Who bears which surnames and given names in one document, by the full names that stand in it.
class PersonNames {
 public:
  /// The recognition must outlive it. To be made once the phrases have been found.
  explicit PersonNames(const Recognition& recognition);

  /// The surname and the given name of a person's full name; nothing of other mentions.
  void learn(const TokenMention& mention);
  /// That a person is called by the words of a name as by a surname.
  void add_bearer(std::uint32_t local, TokenRange name);
  Standing standing(TokenRange name) const;

  /// Who bears the word at `token` as a surname: of those with an office, else of those who are
  /// nobody's relatives, else of all, the one named last before it, or the first one after it.
  /// Behind the title of an office nobody's relative, behind "Mrs" nobody who is a man.
  std::optional<std::uint32_t> bearer(std::uint32_t token) const;
  /// Whether a person is among those who bear it, and of the gender of the title before it.
  bool bears(std::uint32_t local, std::uint32_t token) const;
  /// Who is called by a given name alone, where only one person here has it.
  std::optional<std::uint32_t> called(std::uint32_t token) const;

 private:
  struct Bearer {
    std::uint32_t local = 0;
    Standing standing = Standing::plain;
    std::string_view gender;            // m, f; else unknown
    std::vector<std::uint32_t> tokens;  // where his names stand, in order
  };

  void mark_titles();
  void add(const std::string& surname, std::uint32_t local, TokenRange name,
           std::string_view gender);
  std::vector<const Bearer*> fitting(std::uint32_t token) const;
  std::uint32_t behind_title(std::uint32_t name) const;
  bool surname_first(const TokenMention& mention, std::uint32_t first_word) const;
  const std::vector<Bearer>* bearers_of(std::uint32_t token) const;

  const Recognition& m_recognition;
  // By token: what a title that ends before it, or starts there, makes of a name.
  std::vector<Standing> m_behind_title;
  std::vector<Standing> m_title_starts;
  std::vector<std::string_view> m_gender_behind;          // of the title
  std::map<std::string, std::vector<Bearer>> m_surnames;  // by folded surname, each person once
  std::map<std::string, std::set<std::uint32_t>> m_given_names;
};

}  // namespace readout
