#pragma once

#include "loader/lexicon/word_lists.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace readout::fuzz {

/// One word list "x", without words.
class NoLists : public WordLists {
 public:
  bool knows(std::string_view list) const override { return list == "x"; }
  bool holds(std::string_view /*list*/, std::string_view /*lower*/) const override { return false; }
  std::vector<std::string> names() const override { return {"x"}; }
};

}  // namespace readout::fuzz
