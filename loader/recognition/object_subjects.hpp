#pragma once

#include "loader/recognition/clauses.hpp"
#include "loader/recognition/person_search.hpp"
#include "loader/recognition/recognition.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace readout {

/// Who a pronoun cannot be because its verb is his own: in "Tannik thanked him" and "Tannik wanted
/// to write to him" the object is somebody else than Tannik.
class ObjectSubjects {
 public:
  /// Both must outlive it.
  ObjectSubjects(const Recognition& recognition, const PersonSearch& people)
      : m_recognition(recognition), m_people(people) {}

  /// Whether a pronoun is the object of a verb or of a preposition that belongs to one: "him", "to
  /// him"; not "beside him", "her hat", "himself".
  bool is_object(const Annotation& pronoun) const;
  /// The people who are the subject of the verb whose object the pronoun is; empty where none are
  /// known.
  std::vector<std::uint32_t> of(const Annotation& pronoun);
  /// Whether a finite verb stands in a stretch.
  bool finite_in(TokenRange range) const;

 private:
  bool is_finite(std::uint32_t token) const;
  bool is_infinite(std::uint32_t token) const;
  bool opens_clause(std::uint32_t token) const;
  std::vector<std::uint32_t> people_in(const Nominal* nominal) const;
  const Clauses& clauses();

  const Recognition& m_recognition;
  const PersonSearch& m_people;
  std::optional<Clauses> m_clauses;  // made for the first object
};

}  // namespace readout
