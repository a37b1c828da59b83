#pragma once

#include "loader/recognition/recognition.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace readout {

/// Whether a surname that somebody bears here, and that is a word, too, stands as a name.
class SurnameWords {
 public:
  /// To be made once the phrases have been found.
  explicit SurnameWords(const Recognition& recognition);

  /// "May said", "May's", "told May"; not "last May was".
  bool is_month_as_surname(std::uint32_t token, TokenRange sentence) const;
  /// "The Price of oil"; and "The Grace period", where the document has "grace" in small letters,
  /// too.
  bool is_common_word(std::uint32_t token, TokenRange sentence) const;

 private:
  bool follows_time(std::uint32_t token) const;
  bool is_finite_verb(std::uint32_t token) const;
  bool is_noun(std::uint32_t token) const;

  const Recognition& m_recognition;
  std::set<std::string> m_small;  // words of the document in small letters that are surnames
  std::vector<bool> m_of_people;  // by token: whether a title or descriptor starts there
};

}  // namespace readout
