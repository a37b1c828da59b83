#pragma once

#include "loader/text/annotated_text.hpp"
#include "loader/text/symbols.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace readout {

/// A unit of a sequence; see Unit. The annotations belong to the index that made it.
struct UnitView {
  TokenRange range;
  std::span<const std::uint32_t> annotations;
  /// Where the index remembers its symbol in the phase that runs; null where it does not.
  std::uint32_t* symbol = nullptr;
};

/// The kinds of annotations that a phase sees, looked up by symbol.
class UnitKinds {
 public:
  explicit UnitKinds(const std::vector<Symbol>& reads, const std::vector<Symbol>& skips = {});

  bool empty() const { return m_seen.empty(); }
  /// Whether units of this kind are part of sequences, or stepped over.
  bool sees(Symbol kind) const { return kind < m_seen.size() && m_seen[kind] != 0; }
  bool skips(Symbol kind) const { return kind < m_skipped.size() && m_skipped[kind] != 0; }

 private:
  std::vector<std::uint8_t> m_seen;
  std::vector<std::uint8_t> m_skipped;
};

/// Adds to `order` the numbers of the text's annotations that it does not hold yet, which are the
/// last ones. They are ordered by start, longer before shorter, then as they were made. Linear, and
/// n log n of those that are new.
void put_in_order(const AnnotatedText& text, std::vector<std::uint32_t>& order);

/// The annotations of some kinds in a text, ordered by place, to turn stretches of it into units.
/// The text must outlive the index; annotations that are added later are not seen.
class UnitIndex {
 public:
  UnitIndex() = default;
  UnitIndex(const AnnotatedText& text, const UnitKinds& kinds);
  /// Forgets what it holds and keeps its memory; `order` is that of put_in_order. Linear.
  void fill(const AnnotatedText& text, const UnitKinds& kinds,
            std::span<const std::uint32_t> order);

  /// Appends the units of a stretch: from the left, the longest annotation that starts here and
  /// ends in the stretch, with all others of the same range, or the token. Line breaks and units of
  /// skipped kinds are left out. Linear.
  void append_units(TokenRange range, std::vector<UnitView>& units) const;
  class Walk;
  /// A walk from the start of a stretch. Logarithmic.
  Walk walk(TokenRange range) const;
  /// To be called when symbols are numbered anew.
  void forget_symbols() { std::ranges::fill(m_symbols, no_symbol); }
  static constexpr std::uint32_t no_symbol = 0xffffffff;
  /// The annotations that cover exactly this stretch. Logarithmic.
  std::span<const std::uint32_t> at(TokenRange range) const;

 private:
  struct Group {
    TokenRange range;
    std::uint32_t first = 0;  // in m_annotations
    std::uint32_t end = 0;
    bool skipped = false;
  };

  std::vector<Group>::const_iterator first_from(std::uint32_t token) const;
  UnitView unit_of(const Group& group) const {
    return {
        group.range,
        std::span<const std::uint32_t>(m_annotations).subspan(group.first, group.end - group.first),
        &m_symbols[static_cast<std::size_t>(&group - m_groups.data())]};
  }

  const AnnotatedText* m_text = nullptr;
  std::vector<Group> m_groups;  // by start, longer before shorter
  std::vector<std::uint32_t> m_annotations;
  mutable std::vector<std::uint32_t> m_symbols;  // of each group, or no_symbol
};

/// Hands out the units of a stretch one after another, as `append_units` makes them. The index must
/// outlive it.
class UnitIndex::Walk {
 public:
  /// The next unit; false at the end of the stretch.
  bool next(UnitView& unit) {
    while (m_token < m_end) {
      pass_groups();
      const std::uint32_t token = m_token;
      if (!at_group()) {
        ++m_token;
        if (m_index.m_text->tokens[token].kind != TokenKind::line_break) {
          unit = {.range = {token, token + 1}, .annotations = {}};
          return true;
        }
        continue;
      }
      m_token = m_group->range.end;
      if (!m_group->skipped) {
        unit = m_index.unit_of(*m_group);
        return true;
      }
    }
    return false;
  }
  /// The token at which the next unit starts, but for what is left out.
  std::uint32_t token() const { return m_token; }
  bool at_end() const { return m_token >= m_end; }
  /// Whether the next unit has annotations or is left out.
  bool at_annotations() {
    pass_groups();
    return at_group();
  }
  /// The unit of the annotations at which it stands; nothing where that is left out.
  std::optional<UnitView> unit_here() const {
    return m_group->skipped ? std::nullopt : std::optional(m_index.unit_of(*m_group));
  }
  /// Passes a token.
  void pass_token() { ++m_token; }
  /// Passes tokens for which `test` holds, up to the next annotation.
  template <typename Test>
  void pass_tokens(const Test& test) {
    const std::uint32_t end = m_group == m_index.m_groups.end()
                                  ? m_end
                                  : std::min(m_end, std::max(m_token, m_group->range.first));
    while (m_token < end && test(m_token)) {
      ++m_token;
    }
  }
  /// Goes on at the next annotation behind this token, or at the end.
  void pass_to_annotations() {
    ++m_token;
    pass_groups();
    m_token = m_group == m_index.m_groups.end() ? m_end : std::min(m_end, m_group->range.first);
  }

 private:
  friend class UnitIndex;
  Walk(const UnitIndex& index, TokenRange range)
      : m_index(index),
        m_group(index.first_from(range.first)),
        m_token(range.first),
        m_end(range.end) {}

  bool at_group() const {
    return m_group != m_index.m_groups.end() && m_group->range.first == m_token;
  }
  // Those behind, and those that do not end in the stretch.
  void pass_groups() {
    while (m_group != m_index.m_groups.end() &&
           (m_group->range.first < m_token ||
            (m_group->range.first == m_token && m_group->range.end > m_end))) {
      ++m_group;
    }
  }

  const UnitIndex& m_index;
  std::vector<Group>::const_iterator m_group;
  std::uint32_t m_token = 0;
  std::uint32_t m_end = 0;
};

inline UnitIndex::Walk UnitIndex::walk(TokenRange range) const { return {*this, range}; }

}  // namespace readout
