#pragma once

#include "loader/recognition/standing_titles.hpp"

#include <cstdint>
#include <optional>

namespace readout {

/// Whom the offices of the dictionaries mean by a title and a surname.
class OfficeHolders {
 public:
  /// To be made once the phrases have been found.
  explicit OfficeHolders(const Recognition& recognition)
      : m_recognition(recognition), m_titles(recognition) {}

  /// "President Tannik" at `token`: the one person of this surname who holds the office at the
  /// document's date, or held it before, where the title says "former".
  std::optional<std::uint32_t> called(std::uint32_t token) const;
  /// Whether a person of the dictionaries has or had an office of the title before `token`.
  bool may_have(std::uint32_t entry, std::uint32_t token) const;

 private:
  bool is_time_of(const StandingTitle& title, const Office& office) const;

  const Recognition& m_recognition;
  StandingTitles m_titles;
};

}  // namespace readout
