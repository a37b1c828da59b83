#pragma once

#include "loader/recognition/recognition.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

namespace readout {

/// The statements of a text while those of its quotations are added in the order of the text. All
/// look-ups are logarithmic, or as long as a sentence.
class SpokenSoFar {
 public:
  /// The statements must be sorted.
  explicit SpokenSoFar(Recognition& recognition);

  /// Whether a statement has words of an outer quotation.
  bool quotes(TokenRange quotation) const { return m_quoted[quotation.first]; }
  /// Whether an outer quotation stands in what a speaker is called.
  bool names_speaker(TokenRange quotation) const { return m_naming[quotation.first]; }
  /// The statements of a sentence.
  const std::vector<std::uint32_t>& of_sentence(std::uint32_t sentence) const {
    return m_by_sentence[sentence];
  }
  /// The last sentence that words of a statement stand in: its quotations may go on behind its cue.
  std::uint32_t last_sentence_of(const TokenStatement& statement) const;
  /// The last statement with a speaker up to a sentence, none that is only told of within words in
  /// quotation marks; null for none.
  const TokenStatement* last_up_to(std::uint32_t sentence) const;
  /// The last statement of a sentence's paragraph before it that has a speaker and words in
  /// quotation marks, those with a cue before others; null for none. Sentences must be asked for in
  /// their order.
  TokenStatement* quoted_before(std::uint32_t sentence);

  /// What somebody is said to have said without quotation marks in the sentence before, in the same
  /// paragraph: the outermost such statement, if it is the last that is spoken there; else null.
  TokenStatement* told_just_before(std::uint32_t sentence);

  /// A statement of the next quotation, or an earlier one that goes on with it. Pointers to
  /// statements end with `add`.
  void add(TokenStatement statement);
  void go_on(TokenStatement& statement, TokenRange quotation);

 private:
  using Spoken = std::tuple<std::uint32_t, TokenRange, std::uint32_t>;

  std::optional<Spoken> spoken(std::uint32_t number) const;
  void learn(std::uint32_t number);
  void consider(std::uint32_t number);
  std::uint32_t paragraph_of(std::uint32_t sentence) const {
    return m_recognition.text.sentences[sentence].paragraph;
  }

  Recognition& m_recognition;
  std::vector<bool> m_quoted;  // by the first token of an outer quotation
  std::vector<bool> m_naming;  // by the same
  std::vector<std::vector<std::uint32_t>> m_by_sentence;
  std::set<Spoken> m_spoken;   // last sentence, first words and number of each that is spoken
  std::uint32_t m_passed = 0;  // sentences that `m_last_quoted` knows
  std::optional<std::uint32_t> m_last_quoted;  // of the paragraph of the last of these with one
};

}  // namespace readout
