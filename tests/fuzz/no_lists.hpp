#pragma once

#include "loader/lexicon/word_lists.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readout::fuzz {

/// One word list "x", without words.
class NoLists : public WordLists {
 public:
  std::optional<ListNumber> list(std::string_view name) const override {
    return name == "x" ? std::optional(ListNumber{0}) : std::nullopt;
  }
  ListSet lists_of(std::string_view /*lower*/) const override { return 0; }
  bool holds(ListSet /*lists*/, ListNumber /*list*/) const override { return false; }
  std::vector<std::string> names() const override { return {"x"}; }
};

}  // namespace readout::fuzz
