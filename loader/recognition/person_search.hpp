#pragma once

#include "loader/recognition/nominals.hpp"
#include "loader/recognition/recognition.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace readout {

/// The people that a text mentions, looked up by place. Names that only modify another word ("the
/// Tannik administration") are passed over: nobody refers back to them.
class PersonSearch {
 public:
  using Test = std::function<bool(std::uint32_t local)>;

  /// Takes the mentions that are there now. Both must outlive it.
  PersonSearch(const Recognition& recognition, const Nominals& nominals);

  /// To be called for a mention of a person that came later.
  void add(const TokenMention& mention);
  /// Number of the first person within `range` for whom `fits` holds. Time is that of the range.
  std::optional<std::uint32_t> first_in(TokenRange range, const Test& fits = {}) const;
  /// The same of those that a finite verb follows ("Tannik later said").
  std::optional<std::uint32_t> first_subject_in(TokenRange range, const Test& fits) const;
  std::optional<std::uint32_t> last_subject_in(TokenRange range, const Test& fits) const;
  std::optional<std::uint32_t> starting_at(std::uint32_t token) const;
  std::optional<std::uint32_t> ending_at(std::uint32_t end) const;
  /// Whose mention has exactly these words.
  std::optional<std::uint32_t> at(TokenRange words) const;
  /// Whether a person may be of this gender (`m`, `f`), by its entry, a title or
  /// pronoun in this text or its given name; true where nothing is known.
  bool may_be(std::uint32_t local, std::string_view gender) const;
  /// To be called where a pronoun of this gender means a person: where nothing else tells it, he
  /// keeps it.
  void take_gender(std::uint32_t local, std::string_view gender);

 private:
  bool modifies(TokenRange name) const;
  bool is_subject(std::uint32_t token, const Test& fits) const;
  void learn_genders();
  std::string_view gender_of(std::uint32_t local) const;

  const Recognition& m_recognition;
  const Nominals& m_nominals;
  // By token: the person whose mention starts or ends there.
  std::vector<std::optional<std::uint32_t>> m_starting;
  std::vector<std::optional<std::uint32_t>> m_ending;
  std::vector<std::uint32_t> m_ends;                    // by token: where the mention ends
  std::map<std::uint32_t, std::string_view> m_genders;  // by entity, from titles and pronouns
};

}  // namespace readout
