#pragma once

#include "loader/text/reading.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// Word lists for `[in=NAME]`. Asked with the name of the list once at compile time, then with
/// words; safe to ask from several threads.
class WordLists {
 public:
  virtual ~WordLists() = default;
  virtual bool knows(std::string_view list) const = 0;
  /// `lower` is the word in small letters.
  virtual bool holds(std::string_view list, std::string_view lower) const = 0;
  virtual std::vector<std::string> names() const = 0;
  /// The dictionary form of a word in one of its readings ("left", participle: leave); empty where
  /// no dictionary says.
  virtual std::string_view lemma(std::string_view /*lower*/, Reading /*reading*/) const {
    return {};
  }
};

}  // namespace readout
