#pragma once

#include "loader/text/annotated_text.hpp"
#include "loader/text/symbols.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace readout {

/// A unit of a sequence; see Unit. The annotations belong to the index that made it.
struct UnitView {
  TokenRange range;
  std::span<const std::uint32_t> annotations;
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
  /// `order` is that of put_in_order. Linear.
  UnitIndex(const AnnotatedText& text, const UnitKinds& kinds,
            std::span<const std::uint32_t> order);
  UnitIndex(const AnnotatedText& text, const UnitKinds& kinds);

  /// Appends the units of a stretch: from the left, the longest annotation that starts here and
  /// ends in the stretch, with all others of the same range, or the token. Line breaks and units of
  /// skipped kinds are left out. Linear.
  void append_units(TokenRange range, std::vector<UnitView>& units) const;
  /// Whether `test` holds for the annotations of some stretch that starts in this one, taken for a
  /// unit. Logarithmic, and linear in the annotations that start here.
  template <typename Test>
  bool any_in(TokenRange range, const Test& test) const {
    for (auto group = first_from(range.first);
         group != m_groups.end() && group->range.first < range.end; ++group) {
      if (!group->skipped && test(unit_of(*group))) {
        return true;
      }
    }
    return false;
  }
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
    return {group.range, std::span<const std::uint32_t>(m_annotations)
                             .subspan(group.first, group.end - group.first)};
  }

  const AnnotatedText& m_text;
  std::vector<Group> m_groups;  // by start, longer before shorter
  std::vector<std::uint32_t> m_annotations;
};

}  // namespace readout
