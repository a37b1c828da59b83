#pragma once

#include "loader/lexicon/phase.hpp"
#include "loader/text/annotated_text.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace readout {

/// The sequences of a text: of each the stretches of tokens whose units make it.
class Sequences {
 public:
  std::size_t size() const { return m_ends.size(); }
  std::span<const TokenRange> operator[](std::size_t number) const {
    const std::size_t first = number == 0 ? 0 : m_ends[number - 1];
    return std::span<const TokenRange>(m_stretches).subspan(first, m_ends[number] - first);
  }

  void reserve(std::size_t sequences);
  void begin_sequence() { m_ends.push_back(m_stretches.size()); }
  /// One more stretch of the last sequence.
  void add(TokenRange stretch);
  /// The last stretch goes on to `end`.
  void extend(std::uint32_t end) { m_stretches.back().end = end; }

 private:
  std::vector<TokenRange> m_stretches;
  std::vector<std::size_t> m_ends;  // of each sequence in m_stretches
};

/// What a phase's scope and zones make of a text: each sentence, each paragraph (sentences in a row
/// that share it) or the document, without the zones that are not asked for. Linear.
Sequences stretches_of(const AnnotatedText& text, const Phase& phase);

}  // namespace readout
