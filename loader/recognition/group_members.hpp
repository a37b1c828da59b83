#pragma once

#include "loader/recognition/nominals.hpp"
#include "loader/recognition/person_search.hpp"
#include "loader/recognition/recognition.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace readout {

/// Whom "the two leaders", "both sides", "the three countries" mean: those whom the text names near
/// before, where they are exactly so many. group_words.tsv has the words.
class GroupMembers {
 public:
  /// Whether a person of the document holds an office: "president", or any of its class: "leader".
  using HoldsOffice = std::function<bool(std::uint32_t person, std::string_view title)>;

  /// All must outlive it.
  GroupMembers(Recognition& recognition, const Nominals& nominals, const PersonSearch& people,
               HoldsOffice holds_office)
      : m_recognition(recognition),
        m_nominals(nominals),
        m_people(people),
        m_holds_office(std::move(holds_office)) {}

  /// Numbers of the entities, each once; empty where they cannot be told.
  std::vector<std::uint32_t> of(const Nominal& group);
  /// The states for whose governments a group stands: "Tokyo officials", "officials in Tokyo",
  /// "Chinese and Russian diplomats"; not "two Tokyo officials", who speak for themselves. Empty
  /// where one is unknown.
  std::vector<std::uint32_t> governments(const Nominal& group);
  /// "Our two countries", "both sides".
  bool is_pair_of_states(const Nominal& group) const;

 private:
  using Members = std::vector<std::uint32_t>;
  enum class Sort : std::uint8_t { people, men, women, offices, states, sides };
  struct Asked {
    Sort sort = Sort::people;
    std::size_t count = 0;
    std::string title;  // in the singular: "foreign minister"; of people by office
  };

  std::optional<Asked> asked_by(const Nominal& group) const;
  bool stands_alone(std::uint32_t end) const;
  std::vector<std::uint32_t> governments_behind(const Nominal& group) const;
  bool is_part_of_them(std::uint32_t token) const;
  bool joins_owner(std::uint32_t token) const;
  std::size_t count_at(std::uint32_t token) const;
  std::optional<Sort> sort_of(std::uint32_t token) const;
  bool holds(std::string_view list, std::uint32_t token) const;
  Members named_in(TokenRange range, const Asked& asked);
  std::optional<std::uint32_t> person_at(std::uint32_t token, Sort sort) const;
  std::optional<std::uint32_t> party_at(std::uint32_t token, Sort sort);
  bool is_place(std::uint32_t first) const;
  Members chosen(const Members& named, TokenRange range, const Asked& asked);
  Members joined_in(TokenRange range, const Asked& asked);

  Recognition& m_recognition;
  const Nominals& m_nominals;
  const PersonSearch& m_people;
  HoldsOffice m_holds_office;
};

}  // namespace readout
