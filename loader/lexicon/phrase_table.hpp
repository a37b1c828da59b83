#pragma once

#include "loader/lexicon/image.hpp"
#include "loader/lexicon/string_index.hpp"
#include "loader/lexicon/string_pool.hpp"
#include "loader/text/annotated_text.hpp"

#include <cstdint>
#include <span>
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

  bool operator==(const PhraseValue&) const = default;
};

/// What the phrases have to know of a word of a text; worked out once for each different word.
struct PhraseWord {
  static constexpr std::uint32_t unknown = 0xffffffff;
  std::uint32_t token = unknown;  ///< number of the folded word among those of all phrases
  std::uint32_t start = 0;        ///< state after it at the start of a phrase; 0: none starts so
  std::uint8_t letter_case = 0;   ///< for the letter case of phrases
};

/// All phrases of all dictionaries as one automaton over folded tokens: the cost of a look-up does
/// not depend on how many there are. Read in place from an image.
///
/// Letter case: a word of a phrase in small letters matches any case; one with a capital matches
/// itself, its form in CAPITALS (four letters or more), and, for one in CAPITALS of four letters or
/// more, its form with one capital (NATO, Nato). A phrase in CAPITALS throughout may have shorter
/// words too (NEW YORK).
///
/// A state of the automaton is the number of a node of the trie, in breadth-first order: the
/// children of one node stand together, sorted by token, so that an edge is its token alone.
class PhraseTable {
 public:
  PhraseTable() = default;
  explicit PhraseTable(const Image& image);

  PhraseWord word(std::string_view word, TokenKind kind) const;
  /// Appends one annotation for each phrase that stands in the text, in order of start, then
  /// length; `words` holds what `word` says of each token. Linear in the text times the longest
  /// phrase, and the logarithm of the words that can follow a beginning.
  void annotate(AnnotatedText& text, std::span<const PhraseWord> words) const;
  void annotate(AnnotatedText& text) const;

  std::size_t size() const { return m_phrases.size(); }
  /// The rules that its phrases are of, each once, in order.
  std::vector<std::uint32_t> rules() const;

  /// A phrase as the image holds it.
  struct Phrase {
    std::uint32_t reference = 0;
    std::uint32_t letter_cases = 0;  ///< two bits a word, the first word lowest
    std::uint32_t value = 0;
  };
  /// What many phrases have as their value, as the image holds it.
  struct Value {
    std::uint32_t first_attribute = 0;
    std::uint32_t rule = 0;
    Symbol kind = 0;
    std::uint16_t attributes = 0;
  };

  /// How a word of a phrase wants to be written, in two bits. Only short words ask for capitals
  /// inside: "Let" is not "LeT", but "Youtube" is "YouTube".
  enum class PhraseCase : std::uint8_t { any, one_capital, all_capitals, inner_capitals };
  static PhraseCase phrase_case(std::string_view word);
  /// A token as the automaton compares it: words folded, apostrophes and hyphens of one sort, other
  /// marks as they are.
  static std::string key_of(std::string_view token, TokenKind kind);

 private:
  std::uint32_t start(std::uint32_t token) const {
    return token < m_starts.size() ? m_starts[token] : 0;
  }
  std::uint32_t next(std::uint32_t node, std::uint32_t token) const;
  bool case_agrees(const Phrase& phrase, std::span<const PhraseWord> words) const;
  void add_phrases(AnnotatedText& text, std::uint32_t node, std::span<const PhraseWord> words,
                   TokenRange range) const;
  void add(AnnotatedText& text, const Phrase& phrase, TokenRange range) const;

  StringIndex m_token_index;
  std::span<const StringRef> m_tokens;            // folded words
  StringPool m_strings;                           // of the tokens
  std::span<const std::uint32_t> m_starts;        // child of the root for the first tokens
  std::span<const std::uint32_t> m_first_edge;    // of each node, and one more
  std::span<const std::uint32_t> m_edges;         // token of the edge that leads to node i + 1
  std::span<const std::uint32_t> m_first_phrase;  // of each node, and one more
  std::span<const Phrase> m_phrases;
  std::span<const Value> m_values;
  std::span<const Attribute> m_attributes;
};

}  // namespace readout
