#pragma once

#include "loader/lexicon/automaton.hpp"
#include "loader/lexicon/pattern.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace readout {

/// Numbers what the patterns of a phase ask of places: equal anchors and equal look-arounds once.
class PlaceQuestions {
 public:
  struct Look {
    std::uint32_t question = 0;
    bool ahead = true;
    PatternNode pattern{};
  };

  /// The number of an anchor or a look-around; those in a look-around are numbered with it.
  std::uint32_t number_of(const PatternNode& node);

  std::uint32_t size() const { return m_size; }
  const std::vector<AnchorQuestion>& anchors() const { return m_anchors; }
  const std::vector<Look>& looks() const { return m_looks; }

 private:
  std::uint32_t add_anchor(const PatternNode& node);
  std::uint32_t add_look(const PatternNode& node);
  void number_all_in(const PatternNode& node);

  std::uint32_t m_size = 0;
  std::map<std::string, std::uint32_t> m_numbers;
  std::vector<AnchorQuestion> m_anchors;
  std::vector<Look> m_looks;
};

}  // namespace readout
