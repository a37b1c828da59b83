#include "queries/graph/community_profile.hpp"

#include "queries/graph/rank.hpp"

#include <algorithm>
#include <span>

namespace readout {

namespace {

CommunityMember member_of(const EntityGraph& graph, const Communities& communities,
                          std::uint32_t node) {
  CommunityMember member{node};
  const Neighbours row = graph.neighbours(node);
  for (std::size_t i = 0; i < row.nodes.size(); ++i) {
    const bool is_inside = communities.community[row.nodes[i]] == communities.community[node];
    (is_inside ? member.inside : member.outside) += row.ties[i].weight;
  }
  return member;
}

double sum_of(const std::vector<CommunityMember>& members, double CommunityMember::* weight) {
  double sum = 0;
  for (const CommunityMember& member : members) {
    sum += member.*weight;
  }
  return sum;
}

std::span<const CommunityMember> first_of(const CommunityProfile& profile, std::size_t count) {
  return std::span(profile.members).first(std::min(count, profile.members.size()));
}

}  // namespace

double CommunityProfile::weight_inside() const {
  return sum_of(members, &CommunityMember::inside) / 2;
}

double CommunityProfile::share_inside() const {
  const double inside = sum_of(members, &CommunityMember::inside);
  const double strength = inside + sum_of(members, &CommunityMember::outside);
  return strength > 0 ? inside / strength : 0;
}

std::vector<CommunityProfile> profiles_of(const EntityGraph& graph, const Communities& communities,
                                          std::size_t top) {
  std::vector<CommunityProfile> profiles(std::min(top, communities.sizes.size()));
  for (std::uint32_t node = 0; node < size_of(graph); ++node) {
    if (const std::uint32_t number = communities.community[node]; number < profiles.size()) {
      profiles[number].members.push_back(member_of(graph, communities, node));
    }
  }
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    profiles[i].number = i + 1;
    std::ranges::stable_sort(profiles[i].members, std::ranges::greater(),
                             [](const CommunityMember& member) { return rounded(member.inside); });
  }
  return profiles;
}

std::string title_of(const EntityGraph& graph, const CommunityProfile& profile, std::size_t names) {
  std::string title;
  for (const CommunityMember& member : first_of(profile, names)) {
    title += (title.empty() ? "" : ", ") + graph.node(member.node).name;
  }
  return title;
}

Table community_table(const EntityGraph& graph, const std::vector<CommunityProfile>& profiles,
                      std::size_t names) {
  Table table{{"community", "members", "entities", "weight", "inside"}, {}};
  for (const CommunityProfile& profile : profiles) {
    table.rows.push_back({static_cast<std::int64_t>(profile.number),
                          title_of(graph, profile, names),
                          static_cast<std::int64_t>(profile.members.size()),
                          rounded(profile.weight_inside()), rounded(profile.share_inside())});
  }
  return table;
}

Table member_table(const EntityGraph& graph, const std::vector<CommunityProfile>& profiles,
                   std::optional<std::size_t> members) {
  Table table{{"community", "rank", "entity", "kind", "key", "inside", "outside"}, {}};
  for (const CommunityProfile& profile : profiles) {
    std::int64_t rank = 0;
    for (const CommunityMember& member :
         first_of(profile, members.value_or(profile.members.size()))) {
      const GraphNode node = graph.node(member.node);
      table.rows.push_back({static_cast<std::int64_t>(profile.number), ++rank, node.name, node.kind,
                            node.key, rounded(member.inside), rounded(member.outside)});
    }
  }
  return table;
}

}  // namespace readout
