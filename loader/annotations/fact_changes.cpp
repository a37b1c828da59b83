#include "loader/annotations/fact_changes.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <tuple>
#include <utility>

namespace readout {

namespace {

using What = FactChange::What;

using PropertyKey = std::tuple<const std::string&, const std::string&, const std::vector<Span>&>;

PropertyKey key_of(const FactProperty& property) {
  return {property.name, property.value, property.spans};
}

bool properties_before(const ComparableFact& a, const ComparableFact& b) {
  return std::ranges::lexicographical_compare(a.properties, b.properties, std::less<>(), key_of,
                                              key_of);
}

bool comes_before(const ComparableFact& a, const ComparableFact& b) {
  const auto place = [](const ComparableFact& fact) { return std::tie(fact.place, fact.kind); };
  return place(a) != place(b) ? place(a) < place(b) : properties_before(a, b);
}

bool at_same_place(const ComparableFact& a, const ComparableFact& b) { return a.place == b.place; }

bool with_same_content(const ComparableFact& a, const ComparableFact& b) {
  const FactProperty* const content = a.property("content");
  const FactProperty* const other = b.property("content");
  return content != nullptr && other != nullptr && content->spans == other->spans;
}

bool that_overlap(const ComparableFact& a, const ComparableFact& b) {
  return a.place.overlaps(b.place);
}

/// Facts of both sides that have no partner yet, in the order of the text.
struct Left {
  std::vector<ComparableFact> before;
  std::vector<ComparableFact> after;
};

/// Takes out what both sides have.
Left without_the_same(std::vector<ComparableFact> before, std::vector<ComparableFact> after,
                      FactComparison& comparison) {
  std::ranges::stable_sort(before, comes_before);
  std::ranges::stable_sort(after, comes_before);
  Left left;
  auto old = before.begin();
  auto now = after.begin();
  while (old != before.end() && now != after.end()) {
    if (comes_before(*old, *now)) {
      left.before.push_back(std::move(*old++));
    } else if (comes_before(*now, *old)) {
      left.after.push_back(std::move(*now++));
    } else {
      ++comparison.same;
      comparison.other_rule += old->rule == now->rule ? 0 : 1;
      ++old;
      ++now;
    }
  }
  std::move(old, before.end(), std::back_inserter(left.before));
  std::move(now, after.end(), std::back_inserter(left.after));
  return left;
}

/// Makes one change of every two facts of a kind for which `alike` holds.
template <typename Alike>
void pair_up(Left& left, Alike alike, std::vector<FactChange>& changes) {
  std::vector<ComparableFact> alone;
  for (ComparableFact& old : left.before) {
    const auto partner = std::ranges::find_if(left.after, [&](const ComparableFact& now) {
      return old.kind == now.kind && alike(old, now);
    });
    if (partner == left.after.end()) {
      alone.push_back(std::move(old));
    } else {
      changes.push_back({What::changed, std::move(old), std::move(*partner)});
      left.after.erase(partner);
    }
  }
  left.before = std::move(alone);
}

}  // namespace

std::string_view to_string(FactChange::What what) {
  constexpr std::array<std::string_view, 3> names = {"lost", "changed", "gained"};
  return names[static_cast<std::size_t>(what)];
}

FactComparison compare_facts(std::vector<ComparableFact> before,
                             std::vector<ComparableFact> after) {
  FactComparison comparison;
  Left left = without_the_same(std::move(before), std::move(after), comparison);
  std::vector<FactChange>& changes = comparison.changes;
  pair_up(left, at_same_place, changes);
  pair_up(left, with_same_content, changes);
  pair_up(left, that_overlap, changes);
  for (ComparableFact& fact : left.before) {
    changes.push_back({What::lost, std::move(fact), std::nullopt});
  }
  for (ComparableFact& fact : left.after) {
    changes.push_back({What::gained, std::nullopt, std::move(fact)});
  }
  std::ranges::stable_sort(changes, [](const FactChange& a, const FactChange& b) {
    return std::tie(a.fact().place, a.fact().kind, a.what) <
           std::tie(b.fact().place, b.fact().kind, b.what);
  });
  return comparison;
}

std::vector<PropertyChange> property_changes(const FactChange& change) {
  std::vector<PropertyChange> differing;
  if (!change.before || !change.after) {
    return differing;
  }
  for (const FactProperty& old : change.before->properties) {
    const FactProperty* const now = change.after->property(old.name);
    if (now == nullptr || *now != old) {
      differing.push_back({old.name, old.value, now == nullptr ? std::string() : now->value});
    }
  }
  for (const FactProperty& now : change.after->properties) {
    if (change.before->property(now.name) == nullptr) {
      differing.push_back({now.name, std::string(), now.value});
    }
  }
  return differing;
}

std::string gist_of(const FactChange& change) {
  if (change.what != What::changed) {
    return gist_of(change.fact());
  }
  const auto shown = [](const std::string& value) {
    return value.empty() ? std::string("none") : value;
  };
  std::string text;
  for (const PropertyChange& property : property_changes(change)) {
    text += (text.empty() ? "" : "; ") + property.name + ": " + shown(property.before) + " -> " +
            shown(property.after);
  }
  return text;
}

}  // namespace readout
