#include "schema/model/decision_checks.hpp"

#include "schema/model/error.hpp"
#include "schema/text/similar_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace readout {

void DecisionChecks::fail(std::size_t line, std::size_t column, const std::string& message) const {
  throw InputError({m_file, line, column}, message);
}

const DecisionWord& DecisionChecks::need(const DecisionLine& written, std::size_t number,
                                         std::string_view what) const {
  if (written.words.size() <= number) {
    const DecisionWord& last = written.words.back();
    fail(written.number, last.end, fmt::format("{} is missing behind '{}'", what, last.text));
  }
  return written.words[number];
}

void DecisionChecks::end_of(const DecisionLine& written, std::size_t count) const {
  if (written.words.size() > count) {
    const DecisionWord& word = written.words[count];
    fail(written.number, word.column, fmt::format("'{}' is one word too many", word.text));
  }
}

void DecisionChecks::key(const DecisionLine& written, const DecisionWord& word) const {
  const std::size_t colon = word.text.find(':');
  if (colon == std::string::npos || colon + 1 == word.text.size()) {
    fail(written.number, word.column,
         fmt::format("'{}' is no key: write it as readout show prints it, such as "
                     "person:xi-jinping.CHN or \"person:john smith\"",
                     word.text));
  }
  const std::string kind = kind_of_key(word.text);
  constexpr std::array<std::string_view, 4> kinds = {"person", "state", "organization", "place"};
  if (std::ranges::find(kinds, kind) == kinds.end()) {
    fail(written.number, word.column,
         fmt::format("unknown kind '{}' of an entity ({})", kind,
                     alternatives(kind, {kinds.begin(), kinds.end()})));
  }
}

std::string kind_of_key(const std::string& key) { return key.substr(0, key.find(':')); }

}  // namespace readout
