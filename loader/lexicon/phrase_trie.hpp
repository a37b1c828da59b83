#pragma once

#include "loader/text/annotated_text.hpp"

#include <tsl/robin_map.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// What a dictionary says of a phrase: the annotation to make where it stands.
struct PhraseValue {
  Symbol kind = 0;
  std::uint32_t rule = 0;                              ///< the dictionary, as a rule of the lexicon
  std::uint32_t reference = Annotation::no_reference;  ///< number of a dictionary entry
  std::vector<Attribute> attributes;                   ///< sorted by name
};

/// All phrases of all dictionaries as one automaton over folded tokens: the cost of a look-up does
/// not depend on how many there are. Filled while the lexicon is made, constant afterwards.
///
/// Letter case: a word of a phrase in small letters matches any case; one with a capital matches
/// itself, its form in CAPITALS (four letters or more), and, for one in CAPITALS of four letters or
/// more, its form with one capital (NATO, Nato).
class PhraseTrie {
 public:
  /// Adds a phrase; the same phrase may have several values, equal ones are kept once. One with
  /// hyphens stands also for its words without them, unless it ends with one. An empty phrase is
  /// ignored.
  void add(std::string_view phrase, PhraseValue value);

  /// Appends one annotation for each phrase that stands in the text, in order of start, then
  /// length. Linear in the text times the longest phrase.
  void annotate(AnnotatedText& text) const;

  std::size_t size() const { return m_phrases.size(); }

 private:
  struct Phrase {
    std::vector<std::string> words;  ///< as written, for the letter case
    PhraseValue value;
  };
  struct Node {
    std::vector<std::uint32_t> phrases;
  };
  struct MixedHash {
    std::size_t operator()(std::uint64_t key) const;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  struct Word {
    std::string text;
    std::string key;  ///< as the automaton compares it
  };

  void insert(const std::vector<Word>& words_and_keys, PhraseValue value);
  bool case_agrees(const Phrase& phrase, const AnnotatedText& text, std::uint32_t first) const;

  tsl::robin_map<std::string, std::uint32_t, TextHash, std::equal_to<>>
      m_tokens;                                                    // folded token -> id
  tsl::robin_map<std::uint64_t, std::uint32_t, MixedHash> m_next;  // node, token -> node
  std::vector<Node> m_nodes{1};
  std::vector<Phrase> m_phrases;
};

}  // namespace readout
