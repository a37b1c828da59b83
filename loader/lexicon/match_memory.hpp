#pragma once

#include "loader/lexicon/sequence_table.hpp"
#include "loader/lexicon/triple_table.hpp"
#include "loader/lexicon/word_tests.hpp"
#include "loader/text/annotated_text.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace readout {

struct Automata;
class Conditions;
class ConstraintTable;
class MatchFinder;
class UnitIndex;
struct UnitView;

/// What one thread keeps from phase to phase and from text to text: classes of words that no test
/// of the phases tells apart, numbered, and the states of their automata. It never changes a
/// result. All phases that use it must share their WordTests.
class MatchMemory {
 public:
  /// The tests must be complete and outlive the memory.
  explicit MatchMemory(const WordTests& tests);
  ~MatchMemory();
  MatchMemory(const MatchMemory&) = delete;
  MatchMemory& operator=(const MatchMemory&) = delete;

  /// The class of a word: equal for words that pass the same tests, whatever their readings. To be
  /// remembered by those who number words; valid until `clear`.
  std::uint32_t class_of_word(std::string_view word);
  /// The classes of the words of a text, token by token.
  std::vector<std::uint32_t> classes_of(const AnnotatedText& text);
  /// Begins a text, given the classes of its tokens' words; all phases that run until the next
  /// `begin` must be about this text.
  void begin(std::vector<std::uint32_t> word_classes);
  void begin(const AnnotatedText& text) { begin(classes_of(text)); }

  /// The class of a token of the text at hand without its readings, and with them.
  std::uint32_t plain_class(std::uint32_t token) const { return m_plain_classes[token]; }
  std::uint32_t read_class(std::uint32_t token, ReadingSet readings) {
    Read& last = m_last[m_word_classes[token]];
    if (last.readings != readings || last.number == unknown) {
      last = {.readings = readings, .number = class_with(m_word_classes[token], readings)};
    }
    return last.number;
  }
  /// The tests that hold for a token of a class; valid until the next class is numbered.
  BitsView tests_of(std::uint32_t token_class) const { return m_classes.at(token_class); }
  /// The number of an annotation's kind and attributes, given its position in the text at hand.
  std::uint32_t look_of(const AnnotatedText& text, std::uint32_t annotation) {
    if (annotation >= m_look_of_annotation.size()) {
      m_look_of_annotation.resize(text.annotations.size(), unknown);
    }
    std::uint32_t& look = m_look_of_annotation[annotation];
    if (look == unknown) {
      look = number_of_look(text.annotations[annotation]);
    }
    return look;
  }
  /// The number of the looks of several annotations; equal numbers mean equal looks. Not for none.
  std::uint32_t looks_of(const AnnotatedText& text, std::span<const std::uint32_t> annotations) {
    const std::uint32_t first = look_of(text, annotations.front());
    return annotations.size() == 1 ? first : number_of_looks(text, first, annotations.subspan(1));
  }
  /// To be called when annotations of the text at hand have got other attributes.
  void attributes_changed() { m_look_of_annotation.clear(); }
  /// The annotations of the text at hand in the order of put_in_order.
  std::span<const std::uint32_t> annotations_in_order(const AnnotatedText& text);

  /// For the phase that runs, to fill: of what it sees and of what it may remove.
  UnitIndex& seen() { return *m_seen; }
  UnitIndex& removable() { return *m_removable; }
  std::vector<UnitView>& units() { return m_units; }
  /// The working memory of a phase, by its constraints.
  MatchFinder& finder_for(const Automata& automata, const ConstraintTable& constraints,
                          const Conditions& conditions);

  std::size_t bytes() const;
  /// Forgets everything. Not while a text is at hand.
  void clear();

 private:
  static constexpr std::uint32_t unknown = std::numeric_limits<std::uint32_t>::max();
  struct Read {
    ReadingSet readings = 0;
    std::uint32_t number = unknown;
  };

  std::uint32_t class_with(std::uint32_t word_class, ReadingSet readings);
  std::uint32_t number_of_look(const Annotation& annotation);
  std::uint32_t number_of_looks(const AnnotatedText& text, std::uint32_t first,
                                std::span<const std::uint32_t> others);

  const WordTests& m_tests;
  SequenceTable m_answers;             // of each word class
  std::vector<std::uint32_t> m_plain;  // by word class: the token class without readings
  std::vector<Read> m_last;            // by word class: what was asked last
  SequenceTable m_pairs;               // word class and readings
  std::vector<std::uint32_t> m_class_of_pair;
  SequenceTable m_classes;   // bits of each token class
  SequenceTable m_looks;     // kind and attributes
  TripleTable m_more_looks;  // of a number of looks and one look more
  std::unordered_map<const ConstraintTable*, std::unique_ptr<MatchFinder>> m_finders;
  // The text at hand, by token.
  std::vector<std::uint32_t> m_word_classes;
  std::vector<std::uint32_t> m_plain_classes;
  // The text at hand, by annotation.
  std::vector<std::uint32_t> m_look_of_annotation;  // or unknown
  std::vector<std::uint32_t> m_order;
  // Kept for their memory.
  std::vector<std::uint32_t> m_key;
  std::unique_ptr<UnitIndex> m_seen;
  std::unique_ptr<UnitIndex> m_removable;
  std::vector<UnitView> m_units;
};

}  // namespace readout
