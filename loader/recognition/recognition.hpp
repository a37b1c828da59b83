#pragma once

#include "loader/lexicon/lexicon.hpp"
#include "loader/lexicon/match_memory.hpp"
#include "loader/lexicon/word_inventory.hpp"
#include "loader/recognition/content_words.hpp"
#include "loader/recognition/vocabulary.hpp"
#include "loader/recognition/word_classes.hpp"
#include "loader/text/annotated_text.hpp"
#include "loader/text/quotations.hpp"
#include "schema/model/document.hpp"
#include "schema/model/facts.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace readout {

/// A mention as tokens; becomes a Mention of the facts.
struct TokenMention {
  EntityKind kind = EntityKind::person;
  MentionForm form = MentionForm::name;
  TokenRange range;
  std::uint32_t rule = 0;
  std::optional<std::uint32_t> entry;  ///< dictionary entry that its words name
  std::vector<std::uint32_t>
      rivals;  ///< further entries of the same kind that its words could name
  std::optional<std::uint32_t> local;  ///< entity of the document
  std::optional<bool> metonym;
  std::optional<std::uint32_t> metonym_rule;
  std::optional<std::uint32_t> stands_for;  ///< local entity
  std::string_view reason{};  ///< why `local` is meant, for people; empty where the rule says it
};

/// A statement as tokens; becomes a Statement of the facts.
struct TokenSlot {
  TokenRange range;
  std::optional<std::uint32_t> mention;
};
struct TokenHop {
  TokenSlot body;
  std::optional<TokenRange> cue;
};
struct TokenStatement {
  StatementKind kind = StatementKind::indirect;
  SpeakerKind speaker_kind = SpeakerKind::unknown;
  std::vector<TokenRange> content;
  std::vector<TokenSlot> speakers;
  std::optional<TokenSlot> on_behalf_of;
  std::optional<TokenSlot> addressee;
  std::optional<TokenSlot> target;
  std::optional<TokenRange> cue;
  CueClass cue_class = CueClass::states;
  Act act = Act::said;
  Polarity polarity = Polarity::positive;
  Modality modality = Modality::fact;
  std::string channel;
  std::optional<TokenSlot> channel_slot;
  std::vector<TokenHop> hops;
  std::optional<std::uint32_t> inside;
  std::string signature;
  std::uint32_t sentence = 0;
  std::uint32_t rule = 0;
};

/// A match that promised a statement and made none.
struct UnmadeStatement {
  TokenRange words;  ///< of the match
  std::uint32_t rule = 0;
  std::string why;
};

/// Something that was noticed; becomes a Finding of the facts.
struct TokenFinding {
  std::string kind;
  TokenRange range;
  std::string message;
  std::uint32_t rule = 0;
};

/// A text layout remain or a part of a line that is a zone of its own.
struct Paragraph {
  TokenRange range;
  std::uint32_t zone = 0;
};

/// What a thread keeps from document to document: the words that it has seen, and the names that
/// engine steps ask for as the lexicon numbers them.
struct RecognitionMemory {
  /// The lexicon must outlive it.
  explicit RecognitionMemory(const Lexicon& the_lexicon)
      : lexicon(the_lexicon),
        match(the_lexicon.word_tests()),
        words(the_lexicon, match),
        vocabulary(the_lexicon.symbols()),
        lists(the_lexicon.lists()),
        content_words(the_lexicon) {}

  /// To be called between documents: forgets what has grown too large.
  void forget_if_large();

  const Lexicon& lexicon;
  MatchMemory match;
  WordInventory words;
  Vocabulary vocabulary;
  WordClasses lists;
  ContentWords content_words;
};

/// One document on its way through the steps of phases.txt. Every engine step is a function on it.
struct Recognition {
  /// Both must outlive it.
  Recognition(const Document& the_document, RecognitionMemory& memory);

