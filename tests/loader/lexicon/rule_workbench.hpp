#pragma once

#include "loader/lexicon/matcher.hpp"
#include "loader/lexicon/phase.hpp"
#include "loader/text/annotated_text.hpp"
#include "loader/text/symbols.hpp"

#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace readout::test {

/// Word lists in memory.
class ListsOfTest : public WordLists {
 public:
  std::map<std::string, std::set<std::string>, std::less<>> lists;
  /// By the word and the name of a reading.
  std::map<std::pair<std::string, std::string>, std::string, std::less<>> lemma_of;

  /// The position of the list by name.
  std::optional<ListNumber> list(std::string_view name) const override {
    const auto found = lists.find(name);
    return found == lists.end()
               ? std::nullopt
               : std::optional(static_cast<ListNumber>(std::distance(lists.begin(), found)));
  }
  /// One bit for each list.
  ListSet lists_of(std::string_view lower) const override {
    ListSet set = 0;
    ListNumber number = 0;
    for (const auto& [name, words] : lists) {
      set |= static_cast<ListSet>(words.contains(std::string(lower)) ? 1U : 0U) << number++;
    }
    return set;
  }
  bool holds(ListSet set, ListNumber list) const override { return ((set >> list) & 1U) != 0; }
  std::vector<std::string> names() const override {
    std::vector<std::string> names;
    for (const auto& [name, words] : lists) {
      names.push_back(name);
    }
    return names;
  }
  Lemmas lemmas(std::string_view lower) const override {
    Lemmas all;
    for (std::size_t reading = 0; reading < all.size(); ++reading) {
      const auto found = lemma_of.find(std::pair(
          std::string(lower), std::string(readout::to_string(static_cast<Reading>(reading)))));
      all[reading] = found == lemma_of.end() ? std::string_view{} : found->second;
    }
    return all;
  }
};

using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// A text, symbols and lists to run rules on.
class Workbench {
 public:
  ListsOfTest lists;
  SymbolTable symbols;
  AnnotatedText text;

  explicit Workbench(std::string_view words = {}) { set_text(words); }

  /// One paragraph; each full stop ends a sentence. An empty line starts a paragraph. `words` must
  /// live as long as the text is used.
  void set_text(std::string_view words);
  /// Annotates the first stretch of tokens that reads `words`.
  Annotation& annotate(std::string_view kind, std::string_view words, Attributes attributes = {});
  Annotation& annotate(std::string_view kind, TokenRange range, Attributes attributes = {});

  /// Gives the first token that reads `word` these readings ("noun base"); all tokens have at least
  /// `name` from then on.
  void read(std::string_view word, std::string_view readings);
  /// The readings of the first token that reads `word`, as names.
  std::string readings_of_word(std::string_view word) const;

  CompiledPhase compiled(const std::string& yaml);
  /// Runs rules over the text; the new annotations as "label: words {slot: words} {name=value}".
  std::vector<std::string> run(const std::string& yaml);
  std::string shown(const Annotation& annotation) const;

 private:
  std::uint32_t token_of(std::string_view word) const;
};

/// A phase of one rule `r` that makes `Found`: `head` holds further lines such as "reads: [A]\n".
std::string phase_of(std::string_view pattern, std::string_view head = {});

/// The message of the InputError that reading and compiling these rules gives; empty if none.
std::string error_of(const std::string& yaml);
std::string error_of_pattern(std::string_view pattern, std::string_view head = {});

}  // namespace readout::test
