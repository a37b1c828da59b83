#include "loader/lexicon/unit_index.hpp"

#include <algorithm>

namespace readout {

namespace {

void add(Symbol kind, std::vector<bool>& kinds) {
  if (kind >= kinds.size()) {
    kinds.resize(kind + 1U);
  }
  kinds[kind] = true;
}

bool stands_before(TokenRange left, TokenRange right) {
  return left.first != right.first ? left.first < right.first : left.end > right.end;
}

}  // namespace

UnitKinds::UnitKinds(const std::vector<Symbol>& reads, const std::vector<Symbol>& skips) {
  for (const Symbol kind : reads) {
    add(kind, m_seen);
  }
  for (const Symbol kind : skips) {
    add(kind, m_seen);
    add(kind, m_skipped);
  }
}

UnitIndex::UnitIndex(const AnnotatedText& text, const UnitKinds& kinds) : m_text(text) {
  if (kinds.empty()) {
    return;
  }
  const auto& annotations = text.annotations;
  for (std::uint32_t i = 0; i < annotations.size(); ++i) {
    const Annotation& annotation = annotations[i];
    if (kinds.sees(annotation.kind) && !annotation.removed && !annotation.range.empty()) {
      m_annotations.push_back(i);
    }
  }
  const auto in_order = [&](std::uint32_t left, std::uint32_t right) {
    return stands_before(annotations[left].range, annotations[right].range);
  };
  if (!std::ranges::is_sorted(m_annotations, in_order)) {
    std::ranges::stable_sort(m_annotations, in_order);
  }
  for (std::uint32_t i = 0; i < m_annotations.size(); ++i) {
    const Annotation& annotation = annotations[m_annotations[i]];
    if (m_groups.empty() || m_groups.back().range != annotation.range) {
      m_groups.push_back({.range = annotation.range, .first = i, .end = i, .skipped = false});
    }
    m_groups.back().end = i + 1;
    m_groups.back().skipped |= kinds.skips(annotation.kind);
  }
}

std::vector<UnitIndex::Group>::const_iterator UnitIndex::first_from(std::uint32_t token) const {
  return std::ranges::lower_bound(m_groups, token, {},
                                  [](const Group& group) { return group.range.first; });
}

std::span<const std::uint32_t> UnitIndex::at(TokenRange range) const {
  const auto group = std::ranges::lower_bound(m_groups, range, stands_before, &Group::range);
  if (group == m_groups.end() || group->range != range) {
    return {};
  }
  return std::span<const std::uint32_t>(m_annotations)
      .subspan(group->first, group->end - group->first);
}

bool UnitIndex::any_in(TokenRange range) const {
  const auto group = first_from(range.first);
  return group != m_groups.end() && group->range.first < range.end;
}

void UnitIndex::append_units(TokenRange range, std::vector<UnitView>& units) const {
  units.reserve(units.size() + (range.end - range.first));
  auto group = first_from(range.first);
  for (std::uint32_t token = range.first; token < range.end;) {
    while (group != m_groups.end() &&
           (group->range.first < token ||
            (group->range.first == token && group->range.end > range.end))) {
      ++group;
    }
    if (group == m_groups.end() || group->range.first != token) {
      if (m_text.tokens[token].kind != TokenKind::line_break) {
        units.push_back({.range = {token, token + 1}, .annotations = {}});
      }
      ++token;
      continue;
    }
    if (!group->skipped) {
      units.push_back({.range = group->range,
                       .annotations = std::span<const std::uint32_t>(m_annotations)
                                          .subspan(group->first, group->end - group->first)});
    }
    token = group->range.end;
  }
}

}  // namespace readout