  const Document& document;
  const Lexicon& lexicon;
  MatchMemory& match;
  const WordInventory& known_words;
  const Vocabulary& words;
  const WordClasses& lists;
  ContentWords& content_words;
  AnnotatedText text;
  std::vector<std::uint32_t> word_numbers;  ///< of each token among the known words
  std::vector<Paragraph> paragraphs;
  std::vector<Quotation> quotations;  ///< in order of their start
  std::vector<TokenMention>
      mentions;  ///< in order of their start, names first made by the step `names`
  std::vector<LocalEntity> entities;
  std::vector<TokenStatement> statements;  ///< in order of their start
  std::vector<TokenFinding> findings;
  bool keeps_unmade = false;  ///< whether `unmade` is wanted
  std::vector<UnmadeStatement> unmade;

  const KnownWord& word(std::uint32_t token) const { return known_words[word_numbers[token]]; }
  /// A token in small letters.
  const std::string& lower(std::uint32_t token) const { return word(token).lower; }
  /// Whether a list holds a token; not for tokens behind the last.
  bool is(std::uint32_t token, ListNumber list) const {
    return token < word_numbers.size() && lexicon.lists().holds(word(token).lists, list);
  }
  bool is_capitalised(std::uint32_t token) const { return word(token).is_capitalised; }
  std::size_t words_in(TokenRange range) const;
  /// Whether all words in quotation marks have capitals but for those that are small in titles:
  /// “The Long Road to Orvel”.
  bool is_title_of_work(TokenRange quotation) const;
  /// Number of the sentence that holds a token; nothing for tokens outside sentences.
  std::optional<std::uint32_t> sentence_of(std::uint32_t token) const;
  ZoneKind zone_of_sentence(std::uint32_t sentence) const;
  /// The sentences that held an annotation of a kind when they were first asked for. The caller may
  /// exchange them for those of the text, and must change them back.
  std::vector<TextSentence>& sentences_with(Symbol kind);
  /// The outer quotation that holds a token; null for none.
  const Quotation* quotation_at(std::uint32_t token) const;
  /// The outer quotations that overlap a range, in order. By binary search.
  std::span<const Quotation> outer_quotations_in(TokenRange range) const;
  /// The first mention that starts at a token, or the last that covers it; nothing for none.
  /// Constant time, and each mention's length once.
  std::optional<std::uint32_t> mention_at(std::uint32_t token) const;
  /// The mentions that start at a token, as they stand. Linear in their number.
  std::vector<std::uint32_t> mentions_from(std::uint32_t token) const;
  /// Appends a mention that an engine step found; who is meant may be unknown. `reason`, which must
  /// outlive everything, says why.
  const TokenMention& add_mention(EntityKind kind, MentionForm form, TokenRange range,
                                  std::optional<std::uint32_t> local, std::string_view step,
                                  std::string_view reason = {});
  /// To be called after mentions have been reordered or their ranges changed.
  void mentions_moved();
  /// Number of the entity of a dictionary entry, made where the document has none yet.
  std::uint32_t entity_of_entry(std::uint32_t entry);

 private:
  void index_mentions() const;

  // Mentions by token, as far as they were there at the last look-up.
  mutable std::vector<std::uint32_t> m_starting;
  mutable std::vector<std::uint32_t> m_next_starting;  // by mention: the next one of its start
  mutable std::vector<std::uint32_t> m_covering;
  mutable std::size_t m_indexed = 0;
  mutable std::vector<Quotation> m_outer_quotations;  // of the first `m_quotations_seen`
  mutable std::size_t m_quotations_seen = 0;
  std::unordered_map<std::uint32_t, std::uint32_t> m_entity_of_entry;
  std::unordered_map<Symbol, std::vector<TextSentence>> m_sentences_with;
};

/// An annotation's slot by its name, empty where there is none.
TokenRange slot_of(const Recognition& recognition, const Annotation& annotation,
                   std::string_view name);
TokenRange slot_of(const Annotation& annotation, Symbol name);
/// An annotation's attribute, empty where there is none.
std::string_view attribute_of(const Recognition& recognition, const Annotation& annotation,
                              Symbol name);

}  // namespace readout
