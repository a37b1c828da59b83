#include "loader/lexicon/unit_index.hpp"

#include <algorithm>

namespace readout {

namespace {

void add(Symbol kind, std::vector<std::uint8_t>& kinds) {
  if (kind >= kinds.size()) {
    kinds.resize(kind + 1U);
  }
  kinds[kind] = 1;
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

void put_in_order(const AnnotatedText& text, std::vector<std::uint32_t>& order) {
  const auto in_order = [&](std::uint32_t left, std::uint32_t right) {
    return stands_before(text.annotations[left].range, text.annotations[right].range);
  };
  if (order.size() == text.annotations.size()) {
    return;
  }
  const auto known = static_cast<std::ptrdiff_t>(order.size());
  for (auto number = static_cast<std::uint32_t>(order.size()); number < text.annotations.size();
       ++number) {
    order.push_back(number);
  }
  const auto added = order.begin() + known;
  if (!std::is_sorted(added, order.end(), in_order)) {
    std::stable_sort(added, order.end(), in_order);
  }
  std::inplace_merge(order.begin(), added, order.end(), in_order);
}

UnitIndex::UnitIndex(const AnnotatedText& text, const UnitKinds& kinds) {
  std::vector<std::uint32_t> order;
  put_in_order(text, order);
  fill(text, kinds, order);
}

void UnitIndex::fill(const AnnotatedText& text, const UnitKinds& kinds,
                     std::span<const std::uint32_t> order) {
  m_text = &text;
  m_annotations.clear();
  m_groups.clear();
  m_symbols.clear();
  if (kinds.empty()) {
    return;
  }
  for (const std::uint32_t number : order) {
    const Annotation& annotation = text.annotations[number];
    if (!kinds.sees(annotation.kind) || annotation.removed || annotation.range.empty()) {
      continue;
    }
    const auto position = static_cast<std::uint32_t>(m_annotations.size());
    m_annotations.push_back(number);
    if (m_groups.empty() || m_groups.back().range != annotation.range) {
      m_groups.push_back(
          {.range = annotation.range, .first = position, .end = position, .skipped = false});
    }
    m_groups.back().end = position + 1;
    m_groups.back().skipped |= kinds.skips(annotation.kind);
  }
  m_symbols.assign(m_groups.size(), no_symbol);
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

void UnitIndex::append_units(TokenRange range, std::vector<UnitView>& units) const {
  units.reserve(units.size() + (range.end - range.first));
  Walk walk = this->walk(range);
  for (UnitView unit; walk.next(unit);) {
    units.push_back(unit);
  }
}

}  // namespace readout
