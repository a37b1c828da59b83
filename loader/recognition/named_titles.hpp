#pragma once

#include "loader/recognition/nominals.hpp"
#include "loader/recognition/standing_titles.hpp"

#include <cstdint>
#include <optional>

namespace readout {

/// The titles that stand with names. Holds on to what it is made of.
class NamedTitles {
 public:
  NamedTitles(const Recognition& recognition, const Nominals& nominals);

  /// The title right before the name that starts at `token`.
  std::optional<StandingTitle> before(std::uint32_t token) const { return m_titles.before(token); }
  /// Before a name ("the president of Peru, Ilvo Tannikar"), or behind it: "Ilvo Tannikar, the
  /// former president of Peru,".
  std::optional<StandingTitle> of_name(TokenRange name) const;

 private:
  StandingTitle title_in(const Nominal& nominal) const;

  const Recognition& m_recognition;
  const Nominals& m_nominals;
  StandingTitles m_titles;
};

}  // namespace readout
