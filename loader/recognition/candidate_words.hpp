#pragma once

#include "loader/recognition/recognition.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace readout {

/// What the step `candidates` asks of single words of one document. Every question may be asked of
/// tokens behind the last, where the answer is no, unless it says otherwise.
class CandidateWords {
 public:
  /// Reads the annotations of the dictionaries. The recognition must outlive it.
  explicit CandidateWords(const Recognition& recognition);

  bool is_mark(std::uint32_t token, std::string_view mark) const;
  /// Whether nothing stands between a token and the next.
  bool touches_next(std::uint32_t token) const;

  bool is_common(std::uint32_t token) const;
  /// A given name or a surname.
  bool is_of_people(std::uint32_t token) const;
  /// A given name that is no part of a longer name in a dictionary ("Carolina" in "North
  /// Carolina").
  bool is_given_name(std::uint32_t token) const;
  /// "Kofi Tannik": a given name, then a capital; or a name of the dictionaries.
  bool is_person_from(std::uint32_t token) const;
  /// A state and another one, or a person, with nothing between: “left Serbia Hungary said”.
  bool are_two_names(TokenRange range) const;
  /// A surname that is a common word, too, with what only stands behind somebody: "Baker, 61,",
  /// "Fisher, a nurse,", "Smith said".
  bool is_surname_in_use(std::uint32_t token) const;
  /// A capital that may be that of a name, wherever it stands: no closed word, no adjective of a
  /// state, no stop name.
  bool is_capital(std::uint32_t token) const;
  /// "Rep." and the like.
  bool is_abbreviation(std::uint32_t token) const;
  /// One letter; not for tokens behind the last.
  bool is_initial(std::uint32_t token) const;
  /// "A.Tannik": who stands behind "President of Peru".
  bool begins_with_initial(std::uint32_t token) const;

  /// Whether a word is part of a title; not for tokens behind the last.
  bool is_title(std::uint32_t token) const { return m_titles[token]; }
  /// Whether a word is part of a name in a dictionary; not for tokens behind the last.
  bool is_known(std::uint32_t token) const { return m_known[token]; }
  /// State or place, where a word is the last of one in a dictionary; not for tokens behind the
  /// last.
  std::optional<EntityKind> known_end(std::uint32_t token) const { return m_known_ends[token]; }

 private:
  void mark_alone(const Annotation& annotation);
  void mark_end(const Annotation& annotation);
  void mark_speech(const Annotation& annotation);
  bool is_closed(std::uint32_t token) const;
  bool is_finite(std::uint32_t token) const;
  bool is_contraction(std::uint32_t token) const;
  bool holds(ListNumber list, std::string_view word) const;

  const Recognition& m_recognition;
  const AnnotatedText& m_text;
  // By token.
  std::vector<bool> m_closed;  // adjectives of states and stop names
  std::vector<bool> m_titles;
  std::vector<bool> m_speech;  // first words of verbs that report speech
  std::vector<bool> m_known;
  std::vector<bool> m_in_longer;     // names of several words
  std::vector<bool> m_states_alone;  // states of one word
  std::vector<bool> m_people_alone;  // people of one word
  std::vector<bool> m_people;        // first words of people's names of several words
  std::vector<std::optional<EntityKind>> m_known_ends;
};

}  // namespace readout
