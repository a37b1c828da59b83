#pragma once

#include "loader/recognition/recognition.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// What the words of title_modifiers.tsv make of an office: "former President",
/// "then-President", "President-elect", "acting President"; with "deputy" it is another one.
enum class TitleSense : std::uint8_t { plain, former, then, coming, acting, other };

/// A title that stands with a name: "former US President".
struct StandingTitle {
  TokenRange range;    ///< with all that belongs to it
  std::string office;  ///< in small letters: "president"
  TitleSense sense = TitleSense::plain;
  std::optional<std::uint32_t> owner;  ///< mention of the state or body whose office it is
  bool of_unknown = false;             ///< "its president", "the club's president"
};

/// Where titles end in a text. To be made once the phrases have been found.
class StandingTitles {
 public:
  explicit StandingTitles(const Recognition& recognition);

  /// The title right before the name that starts at `token`.
  std::optional<StandingTitle> before(std::uint32_t token) const;
  /// The title of these words within a stretch, with what stands before the stretch and belongs to
  /// it: "the former Russian", "Russia's then-".
  StandingTitle of(TokenRange range, TokenRange words) const;

 private:
  bool take_sense(StandingTitle& title, std::uint32_t token) const;
  bool take_owner(StandingTitle& title) const;
  bool take_modifier(StandingTitle& title) const;
  bool is_possessive(std::uint32_t token) const;
  bool is_owner_unknown(std::uint32_t token) const;

  const Recognition& m_recognition;
  std::vector<std::uint32_t> m_first;  // by the token behind it: where the longest title begins
};

/// In small letters, with one blank where words stand apart: "vice-president", "prime minister".
std::string title_words(const Recognition& recognition, TokenRange range);

/// Whether a title can be of an office: the same title, of the same state or body where one stands
/// with it.
bool may_be_of(const Recognition& recognition, const StandingTitle& title, const Office& office);

/// Whether two titles, in small letters, are the same office: "premier", "prime minister".
bool same_office(const Recognition& recognition, std::string_view one, std::string_view other);

}  // namespace readout
