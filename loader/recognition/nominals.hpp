#pragma once

#include "loader/recognition/recognition.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace readout {

/// The heads of a nominal: none, one or two.
class NominalHeads {
 public:
  void push_back(TokenRange head) { m_heads[m_size++] = head; }
  std::size_t size() const { return m_size; }
  bool empty() const { return m_size == 0; }
  const TokenRange& front() const { return m_heads.front(); }
  const TokenRange* begin() const { return m_heads.data(); }
  const TokenRange* end() const { return m_heads.data() + m_size; }

 private:
  std::array<TokenRange, 2> m_heads{};
  std::size_t m_size = 0;
};

/// A [Nominal] of the rules: a noun group that can speak or be spoken to.
struct Nominal {
  TokenRange range;
  SpeakerKind speaker_kind = SpeakerKind::unknown;
  std::string_view
      kind;  ///< attribute of the rule: named, office, group, unnamed, body, channel, pronoun
  NominalHeads heads;
  TokenRange owner;          ///< whose office, group or channel it is; may be empty
  TokenRange title;          ///< may be empty
  std::string_view channel;  ///< of the channel noun that it holds, or empty
};

/// The nominals of a text, looked up by where they start and end.
class Nominals {
 public:
  explicit Nominals(const Recognition& recognition);

  const std::vector<Nominal>& all() const { return m_nominals; }
  /// The longest nominal that ends at `end`, or null.
  const Nominal* ending_at(std::uint32_t end) const;
  /// The longest nominal that starts at `first`, or null.
  const Nominal* starting_at(std::uint32_t first) const;
  /// The longest nominal that covers `range`, or null.
  const Nominal* covering(TokenRange range) const;
  /// The nominals that hold one name of a person, and an owner ("Peru's President Ana Tannik"), in
  /// their order. They are sorted by person when they are first asked for: who is named by them
  /// must not change any more.
  const std::vector<const Nominal*>& owned_names_of(const Recognition& recognition,
                                                    std::uint32_t person) const;
  /// The nominals that start in a range, in their order.
  std::span<const Nominal> starting_in(TokenRange range) const;
  /// The first nominal within `range` that is no channel, or null.
  const Nominal* first_subject_in(TokenRange range) const;

 private:
  void index(std::size_t tokens);
  const Nominal* nominal_in(const std::vector<std::uint32_t>& table, std::uint32_t token) const;

  std::vector<Nominal> m_nominals;  // by start, then longest first
  // By token: the first nominal that starts, ends or stands there.
  std::vector<std::uint32_t> m_starting;
  std::vector<std::uint32_t> m_ending;
  std::vector<std::uint32_t> m_covering;
  mutable std::optional<std::map<std::uint32_t, std::vector<const Nominal*>>> m_owned;  // by person
};

/// The description of an office that stands behind a name and its comma, up to the next mark: "the
/// former president of Peru" at `end` of "Ilvo Tannikar, the former president of Peru,"; or null.
const Nominal* apposed_behind(const Recognition& recognition, const Nominals& nominals,
                              std::uint32_t end);

/// Numbers of the descriptions of exactly these words: one, or one for each member of a group.
std::vector<std::uint32_t> descriptors_at(const Recognition& recognition, TokenRange range);

/// Number of the state that a mention is or stands for: a state itself, the state of a capital or
/// seat. Nothing for others.
std::optional<std::uint32_t> state_of(Recognition& recognition, std::uint32_t mention);

/// The same of whose government speaks: also the state of a seat of power, ministry or party,
/// and of a person.
std::optional<std::uint32_t> governed_state_of(Recognition& recognition, std::uint32_t mention);

/// Number of the state that a person of the document is of: by the dictionaries (of several whom
/// the name can mean, the one of all), else by what stands with the name: "Peruvian President".
std::optional<std::uint32_t> state_of_person(Recognition& recognition, const Nominals& nominals,
                                             std::uint32_t person);

}  // namespace readout
