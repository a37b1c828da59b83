#include "loader/lexicon/known_words.hpp"

#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace readout {

void require_known(std::string_view what, std::string_view value,
                   std::span<const std::string_view> known, const Place& place) {
  if (std::ranges::find(known, value) == known.end()) {
    throw InputError(place,
                     fmt::format("unknown {} '{}' ({})", what, value, alternatives(value, known)));
  }
}

std::string with_article(std::string_view noun) {
  const bool vowel = noun.find_first_of("aeiouAEIOU") == 0;
  return fmt::format("{} {}", vowel ? "an" : "a", noun);
}

void require_key(std::string_view kind, std::string_view key, const Place& place) {
  const bool is_of_kind = key.starts_with(kind) && key.substr(kind.size()).starts_with(':') &&
                          key.size() > kind.size() + 1;
  if (!is_of_kind || key.find_first_of(" \t") != std::string_view::npos) {
    throw InputError(place, fmt::format("'{}' is no key of {}: write {}:NAME, without blanks", key,
                                        with_article(kind), kind));
  }
}

}  // namespace readout
